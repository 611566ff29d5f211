import { pagesOf, useList, useOne, useSums } from './reads.ts';
import type { Answer, Filters, Row } from './shown.ts';

export type CommodityRow = Row<'/commodities'>;
export type HouseholdRow = Row<'/households'>;
export type HouseholdPage = Answer<'/households/:id'>;
export type HouseholdStatement = Answer<'/household-statements/:id'>;
export type StatementRow = HouseholdStatement['lines'][number];
export type RegisterEntryRow = Row<'/register'>;
export type RegisterEntryPage = Answer<'/register/:id'>;
export type RegisterVillage = Answer<'/register-by-village'>['rows'][number];
export type RegisterImportRow = Row<'/register-imports'>;
export type TakingPartRow = Answer<'/taking-part'>['rows'][number];
export type PlotRow = Row<'/plots'>;
export type TicketRow = Row<'/tickets'>;
export type TicketPage = Answer<'/tickets/:id'>;

export type LotRow = Row<'/lots'>;
export type LotPage = Answer<'/lots/:id'>;
export type PaperRow = Row<'/papers'>;
export type PurchaseInvoiceRow = Row<'/purchase-invoices'>;
export type PurchaseInvoicePage = Answer<'/purchase-invoices/:id'>;
export type LotMakingRow = Row<'/lot-makings'>;
export type LotTrace = Answer<'/lot-traces/:id'>;

export const useLots = (county: string, filters: Filters<'/lots'>) => useList(county, '/lots', filters);
export const useLotsSums = (county: string, filters: Filters<'/lots-sums'>) => useSums(county, '/lots-sums', filters);
export const useLot = (county: string, id: string) => useOne(county, '/lots/:id', { id });
export const useLotTrace = (county: string, id: string, way: 'back' | 'on') =>
  useOne(county, '/lot-traces/:id', { id, way });
export const useLotRecall = (county: string, id: string, enabled: boolean) =>
  useOne(county, '/lot-recalls/:id', { id }, enabled);
export const useLotMakings = (county: string, filters: Filters<'/lot-makings'>) =>
  useList(county, '/lot-makings', filters);
export const usePapers = (county: string, filters: Filters<'/papers'>) => useList(county, '/papers', filters);
export const usePapersSums = (county: string, filters: Filters<'/papers-sums'>) =>
  useSums(county, '/papers-sums', filters);
export const usePurchaseInvoices = (county: string, filters: Filters<'/purchase-invoices'>) =>
  useList(county, '/purchase-invoices', filters);
export const usePurchaseInvoicesSums = (county: string, filters: Filters<'/purchase-invoices-sums'>) =>
  useSums(county, '/purchase-invoices-sums', filters);
export const usePurchaseInvoice = (county: string, id: string) => useOne(county, '/purchase-invoices/:id', { id });
export const useCommodities = (county: string) => useOne(county, '/commodities', {});
export const useHouseholds = (county: string, filters: Filters<'/households'>) =>
  useList(county, '/households', filters);
export const useHouseholdsSums = (county: string, filters: Filters<'/households-sums'>) =>
  useSums(county, '/households-sums', filters);
export const useHousehold = (county: string, id: string) => useOne(county, '/households/:id', { id });
export const useHouseholdStatement = (county: string, id: string) =>
  useOne(county, '/household-statements/:id', { id });
export const usePlots = (county: string, household: string) => useOne(county, '/plots', { household });
export const useTakingPart = (county: string) => useOne(county, '/taking-part', {});
export const useRegister = (county: string, filters: Filters<'/register'>) => useList(county, '/register', filters);
export const useRegisterSums = (county: string, filters: Filters<'/register-sums'>) =>
  useSums(county, '/register-sums', filters);
export const useRegisterEntry = (county: string, id: string) => useOne(county, '/register/:id', { id });
export const useRegisterByVillage = (county: string) => useOne(county, '/register-by-village', {});
export const useRegisterImports = (county: string) => useList(county, '/register-imports', {});
export const useTickets = (county: string, filters: Filters<'/tickets'>) => useList(county, '/tickets', filters);
export const useTicketsSums = (county: string, filters: Filters<'/tickets-sums'>) =>
  useSums(county, '/tickets-sums', filters);
export const useTicket = (county: string, id: string, enabled = true) =>
  useOne(county, '/tickets/:id', { id }, enabled);

/** Everybody in the register who counts, to compare a sheet with. */
export async function wholeRegister(county: string): Promise<readonly RegisterEntryRow[]> {
  const rows: RegisterEntryRow[] = [];
  for await (const some of pagesOf(county, '/register', {})) rows.push(...some);
  return rows;
}
