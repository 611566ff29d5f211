import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, shortCode } from '../kernel/index.ts';
import { isMuch, lotGrams } from './make-lots.ts';

/**
 * Takes in at the centre a lot that a station sent up, weighed as it arrives. What it weighs less is lost on the way, and flagged where
 * that is more than its commodity loses as a rule. What it weighs more is written down and flagged, and not booked: weight comes out
 * of nothing nowhere. A held lot may come up as well, and stays held.
 */
export const receiveLot = defineCommand({
  type: 'receive-lot',
  capability: 'lots.receive',
  crossing: true,
  payload: z.object({ making: id, lot: id, arrivedGrams: lotGrams(1) }),
  makes: ({ making }) => [['lotMaking', making]],
  needs: ({ making, lot }) => [
    ['lotMaking', making],
    ['lot', lot],
  ],
  place: (_, { county }) => county,
  decide(state, { payload: { making, lot, arrivedGrams } }) {
    if (state.get('lotMaking', making) !== undefined) return refuse('already-exists', { what: making });
    const row = state.get('lot', lot);
    if (row === undefined) return refuse('lot-unknown', { lot });
    const code = shortCode(lot);
    if (row.stage !== 'in-stock') return refuse('lot-gone', { code });
    if (row.holder === 'centre') return refuse('lot-at-centre', { code });
    const commodity = state.get('commodity', row.commodity);
    if (commodity === undefined) return refuse('commodity-unknown', { commodity: row.commodity });
    const lossGrams = Math.max(0, row.leftGrams - arrivedGrams);
    const surplusGrams = Math.max(0, arrivedGrams - row.leftGrams);
    const muchLost = isMuch(lossGrams + surplusGrams, row.leftGrams, commodity);
    return accept({ type: 'LotArrived', data: { making, lot, arrivedGrams, lossGrams, surplusGrams, muchLost } });
  },
});
