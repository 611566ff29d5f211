import { pagesOf, useList, useOne } from './reads.ts';
import type { Answer, Filters, Row } from './shown.ts';

export type LimitRow = Row<'/limits'>;
export type TestPlanRow = Answer<'/test-plans'>['rows'][number];

export const useLimits = (county: string, filters: Filters<'/limits'>) => useList(county, '/limits', filters);
export const useTestPlans = (county: string) => useOne(county, '/test-plans', {});

export type SampleRow = Row<'/samples'>;
export type SamplePage = Answer<'/samples/:id'>;
export type LotInTest = Row<'/inspection-work'>;
export type LotTests = Answer<'/lot-tests/:id'>;
export type LabRow = Answer<'/labs'>['rows'][number];
export type OwnSample = Answer<'/own-samples'>['rows'][number];

export const useInspectionWork = (county: string, filters: Filters<'/inspection-work'>) =>
  useList(county, '/inspection-work', filters);
export const useInspectionWaiting = (county: string) => useOne(county, '/inspection-waiting', {});
export const useSamples = (county: string, filters: Filters<'/samples'>) => useList(county, '/samples', filters);
export const useSample = (county: string, id: string) => useOne(county, '/samples/:id', { id });
export const useLotTests = (county: string, id: string) => useOne(county, '/lot-tests/:id', { id });
export const useLabs = (county: string) => useOne(county, '/labs', {});
export const useOwnSamples = (county: string) => useOne(county, '/own-samples', {});

/** Every limit there is, to compare a sheet with. */
export async function allLimits(county: string): Promise<readonly LimitRow[]> {
  const rows: LimitRow[] = [];
  for await (const some of pagesOf(county, '/limits', {})) rows.push(...some);
  return rows;
}
