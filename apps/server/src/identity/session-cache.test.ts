import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SessionCache } from './session-cache.ts';

const session = (person: string) => ({ id: person, person, name: person, device: '', deviceKey: 'key' });

test('the cache holds no more than it may, and lets the oldest go', () => {
  const cache = new SessionCache(3);
  for (const person of ['a', 'b', 'c', 'd']) cache.keep(person, session(person), 10, cache.mark);
  assert.deepEqual(
    ['a', 'b', 'c', 'd'].map((cookie) => cache.get(cookie, 0)?.person),
    [undefined, 'b', 'c', 'd'],
  );
});

test('an answer asked for before a session ended is not kept after it', () => {
  const cache = new SessionCache();
  const { mark } = cache;
  cache.forget(({ person }) => person === 'a');
  cache.keep('a', session('a'), 10, mark);
  assert.equal(cache.get('a', 0), undefined);
});

test('a session is not believed past its time', () => {
  const cache = new SessionCache();
  cache.keep('a', session('a'), 10, cache.mark);
  assert.equal(cache.get('a', 9)?.person, 'a');
  assert.equal(cache.get('a', 10), undefined);
});
