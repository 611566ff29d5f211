import assert from 'node:assert/strict';
import { test } from 'node:test';
import { known, sameView, viewOf } from './views.ts';

const filters = ['stage', 'days', 'sort'];

test('what is searched by and what is open are no part of a view', () => {
  const search = new URLSearchParams('stage=placed&query=王芳&act=open&days=&sort=-placed');
  assert.deepEqual(viewOf(search, filters), { stage: 'placed', sort: '-placed' });
});

test('a filter that the list has no more is left out, and counted', () => {
  assert.deepEqual(known({ stage: 'placed', colour: 'red' }, filters), { view: { stage: 'placed' }, lost: 1 });
  assert.deepEqual(known({ stage: 'placed' }, filters), { view: { stage: 'placed' }, lost: 0 });
});

test('two views are the same by what they show, in whatever order it was said', () => {
  assert.ok(sameView({ stage: 'placed', sort: 'x' }, { sort: 'x', stage: 'placed' }));
  assert.ok(sameView({}, {}));
  assert.ok(!sameView({ stage: 'placed' }, { stage: 'placed', sort: 'x' }));
  assert.ok(!sameView({ stage: 'placed' }, { sort: 'placed' }));
});
