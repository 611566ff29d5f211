import * as z from 'zod/mini';

/** A whole number of a fleet within its bounds. The bounds are the house's, against slips of the finger. */
export function figure(least: number, most: number) {
  const outside = { error: 'fleet-figure-invalid' };
  return z.number(outside).check(z.int(outside), z.gte(least, outside), z.lte(most, outside));
}

/** A minute of the business day in Asia/Shanghai: 0 is midnight, 1440 the next one. */
export const minuteOfDay = figure(0, 1_440);

/** A business day: `2026-11-22`. */
export const businessDate = z
  .string()
  .check(z.regex(/^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'day-invalid' }));
