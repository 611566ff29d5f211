import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kilogramsText, roundKilogramsText } from './kilograms.ts';

test('kilograms have their thousands apart, and one decimal where it tells something', () => {
  assert.deepEqual([0, 800, 1_234_560].map(kilogramsText), ['0.0', '0.8', '1,234.6']);
  assert.deepEqual([9_940, 10_000, 1_234_560].map(roundKilogramsText), ['9.9', '10', '1,235']);
});
