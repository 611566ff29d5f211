import * as z from 'zod/mini';

/** A moment: milliseconds since 1970-01-01 UTC. */
export type Instant = number;

export const instant = z.number().check(z.int(), z.gte(0), z.lte(8_640_000_000_000));

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** How far two honest clocks may be apart: a step dated earlier than the one it follows by less than this is taken as it is. */
export const CLOCKS_APART = 10 * MINUTE;

const SHANGHAI_OFFSET = 8 * 3_600_000;

/** The business day of a moment, in Asia/Shanghai (no summer time since 1991): `2026-11-21`. */
export function businessDay(at: Instant): string {
  // oxlint-disable-next-line no-restricted-globals -- names the day of a given moment; asks no clock
  return new Date(at + SHANGHAI_OFFSET).toISOString().slice(0, 10);
}

/** A moment as the clock on the wall shows it in China: `2026-11-21 14:05`. What is no moment is given back as it is. */
export function wallClock(at: Instant): string {
  // oxlint-disable-next-line no-restricted-globals -- names a given moment; asks no clock
  const wall = new Date(at + SHANGHAI_OFFSET);
  return Number.isNaN(wall.getTime()) ? String(at) : wall.toISOString().slice(0, 16).replace('T', ' ');
}

/** The first moment of the business day `days` after the one `at` falls in, in Asia/Shanghai. */
export function startOfDayAfter(at: Instant, days: number): Instant {
  return Math.floor((at + SHANGHAI_OFFSET) / DAY) * DAY + days * DAY - SHANGHAI_OFFSET;
}

/** A calendar month in Asia/Shanghai: `2026-11`. */
export const month = z.string().check(z.regex(/^20\d{2}-(0[1-9]|1[0-2])$/));

/** The business month of a moment, in Asia/Shanghai. */
export function businessMonth(at: Instant): string {
  return businessDay(at).slice(0, 7);
}

/** The month after a month: `2026-12` gives `2027-01`. */
export function monthAfter(of: string): string {
  const [year = 0, number = 0] = of.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** As many months as asked for, newest first, from one of them back: two from `2026-01` are `2026-01` and `2025-12`. */
export function monthsBack(from: string, count: number): readonly string[] {
  const [year = 0, number = 0] = from.split('-').map(Number);
  return Array.from({ length: count }, (_, back) => {
    const months = year * 12 + number - 1 - back;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  });
}

/** The first moment of a business day, in Asia/Shanghai. */
export function startOfDay(of: string): Instant {
  // oxlint-disable-next-line no-restricted-globals -- names the beginning of a given day; asks no clock
  return Date.parse(`${of}T00:00:00+08:00`);
}

/** The first moment of a month, in Asia/Shanghai. */
export function startOfMonth(of: string): Instant {
  return startOfDay(`${of}-01`);
}
