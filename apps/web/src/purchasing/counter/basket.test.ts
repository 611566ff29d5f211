import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptied, piecesOf, totalOf, withOneMore, withPrice, withQuantity } from './basket.ts';

const rice = {
  id: 'rice',
  name: '大米',
  unit: '袋',
  barcode: null,
  priceFen: 5_990,
  category: 'grain',
  rebateBasisPoints: 400,
  ownRate: false,
  stockUnits: 9,
} as const;
const salt = { ...rice, id: 'salt', name: '食盐', priceFen: 250 };

test('the same product twice is one line of two', () => {
  const basket = withOneMore(withOneMore(emptied(), rice), rice);
  assert.equal(basket.lines.length, 1);
  assert.equal(piecesOf(basket), 2);
  assert.equal(totalOf(basket), 11_980);
});

test('a line keeps the price that was read out until the new one is taken up', () => {
  const basket = withOneMore(withOneMore(emptied(), rice), { ...rice, priceFen: 6_500 });
  assert.equal(totalOf(basket), 11_980);
  assert.equal(totalOf(withPrice(basket, 'rice', 6_500)), 13_000);
});

test('none of a product takes its line out, and what a line cannot hold changes nothing: it is not clamped', () => {
  const basket = withOneMore(withOneMore(emptied(), rice), salt);
  assert.deepEqual(
    withQuantity(basket, 'rice', 0).lines.map(({ product }) => product.id),
    ['salt'],
  );
  for (const quantity of [Number.NaN, -1, 1.5, 10_000, 6_901_234_567_890])
    assert.deepEqual(withQuantity(basket, 'salt', quantity), basket);
});
