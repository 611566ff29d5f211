import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysMeant } from './days.ts';

/** A Sunday in China, half an hour after midnight, when it is still Saturday in UTC. */
const sunday = Date.parse('2026-11-29T00:30:00+08:00');

test('a word in the address means days of China as of now, weeks from Monday to Sunday', () => {
  assert.deepEqual(daysMeant('today', sunday), { from: '2026-11-29', to: '2026-11-29' });
  assert.deepEqual(daysMeant('yesterday', sunday), { from: '2026-11-28', to: '2026-11-28' });
  assert.deepEqual(daysMeant('this-week', sunday), { from: '2026-11-23', to: '2026-11-29' });
  const monday = Date.parse('2026-11-30T12:00:00+08:00');
  assert.deepEqual(daysMeant('this-week', monday), { from: '2026-11-30', to: '2026-12-06' });
  assert.deepEqual(daysMeant('this-month', sunday), { from: '2026-11-01', to: '2026-11-30' });
  assert.deepEqual(daysMeant('last-month', sunday), { from: '2026-10-01', to: '2026-10-31' });
  assert.deepEqual(daysMeant('last-month', Date.parse('2027-01-31T23:59:00+08:00')), {
    from: '2026-12-01',
    to: '2026-12-31',
  });
});

test('a month by its number has all its days, a leap February too', () => {
  assert.deepEqual(daysMeant('2028-02', sunday), { from: '2028-02-01', to: '2028-02-29' });
  assert.deepEqual(daysMeant('2026-12', sunday), { from: '2026-12-01', to: '2026-12-31' });
});

test('two days are the ends, either may be open, and what is no day narrows nothing', () => {
  assert.deepEqual(daysMeant('2026-11-03..2026-11-09', sunday), { from: '2026-11-03', to: '2026-11-09' });
  assert.deepEqual(daysMeant('2026-11-03..', sunday), { from: '2026-11-03' });
  assert.deepEqual(daysMeant('..2026-11-09', sunday), { to: '2026-11-09' });
  for (const text of ['', '..', 'someday', '2026-13', '2026-11-99..', '2026-02-31..', 'null..undefined'])
    assert.deepEqual(daysMeant(text, sunday), {}, text);
});
