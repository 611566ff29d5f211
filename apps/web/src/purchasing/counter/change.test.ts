import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeOf, notesFor } from './change.ts';

test('change is what was given beyond what is owed, to the fen', () => {
  assert.deepEqual(
    [
      [5_950, 10_000],
      [5_950, 5_950],
      [5_950, 5_000],
    ].map(([owed = 0, given = 0]) => changeOf(owed, given)),
    [4_050, 0, -950],
  );
});

test('what people are likely to give are the next round sums in notes, never what is owed itself, each once', () => {
  assert.deepEqual(notesFor(5_950), [6_000, 10_000]);
  assert.deepEqual(notesFor(2_310), [3_000, 4_000, 5_000]);
  assert.deepEqual(notesFor(10_000), []);
  assert.deepEqual(notesFor(12_345), [13_000, 14_000, 15_000]);
  assert.deepEqual(notesFor(0), []);
});
