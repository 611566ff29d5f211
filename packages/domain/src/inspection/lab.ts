import { invariant, type EventRules } from '../kernel/index.ts';

/** A laboratory outside the network. Whoever signs in for it sees codes of samples, and nothing of whose they are. */
export interface Lab {
  readonly id: string;
  readonly name: string;
  /** The number of its qualification (CMA). */
  readonly accreditation: string;
  /** Who signs in for it; null where nobody does. */
  readonly person: string | null;
}

declare module '../kernel/state.ts' {
  interface Entities {
    lab: Lab;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    LabAdded: { readonly lab: string; readonly name: string; readonly accreditation: string };
    LabPersonNamed: { readonly lab: string; readonly person: string | null };
  }
}

export const labEvents: EventRules<'LabAdded' | 'LabPersonNamed'> = {
  LabAdded: {
    writes: ['lab'],
    evolve: (draft, { lab: id, ...said }) => draft.put('lab', { id, ...said, person: null }),
  },
  LabPersonNamed: {
    writes: ['lab'],
    evolve(draft, { lab, person }) {
      const row = draft.get('lab', lab);
      invariant(row !== undefined, `laboratory ${lab} is not there to change`);
      draft.put('lab', { ...row, person });
    },
  },
};
