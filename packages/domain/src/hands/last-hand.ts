import type { EventRules, Instant, Kind, Ref } from '../kernel/index.ts';

/** Who last made of one figure what it is. */
export interface Hand {
  readonly by: string;
  readonly at: Instant;
  readonly value: unknown;
}

/** Who changed which figure of a row last, and when. The id is the row's kind and id. */
export interface LastHand {
  readonly id: string;
  /** By the figure's path: `priceFen`, `rebateRates.grain`. */
  readonly figures: Readonly<Record<string, Hand>>;
}

/** One figure of a row, before and after. */
export interface FigureChange {
  readonly what: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Beside what a command did to a row: which of its figures became otherwise. */
export interface FiguresChanged {
  readonly kind: Kind;
  readonly id: string;
  readonly changes: readonly FigureChange[];
}

declare module '../kernel/state.ts' {
  interface Entities {
    lastHand: LastHand;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    FiguresChanged: FiguresChanged;
  }
}

/** Under which id it is kept whose hand was last on a row. */
export function handOn([kind, id]: Ref): string {
  return `${kind}:${id}`;
}

export const lastHandEvents: EventRules<'FiguresChanged'> = {
  FiguresChanged: {
    writes: ['lastHand'],
    evolve(draft, { kind, id: row, changes }, { by, at }) {
      const id = handOn([kind, row]);
      const hands = changes.map(({ what, after }): readonly [string, Hand] => [what, { by, at, value: after }]);
      draft.put('lastHand', { id, figures: { ...draft.get('lastHand', id)?.figures, ...Object.fromEntries(hands) } });
    },
  },
};
