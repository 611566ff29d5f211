import type { EventRules, Instant, State } from '../kernel/index.ts';
import type { PayoutLine } from './settlement.ts';

/** That somebody can be paid by bank, and since which journal number so. Name, bank and account number stand in their private table only. */
export interface Payee {
  /** The person's id; a vehicle's, for its owner. */
  readonly id: string;
  readonly setSeq: number;
  readonly setAt: Instant;
  /** Whether name, bank and number were emptied since. */
  readonly emptied: boolean;
}

export interface PayeeSet {
  readonly person: string;
}

declare module '../kernel/state.ts' {
  interface Entities {
    payee: Payee;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    PayeeSet: PayeeSet;
  }
}

export const payeeEvents: EventRules<'PayeeSet'> = {
  PayeeSet: {
    writes: ['payee'],
    evolve: (draft, { person }, { seq, at }) =>
      draft.put('payee', { id: person, setSeq: seq, setAt: at, emptied: false }),
  },
};

/** Whether it is known where somebody is paid. */
export function payeeKnown(state: State, id: string): boolean {
  return state.get('payee', id)?.emptied === false;
}

/** Whether a person's bank details were set since a journal number. */
export function payeeSetSince(state: State, person: string, seq: number): boolean {
  return (state.get('payee', person)?.setSeq ?? 0) > seq;
}

/** Whether a payout that waits is held out of the bank's file: its account changed after an approver last said yes. */
export function heldBack(state: State, { stage, partner, seq, unconfirmed }: PayoutLine): boolean {
  return stage === 'waiting' && (unconfirmed === true || payeeSetSince(state, partner, seq));
}
