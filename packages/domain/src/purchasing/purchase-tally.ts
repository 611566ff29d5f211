import { businessDay, type EventRules, type Instant, type State } from '../kernel/index.ts';

/** How many days of a station are kept: more than a device is believed back. */
const DAYS_KEPT = 20;

/**
 * What a station's outside purchases of a day come to, of those that nobody but the partner saw: what many small ones add up to
 * is held against the ceiling of the day. One that a second person confirmed does not count; one that was called off does.
 */
export interface PurchaseTally {
  /** The station's id. */
  readonly id: string;
  /** In order of the days, as they count in Asia/Shanghai. */
  readonly days: readonly { readonly day: string; readonly amountFen: number }[];
}

export interface PurchaseCounted {
  readonly station: string;
  readonly amountFen: number;
}

declare module '../kernel/state.ts' {
  interface Entities {
    purchaseTally: PurchaseTally;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    PurchaseCounted: PurchaseCounted;
  }
}

/** What a station's purchases of the day come to already that one person alone recorded, in fen. */
export function countedFen(state: State, station: string, countsFrom: Instant): number {
  const day = businessDay(countsFrom);
  return state.get('purchaseTally', station)?.days.find((one) => one.day === day)?.amountFen ?? 0;
}

export const purchaseTallyEvents: EventRules<'PurchaseCounted'> = {
  PurchaseCounted: {
    writes: ['purchaseTally'],
    evolve(draft, { station, amountFen }, { countsFrom }) {
      const day = businessDay(countsFrom);
      const others = (draft.get('purchaseTally', station)?.days ?? []).filter((one) => one.day !== day);
      const days = [...others, { day, amountFen: countedFen(draft, station, countsFrom) + amountFen }];
      const inOrder = days.toSorted((one, other) => (one.day < other.day ? -1 : 1));
      draft.put('purchaseTally', { id: station, days: inOrder.slice(-DAYS_KEPT) });
    },
  },
};
