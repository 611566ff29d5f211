import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from './en/index.ts';
import { daysBetween, sayMoment } from './moments.ts';
import { zh } from './zh/index.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const now = at('2026-11-22T14:05:00');
const say = (text: string) => sayMoment(at(text), now, zh);

test('moments are said as people say them, in Shanghai time', () => {
  assert.equal(say('2026-11-22T14:04:30'), '刚刚');
  assert.equal(say('2026-11-22T13:50:00'), '15 分钟前');
  assert.equal(say('2026-11-22T00:10:00'), '今天 00:10');
  assert.equal(say('2026-11-21T23:50:00'), '昨天 23:50');
  assert.equal(say('2026-11-23T09:00:00'), '明天 09:00');
  assert.equal(say('2026-03-05T09:00:00'), '3月5日 09:00');
  assert.equal(say('2025-03-05T09:00:00'), '2025年3月5日');
  assert.equal(sayMoment(at('2026-03-05T09:00:00'), now, en), '5 Mar, 09:00');
});

test('a clock that lags half a minute still says now', () => {
  assert.equal(say('2026-11-22T14:05:30'), '刚刚');
});

test('days are counted from midnight to midnight', () => {
  assert.equal(daysBetween(at('2026-11-21T23:59:00'), at('2026-11-22T00:01:00')), 1);
});
