import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { enterByPassword, goOut } from './standing.ts';

const PERSON = { id: '019dafde-0000-7000-8000-000000000001', name: '林小满' };

// A browser that keeps nothing of anybody.
Object.defineProperties(globalThis, {
  localStorage: { value: { getItem: () => null } },
  isSecureContext: { value: false },
});

const nothingMore = () => new Promise((resolve) => setImmediate(resolve));

/** A server that answers when the test says so: what it was asked, in order, and what answers it. */
function served(t: TestContext) {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  t.mock.method(globalThis, 'fetch', (path: string) => {
    asked.push(path);
    const answer = () =>
      path.endsWith('sign-out')
        ? new Response(null, { status: 204 })
        : Response.json({ person: PERSON }, { status: 200 });
    return new Promise<Response>((resolve) => waiting.push(() => resolve(answer())));
  });
  const hears = async (path: string) => {
    while (!asked.includes(path)) await nothingMore();
  };
  return { asked, hears, answerNext: () => waiting.shift()?.() };
}

test('whoever signs in while the sign-out before is still on its way is not signed out by its answer', async (t) => {
  const { asked, hears, answerNext } = served(t);
  const out = goOut();
  await hears('/api/identity/sign-out');
  const entered = enterByPassword('luxiang-station-1', 'a password', 'phone');
  await nothingMore();
  assert.deepEqual(asked, ['/api/identity/sign-out'], 'one after the other');
  answerNext();
  await hears('/api/identity/sign-in');
  answerNext();
  await Promise.all([out, entered]);
});
