import type { Lot, LotGrams } from './lot.ts';

/** Why a lot may not be used. */
export type Unusable =
  | 'lot-gone'
  | 'lot-held'
  | 'lot-rejected'
  | 'lot-failed'
  | 'lot-in-test'
  | 'lot-kin-failed'
  | 'lot-source-held'
  | 'lot-expired';

type Known = Pick<Lot, 'stage' | 'stand' | 'testHold' | 'heldThrough' | 'keepsUntil'>;

/**
 * Why a lot may not be used on a business day; undefined where it may. The one place that says so: whatever sells, ships or makes
 * something of a lot asks here. On its last day it is good until midnight.
 */
export function unusableOn(
  { stage, stand, testHold, heldThrough, keepsUntil }: Known,
  day: string,
): Unusable | undefined {
  if (stage !== 'in-stock') return 'lot-gone';
  if (stand !== 'free') return `lot-${stand}`;
  if (testHold !== null) return testHold === 'failed' || testHold === 'kin-failed' ? `lot-${testHold}` : 'lot-in-test';
  if (heldThrough.length > 0) return 'lot-source-held';
  return keepsUntil !== null && keepsUntil < day ? 'lot-expired' : undefined;
}

/** Whether a lot may be used on a business day. */
export function usableOn(lot: Known, day: string): boolean {
  return unusableOn(lot, day) === undefined;
}

type Ordered = Pick<Lot, 'id' | 'keepsUntil' | 'takenOn'>;

/** First expired, first out: what keeps shortest stands first, then what was taken in first; what says no day stands last. */
export function firstExpiredFirst<T extends Ordered>(lots: readonly T[]): readonly T[] {
  const key = ({ keepsUntil, takenOn, id }: Ordered) => `${keepsUntil ?? '9999'} ${takenOn} ${id}`;
  return lots.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

/**
 * So many grams of these lots, first expired first, of those that may be used on a day: lines in that order, and what is
 * lacking where they do not suffice.
 */
export function pickOn(lots: readonly (Ordered & Known & Pick<Lot, 'leftGrams'>)[], grams: number, day: string) {
  const lines: LotGrams[] = [];
  let lackingGrams = grams;
  for (const { id: lot, leftGrams } of firstExpiredFirst(lots.filter((one) => usableOn(one, day)))) {
    const taken = Math.min(leftGrams, lackingGrams);
    if (taken > 0) lines.push({ lot, grams: taken });
    lackingGrams -= taken;
  }
  return { lines, lackingGrams };
}
