import * as z from 'zod/mini';
import type { EventRules, State } from '../kernel/index.ts';

/** How many shelves a station has, and how many places are on each. */
export interface Shelving {
  /** The station's id. */
  readonly id: string;
  readonly shelves: number;
  readonly places: number;
}

const upTo = (most: number) => z.number().check(z.int(), z.gte(1), z.lte(most));
/** A shelf, or how many there are: said in one digit. */
export const shelfNumber = upTo(9);
/** A place on a shelf, or how many there are on each: said in two digits. */
export const placeNumber = upTo(99);
/** What a station has that never said otherwise. */
export const usualShelving = { shelves: 3, places: 10 } as const;

export interface ShelvesArranged {
  readonly station: string;
  readonly shelves: number;
  readonly places: number;
}

declare module '../kernel/state.ts' {
  interface Entities {
    shelving: Shelving;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    ShelvesArranged: ShelvesArranged;
  }
}

/** How a station's shelves stand. */
export function shelvingOf(state: Pick<State, 'get'>, station: string): Shelving {
  return state.get('shelving', station) ?? { id: station, ...usualShelving };
}

/** A place on the shelf as it is said and written: shelf 3, place 7 is `3-07`. */
export function placeAt(shelf: number, place: number): string {
  return `${shelf}-${String(place).padStart(2, '0')}`;
}

/** Whether a text is a place on a shelf. */
export function isPlace(text: string): boolean {
  return /^[1-9]-(?!00)\d\d$/.test(text);
}

/** Where somebody's things lie who never had any here: by their id, so that people are spread over the shelves. */
export function homePlace(state: State, station: string, person: string): string {
  const { shelves, places } = shelvingOf(state, station);
  const at = Number.parseInt(person.slice(-8), 16) % (shelves * places);
  return placeAt(1 + Math.floor(at / places), 1 + (at % places));
}

export const shelvingEvents: EventRules<'ShelvesArranged'> = {
  ShelvesArranged: {
    writes: ['shelving'],
    evolve: (draft, { station: id, shelves, places }) => draft.put('shelving', { id, shelves, places }),
  },
};
