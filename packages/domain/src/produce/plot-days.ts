import { businessDay, refuse, type Instant, type Refusal } from '../kernel/index.ts';

/** Why these cannot be the days of a plot: they are past ones, and the last is not before the first. Undefined where they can. */
export function plotDaysRefusal(
  { since, until }: { readonly since: string | null; readonly until: string | null },
  at: Instant,
): { readonly refusal: Refusal } | undefined {
  const today = businessDay(at);
  if ((since ?? '') > today || (until ?? '') > today) return refuse('plot-day-ahead', { today });
  return since !== null && until !== null && until < since ? refuse('plot-days-swapped', { since, until }) : undefined;
}
