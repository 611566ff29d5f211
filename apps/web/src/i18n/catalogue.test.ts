import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { catalogueOf, withWords } from './catalogue.ts';

test('the first words are there at once, the others when a screen that says them is fetched', async () => {
  const warned = mock.method(console, 'warn', () => undefined);
  const zh = await catalogueOf('zh');
  assert.equal(typeof zh.shell.product, 'string');
  assert.equal(await withWords(Promise.resolve('screen'), ['desk']), 'screen');
  assert.equal(typeof zh.desk.title, 'string');
  assert.equal(warned.mock.callCount(), 0);
  // A language that is chosen later brings what was needed so far.
  const en = await catalogueOf('en');
  assert.equal(typeof en.desk, 'object');
  assert.equal(warned.mock.callCount(), 0);
});

test('words that nobody fetched are waited for, and the manifest that forgot them is named', async () => {
  const warned = mock.method(console, 'warn', () => undefined);
  const zh = await catalogueOf('zh');
  let waited: unknown;
  try {
    void zh.drive;
  } catch (thrown) {
    waited = thrown;
  }
  assert.ok(waited instanceof Promise);
  assert.match(String(warned.mock.calls[0]?.arguments[0]), /the words for drive/);
  await waited;
  assert.equal(typeof zh.drive.title, 'string');
});
