import { monthAfter, monthsBack } from '@yangui/domain';

/** The business days of a month: from the first, up to and without the first of the next, as text that sorts. */
export function daysOf(month: string): { readonly from: string; readonly until: string } {
  return { from: `${month}-01`, until: `${monthAfter(month)}-01` };
}

/** A month and the ones before it, oldest first. */
export function monthsUpTo(month: string, count: number): readonly string[] {
  return monthsBack(month, count).toReversed();
}
