import { pagesOf, useList, useOne } from './reads.ts';
import type { Answer, Filters, Row } from './shown.ts';

export type LimitRow = Row<'/limits'>;
export type TestPlanRow = Answer<'/test-plans'>['rows'][number];

export const useLimits = (county: string, filters: Filters<'/limits'>) => useList(county, '/limits', filters);
export const useTestPlans = (county: string) => useOne(county, '/test-plans', {});

/** Every limit there is, to compare a sheet with. */
export async function allLimits(county: string): Promise<readonly LimitRow[]> {
  const rows: LimitRow[] = [];
  for await (const some of pagesOf(county, '/limits', {})) rows.push(...some);
  return rows;
}
