import { categories, categoryNames, defaultSettings, settingBounds, type Settings } from '@yangui/domain';
import type { Pool } from 'pg';
import * as z from 'zod';
import { defineRead } from '../../http/reading.ts';
import { fenAmount, moment } from '../../http/shapes.ts';
import { entityOf } from '../../store/statements.ts';

/** What the county has decided for itself, or the defaults. */
export async function readSettings(pool: Pool, county: string): Promise<Settings> {
  const { rows } = await pool.query<{ row: Settings }>(
    `select ${entityOf('settings')} as row from settings t where t.county = $1`,
    [county],
  );
  return rows[0]?.row ?? defaultSettings;
}

const rate = z.object({
  category: z.enum(categoryNames),
  zh: z.string(),
  en: z.string(),
  basisPoints: z.int(),
  virtual: z.boolean(),
});
const bound = z.object({
  least: z.int(),
  most: z.int(),
  law: z.object({ source: z.string(), since: z.string() }).optional(),
});

/** The county's settings about money, how far each may go and by what law. */
export const settings = defineRead({
  path: '/settings',
  summary: 'What the county decides for itself: limits, days, rebate rates',
  capability: 'settings.read',
  reach: 'everywhere',
  asks: z.object({}),
  answer: z.object({
    cashFloatLimitFen: fenAmount,
    tabLimitFen: fenAmount,
    settlementDay: z.int(),
    returnWindowDays: z.int(),
    pickupRateFen: fenAmount,
    offlineCashLimitFen: fenAmount,
    offlineTabLimitFen: fenAmount,
    offlinePriceDays: z.int(),
    offlineBelievedDays: z.int(),
    offlineDays: z.int(),
    priceStepPercent: z.int(),
    priceStepFen: fenAmount,
    purchaseCeilingFen: fenAmount,
    purchaseDayCeilingFen: fenAmount,
    loopCostCeilingFen: fenAmount,
    /** Until when one person may do alone what takes two. */
    aloneUntil: moment.nullable(),
    rates: z.array(rate),
    bounds: z.object({
      cashFloatLimitFen: bound,
      tabLimitFen: bound,
      settlementDay: bound,
      returnWindowDays: bound,
      pickupRateFen: bound,
      offlineCashLimitFen: bound,
      offlineTabLimitFen: bound,
      offlinePriceDays: bound,
      offlineBelievedDays: bound,
      offlineDays: bound,
      priceStepPercent: bound,
      priceStepFen: bound,
      purchaseCeilingFen: bound,
      purchaseDayCeilingFen: bound,
      loopCostCeilingFen: bound,
    }),
  }),
  async read({ pool, county }) {
    const { id: _, rebateRates, ...figures } = await readSettings(pool, county);
    const rates = categoryNames.map((category) => {
      const { zh, en, virtual } = categories[category];
      return { category, zh, en, basisPoints: rebateRates[category], virtual };
    });
    return { ...figures, rates, bounds: settingBounds };
  },
});
