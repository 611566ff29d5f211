import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yuanText } from './yuan.ts';

test('fen are shown as yuan with two decimals and thousands apart', () => {
  assert.deepEqual([0, 5, 8_890, 123_456_789, -1_203].map(yuanText), [
    '0.00',
    '0.05',
    '88.90',
    '1,234,567.89',
    '−12.03',
  ]);
});
