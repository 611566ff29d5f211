import { monthAfter } from '@yangui/domain';

/** The business days of a month: from the first, up to and without the first of the next, as text that sorts. */
export function daysOf(month: string): { readonly from: string; readonly until: string } {
  return { from: `${month}-01`, until: `${monthAfter(month)}-01` };
}

/** A month and the ones before it, oldest first. */
export function monthsUpTo(month: string, count: number): readonly string[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return Array.from({ length: count }, (_, index) => {
    const months = year * 12 + (number - 1) - (count - 1 - index);
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  });
}
