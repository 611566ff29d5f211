import { useList, useOne } from './reads.ts';
import type { Answer, Filters, Row } from './shown.ts';

/** What loops cost, as screens are told of it. */

export type LoopCostRow = Row<'/loop-costs'>;
export type LoopCostAnswer = Answer<'/loop-costs/:id'>;
export type StationShareRow = LoopCostAnswer['stations'][number];
export type CarriedRow = LoopCostAnswer['carried'][number];
export type CostByStation = Answer<'/loop-costs/by-station'>;
export type StationCostRow = Row<'/loop-costs/by-station'>;
export type Savings = Answer<'/loop-costs/savings'>;
export type SavedDay = Row<'/loop-costs/savings'>;
export type SavedMonth = Savings['months'][number];
export type LoopBalanceRow = Row<'/loop-costs/balances'>;
export type ContributionRow = Row<'/loop-costs/contributions'>;
export type LoopCostSettingsAnswer = Answer<'/loop-cost-settings'>;
export type VehicleRatesRow = LoopCostSettingsAnswer['vehicles'][number];

export const useLoopCosts = (county: string, filters: Filters<'/loop-costs'>) =>
  useList(county, '/loop-costs', filters);
export const useLoopCost = (county: string, id: string) => useOne(county, '/loop-costs/:id', { id });
export const useCostByStation = (county: string, month: string, station: string) =>
  useOne(county, '/loop-costs/by-station', { month, ...(station !== '' && { station }) });
export const useSavings = (county: string, month: string) => useOne(county, '/loop-costs/savings', { month });
export const useLoopBalances = (county: string, month: string) => useOne(county, '/loop-costs/balances', { month });
export const useContributions = (county: string, month: string) =>
  useOne(county, '/loop-costs/contributions', { month });
export const useLoopCostSummary = (county: string, enabled: boolean) =>
  useOne(county, '/loop-costs/summary', {}, enabled);
export const useLoopCostSettings = (county: string) => useOne(county, '/loop-cost-settings', {});
