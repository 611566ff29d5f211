import { portionOf, refuse, type Refusal } from '../kernel/index.ts';
import type { Terms } from './commodity.ts';

/** What was weighed and measured: grams with and without its goods, and shares of moisture and dirt; null where none was measured. */
export interface Weighed {
  readonly grossGrams: number;
  readonly tareGrams: number;
  readonly moistureBasisPoints: number | null;
  readonly dirtBasisPoints: number | null;
}

/** What goes off for what is above the free share, and what is left to be paid. */
export interface Net {
  readonly moistureGrams: number;
  readonly dirtGrams: number;
  readonly netGrams: number;
}

/** The most that one ticket weighs: five tonnes. More is a slip of the finger, or several tickets. */
export const MOST_GRAMS = 5_000_000;

/**
 * The net weight: gross less tare, less the share of moisture and dirt above what is free, each of the goods without their
 * container and each rounded by the house's one rule. Refused where nothing is left of it.
 */
export function netOf(
  { grossGrams, tareGrams, moistureBasisPoints, dirtBasisPoints }: Weighed,
  { freeMoistureBasisPoints, freeDirtBasisPoints }: Terms,
): Net | { readonly refusal: Refusal } {
  if (tareGrams >= grossGrams) return refuse('tare-not-below-gross', { grossGrams, tareGrams });
  const goodsGrams = grossGrams - tareGrams;
  const off = (measured: number | null, free: number | null) =>
    measured === null || free === null || measured <= free ? 0 : portionOf(goodsGrams, measured - free, 10_000);
  const moistureGrams = off(moistureBasisPoints, freeMoistureBasisPoints);
  const dirtGrams = off(dirtBasisPoints, freeDirtBasisPoints);
  const netGrams = goodsGrams - moistureGrams - dirtGrams;
  return netGrams < 1 ? refuse('net-nothing', { goodsGrams }) : { moistureGrams, dirtGrams, netGrams };
}

/** What a net weight comes to, in fen, at a price a kilogram: half a fen to the even one. */
export function amountOf(netGrams: number, priceFenPerKg: number): number {
  return portionOf(priceFenPerKg, netGrams, 1_000);
}
