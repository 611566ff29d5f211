import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spokenBy } from './spoken.ts';

test('a browser’s first language that is spoken here decides the first language; Chinese where none is', () => {
  assert.equal(spokenBy(['en-GB', 'zh-CN']), 'en');
  assert.equal(spokenBy(['zh-TW', 'en']), 'zh');
  assert.equal(spokenBy(['de-DE', 'EN-us']), 'en');
  assert.equal(spokenBy(['ko', 'ja']), 'zh');
  assert.equal(spokenBy([]), 'zh');
});
