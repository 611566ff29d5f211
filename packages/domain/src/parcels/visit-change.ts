import { invariant, type Draft, type EventRules } from '../kernel/index.ts';
import type { Awaited, Visit } from '../purchasing/index.ts';

export interface CodeMissed {
  readonly visit: string;
  /** The ids of what waits. */
  readonly things: readonly string[];
}

export interface ShelfPlaceChanged {
  readonly visit: string;
  readonly code: string;
  readonly things: readonly Awaited[];
}

declare module '../kernel/event.ts' {
  interface Events {
    CodeMissed: CodeMissed;
    ShelfPlaceChanged: ShelfPlaceChanged;
  }
}

export const visitEvents: EventRules<'CodeMissed' | 'ShelfPlaceChanged'> = {
  CodeMissed: {
    writes: ['visit'],
    evolve(draft, { visit: id }) {
      const visit = visitThere(draft, id);
      draft.put('visit', { ...visit, missed: visit.missed + 1 });
    },
  },
  ShelfPlaceChanged: {
    writes: ['visit', 'parcel', 'order'],
    evolve(draft, { visit: id, code, things }) {
      const visit = visitThere(draft, id);
      draft.put('visit', { ...visit, code });
      for (const thing of things) {
        const parcel = thing.of === 'parcel' ? draft.get('parcel', thing.id) : undefined;
        if (parcel !== undefined) draft.put('parcel', { ...parcel, code });
        const order = thing.of === 'order' ? thing.id : (parcel?.ofOrder ?? null);
        const row = order === null ? undefined : draft.get('order', order);
        if (row !== undefined) draft.put('order', { ...row, visitCode: code });
      }
    },
  },
};

function visitThere(draft: Draft, id: string): Visit {
  const visit = draft.get('visit', id);
  invariant(visit !== undefined, `visit ${id} is not there to change`);
  return visit;
}
