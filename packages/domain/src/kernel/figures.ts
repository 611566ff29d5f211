import * as z from 'zod/mini';

/** A whole number of a fleet within its bounds. The bounds are the house's, against slips of the finger. */
export function figure(least: number, most: number) {
  const outside = { error: 'fleet-figure-invalid' };
  return z.number(outside).check(z.int(outside), z.gte(least, outside), z.lte(most, outside));
}

/** A minute of the business day in Asia/Shanghai: 0 is midnight, 1440 the next one. */
export const minuteOfDay = figure(0, 1_440);

/** A business day of this century that there is: `2026-11-22`, and 29 February in leap years alone. */
export const businessDate = z.iso.date({ error: 'day-invalid' }).check(z.regex(/^20/, { error: 'day-invalid' }));
