import { apportion, invariant } from '../kernel/index.ts';
import type { LotMaking } from './lot-making.ts';
import type { Lot } from './lot.ts';

/** Lots with all that they are made of, and every act that stands and took of any of these, in the journal’s order. */
export interface OriginGraph {
  readonly lots: readonly Pick<Lot, 'id' | 'ticket' | 'grams'>[];
  readonly makings: readonly Pick<LotMaking, 'inputs' | 'outputs'>[];
}

type Grams = Map<string, number>;

/**
 * Of which tickets each lot is made, and by how many grams of it as it came to be. What is taken of a lot is taken of all that is in it
 * in proportion, by the largest remainder of what is still there: so the parts of a lot come to its weight, and what all that was
 * made or lost of a ticket comes to is what it took in, to the gram.
 */
export function originOf({ lots, makings }: OriginGraph): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const origin = new Map<string, Grams>();
  const left = new Map<string, Grams>();
  const comes = (lot: string, of: Grams) => {
    origin.set(lot, of);
    left.set(lot, new Map(of));
  };
  const known = new Set(lots.map(({ id }) => id));
  for (const { id, ticket, grams } of lots) if (ticket !== null) comes(id, new Map([[ticket, grams]]));
  for (const { inputs, outputs } of makings) {
    const pool: Grams = new Map();
    for (const { lot, grams } of inputs) {
      const rest = left.get(lot);
      for (const [ticket, part] of rest === undefined ? [] : takeFrom(rest, grams))
        pool.set(ticket, (pool.get(ticket) ?? 0) + part);
    }
    // Where none of what was made is asked about, what else went in need not be known.
    if (outputs.some(({ lot }) => known.has(lot)))
      for (const { lot, grams } of outputs) comes(lot, new Map(takeFrom(pool, grams)));
  }
  return origin;
}

function takeFrom(rest: Grams, grams: number): readonly (readonly [string, number])[] {
  if (grams === 0) return [];
  const parts = [...rest].map(([id, weight]) => ({ id, weight }));
  const taken = [...apportion(grams, parts)].filter(([, part]) => part > 0);
  for (const [ticket, part] of taken) {
    const after = (rest.get(ticket) ?? 0) - part;
    invariant(after >= 0, `more of ticket ${ticket} was taken than is there`);
    rest.set(ticket, after);
  }
  return taken;
}
