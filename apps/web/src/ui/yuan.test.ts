import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fenOf, yuanText } from './yuan.ts';

test('fen are shown as yuan with two decimals and thousands apart', () => {
  assert.deepEqual([0, 5, 8_890, 123_456_789, -1_203].map(yuanText), [
    '0.00',
    '0.05',
    '88.90',
    '1,234,567.89',
    '−12.03',
  ]);
});

test('what people type as yuan is read to the fen, and nothing else is', () => {
  assert.deepEqual(['12', '12.5', '12.50', '1,200', ' 3。5 '].map(fenOf), [1_200, 1_250, 1_250, 120_000, 350]);
  assert.deepEqual(['', '-1', '1.234', '1e5', '3x', '9999999999'].map(fenOf), Array(6).fill(undefined));
});
