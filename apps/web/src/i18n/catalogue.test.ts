import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogueOf, withWords } from './catalogue.ts';

test('the first words are there at once, those for work when a screen behind the first one is fetched', async () => {
  const zh = await catalogueOf('zh');
  assert.equal(typeof zh.shell.product, 'string');
  assert.throws(() => zh.desk, /the words for desk were not fetched/);
  assert.equal(await withWords(Promise.resolve('screen')), 'screen');
  assert.equal(typeof zh.desk.title, 'string');
  assert.throws(() => zh.drive, /the words for drive were not fetched/);
  await withWords(Promise.resolve('phone'), ['work', 'road']);
  assert.equal(typeof zh.drive.title, 'string');
  // A language that is chosen later brings both.
  const en = await catalogueOf('en');
  assert.deepEqual([typeof en.money, typeof en.drive], ['object', 'object']);
});
