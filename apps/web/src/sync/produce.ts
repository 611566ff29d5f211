import { useList, useOne, useSums } from './reads.ts';
import type { Answer, Filters, Row } from './shown.ts';

export type CommodityRow = Row<'/commodities'>;
export type HouseholdRow = Row<'/households'>;
export type HouseholdPage = Answer<'/households/:id'>;
export type PlotRow = Row<'/plots'>;
export type TicketRow = Row<'/tickets'>;
export type TicketPage = Answer<'/tickets/:id'>;

export const useCommodities = (county: string) => useOne(county, '/commodities', {});
export const useHouseholds = (county: string, filters: Filters<'/households'>) =>
  useList(county, '/households', filters);
export const useHouseholdsSums = (county: string, filters: Filters<'/households-sums'>) =>
  useSums(county, '/households-sums', filters);
export const useHousehold = (county: string, id: string) => useOne(county, '/households/:id', { id });
export const usePlots = (county: string, household: string) => useOne(county, '/plots', { household });
export const useTickets = (county: string, filters: Filters<'/tickets'>) => useList(county, '/tickets', filters);
export const useTicketsSums = (county: string, filters: Filters<'/tickets-sums'>) =>
  useSums(county, '/tickets-sums', filters);
export const useTicket = (county: string, id: string, enabled = true) =>
  useOne(county, '/tickets/:id', { id }, enabled);
