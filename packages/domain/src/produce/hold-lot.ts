import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, shortCode } from '../kernel/index.ts';
import { placeOfItsLot } from './lot-at.ts';
import { holdReasons, isThere } from './lot.ts';

/**
 * Holds a lot, or rejects it: nothing is made of it or sold until somebody else releases it. A rejected one can still be destroyed
 * or given back. What was made of it is held with it, also where nothing of it is left itself. What was held may be rejected, and held again what was rejected.
 */
export const holdLot = defineCommand({
  type: 'hold-lot',
  capability: 'lots.hold',
  happened: true,
  payload: z.object({ lot: id, stand: z.enum(['held', 'rejected']), reason: z.enum(holdReasons) }),
  needs: ({ lot }) => [['lot', lot]],
  place: placeOfItsLot,
  decide(state, { payload }) {
    const row = state.get('lot', payload.lot);
    if (row === undefined) return refuse('lot-unknown', { lot: payload.lot });
    if (!isThere(row)) return refuse('lot-gone', { code: shortCode(row.id) });
    if (row.stand === payload.stand) return refuse('lot-stands-so', { code: shortCode(row.id), stand: row.stand });
    return accept({ type: 'LotJudged', data: payload });
  },
});
