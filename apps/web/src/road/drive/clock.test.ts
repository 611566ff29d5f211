import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOf } from './clock.ts';

test('a minute of the day is said as people write it', () => {
  assert.deepEqual([clockOf(485), clockOf(1_440)], ['08:05', '24:00']);
});
