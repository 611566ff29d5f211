import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { basisPoints, fen, MAX_FEN, portionOf, shareOf } from './money.ts';

/** The same rule in whole numbers without end. */
function byBigInt(amount: number, part: number, whole: number): bigint {
  const product = BigInt(amount) * BigInt(part);
  const [floor, twiceRest] = [product / BigInt(whole), 2n * (product % BigInt(whole))];
  if (twiceRest !== BigInt(whole)) return twiceRest > BigInt(whole) ? floor + 1n : floor;
  return floor % 2n === 0n ? floor : floor + 1n;
}

test('half a fen goes to the even fen: 5 % of 10, 30, 50 and 70 fen', () => {
  assert.deepEqual(
    [10, 30, 50, 70].map((amount) => shareOf(amount, 500)),
    [0, 2, 2, 4],
  );
});

test('less than half a fen is dropped and more is rounded up', () => {
  assert.deepEqual(
    [9, 11, 29, 31].map((amount) => shareOf(amount, 500)),
    [0, 1, 1, 2],
  );
});

test('the share of any amount up to the largest is what whole numbers without end say', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MAX_FEN }), fc.integer({ min: 0, max: 10_000 }), (amount, points) => {
      assert.equal(BigInt(shareOf(amount, points)), byBigInt(amount, points, 10_000));
    }),
    { numRuns: 2_000 },
  );
});

test('the portion of any amount is what whole numbers without end say, up to the last safe product', () => {
  const upTo = (whole: number) =>
    fc
      .tuple(fc.nat({ max: whole }), fc.nat({ max: Math.floor(Number.MAX_SAFE_INTEGER / whole) }))
      .map(([part, amount]) => ({ amount, part, whole }));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }).chain(upTo), ({ amount, part, whole }) => {
      assert.equal(BigInt(portionOf(amount, part, whole)), byBigInt(amount, part, whole));
    }),
    { numRuns: 2_000 },
  );
});

test('nothing is the share at 0 %, and all of it at 100 %', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MAX_FEN }), (amount) => {
      assert.equal(shareOf(amount, 0), 0);
      assert.equal(shareOf(amount, 10_000), amount);
    }),
  );
});

test('a price is whole fen, from nothing to a hundred million yuan, and a rate at most everything', () => {
  for (const good of [0, 1, MAX_FEN]) assert.ok(fen.safeParse(good).success, String(good));
  for (const bad of [-1, 0.5, MAX_FEN + 1, Number.NaN, Infinity, '5', null])
    assert.ok(!fen.safeParse(bad).success, String(bad));
  for (const bad of [-1, 10_001, 1.5]) assert.ok(!basisPoints.safeParse(bad).success, String(bad));
});
