import * as z from 'zod/mini';
import { accept, amendable, changesBetween, defineCommand, withGiven, type State } from '../kernel/index.ts';
import { rebateRates } from './categories.ts';
import { settingBounds, settingsOf, type SettingsChanged } from './settings.ts';

function within({ least, most }: { readonly least: number; readonly most: number }) {
  const outside = { error: 'setting-out-of-range' };
  return z.number(outside).check(z.int(outside), z.gte(least, outside), z.lte(most, outside));
}

const figures = {
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
  priceStepPercent: z.optional(within(settingBounds.priceStepPercent)),
  priceStepFen: z.optional(within(settingBounds.priceStepFen)),
  purchaseCeilingFen: z.optional(within(settingBounds.purchaseCeilingFen)),
  purchaseDayCeilingFen: z.optional(within(settingBounds.purchaseDayCeilingFen)),
  loopCostCeilingFen: z.optional(within(settingBounds.loopCostCeilingFen)),
  rebateRates: z.optional(z.partial(rebateRates)),
};
const given = z.object(amendable(figures));

/** Changes what the county decides for itself: limits, days, rates. What is left out stays; what was ordered stays too. */
export const changeSettings = defineCommand({
  type: 'change-settings',
  capability: 'settings.change',
  toldBelow: true,
  payload: given,
  amends: (state) => ({ row: ['settings', 'settings'], now: settingsOf(state) }),
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'rates',
    about: () => null,
    changes: (state, { payload }) => changesBetween(settingsOf(state), changed(state, payload)),
  },
  decide: (state, { payload }) => accept({ type: 'SettingsChanged', data: changed(state, payload) }),
});

type Given = z.infer<typeof given>;

/** The settings with what was given. */
function changed(state: State, { rebateRates: rates, was: _was, ...figures }: Given): SettingsChanged {
  const { id: _, ...now } = settingsOf(state);
  return { ...withGiven(now, figures), rebateRates: withGiven(now.rebateRates, rates ?? {}) };
}
