import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, shortCode } from '../kernel/index.ts';
import { placeOfItsLot } from './lot-at.ts';
import { onVanRefusal } from './lot-hands.ts';
import { removalReasons, removals } from './lot-making.ts';

/**
 * Takes all that is left of a lot out of stock: destroyed, or given back to the household that brought it. Also what is held, rejected
 * or expired. Given back is only what a ticket took in and is whole: of what was made of several nobody knows whose a part is. The
 * money comes back when the ticket is reversed. What a van carries is removed by nobody until it is taken in, or was missing then.
 */
export const removeLot = defineCommand({
  type: 'remove-lot',
  capability: 'lots.make',
  payload: z.object({ making: id, lot: id, removal: z.enum(removals), reason: z.enum(removalReasons) }),
  makes: ({ making }) => [['lotMaking', making]],
  needs: ({ making, lot }) => [
    ['lotMaking', making],
    ['lot', lot],
  ],
  place: placeOfItsLot,
  decide(state, { payload }) {
    if (state.get('lotMaking', payload.making) !== undefined) return refuse('already-exists', { what: payload.making });
    const row = state.get('lot', payload.lot);
    if (row === undefined) return refuse('lot-unknown', { lot: payload.lot });
    const code = shortCode(row.id);
    if (row.stage !== 'in-stock') return refuse('lot-gone', { code });
    const away = onVanRefusal(row);
    if (away !== undefined) return { refusal: away };
    if (payload.removal === 'give-back' && (row.ticket === null || row.leftGrams !== row.grams))
      return refuse('lot-not-to-give-back', { code });
    return accept({ type: 'LotRemoved', data: { ...payload, grams: row.leftGrams } });
  },
});
