import * as z from 'zod/mini';
import {
  accept,
  amendable,
  basisPoints,
  businessDate,
  businessDay,
  DAY,
  defineCommand,
  id,
  refuse,
  type Change,
  type Steps,
} from '../kernel/index.ts';
import { isSteep } from '../purchasing/index.ts';
import {
  MOST_MARKET_DAYS,
  priceFenPerKg,
  priceOfGrade,
  priceRules,
  pricesByGrade,
  TERMS_DAYS_AHEAD,
  termsOn,
  type Commodity,
  type Terms,
} from './commodity.ts';

/**
 * What of new terms takes two people: a price further than the county's step from the agreed one or from that of the day from
 * which it is to hold, and any other deduction than holds on that day. What was agreed on for a later day is brought forward
 * by nobody alone.
 */
function termsChanges(commodity: Commodity, { from, ...terms }: Terms & { from: string }, steps: Steps) {
  const lastSet = Math.max(0, ...commodity.terms.map(({ setAt }) => setAt));
  const day = [from, businessDay(lastSet)].toSorted().at(-1) ?? from;
  const was = termsOn(commodity.terms, day) ?? commodity.terms.at(-1);
  const prices = pricesByGrade(commodity, terms).flatMap((after, grade): readonly Change[] => {
    const before = [commodity.agreedFenPerKg[grade], was && priceOfGrade(was, grade)].find(
      (one) => one !== undefined && isSteep(one, after, steps),
    );
    return before === undefined ? [] : [{ what: `pricesFenPerKg.${grade + 1}`, before, after }];
  });
  if (was === undefined) return prices;
  const free = (['freeMoistureBasisPoints', 'freeDirtBasisPoints'] as const).flatMap((what): readonly Change[] =>
    was[what] === terms[what] ? [] : [{ what, before: was[what], after: terms[what] }],
  );
  const market: readonly Change[] =
    (was.marketDays ?? null) === (terms.marketDays ?? null)
      ? []
      : [{ what: 'marketDays', before: was.marketDays ?? null, after: terms.marketDays ?? null }];
  return [...prices, ...free, ...market];
}

const outOfRange = { error: 'market-days-invalid' } as const;
const marketDays = z
  .number(outOfRange)
  .check(z.int(outOfRange), z.gte(0, outOfRange), z.lte(MOST_MARKET_DAYS, outOfRange));

/**
 * Sets what a commodity is bought at from a day on, today at the earliest and within a year: one price, one a grade, or the market's
 * with a floor a grade, and how
 * much moisture and dirt is free. A ticket goes by what its counter could know when it was weighed. Two people where a price goes
 * further than the county's step, or what is deducted changes: the first terms are one person's, as a product's first price is.
 */
export const setCommodityTerms = defineCommand({
  type: 'set-commodity-terms',
  capability: 'commodities.edit',
  toldBelow: true,
  payload: z.object({
    commodity: id,
    from: businessDate,
    ...amendable({
      rule: z.enum(priceRules),
      pricesFenPerKg: z.array(priceFenPerKg).check(z.maxLength(12, { error: 'grades-too-many' })),
      freeMoistureBasisPoints: z.nullable(basisPoints),
      freeDirtBasisPoints: z.nullable(basisPoints),
      marketDays: z.optional(marketDays),
    }),
  }),
  // Terms from another day stand beside those: only what holds from the very day is written over.
  amends(state, { commodity, from }) {
    const now = state.get('commodity', commodity)?.terms.find((one) => one.from === from);
    return now && { row: ['commodity', commodity], now };
  },
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'prices',
    about: ({ commodity }) => commodity,
    changes(state, { payload: { commodity, ...terms } }, steps) {
      const row = state.get('commodity', commodity);
      return row === undefined ? [] : termsChanges(row, terms, steps);
    },
  },
  decide(state, { at, countsFrom, seconded, payload }) {
    const row = state.get('commodity', payload.commodity);
    if (row === undefined) return refuse('commodity-unknown', { commodity: payload.commodity });
    const { name, grades } = row;
    const wanted = payload.rule === 'fixed' ? 1 : grades.length;
    if (payload.pricesFenPerKg.length !== wanted) return refuse('prices-incomplete', { name, wanted });
    const followsMarket = payload.rule === 'market-floor';
    if (followsMarket !== (payload.marketDays !== undefined)) return refuse('market-days-invalid');
    const today = businessDay(seconded ? countsFrom : at);
    if (payload.from > businessDay(at + TERMS_DAYS_AHEAD * DAY)) return refuse('terms-day-far', { today });
    if (payload.from >= today) return accept({ type: 'CommodityTermsSet', data: { ...payload, agreed: seconded } });
    if (!seconded) return refuse('terms-day-past', { today });
    // A proposal may be confirmed some days after the day it was to hold from: it holds from when it is, unless others came to
    // hold meanwhile, of which neither of the two may know.
    if (row.terms.some(({ from }) => from > payload.from && from <= today)) return refuse('proposal-outdated');
    return accept({ type: 'CommodityTermsSet', data: { ...payload, from: today, agreed: true } });
  },
});
