import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, shortCode } from '../kernel/index.ts';
import { placeOfItsLot } from './lot-at.ts';
import { isThere } from './lot.ts';

/** Lets a lot that was held or rejected be used again. Refused to whoever held it: somebody else looks at it too. What waits for
 * a laboratory, or failed there, goes on waiting: that is not for this to lift. */
export const releaseLot = defineCommand({
  type: 'release-lot',
  capability: 'lots.release',
  payload: z.object({ lot: id }),
  needs: ({ lot }) => [['lot', lot]],
  place: placeOfItsLot,
  decide(state, { by, payload: { lot } }) {
    const row = state.get('lot', lot);
    if (row === undefined) return refuse('lot-unknown', { lot });
    const code = shortCode(lot);
    if (!isThere(row)) return refuse('lot-gone', { code });
    if (row.judged === null) return refuse('lot-stands-so', { code, stand: row.stand });
    if (row.judged.by === by) return refuse('lot-held-by-you', { code });
    return accept({ type: 'LotReleased', data: { lot } });
  },
});
