import * as z from 'zod/mini';
import { accept, defineCommand, withGiven } from '../kernel/index.ts';
import { rebateRates } from './categories.ts';
import { settingBounds, settingsOf } from './settings.ts';

function within({ least, most }: { readonly least: number; readonly most: number }) {
  const outside = { error: 'setting-out-of-range' };
  return z.number(outside).check(z.int(outside), z.gte(least, outside), z.lte(most, outside));
}

/** Changes what the county decides for itself: limits, days, rates. What is left out stays; what was ordered stays too. */
export const changeSettings = defineCommand({
  type: 'change-settings',
  capability: 'settings.change',
  toldBelow: true,
  payload: z.object({
    cashFloatLimitFen: z.optional(within(settingBounds.cashFloatLimitFen)),
    tabLimitFen: z.optional(within(settingBounds.tabLimitFen)),
    settlementDay: z.optional(within(settingBounds.settlementDay)),
    returnWindowDays: z.optional(within(settingBounds.returnWindowDays)),
    pickupRateFen: z.optional(within(settingBounds.pickupRateFen)),
    offlineCashLimitFen: z.optional(within(settingBounds.offlineCashLimitFen)),
    offlineTabLimitFen: z.optional(within(settingBounds.offlineTabLimitFen)),
    offlinePriceDays: z.optional(within(settingBounds.offlinePriceDays)),
    offlineDays: z.optional(within(settingBounds.offlineDays)),
    offlineBelievedDays: z.optional(within(settingBounds.offlineBelievedDays)),
    rebateRates: z.optional(z.partial(rebateRates)),
  }),
  place: (_, { county }) => county,
  decide(state, { payload: { rebateRates: rates, ...figures } }) {
    const { id: _, ...now } = settingsOf(state);
    return accept({
      type: 'SettingsChanged',
      data: { ...withGiven(now, figures), rebateRates: withGiven(now.rebateRates, rates ?? {}) },
    });
  },
});
