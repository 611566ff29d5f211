import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { MINUTE } from '../kernel/index.ts';
import { doubtsAbout, minutesSince } from './loop-doubts.ts';

describe('What is doubted of a loop', () => {
  const planned = { metres: 30_000, minutes: 120 };
  const kinds = (metres: number | null, minutes: number | null, plan = planned) =>
    doubtsAbout({ metres, minutes }, plan).map(({ kind }) => kind);

  test('a loop begun and ended at once, a clock that ran on overnight, kilometres with a digit too many or too few', () => {
    assert.deepEqual([kinds(null, 0), kinds(null, 40), kinds(null, 41)], [['minutes-short'], ['minutes-short'], []]);
    assert.deepEqual([kinds(null, 360), kinds(null, 1_500)], [[], ['minutes-long']]);
    assert.deepEqual(
      [kinds(3_000, null), kinds(300_000, null), kinds(31_500, 130)],
      [['metres-short'], ['metres-long'], []],
    );
    assert.deepEqual(kinds(3_000, 1_500), ['minutes-long', 'metres-short']);
    assert.deepEqual(doubtsAbout({ metres: 31_000, minutes: 0 }, planned), [
      { kind: 'minutes-short', told: 0, expected: 120 },
    ]);
    // Each figure passes, and together they do not.
    assert.deepEqual(kinds(60_000, 41), []);
    assert.deepEqual(doubtsAbout({ metres: 60_000, minutes: 39 }, { metres: 30_000, minutes: 110 }), [
      { kind: 'too-fast', told: 92, expected: 90 },
    ]);
  });

  test('nothing where nothing is told, where the plan says nothing, or where it went as planned', () => {
    assert.deepEqual([kinds(null, null), kinds(5_000, 7, { metres: 0, minutes: 0 })], [[], []]);
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 600 }), fc.integer({ min: 5, max: 60 }), (minutes, kmPerHour) => {
        const metres = Math.round((minutes * kmPerHour * 1_000) / 60);
        assert.deepEqual(kinds(metres, minutes, { metres, minutes }), []);
      }),
    );
  });

  test('minutes are whole ones between leaving and coming home, none where the clock went back', () => {
    assert.deepEqual([minutesSince(0, 90 * MINUTE), minutesSince(5 * MINUTE, 0), minutesSince(null, 7)], [90, 0, 0]);
  });
});
