import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weightOf, jinText, piecesOf } from './terms.ts';

test('pieces and kilograms are taken as people type them, and what is none is not', () => {
  assert.deepEqual(['1', ' 12 ', '1000', '0', '1001', '1.5', '', '三'].map(piecesOf), [
    1,
    12,
    1_000,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  assert.deepEqual(['2', '2.5', '0.25', '12。5', '3.', '0', '10001', '-1', '', '两斤'].map(weightOf), [
    2_000,
    2_500,
    250,
    12_500,
    3_000,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  assert.deepEqual([500, 2_500, 1_250].map(jinText), ['1', '5', '2.5']);
});
