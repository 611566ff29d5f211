import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from './random.ts';

test('the same seed gives the same numbers, neighbouring seeds do not', () => {
  const draw = (seed: number): number[] => {
    const random = new Random(seed);
    return Array.from({ length: 5 }, () => random.below(1000));
  };
  assert.deepEqual(draw(0), draw(0));
  assert.notDeepEqual(draw(1), draw(2));
});

test('whole numbers below a limit come up about equally often', () => {
  const random = new Random(9);
  const seen = new Int32Array(10);
  for (let i = 0; i < 10_000; i++) seen[random.below(10)]! += 1;
  for (const count of seen) assert.ok(count > 850 && count < 1150);
});
