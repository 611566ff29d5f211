import { idOf, type Draft, type Entities, type Kind, type State } from './state.ts';

/** What a county decides for itself of one kind: one row, and these defaults until there is one. */
export function countySettings<K extends Kind>(kind: K, defaults: Entities[K]) {
  return {
    /** What holds in this county now. */
    of: (state: State): Entities[K] => state.get(kind, idOf(defaults)) ?? defaults,
    /** How the event changes the row: what an old event did not know yet has its default. */
    changed: {
      writes: [kind],
      evolve: (draft: Draft, figures: Partial<Entities[K]>): void => draft.put(kind, { ...defaults, ...figures }),
    },
  };
}

/** These figures with the ones that were given; what is left out stays. */
export function withGiven<T extends object>(now: T, given: { readonly [K in keyof T]?: T[K] | undefined }): T {
  return { ...now, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
}
