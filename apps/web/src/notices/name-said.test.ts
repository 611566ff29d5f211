import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notices as en } from '../i18n/en/notices.ts';
import { notices as zh } from '../i18n/zh/notices.ts';
import { nameSaid } from './name-said.ts';

test('a notice of a settlement names its month in words, and a parcel keeps its number', () => {
  assert.equal(nameSaid('2026-11', zh.month), '2026年11月');
  assert.equal(nameSaid('2026-01', en.month), 'January 2026');
  assert.equal(nameSaid('SF2026-11', zh.month), 'SF2026-11');
  assert.equal(nameSaid('1号车', en.month), '1号车');
});
