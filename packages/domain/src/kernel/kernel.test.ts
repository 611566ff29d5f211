import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { businessDate } from './figures.ts';
import { id, shortCode, SYSTEM_ID, uuidv7 } from './ids.ts';
import { concerns, countyCode, covers, placeCode, villageCode } from './place.ts';
import { businessDay, DAY, instant, monthsBack, startOfDayAfter } from './time.ts';

const random = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('an id', () => {
  test('has the form of a UUIDv7 with its variant, for any time and any randomness', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), random, (now, bytes) => {
        const made = uuidv7(now, bytes);
        assert.match(made, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        assert.ok(id.safeParse(made).success);
        assert.equal(Number.parseInt(made.replace('-', '').slice(0, 12), 16), now);
      }),
    );
  });

  test('sorts by when it was made', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 48 - 2 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        random,
        random,
        (now, later, one, other) => {
          assert.ok(uuidv7(now, one) < uuidv7(Math.min(now + later, 2 ** 48 - 1), other));
        },
      ),
    );
  });

  test('is read aloud by its last six digits', () => {
    assert.equal(shortCode('01a200c0-b5c3-7e76-aaf8-9f4561de0a80'), 'DE0A80');
  });

  test('is refused in capitals, without its dashes, of another version, or when it is no text', () => {
    for (const reserved of [SYSTEM_ID, SYSTEM_ID.toUpperCase()])
      assert.equal(id.safeParse(reserved).error?.issues[0]?.message, 'id-reserved');
    for (const bad of [
      '01A200C0-B5C3-7E76-AAF8-9F4561DE0880',
      '01a200c0b5c37e76aaf89f4561de0880',
      '01a200c0-b5c3-4e76-aaf8-9f4561de0880',
      '',
      7,
      null,
    ]) {
      assert.ok(!id.safeParse(bad).success, String(bad));
    }
  });
});

describe('a place', () => {
  test('covers itself and what lies in it, and nothing beside or above it', () => {
    assert.ok(covers('220112', '220112') && covers('220112', '220112102201') && covers('22', '220112'));
    assert.ok(!covers('220112', '220113102201') && !covers('220112102201', '220112'));
  });

  test('concerns whoever is placed in it or above it, never somebody beside it', () => {
    assert.ok(concerns('220112102201', '220112') && concerns('220112', '220112102201'));
    assert.ok(!concerns('220112102201', '220112102202'));
  });

  test('has 2, 4, 6, 9 or 12 digits; a county 6 and a village 12', () => {
    for (const good of ['22', '2201', '220112', '220112102', '220112102201'])
      assert.ok(placeCode.safeParse(good).success, good);
    for (const bad of ['', '2', '220', '22011210', '2201121022011', '02', '22011a', ' 22'])
      assert.ok(!placeCode.safeParse(bad).success, bad);
    assert.ok(countyCode.safeParse('220112').success && !countyCode.safeParse('2201').success);
    assert.ok(villageCode.safeParse('220112102201').success && !villageCode.safeParse('220112102').success);
  });
});

describe('time', () => {
  test('counts months back over the turn of a year, newest first', () => {
    assert.deepEqual(monthsBack('2027-02', 3), ['2027-02', '2027-01', '2026-12']);
  });

  test('turns to the next business day at midnight in Shanghai, four in the afternoon UTC', () => {
    assert.equal(businessDay(Date.UTC(2026, 10, 21, 15, 59, 59, 999)), '2026-11-21');
    assert.equal(businessDay(Date.UTC(2026, 10, 21, 16)), '2026-11-22');
    assert.equal(businessDay(Date.UTC(2026, 11, 31, 16)), '2027-01-01');
  });

  test('has only days that there are, by the leap years too', () => {
    for (const day of ['2026-12-31', '2028-02-29', '2000-02-29']) assert.equal(businessDate.parse(day), day);
    for (const day of [
      '2027-02-29',
      '2026-02-30',
      '2026-04-31',
      '2100-02-29',
      '1999-12-31',
      '2026-12-1',
      '２０２６-12-01',
    ])
      assert.equal(businessDate.safeParse(day).error?.issues[0]?.message, 'day-invalid', day);
  });

  test('has days that begin when Shanghai’s do, however long ahead', () => {
    const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1992, 0), max: Date.UTC(2100, 0) }),
        fc.integer({ min: 0, max: 400 }),
        (at, days) => {
          const start = startOfDayAfter(at, days);
          assert.equal(businessDay(start), shanghai.format(at + days * DAY));
          assert.notEqual(businessDay(start - 1), businessDay(start));
        },
      ),
    );
  });

  test('is whole milliseconds from 1970 on', () => {
    for (const bad of [-1, 0.5, Number.NaN, Infinity, '2026-11-21', null])
      assert.ok(!instant.safeParse(bad).success, String(bad));
  });
});
