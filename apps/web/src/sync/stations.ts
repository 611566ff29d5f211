import { useList, useOne } from './reads.ts';
import type { Answer, Filters, Row } from './shown.ts';

/** A station, as the desk sees it and as a parcel is sent on to it. */
export type StationRow = Answer<'/stations/:id'>;
export type VillageRow = Row<'/villages'>;
/** Where something lies: degrees, WGS-84. Schematic ones are drawn, not measured. */
export type PositionShown = NonNullable<StationRow['position']>;

export const useStation = (county: string, id: string) => useOne(county, '/stations/:id', { id });
export const useStations = (county: string) => useList(county, '/stations', {});
export const useVillages = (county: string, filters: Filters<'/villages'> = {}) =>
  useList(county, '/villages', filters);
