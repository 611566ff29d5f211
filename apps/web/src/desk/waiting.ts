import type { IconName } from '../ui/icon.tsx';
import { standsFor, todayItems, todayRule, todaySections, type TodayItem, type TodaySection } from './today-items.ts';

/** One thing that waits, and the list it leads to. Each module says its own, in its `desk/waiting.ts`. */
export interface Waiting {
  /** What it is: whose it is and where it stands, `todayItems` says. */
  readonly item: TodayItem;
  readonly icon: IconName;
  readonly what: string;
  readonly hint: string;
  readonly href: string;
  readonly count: number;
  /** Since when the oldest of them has waited, where that is known. */
  readonly oldest?: number | null;
  /** What they come to together, where money stands behind them. */
  readonly amountFen?: number;
  /** Where the oldest of them is. */
  readonly place?: string | null | undefined;
}

interface Section {
  readonly section: TodaySection;
  readonly waiting: readonly Waiting[];
}

/**
 * Somebody's day: what there is any of or was something done with here (`stays`), belongs to a role of theirs, and they may do something about. What is wrong stands
 * before what waits, and that before the routine; within each the order is the table's.
 */
export function dayOf(
  all: readonly Waiting[],
  looking: Parameters<typeof standsFor>[1],
  stays: ReadonlySet<TodayItem> = new Set(),
): readonly Section[] {
  const own = all.filter(({ count, item }) => (count > 0 || stays.has(item)) && standsFor(item, looking));
  const items = Object.keys(todayItems);
  const turn = ({ item }: Waiting) => items.indexOf(item);
  return todaySections
    .map((section) => ({
      section,
      waiting: own
        .filter(({ item }) => todayRule(item).section === section)
        .toSorted((one, other) => turn(one) - turn(other)),
    }))
    .filter(({ waiting }) => waiting.length > 0);
}
