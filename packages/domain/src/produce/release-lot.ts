import * as z from 'zod/mini';
import { accept, CLOCKS_APART, defineCommand, id, refuse, shortCode } from '../kernel/index.ts';
import { placeOfItsLot } from './lot-at.ts';
import { isThere } from './lot.ts';

/** Lets a lot that was held or rejected be used again. Refused to whoever held it: somebody else looks at it too. What waits for
 * a laboratory, or failed there, goes on waiting: that is not for this to lift. Refused where it was held anew since the release was made. */
export const releaseLot = defineCommand({
  type: 'release-lot',
  capability: 'lots.release',
  payload: z.object({ lot: id }),
  needs: ({ lot }) => [['lot', lot]],
  place: placeOfItsLot,
  decide(state, { at, by, payload: { lot } }) {
    const row = state.get('lot', lot);
    if (row === undefined) return refuse('lot-unknown', { lot });
    const code = shortCode(lot);
    if (!isThere(row)) return refuse('lot-gone', { code });
    if (row.judged === null) return refuse('lot-stands-so', { code, stand: row.stand });
    // A release that was under way for days lets go of the hold that its maker saw, not of one that came since.
    if (at < row.judged.at - CLOCKS_APART) return refuse('before-its-step', { at, stepAt: row.judged.at });
    if (row.judged.by === by) return refuse('lot-held-by-you', { code });
    return accept({ type: 'LotReleased', data: { lot } });
  },
});
