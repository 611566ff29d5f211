import type { EventRules } from '../kernel/index.ts';

/**
 * Where a village or a station lies: WGS-84, in millionths of a degree. `schematic` ones are drawn, not measured.
 * The id is the village's code or the station's id.
 */
export interface Position {
  readonly id: string;
  readonly longitudeMicrodegrees: number;
  readonly latitudeMicrodegrees: number;
  readonly schematic: boolean;
}

export interface PositionSet {
  readonly of: string;
  readonly longitudeMicrodegrees: number;
  readonly latitudeMicrodegrees: number;
  readonly schematic: boolean;
}

declare module '../kernel/state.ts' {
  interface Entities {
    position: Position;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    PositionSet: PositionSet;
  }
}

export const positionEvents: EventRules<'PositionSet'> = {
  PositionSet: {
    writes: ['position'],
    evolve: (draft, { of, ...where }) => draft.put('position', { id: of, ...where }),
  },
};
