import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passedOver } from './passed-over.ts';

test('what waits was left behind by a driver who took other things after it was registered, and by no other', () => {
  const waits = (registeredAt: number) => ({ stage: 'at-station' as const, registeredAt, collectedAt: null });
  const taken = (registeredAt: number, collectedAt: number) => ({
    stage: 'on-van' as const,
    registeredAt,
    collectedAt,
  });
  const all = [waits(10), waits(60), taken(5, 50), taken(5, 40)];
  assert.deepEqual(
    [waits(10), waits(60), taken(5, 50)].map((row) => passedOver(row, all)),
    [50, null, null],
  );
  assert.equal(passedOver(waits(10), [waits(10), waits(20)]), null);
});
