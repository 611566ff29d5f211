import { useList, useOne, useSums } from './reads.ts';
import type { Answer, Filters, Row } from './shown.ts';
import { askCounty } from './source.ts';

/** Money, as screens are told of it. */

export type SettingsAnswer = Answer<'/settings'>;
export type DrawerRow = Row<'/cash'>;
export type RemittanceRow = Row<'/remittances'>;
export type MovementRow = Row<'/cash/:drawer/movements'>;
export type DayCloseRow = Row<'/day-closes'>;
export type DayToClose = Row<'/days-to-close'>;
export type BookingRow = Row<'/bookings'>;
export type TabRow = Row<'/tabs'>;
export type PayeeRow = Row<'/payees'>;
export type WithheldTaxes = Answer<'/withheld-taxes'>;
export type WithheldRow = Row<'/withheld-taxes'>;
export type TaxPaymentRow = WithheldTaxes['payments'][number];
export type PlatformReport = Answer<'/platform-report'>;
export type PlatformReportRow = Row<'/platform-report'>;
export type SettlementRow = Row<'/settlements'>;
export type SettlementPage = Answer<'/settlements/:id'>;
export type Proposal = SettlementPage['carried'][number];
export type PayoutRow = SettlementPage['lines'][number];
export type PeriodRow = Row<'/periods'>;
export type TrialLine = PeriodRow['trialBalance'][number];
export type EffectiveRow = Row<'/effective-orders'>;
export type JournalHead = Answer<'/journal-head'>;
export type AccountRow = Row<'/ledger'>;
export type AccountLine = Row<'/ledger/:account'>;

/** Where the county's journal stands, signed: what an officer keeps. */
export const useJournalHead = (county: string) => useOne(county, '/journal-head', {});

export const useSettings = (county: string) => useOne(county, '/settings', {});
export const useDrawers = (county: string) => useList(county, '/cash', {});
export const useRemittances = (county: string, filters: Filters<'/remittances'>) =>
  useList(county, '/remittances', filters);
export const useRemittancesSums = (county: string, filters: Filters<'/remittances-sums'>) =>
  useSums(county, '/remittances-sums', filters);
export const useMovements = (county: string, filters: Filters<'/cash/:drawer/movements'>) =>
  useList(county, '/cash/:drawer/movements', filters);
export const useMovementsSums = (county: string, filters: Filters<'/cash/:drawer/movements-sums'>) =>
  useSums(county, '/cash/:drawer/movements-sums', filters);
export const useDayCloses = (county: string, filters: Filters<'/day-closes'>) =>
  useList(county, '/day-closes', filters);
export const useDayClosesSums = (county: string, filters: Filters<'/day-closes-sums'>) =>
  useSums(county, '/day-closes-sums', filters);
export const useDaysToClose = (county: string, enabled = true) => useList(county, '/days-to-close', {}, enabled);
export const useBookings = (county: string, filters: Filters<'/bookings'>) => useList(county, '/bookings', filters);
export const useBookingsSums = (county: string, filters: Filters<'/bookings-sums'>) =>
  useSums(county, '/bookings-sums', filters);
export const useTab = (county: string, villager: string | undefined) =>
  useOne(county, '/tabs', { villager: villager ?? '' }, villager !== undefined);
export const useStationTabs = (county: string, station: string) => useOne(county, '/tabs', { station, limit: 200 });
export const useVillagerTab = (county: string, villager: string, enabled = true) =>
  useOne(county, '/tabs', { villager }, enabled);
export const usePayees = (county: string) => useList(county, '/payees', {});
export const useWithheldTaxes = (county: string, month: string) => useOne(county, '/withheld-taxes', { month });
export const usePlatformReport = (county: string, quarter: string) => useOne(county, '/platform-report', { quarter });
export const useSettlements = (county: string) => useList(county, '/settlements', {});
export const useSettlement = (county: string, id: string) => useOne(county, '/settlements/:id', { id });
/** What a settlement of one run would pay; without its name, of the first. */
export const useSettlementPreview = (county: string, pays: string) =>
  useOne(county, '/settlement-preview', pays === '' ? {} : { pays });
export const useLineOrders = (county: string, id: string, serial: number) =>
  useOne(county, '/settlements/:id/lines/:serial', { id, serial });
export const usePeriods = (county: string) => useOne(county, '/periods', {});
export const useEffectiveOrders = (county: string, filters: Filters<'/effective-orders'>) =>
  useList(county, '/effective-orders', filters);
export const useMoneySummary = (county: string, enabled: boolean) => useOne(county, '/money-summary', {}, enabled);
export const useLedger = (county: string) => useList(county, '/ledger', {});
export const useAccountLines = (county: string, filters: Filters<'/ledger/:account'>) =>
  useList(county, '/ledger/:account', filters);

/** A payout file, to be handed to the bank. */
export function readPayoutFile(county: string, id: string, file: number) {
  return askCounty(county, '/settlements/:id/files/:file', { id, file });
}
