import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onTheRight } from './card-columns.ts';

const wide = { wide: true };

test('cells of a card stand side by side, the second of each line on the right', () => {
  assert.deepEqual(onTheRight([{}, {}, {}, {}]), [false, true, false, true]);
});

test('a cell with a line of its own begins the next line anew, wherever it comes', () => {
  assert.deepEqual(onTheRight([wide, {}, {}, wide, {}, {}]), [false, false, true, false, false, true]);
  assert.deepEqual(onTheRight([{}, wide, {}, {}]), [false, false, false, true]);
});
