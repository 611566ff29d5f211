import * as z from 'zod/mini';
import { accept, amendable, businessDate, businessDay, DAY, defineCommand, id, refuse } from '../kernel/index.ts';
import { isSteep } from '../purchasing/index.ts';
import { MOST_MARKET_DAYS, priceFenPerKg } from './commodity.ts';
import { marketPriceAt } from './ticket-price.ts';

/**
 * Says what a commodity is sold at on the market on a day, grade by grade, and where that was read: what tickets go by whose terms
 * follow the market. What is said of a day once more takes the place of what was said before; both stay on record. Two people where
 * it goes further than the county's step from what was said last; the first is one person's, as a first price is. Refused for a day
 * to come, and for one longer ago than any ticket may go by.
 */
export const recordMarketPrice = defineCommand({
  type: 'record-market-price',
  capability: 'market-prices.record',
  toldBelow: true,
  payload: z.object({
    commodity: id,
    day: businessDate,
    ...amendable({
      pricesFenPerKg: z.array(priceFenPerKg).check(z.maxLength(12, { error: 'grades-too-many' })),
    }),
    source: z.string().check(z.trim(), z.minLength(2, { error: 'market-source-missing' }), z.maxLength(80)),
  }),
  amends(state, { commodity, day }) {
    const now = state.get('commodity', commodity)?.market.findLast((one) => one.day === day);
    return now && { row: ['commodity', commodity], now };
  },
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'prices',
    about: ({ commodity }) => commodity,
    changes(state, { at, payload: { commodity, pricesFenPerKg } }, steps) {
      const row = state.get('commodity', commodity);
      const last = row && marketPriceAt(row, at);
      return pricesFenPerKg.flatMap((after, grade) => {
        const before = last?.pricesFenPerKg[grade];
        return before !== undefined && isSteep(before, after, steps)
          ? [{ what: `marketFenPerKg.${grade + 1}`, before, after }]
          : [];
      });
    },
  },
  decide(state, { at, payload: { commodity, day, pricesFenPerKg, source } }) {
    const row = state.get('commodity', commodity);
    if (row === undefined) return refuse('commodity-unknown', { commodity });
    const { name, grades } = row;
    if (pricesFenPerKg.length !== grades.length) return refuse('prices-incomplete', { name, wanted: grades.length });
    const today = businessDay(at);
    if (day > today || day < businessDay(at - MOST_MARKET_DAYS * DAY))
      return refuse('market-day-out-of-range', { today, days: MOST_MARKET_DAYS });
    return accept({ type: 'MarketPriceRecorded', data: { commodity, day, pricesFenPerKg, source } });
  },
});
