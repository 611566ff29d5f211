import {
  invariant,
  itsOwn,
  type Draft,
  type EventRules,
  type HeldKinds,
  type Instant,
  type Place,
} from '../kernel/index.ts';
import { ledgerChart, transfer } from '../ledger/index.ts';
import { purchasingChart } from '../purchasing/index.ts';

/** Somebody's hens, and the eggs in the basket. */
export interface Coop {
  readonly id: string;
  readonly keeper: string;
  readonly place: Place;
  readonly eggs: number;
  readonly openedAt: Instant;
}

declare module '../kernel/state.ts' {
  interface Entities {
    coop: Coop;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    CoopOpened: Pick<Coop, 'keeper' | 'place'> & { readonly coop: string };
    EggsGathered: { readonly coop: string; readonly eggs: number };
    EggsSold: { readonly coop: string; readonly eggs: number; readonly amountFen: number };
  }
}

export const coopEvents: EventRules<'CoopOpened' | 'EggsGathered' | 'EggsSold'> = {
  CoopOpened: {
    writes: ['coop'],
    evolve: (draft, { coop: id, ...told }, { at }) => draft.put('coop', { id, ...told, eggs: 0, openedAt: at }),
  },
  EggsGathered: { writes: ['coop'], evolve: (draft, { coop, eggs }) => count(draft, coop, eggs) },
  EggsSold: {
    writes: ['coop'],
    evolve: (draft, { coop, eggs }) => count(draft, coop, -eggs),
    postings: ({ coop: id, amountFen }) =>
      transfer({
        reason: 'EggsSold',
        about: { kind: 'coop', id },
        from: purchasingChart.sales,
        to: ledgerChart.institution,
        amountFen,
      }),
  },
};

function count(draft: Draft, id: string, eggs: number): void {
  const coop = draft.get('coop', id);
  invariant(coop !== undefined, `coop ${id} is not there to count in`);
  draft.put('coop', { ...coop, eggs: coop.eggs + eggs });
}

/** A keeper holds their own coops, and what says that they are a keeper. */
export const heldByKeepers = {
  member: { told: 'whole', ways: [{ where: { id: ({ person }) => [person] } }], names: ({ id }) => [['person', id]] },
  coop: { told: 'whole', ways: [{ where: { keeper: itsOwn } }] },
} satisfies HeldKinds;
