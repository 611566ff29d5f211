import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import {
  check,
  choice,
  free,
  hours,
  kilograms,
  maybe,
  maybeText,
  percent,
  text,
  timeOfDay,
  units,
  yuan,
  type Reading,
} from './kinds.ts';

/** The code of the refusal of a draft. */
function refusalOf(reading: Reading<unknown>): string | undefined {
  return 'wrong' in reading ? reading.wrong('field').code : undefined;
}

test('what a kind writes it reads again: what stood there first is sent as it was', () => {
  const same = <V>(kind: { start: string; read: (draft: string) => unknown }, value: V) =>
    assert.deepEqual(kind.read(kind.start), { value });
  same(yuan(123_450), 123_450);
  same(kilograms(12_345), 12_345);
  same(percent(325), 325);
  same(units(40), 40);
  same(hours(90), 90);
  same(timeOfDay(485), 485);
  same(text('Rice'), 'Rice');
  same(maybeText(), null);
  same(maybe(yuan()), null);
  same(check(true), true);
  same(choice(['cash', 'qr'], 'qr'), 'qr');
  same(free(z.array(z.string()), ['a']), ['a']);
});

test('what cannot be read is refused, and never becomes another figure or a clamped one', () => {
  assert.equal(refusalOf(units().read('59,5')), 'quantity-out-of-range');
  assert.deepEqual(units().read('99999'), { value: 99_999 }, 'how many may be is the schema’s to say');
  assert.equal(refusalOf(yuan().read('59,5')), 'malformed-command');
  assert.equal(refusalOf(yuan().read('')), 'malformed-command');
  assert.equal(refusalOf(maybe(percent()).read('101')), 'malformed-command');
  assert.equal(refusalOf(choice(['cash', 'qr']).read('')), 'malformed-command');
});
