import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sightings } from './sightings.ts';

/** What is scanned of what the pictures show, one letter a picture, `.` where there is no code. */
function scansOf(pictures: string, sure = 2): string {
  const sightings = new Sightings(sure);
  return Array.from(pictures, (code) => sightings.see(code === '.' ? undefined : code) ?? '').join('');
}

test('a code held before the camera is one scan', () => {
  assert.equal(scansOf('..aaaaaaaaaaaaaaaaaaaa..'), 'a');
});

test('what one picture alone shows is misread', () => {
  assert.equal(scansOf('aaabaaa.c.c.'), 'a');
  assert.equal(scansOf('abc', 1), 'abc', 'where nothing is misread, one is enough');
});

test('a hand that shakes scans nothing twice', () => {
  assert.equal(scansOf('aa.a..a...aa.....aa'), 'a');
});

test('one code after the other is scanned each, and the first again when it comes back', () => {
  assert.equal(scansOf('aabbaa'), 'aba');
  assert.equal(scansOf('aa........aa'), 'aa');
});
