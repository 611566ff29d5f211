import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stayingRows } from './staying-rows.ts';

const rows = (...ids: readonly string[]) => ids.map((id) => ({ id }));
const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).join('');

test('a row that was done keeps its place; nothing slides under the finger', () => {
  const before = rows('a', 'b', 'c', 'd');
  assert.equal(idsOf(stayingRows(before, rows('a', 'c', 'd'), (id) => id === 'b')), 'abcd');
  assert.equal(idsOf(stayingRows(before, rows('d', 'c', 'b', 'a'), () => false)), 'abcd', 'in another order too');
});

test('what went without being done here goes, and what comes stands last', () => {
  const before = rows('a', 'b', 'c');
  assert.equal(idsOf(stayingRows(before, rows('x', 'a', 'c'), () => false)), 'acx');
});
