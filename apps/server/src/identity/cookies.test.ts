import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieValue } from './cookies.ts';

test('a cookie is found among others, and not in another’s name or value', () => {
  assert.equal(cookieValue('a=1; session=x.y%3D; b=2', 'session'), 'x.y%3D');
  assert.equal(cookieValue('a=1;session=x', 'session'), 'x');
  assert.equal(cookieValue('session=', 'session'), '');
  assert.equal(cookieValue('my-session=x; a=session=y', 'session'), undefined);
  assert.equal(cookieValue(undefined, 'session'), undefined);
});
