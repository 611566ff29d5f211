import * as z from 'zod/mini';
import { accept, amendable, basisPoints, businessDay, defineCommand, figure, id, refuse } from '../kernel/index.ts';
import { classRefusal, commoditiesOf, neverFoodOn } from './sale.ts';

/**
 * Says of a commodity how many days it keeps once it is taken in or dried, how much of it is lost as a rule when it is handled, and
 * what it is made of: the dried of the fresh, the gift box of what is in it. It holds for lots that come to be from then on; more
 * lost than that is flagged, never refused. Nothing is food that is made of what is never food.
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
  decide(state, { countsFrom, payload: { commodity, madeFrom, ...keeping } }) {
    const row = state.get('commodity', commodity);
    if (row === undefined) return refuse('commodity-unknown', { commodity });
    const from = [...new Set(madeFrom)];
    for (const one of from) {
      if (one === commodity) return refuse('made-from-itself', { name: row.name });
      if (state.get('commodity', one) === undefined) return refuse('commodity-unknown', { commodity: one });
    }
    const day = businessDay(countsFrom);
    const made = { ...row, madeFrom: from };
    const no = classRefusal(commoditiesOf(state), made, row.productClass, day);
    if (no !== undefined) return { refusal: no };
    // What it is made of may be said otherwise tomorrow: lots that were made of it by then stay what they are.
    const never = [row, made].some((one) => neverFoodOn(commoditiesOf(state), one, day) !== undefined);
    const said = { commodity, madeFrom: from, ...keeping };
    return accept({ type: 'CommodityKeepingSet', data: { ...said, ...(never && { neverFood: true }) } });
  },
});
