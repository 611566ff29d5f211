import { localProblem } from '../../sync/problem.ts';
import type { WireProblem } from '../../sync/refused.ts';
import { fenOf } from '../../ui/yuan.ts';

/** A price and a rebate rate as they are typed: yuan and per cent. */
export interface TermsText {
  readonly price: string;
  readonly rebate: string;
}

/** What was typed, in fen and basis points; no rate is its category's. Or which field cannot be read. */
export function readTerms({
  price,
  rebate,
}: TermsText): { readonly priceFen: number; readonly rebateBasisPoints: number | null } | Misread<'price' | 'rebate'> {
  const priceFen = fenOf(price);
  if (priceFen === undefined) return misread('price');
  if (rebate.trim() === '') return { priceFen, rebateBasisPoints: null };
  // Per cent with two decimals are basis points, as yuan with two decimals are fen.
  const rebateBasisPoints = fenOf(rebate);
  if (rebateBasisPoints === undefined || rebateBasisPoints > 10_000) return misread('rebate');
  return { priceFen, rebateBasisPoints };
}

/** A field that could not be read, with what to say about it. */
export interface Misread<F extends string> {
  readonly misread: F;
  readonly problem: WireProblem;
}

/** Says that a field could not be read. */
export function misread<F extends string>(field: F): Misread<F> {
  return { misread: field, problem: localProblem('malformed-command', { where: field }) };
}

/** What was typed as a count; undefined when it is no whole number. */
export function countOf(text: string): number | undefined {
  const trimmed = text.trim().replace(/,/g, '');
  return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : undefined;
}
