import * as z from 'zod/mini';

/** The largest amount one line may carry: one hundred million yuan, in fen. Above it somebody's finger slipped. */
export const MAX_FEN = 10_000_000_000;

/** A price or amount in fen, never negative, never fractional. */
export const fen = z.number().check(z.int(), z.gte(0), z.lte(MAX_FEN));

/** A share of an amount, in hundredths of a per cent: 500 is 5 %. */
export const basisPoints = z.number().check(z.int(), z.gte(0), z.lte(10_000));

/**
 * The part of an amount that `part` of `whole` comes to, in fen, rounded half to even: the one rounding rule of the
 * whole system.
 * @param amountFen whole fen; times `part` at most 2^53
 */
export function portionOf(amountFen: number, part: number, whole: number): number {
  const product = amountFen * part;
  const floor = Math.floor(product / whole);
  const twiceRest = 2 * (product - floor * whole);
  if (twiceRest !== whole) return twiceRest > whole ? floor + 1 : floor;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** The share of an amount, in fen. `basisPoints` are hundredths of a per cent. */
export function shareOf(amountFen: number, basisPoints: number): number {
  return portionOf(amountFen, basisPoints, 10_000);
}
