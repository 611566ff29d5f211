import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Attempts, signInLimits } from './attempts.ts';

const refused = { name: 'RefusalError', message: 'too-many-requests' };

test('guesses at one name leave the other people behind the same address alone', () => {
  const attempts = new Attempts(() => 0);
  for (let i = 0; i < 10; i += 1) attempts.begin(signInLimits('10.0.0.1', 'wang'));
  assert.throws(() => attempts.begin(signInLimits('10.0.0.1', 'wang')), refused);
  attempts.begin(signInLimits('10.0.0.1', 'li'));
});

test('an address that tries many names is stopped after three hundred', () => {
  const attempts = new Attempts(() => 0);
  for (let i = 0; i < 300; i += 1) attempts.begin(signInLimits('10.0.0.1', `name${i}`));
  assert.throws(() => attempts.begin(signInLimits('10.0.0.1', 'one.more')), refused);
  attempts.begin(signInLimits('10.0.0.2', 'one.more'));
});

test('many addresses that try one name are stopped after a hundred', () => {
  const attempts = new Attempts(() => 0);
  for (let i = 0; i < 100; i += 1) attempts.begin(signInLimits(`10.0.0.${i}`, 'wang'));
  assert.throws(() => attempts.begin(signInLimits('10.0.1.1', 'wang')), refused);
});

test('a refused attempt does not lengthen the wait', () => {
  let now = 0;
  const attempts = new Attempts(() => now);
  const limits = signInLimits('10.0.0.1', 'wang');
  for (let i = 0; i < 10; i += 1) attempts.begin(limits);
  for (now = 1_000; now < 60_000; now += 1_000) assert.throws(() => attempts.begin(limits), refused);
  now = 60_000;
  attempts.begin(limits);
});

test('a million addresses do not fill the memory', () => {
  const attempts = new Attempts(() => 0, 1_000);
  for (let i = 0; i < 100_000; i += 1) attempts.begin([{ key: String(i), most: 1, windowMs: 60_000 }]);
  assert.throws(() => attempts.begin([{ key: '99999', most: 1, windowMs: 60_000 }]), refused);
  attempts.begin([{ key: '0', most: 1, windowMs: 60_000 }]);
});
