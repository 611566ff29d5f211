import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { arrivalOf } from './lot-arrival.ts';
import { lossReasons } from './lot-making.ts';
import { lotGrams } from './make-lots.ts';

/** What is said of a lot that comes to the centre: under which act, what it weighs there, and why that is less than it was. */
export const arrivalPayload = z.object({
  making: id,
  lot: id,
  arrivedGrams: lotGrams(1),
  reason: z.optional(z.nullable(z.enum(lossReasons))),
});

/**
 * Takes in at the centre a lot that a station sent up, weighed as it arrives, whoever brought it: what came by a van of the county is
 * taken in with its loop. A held lot may come up as well, and stays held. Refused where it weighs less and nobody says why.
 */
export const receiveLot = defineCommand({
  type: 'receive-lot',
  capability: 'lots.receive',
  crossing: true,
  payload: arrivalPayload,
  makes: ({ making }) => [['lotMaking', making]],
  needs: ({ making, lot }) => [
    ['lotMaking', making],
    ['lot', lot],
  ],
  place: (_, { county }) => county,
  decide(state, { payload }) {
    if (state.get('lotMaking', payload.making) !== undefined) return refuse('already-exists', { what: payload.making });
    const arrived = arrivalOf(state, payload, state.get('lot', payload.lot)?.loop ?? null);
    return 'refusal' in arrived ? arrived : accept(arrived);
  },
});
