import * as z from 'zod/mini';

/** A moment: milliseconds since 1970-01-01 UTC. */
export type Instant = number;

export const instant = z.number().check(z.int(), z.gte(0), z.lte(8_640_000_000_000));

export const MINUTE = 60_000;
export const DAY = 86_400_000;

const SHANGHAI_OFFSET = 8 * 3_600_000;

/** The business day of a moment, in Asia/Shanghai (no summer time since 1991): `2026-11-21`. */
export function businessDay(at: Instant): string {
  return new Date(at + SHANGHAI_OFFSET).toISOString().slice(0, 10);
}

/** The first moment of the business day `days` after the one `at` falls in, in Asia/Shanghai. */
export function startOfDayAfter(at: Instant, days: number): Instant {
  return Math.floor((at + SHANGHAI_OFFSET) / DAY) * DAY + days * DAY - SHANGHAI_OFFSET;
}
