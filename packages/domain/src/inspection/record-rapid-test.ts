import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, shortCode } from '../kernel/index.ts';
import { isThere, placeOfItsLot } from '../produce/index.ts';
import { substance } from './food.ts';

/**
 * Writes down a rapid test of a lot: what was looked for, and whether it was found. A positive one holds the lot, and all that was made
 * of it, until a laboratory has spoken; no release lifts that. Also of what is not on the commodity's list, and wherever the lot is.
 */
export const recordRapidTest = defineCommand({
  type: 'record-rapid-test',
  capability: 'lots.test',
  happened: true,
  payload: z.object({
    test: id,
    lot: id,
    results: z
      .array(z.object({ substance, positive: z.boolean() }))
      .check(z.minLength(1, { error: 'results-missing' }), z.maxLength(60, { error: 'substances-too-many' })),
  }),
  makes: ({ test }) => [['rapidTest', test]],
  needs: ({ test, lot }) => [
    ['rapidTest', test],
    ['lot', lot],
    ['lotTest', lot],
  ],
  place: placeOfItsLot,
  decide(state, { payload }) {
    if (state.get('rapidTest', payload.test) !== undefined) return refuse('already-exists', { what: payload.test });
    const lot = state.get('lot', payload.lot);
    if (lot === undefined) return refuse('lot-unknown', { lot: payload.lot });
    if (!isThere(lot)) return refuse('lot-gone', { code: shortCode(lot.id) });
    return accept({ type: 'RapidTested', data: payload });
  },
});
