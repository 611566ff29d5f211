import * as z from 'zod/mini';

const outOfRange = { error: 'quantity-out-of-range' };

/** How many units one order line may ask for. */
export const quantity = z.number(outOfRange).check(z.int(outOfRange), z.gte(1, outOfRange), z.lte(9_999, outOfRange));

/** How many units a shelf may hold, or gain at once. */
export const stockUnits = z
  .number(outOfRange)
  .check(z.int(outOfRange), z.gte(0, outOfRange), z.lte(10_000_000, outOfRange));
