import type { IconName } from '../ui/icon.tsx';

/** How pressing a thing is: wrong already, waiting for somebody, or the day's routine. */
const ranks = ['wrong', 'waits', 'routine'] as const;

/** One thing that waits, and the list it leads to. Each module says its own, in its `desk/waiting.ts`. */
export interface Waiting {
  readonly rank: (typeof ranks)[number];
  readonly icon: IconName;
  readonly what: string;
  readonly hint: string;
  readonly href: string;
  readonly count: number;
}

/** What there is any of: what is wrong before what waits, and that before the routine; else as it was said. */
export function mostPressingFirst(all: readonly Waiting[]): readonly Waiting[] {
  return all
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => ranks.indexOf(one.rank) - ranks.indexOf(other.rank));
}
