import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { reachesPlace } from '../capabilities.ts';
import { eventRules } from '../events.ts';
import { isQuiet, noticeRules, quietHours, type NoticeLine } from './index.ts';

/** A moment of a day in China. */
const at = (clock: string) => Date.parse(`2026-11-30T${clock}:00+08:00`);

describe('who is told of what', () => {
  const lines: readonly (readonly [string, NoticeLine])[] = Object.entries(noticeRules).flatMap(([event, some]) =>
    some.map((line: NoticeLine): readonly [string, NoticeLine] => [event, line]),
  );

  test('is told by no role that may not read what it is about', () => {
    for (const [event, line] of lines)
      if ('role' in line) assert.ok(reachesPlace(line.role, line.right), `${line.role} reads what ${event} is about`);
  });

  test('names events that there are, and no line twice', () => {
    for (const [event] of lines) assert.ok(Object.hasOwn(eventRules, event), event);
    const said = lines.map((line) => JSON.stringify(line));
    assert.equal(new Set(said).size, said.length);
  });
});

describe('quiet hours', () => {
  const night = { fromMinute: 21 * 60, toMinute: 7 * 60 };
  const noon = { fromMinute: 12 * 60, toMinute: 14 * 60 };

  test('go over midnight by the clock in China, from their first minute up to their last', () => {
    assert.deepEqual(
      ['20:59', '21:00', '23:59', '00:00', '06:59', '07:00'].map((clock) => isQuiet(night, at(clock))),
      [false, true, true, true, true, false],
    );
  });

  test('may lie within a day, and are nobody’s who set none', () => {
    assert.deepEqual(
      ['11:59', '12:00', '13:59', '14:00'].map((clock) => isQuiet(noon, at(clock))),
      [false, true, true, false],
    );
    assert.equal(isQuiet(null, at('03:00')), false);
  });

  test('that end as they begin are none that can be set', () => {
    assert.equal(quietHours.safeParse({ fromMinute: 60, toMinute: 60 }).success, false);
    assert.equal(quietHours.safeParse({ fromMinute: 0, toMinute: 1_440 }).success, false);
    assert.equal(quietHours.safeParse(night).success, true);
  });
});
