import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lotLabel, lotLabelIn } from './index.ts';

test('a label of any piece of a lot tells its lot, however it was typed; no other label does', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 500 }), (lot, piece) => {
      const whole = lotLabel(lot);
      for (const text of [whole, lotLabel(lot, piece), ` ${lotLabel(lot, piece).toLowerCase()} `])
        assert.equal(lotLabelIn(text), whole);
    }),
  );
  for (const text of ['SF770000000099', 'UP0123456789AB', '12.5', '2100012345678', 'LT0123', 'YG0123456789AB', ''])
    assert.equal(lotLabelIn(text), undefined, text);
});
