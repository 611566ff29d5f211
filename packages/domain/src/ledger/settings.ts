import { countySettings, type EventRules, type Instant, type Steps } from '../kernel/index.ts';
import { categories, type RebateRates } from './categories.ts';

/** What a county decides for itself about money. One row, and the defaults until there is one. */
export interface Settings extends Steps {
  readonly id: 'settings';
  /** How much cash a station may hold before it takes no more. */
  readonly cashFloatLimitFen: number;
  /** How much one villager may owe. */
  readonly tabLimitFen: number;
  /** The day of the month from which last month's rebates are settled. */
  readonly settlementDay: number;
  /** Days after collection in which goods come back without a reason, counted from the day after. */
  readonly returnWindowDays: number;
  /** What a station earns for each parcel it hands out: the county pays it, never the recipient (domain facts §3.2: 0.3 to 0.6 yuan). */
  readonly pickupRateFen: number;
  /** How much cash a station takes while nobody hears from it, beside what it held before. */
  readonly offlineCashLimitFen: number;
  /** How much it writes up on tabs meanwhile, all of them together. */
  readonly offlineTabLimitFen: number;
  /** How old its prices may be for it to sell by them, in days. */
  readonly offlinePriceDays: number;
  /** For how many days without contact it sells, buys and takes payments at all. */
  readonly offlineDays: number;
  /**
   * For how many days before its receipt a command of a device without contact is believed where days count that decide about
   * money: a return window begins no earlier than that.
   */
  readonly offlineBelievedDays: number;
  /** The partner's rebate by category, for products without a rate of their own. */
  readonly rebateRates: RebateRates;
  /** Until when one person may do alone what takes two: the officer's word. Null where nobody may. */
  readonly aloneUntil: Instant | null;
}

/**
 * How far each figure may be set, and where that comes from. A bound by law carries its source and the day it took
 * effect; the others are the house's, against slips of the finger.
 */
export const settingBounds = {
  cashFloatLimitFen: { least: 0, most: 10_000_000_000 },
  tabLimitFen: { least: 0, most: 10_000_000 },
  /** No later than the 28th, so that every month has one. */
  settlementDay: { least: 1, most: 28 },
  returnWindowDays: { least: 7, most: 30, law: { source: '消费者权益保护法 §25', since: '2014-03-15' } },
  pickupRateFen: { least: 0, most: 1_000 },
  offlineCashLimitFen: { least: 0, most: 10_000_000_000 },
  offlineTabLimitFen: { least: 0, most: 10_000_000 },
  offlinePriceDays: { least: 1, most: 60 },
  /** What was done longer ago than 45 days the journal takes no more. */
  offlineDays: { least: 1, most: 45 },
  offlineBelievedDays: { least: 0, most: 14 },
  priceStepPercent: { least: 0, most: 100 },
  priceStepFen: { least: 0, most: 10_000_000 },
  purchaseCeilingFen: { least: 0, most: 10_000_000 },
  purchaseDayCeilingFen: { least: 0, most: 100_000_000 },
  loopCostCeilingFen: { least: 0, most: 10_000_000 },
} as const;

export const defaultSettings: Settings = {
  id: 'settings',
  cashFloatLimitFen: 2_000_000,
  tabLimitFen: 50_000,
  settlementDay: 20,
  returnWindowDays: 7,
  pickupRateFen: 50,
  offlineCashLimitFen: 1_000_000,
  offlineTabLimitFen: 200_000,
  offlinePriceDays: 14,
  offlineDays: 14,
  offlineBelievedDays: 3,
  priceStepPercent: 10,
  priceStepFen: 5_000,
  purchaseCeilingFen: 200_000,
  purchaseDayCeilingFen: 500_000,
  loopCostCeilingFen: 100_000,
  aloneUntil: null,
  rebateRates: {
    grain: categories.grain.basisPoints,
    food: categories.food.basisPoints,
    daily: categories.daily.basisPoints,
    clothing: categories.clothing.basisPoints,
    appliance: categories.appliance.basisPoints,
    farming: categories.farming.basisPoints,
    other: categories.other.basisPoints,
    virtual: categories.virtual.basisPoints,
  },
};

export interface SettingsChanged extends Omit<Settings, 'id'> {}

declare module '../kernel/state.ts' {
  interface Entities {
    settings: Settings;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    SettingsChanged: SettingsChanged;
  }
}

const held = countySettings('settings', defaultSettings);

/** What holds in this county now. */
export const settingsOf = held.of;

export const settingsEvents: EventRules<'SettingsChanged'> = { SettingsChanged: held.changed };
