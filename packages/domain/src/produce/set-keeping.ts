import * as z from 'zod/mini';
import { accept, amendable, basisPoints, defineCommand, figure, id, refuse } from '../kernel/index.ts';

/**
 * Says of a commodity how many days it keeps once it is taken in or dried, how much of it is lost as a rule when it is handled, and
 * what it is made of: the dried of the fresh, the gift box of what is in it. It holds for lots that come to be from then on; more
 * lost than that is flagged, never refused.
 */
export const setKeeping = defineCommand({
  type: 'set-keeping',
  capability: 'commodities.edit',
  toldBelow: true,
  payload: z.object({
    commodity: id,
    ...amendable({
      keepsDays: z.nullable(figure(1, 3_650)),
      lossBasisPoints: z.nullable(basisPoints),
      madeFrom: z.array(id).check(z.maxLength(12, { error: 'made-from-too-many' })),
    }),
  }),
  amends(state, { commodity }) {
    const now = state.get('commodity', commodity);
    return now && { row: ['commodity', commodity], now };
  },
  place: (_, { county }) => county,
  decide(state, { payload: { commodity, madeFrom, ...keeping } }) {
    const row = state.get('commodity', commodity);
    if (row === undefined) return refuse('commodity-unknown', { commodity });
    const from = [...new Set(madeFrom)];
    for (const one of from) {
      if (one === commodity) return refuse('made-from-itself', { name: row.name });
      if (state.get('commodity', one) === undefined) return refuse('commodity-unknown', { commodity: one });
    }
    return accept({ type: 'CommodityKeepingSet', data: { commodity, madeFrom: from, ...keeping } });
  },
});
