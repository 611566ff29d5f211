import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOf, kilogramsOf, metresOf } from './clock.ts';

test('kilometres are read as people write them, and nothing else is', () => {
  assert.deepEqual(['31.5', ' 31,5 ', '40', '', '3l', '-2', '12345', '1.25'].map(metresOf), [
    31_500,
    31_500,
    40_000,
    null,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  assert.deepEqual([clockOf(485), clockOf(1_440), kilogramsOf(12_340)], ['08:05', '24:00', '12.3']);
});
