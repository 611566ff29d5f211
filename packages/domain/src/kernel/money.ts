import * as z from 'zod/mini';

/** The largest amount one line may carry: one hundred million yuan, in fen. Above it somebody's finger slipped. */
export const MAX_FEN = 10_000_000_000;

/** A price or amount in fen, never negative, never fractional. */
export const fen = z.number().check(z.int(), z.gte(0), z.lte(MAX_FEN));

/** A share of an amount, in hundredths of a per cent: 500 is 5 %. */
export const basisPoints = z.number().check(z.int(), z.gte(0), z.lte(10_000));

/**
 * The share of an amount, in fen, rounded half to even: the one rounding rule of the whole system.
 * @param amountFen whole fen, at most 2^53 / 10,000
 * @param basisPoints hundredths of a per cent
 */
export function shareOf(amountFen: number, basisPoints: number): number {
  const product = amountFen * basisPoints;
  const floor = Math.floor(product / 10_000);
  const rest = product - floor * 10_000;
  if (rest !== 5_000) return rest > 5_000 ? floor + 1 : floor;
  return floor % 2 === 0 ? floor : floor + 1;
}
