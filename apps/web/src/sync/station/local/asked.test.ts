import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageOf, type Asked } from './asked.ts';

const rows = ['a', 'b', 'c'].map((id) => ({ id }));
const page = (query: string, reachable: boolean, older: boolean, of = rows) => {
  // Of all that an answer is made from, a page reads these two.
  const asked: Pick<Asked, 'query' | 'reachable'> = { query: new URLSearchParams(query), reachable };
  return pageOf(of, asked, ({ id }) => id, older);
};

test('a page says that there is more only where this device has more; where only the server can know, it says just that', () => {
  assert.deepEqual(page('limit=2', false, true), { rows: rows.slice(0, 2), next: 'b' });
  assert.deepEqual(page('limit=2&cursor=b', true, true), { rows: rows.slice(2), next: 'c', older: 'ask' });
  assert.deepEqual(page('limit=2&cursor=b', false, true), { rows: rows.slice(2), next: null, older: 'unreachable' });
  assert.deepEqual(page('', true, false), { rows, next: null });
  assert.deepEqual(
    [page('', true, true, []), page('', false, true, [])],
    [
      { rows: [], next: null, older: 'ask' },
      { rows: [], next: null, older: 'unreachable' },
    ],
  );
  assert.equal(page('cursor=c', true, true), undefined);
});
