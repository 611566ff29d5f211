import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { apportion } from './apportion.ts';

const parts = fc
  .array(fc.integer({ min: 0, max: 2_000_000_000_000 }), { minLength: 1, maxLength: 60 })
  .map((weights) => weights.map((weight, index) => ({ id: `p${index}`, weight })));
const amount = fc.integer({ min: 0, max: 1_000_000_000 });

test('ten fen among three alike are four, three and three', () => {
  const shares = apportion(10, [
    { id: 'b', weight: 1 },
    { id: 'a', weight: 1 },
    { id: 'c', weight: 1 },
  ]);
  assert.deepEqual(Object.fromEntries(shares), { a: 4, b: 3, c: 3 });
});

test('the largest remainder is rounded up first: 100 fen by 1 : 2 : 4', () => {
  const shares = apportion(100, [
    { id: 'a', weight: 1 },
    { id: 'b', weight: 2 },
    { id: 'c', weight: 4 },
  ]);
  assert.deepEqual(Object.fromEntries(shares), { a: 14, b: 29, c: 57 });
});

test('shares sum to the amount to the fen, none is negative, and none is a whole fen from its due', () => {
  fc.assert(
    fc.property(amount, parts, (fen, among) => {
      const shares = apportion(fen, among);
      assert.equal(shares.size, among.length);
      assert.equal(
        [...shares.values()].reduce((sum, share) => sum + share, 0),
        fen,
      );
      const whole = among.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
      for (const { id, weight } of among) {
        const share = shares.get(id) ?? -1;
        assert.ok(share >= 0);
        if (whole === 0n) continue;
        const off = BigInt(share) * whole - BigInt(fen) * BigInt(weight);
        assert.ok(off < whole && -off < whole, `${id} is a fen or more from its due`);
      }
    }),
  );
});

test('a share does not depend on the order of the list', () => {
  const shuffled = parts.chain((among) =>
    fc.tuple(fc.constant(among), fc.shuffledSubarray(among, { minLength: among.length })),
  );
  fc.assert(
    fc.property(amount, shuffled, (fen, [among, other]) => {
      const [one, two] = [apportion(fen, among), apportion(fen, other)];
      for (const { id } of among) assert.equal(one.get(id), two.get(id));
    }),
  );
});

test('who weighs nothing pays nothing, unless nobody weighs anything', () => {
  assert.equal(
    apportion(7, [
      { id: 'a', weight: 0 },
      { id: 'b', weight: 3 },
    ]).get('a'),
    0,
  );
  assert.deepEqual(
    [
      ...apportion(7, [
        { id: 'a', weight: 0 },
        { id: 'b', weight: 0 },
      ]),
    ],
    [
      ['a', 4],
      ['b', 3],
    ],
  );
});

test('nobody, the same one twice and a debt cannot be shared', () => {
  assert.throws(() => apportion(1, []));
  assert.throws(() =>
    apportion(1, [
      { id: 'a', weight: 1 },
      { id: 'a', weight: 1 },
    ]),
  );
  assert.throws(() => apportion(-1, [{ id: 'a', weight: 1 }]));
  assert.throws(() =>
    apportion(1, [
      { id: 'a', weight: -1 },
      { id: 'b', weight: 2 },
    ]),
  );
});
