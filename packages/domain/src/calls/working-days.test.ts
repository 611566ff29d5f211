import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { daysAfter, isWorkingDay, workingDaysAfter, workingDaysBetween, type CountyCalendar } from './working-days.ts';

/** The holidays of autumn 2026, as the State Council’s notice for the year has them. */
const calendar: CountyCalendar = {
  years: [2026],
  daysOff: [
    ...['25', '26', '27'].map((day) => `2026-09-${day}`),
    ...Array.from({ length: 7 }, (_, at) => `2026-10-0${at + 1}`),
  ],
  madeUp: ['2026-09-20', '2026-10-10'],
};

describe('a public notice of working days', () => {
  const expected: Readonly<Record<string, readonly [from: string, days: number, last: string]>> = {
    'from a Monday': ['2026-11-02', 5, '2026-11-09'],
    'one day after a Sunday is Monday': ['2026-11-08', 1, '2026-11-09'],
    'from a Saturday over a Sunday that is worked': ['2026-09-19', 5, '2026-09-24'],
    'from a Saturday before National Day': ['2026-09-26', 5, '2026-10-09'],
    'its seventh day is the Saturday that is worked, then Monday': ['2026-09-26', 7, '2026-10-12'],
    'begun on a day off and ended at a weekend': ['2026-10-03', 3, '2026-10-10'],
    'none at all': ['2026-10-01', 0, '2026-10-01'],
  };
  for (const [what, [from, days, last]] of Object.entries(expected))
    test(what, () => assert.deepEqual(workingDaysAfter(calendar, from, days), { day: last, unknownYear: null }));

  test('says when it runs into a year whose holidays nobody has entered', () => {
    assert.deepEqual(workingDaysAfter(calendar, '2026-12-28', 5), { day: '2027-01-04', unknownYear: 2027 });
    assert.equal(workingDaysAfter(calendar, '2026-12-24', 5).unknownYear, null);
    assert.equal(workingDaysAfter({ ...calendar, years: [] }, '2026-12-24', 1).unknownYear, 2026);
  });

  test('ends elsewhere where days of the calendar are meant', () => {
    assert.deepEqual(daysAfter(calendar, '2026-09-26', 5), { day: '2026-10-01', unknownYear: null });
  });
});

test('working days between two days are those that one finds by looking at each', () => {
  const day = fc
    .integer({ min: 0, max: 120 })
    .map((at) => new Date(Date.UTC(2026, 7, 1 + at)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.nat(30), (from, days) => {
      const { day: last } = workingDaysAfter(calendar, from, days);
      assert.equal(workingDaysBetween(calendar, from, last), days);
      assert.ok(days === 0 || isWorkingDay(calendar, last));
    }),
  );
});
