import { useList, useOne, useSums } from './reads.ts';
import type { Answer, Filters, Row } from './shown.ts';
import { askCounty } from './source.ts';

export type ConsignmentRow = Row<'/consignments'>;
export type ConsignmentPage = Answer<'/consignments/:id'>;
export type ConsignmentSummary = Answer<'/consignments-summary'>;

export const useConsignments = (county: string, filters: Filters<'/consignments'> = {}) =>
  useList(county, '/consignments', filters);
export const useConsignmentsSums = (county: string, filters: Filters<'/consignments-sums'>) =>
  useSums(county, '/consignments-sums', filters);
export const useConsignment = (county: string, id: string) => useOne(county, '/consignments/:id', { id });
export const useConsignmentSummary = (county: string, station = '') =>
  useOne(county, '/consignments-summary', station === '' ? {} : { station });

/** Asks once which consignment bears a label; undefined where none does. */
export async function findConsignment(county: string, label: string): Promise<ConsignmentRow | undefined> {
  const { rows } = await askCounty(county, '/consignments', { query: label });
  return rows.find((row) => row.label.endsWith(label));
}
