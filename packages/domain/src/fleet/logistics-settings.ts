import { countySettings, type EventRules } from '../kernel/index.ts';

/** What a county decides for itself about loops. One row, and the defaults until there is one. */
export interface LogisticsSettings {
  readonly id: 'logistics';
  /** Road length as a share of the great circle, where no service measures roads: 140 means 1.4 times. */
  readonly detourPercent: number;
  /** Average speed on county roads, for the same case. */
  readonly speedKmPerHour: number;
  /** How long a van stands at a station. */
  readonly serviceMinutes: number;
  /** How long a van stands at the depot between two trips. */
  readonly reloadMinutes: number;
  /** What a parcel is taken to weigh and to fill where nobody weighed or measured it. */
  readonly parcelGrams: number;
  readonly parcelCubicDecimetres: number;
}

/** How far each figure may be set: the house's bounds, against slips of the finger. */
export const logisticsBounds = {
  detourPercent: { least: 100, most: 400 },
  speedKmPerHour: { least: 5, most: 120 },
  serviceMinutes: { least: 0, most: 120 },
  reloadMinutes: { least: 0, most: 240 },
  parcelGrams: { least: 1, most: 100_000 },
  parcelCubicDecimetres: { least: 1, most: 1_000 },
} as const;

export const defaultLogisticsSettings: LogisticsSettings = {
  id: 'logistics',
  detourPercent: 140,
  speedKmPerHour: 30,
  serviceMinutes: 5,
  reloadMinutes: 20,
  parcelGrams: 1_500,
  parcelCubicDecimetres: 8,
};

export interface LogisticsSettingsChanged extends Omit<LogisticsSettings, 'id'> {}

declare module '../kernel/state.ts' {
  interface Entities {
    logisticsSettings: LogisticsSettings;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    LogisticsSettingsChanged: LogisticsSettingsChanged;
  }
}

const held = countySettings('logisticsSettings', defaultLogisticsSettings);

/** What holds in this county now. */
export const logisticsSettingsOf = held.of;

export const logisticsSettingsEvents: EventRules<'LogisticsSettingsChanged'> = {
  LogisticsSettingsChanged: held.changed,
};
