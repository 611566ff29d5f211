import type { EventRules, Instant, PayeeType, State } from '../kernel/index.ts';
import type { NamedPayable } from './payable.ts';

/** As what somebody is taxed from a business day on, and when that was said. */
export interface DatedType {
  readonly type: PayeeType;
  readonly from: string;
  readonly setAt: Instant;
}

/** As what a payee is taxed. The id is that under which they are paid: a person's, or a thing's. */
export interface TypedPayee {
  readonly id: string;
  /** In the order in which they were said. */
  readonly types: readonly DatedType[];
}

export interface PayeeTypeSet {
  readonly payee: string;
  readonly type: PayeeType;
  readonly from: string;
}

declare module '../kernel/state.ts' {
  interface Entities {
    payeeType: TypedPayee;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    PayeeTypeSet: PayeeTypeSet;
  }
}

export const payeeTypeEvents: EventRules<'PayeeTypeSet'> = {
  PayeeTypeSet: {
    writes: ['payeeType'],
    evolve(draft, { payee: id, type, from }, { at }) {
      const types = draft.get('payeeType', id)?.types ?? [];
      draft.put('payeeType', { id, types: [...types, { type, from, setAt: at }] });
    },
  },
};

/** What was said of a payee for a day: of what holds by then, that from the latest day, and of one day that said last. */
export function saidType({ types }: Pick<TypedPayee, 'types'>, day: string): DatedType | undefined {
  return (
    types
      .filter(({ from }) => from <= day)
      // The journal's order stands for what was said last: device clocks differ.
      .toSorted((one, other) => (one.from === other.from ? 0 : one.from < other.from ? -1 : 1))
      .at(-1)
  );
}

/** As what a payee is taxed on a day: what was said, else what the payable takes them for. Null where that must be said first. */
export function payeeTypeOn(
  said: Pick<TypedPayee, 'types'> | undefined,
  { taxed }: Pick<NamedPayable, 'taxed'>,
  day: string,
): PayeeType | null {
  return (said && saidType(said, day)?.type) ?? taxed.unlessSaid;
}

/** As what somebody under an id is taxed on a day. */
export function payeeTypeOf(state: State, payable: NamedPayable, id: string, day: string): PayeeType | null {
  return payeeTypeOn(state.get('payeeType', id), payable, day);
}
