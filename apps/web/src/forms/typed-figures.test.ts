import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basisPointsOf, countOf, fenOf, gramsOf, metresOf, nanogramsOf } from './typed-figures.ts';

test('what people type as yuan is read to the fen, wide digits too', () => {
  assert.deepEqual(
    ['12', '12.5', '12.50', '1,200', '1,234,567.89', ' 3。5 ', '5.', '１２．５', '１，２００'].map(fenOf),
    [1_200, 1_250, 1_250, 120_000, 123_456_789, 350, 500, 1_250, 120_000],
  );
});

test('a comma stands between thousands or the figure is none', () => {
  for (const typed of ['59,5', '59，5', '1,20', '1,2000', '12,345,67', ',500', '1,', '1200,000', '0.1,000'])
    assert.deepEqual([fenOf(typed), countOf(typed), gramsOf(typed)], [undefined, undefined, undefined], typed);
});

test('what is no figure is refused, not made into one', () => {
  for (const typed of ['', '-1', '1e5', '3x', '9999999999', '1.2.3', '١٢', '1 000', '.5'])
    assert.equal(fenOf(typed), undefined, typed);
  assert.deepEqual(['1.234', '0.1234'].map(fenOf), [undefined, undefined]);
  assert.deepEqual(['1.5', '2.0', '10000000000'].map(countOf), [undefined, undefined, undefined]);
});

test('kilograms, kilometres and shares are read by the same rule', () => {
  assert.deepEqual(['1.5', '0.005', '12'].map(gramsOf), [1_500, 5, 12_000]);
  assert.deepEqual(['31.5', '31,5'].map(metresOf), [31_500, undefined]);
  assert.deepEqual(['0.3', '0.000001', '5', '0.0000001'].map(nanogramsOf), [300_000, 1, 5_000_000, undefined]);
  assert.deepEqual(['3.5', '100', '100.01'].map(basisPointsOf), [350, 10_000, undefined]);
});
