import { countySettings, type EventRules } from '../kernel/index.ts';
import type { CarrierCode } from '../parcels/index.ts';
import type { CostRule } from './cost-rule.ts';

/** What a county decides for itself about what loops cost. One row, and the defaults until there is one. */
export interface LoopCostSettings {
  readonly id: 'loop-cost';
  readonly rule: CostRule;
  /** Above what a parcel may cost at a station before the desk says so. */
  readonly alertFenPerParcel: number;
  /** What each carrier has agreed to pay the county for a parcel of its own brought down to a station. */
  readonly contributionsFen: Readonly<Record<CarrierCode, number>>;
  /** What the programme pays for a parcel brought down by a bus of a passenger-freight-post line (客货邮). */
  readonly lineSubsidyFen: number;
}

/** How far each figure may be set: the house's bounds, against slips of the finger. */
export const loopCostBounds = {
  alertFenPerParcel: { least: 1, most: 10_000 },
  contributionFen: { least: 0, most: 1_000 },
  lineSubsidyFen: { least: 0, most: 1_000 },
} as const;

/**
 * Nobody pays until a county has agreed it. The threshold is what the last leg from town to door is reported to add to a
 * parcel, about 1.50 yuan (domain facts §3.1, weak: a county sets its own).
 */
export const defaultLoopCostSettings: LoopCostSettings = {
  id: 'loop-cost',
  rule: 'stand-alone',
  alertFenPerParcel: 150,
  contributionsFen: { county: 0, sf: 0, jd: 0, yto: 0, jt: 0, dbl: 0, sto: 0, zto: 0, yunda: 0, ems: 0, other: 0 },
  lineSubsidyFen: 0,
};

export interface LoopCostSettingsChanged extends Omit<LoopCostSettings, 'id'> {}

declare module '../kernel/state.ts' {
  interface Entities {
    loopCostSettings: LoopCostSettings;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    LoopCostSettingsChanged: LoopCostSettingsChanged;
  }
}

const held = countySettings('loopCostSettings', defaultLoopCostSettings);

/** What holds in this county now. */
export const loopCostSettingsOf = held.of;

export const loopCostSettingsEvents: EventRules<'LoopCostSettingsChanged'> = { LoopCostSettingsChanged: held.changed };
