import type { EventRules } from '../kernel/index.ts';

/** Where vans load and come home to: the county centre, or a town's hub. WGS-84, in millionths of a degree. */
export interface Depot {
  readonly id: string;
  readonly name: string;
  readonly longitudeMicrodegrees: number;
  readonly latitudeMicrodegrees: number;
  /** Drawn, not measured. */
  readonly schematic: boolean;
}

export interface DepotAdded {
  readonly depot: string;
  readonly name: string;
  readonly longitudeMicrodegrees: number;
  readonly latitudeMicrodegrees: number;
  readonly schematic: boolean;
}

export interface DepotChanged extends DepotAdded {}

declare module '../kernel/state.ts' {
  interface Entities {
    depot: Depot;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    DepotAdded: DepotAdded;
    DepotChanged: DepotChanged;
  }
}

export const depotEvents: EventRules<'DepotAdded' | 'DepotChanged'> = {
  DepotAdded: {
    writes: ['depot'],
    evolve: (draft, { depot, ...terms }) => draft.put('depot', { id: depot, ...terms }),
  },
  DepotChanged: {
    writes: ['depot'],
    evolve: (draft, { depot, ...terms }) => draft.put('depot', { id: depot, ...terms }),
  },
};
