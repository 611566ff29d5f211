import type { EventRules, Instant, State } from '../kernel/index.ts';

/** What all accounts of one kind came to: `cash` is every station's drawer. Debits positive. */
export interface TrialLine {
  readonly head: string;
  readonly balanceFen: number;
}

/** A month that is closed: what was booked up to `closedSeq` is in it for good. What comes later, whatever a device's clock says, is in the open one. */
export interface Period {
  /** The month: `2026-10`. */
  readonly id: string;
  readonly closedSeq: number;
  readonly closedAt: Instant;
  readonly closedBy: string;
  readonly trialBalance: readonly TrialLine[];
}

export interface PeriodClosed {
  readonly period: string;
  readonly trialBalance: readonly TrialLine[];
}

declare module '../kernel/state.ts' {
  interface Entities {
    period: Period;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    PeriodClosed: PeriodClosed;
  }
}

/** The balances of this moment, summed by kind of account. They come to zero. */
export function trialBalance(state: State): readonly TrialLine[] {
  const heads = new Map<string, number>();
  for (const { id, balanceFen } of state.all('account')) {
    const head = id.split(':')[0] ?? id;
    heads.set(head, (heads.get(head) ?? 0) + balanceFen);
  }
  return [...heads]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([head, balanceFen]) => ({ head, balanceFen }));
}

export const periodEvents: EventRules<'PeriodClosed'> = {
  PeriodClosed: {
    writes: ['period'],
    evolve: (draft, { period, trialBalance: lines }, { seq, at, by }) =>
      draft.put('period', { id: period, closedSeq: seq, closedAt: at, closedBy: by, trialBalance: lines }),
  },
};
