import assert from 'node:assert/strict';
import { test } from 'node:test';
import { webSources } from './sources.ts';

/** What plain parts are made of: the drawing library, the address, and each other. */
const PLAIN = /^(preact|wouter-preact)(\/|$)|^\.\/[a-z-]+\.(tsx?|css)$/;

test('plain parts know no word and no command: what ui/ imports is the drawing library, the address, and ui/', () => {
  const foreign = webSources()
    .filter(({ path }) => path.startsWith('ui/'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/(?:from|import|import\() ?'([^']+)'/g)]
        .map(([, what = '']) => what)
        .filter((what) => !PLAIN.test(what))
        .map((what) => `${path}: ${what}`),
    );
  assert.deepEqual(foreign, []);
});

test('commands are given in forms/: no window sends one by itself', () => {
  const byHand = webSources()
    .filter(
      ({ path, text }) => !path.startsWith('forms/') && /<Dialog\b/.test(text) && /use(Sending|Undoing)\(/.test(text),
    )
    .map(({ path }) => path);
  // It takes back the phone's own record, which was never sent, before it sends anything.
  assert.deepEqual(byHand, ['road/drive/put-right.tsx']);
});
