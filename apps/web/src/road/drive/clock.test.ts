import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOf, kilogramsOf } from './clock.ts';

test('a minute of the day and a weight are said as people write them', () => {
  assert.deepEqual([clockOf(485), clockOf(1_440), kilogramsOf(12_340)], ['08:05', '24:00', '12.3']);
});
