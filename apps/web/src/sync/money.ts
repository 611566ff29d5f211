import {
  bounceReasons,
  cashReasons,
  categoryNames,
  loopDebts,
  payoutStages,
  rejectionReasons,
  remittanceStages,
  settlementPays,
  settlementStages,
  type SettlementPays,
} from '@yangui/domain';
import * as z from 'zod/mini';
import { aboutShape } from './answers.ts';
import { ask } from './http.ts';
import { useList, useOne, type Filters } from './reads.ts';

/** The shapes of what the server answers about money, and their reads. */

const person = z.object({ id: z.string(), name: z.nullable(z.string()) });
const bound = z.object({
  least: z.number(),
  most: z.number(),
  law: z.optional(z.object({ source: z.string(), since: z.string() })),
});

export const settings = z.object({
  cashFloatLimitFen: z.number(),
  tabLimitFen: z.number(),
  settlementDay: z.number(),
  returnWindowDays: z.number(),
  pickupRateFen: z.number(),
  offlineCashLimitFen: z.number(),
  offlineTabLimitFen: z.number(),
  offlinePriceDays: z.number(),
  offlineBelievedDays: z.number(),
  offlineDays: z.number(),
  priceStepPercent: z.number(),
  priceStepFen: z.number(),
  purchaseCeilingFen: z.number(),
  purchaseDayCeilingFen: z.number(),
  loopCostCeilingFen: z.number(),
  aloneUntil: z.nullable(z.number()),
  rates: z.array(
    z.object({
      category: z.enum(categoryNames),
      zh: z.string(),
      en: z.string(),
      basisPoints: z.number(),
      virtual: z.boolean(),
    }),
  ),
  bounds: z.object({
    cashFloatLimitFen: bound,
    tabLimitFen: bound,
    settlementDay: bound,
    returnWindowDays: bound,
    pickupRateFen: bound,
    offlineCashLimitFen: bound,
    offlineTabLimitFen: bound,
    offlinePriceDays: bound,
    offlineBelievedDays: bound,
    offlineDays: bound,
    priceStepPercent: bound,
    priceStepFen: bound,
    purchaseCeilingFen: bound,
    purchaseDayCeilingFen: bound,
    loopCostCeilingFen: bound,
  }),
});
export type SettingsAnswer = z.infer<typeof settings>;

export const drawer = z.object({
  station: z.string(),
  stationName: z.string(),
  partnerName: z.nullable(z.string()),
  cashFen: z.number(),
  floatFen: z.number(),
  limitFen: z.number(),
  overLimit: z.boolean(),
  inTransitFen: z.number(),
  shortOverFen: z.number(),
  countedAt: z.nullable(z.number()),
  countedFen: z.nullable(z.number()),
  differenceFen: z.nullable(z.number()),
  reason: z.nullable(z.enum(cashReasons)),
});
export type DrawerRow = z.infer<typeof drawer>;

export const remittance = z.object({
  id: z.string(),
  station: z.string(),
  stationName: z.string(),
  partnerName: z.nullable(z.string()),
  stage: z.enum(remittanceStages),
  sentFen: z.number(),
  sentAt: z.number(),
  countedFen: z.nullable(z.number()),
  confirmedAt: z.nullable(z.number()),
  confirmedByName: z.nullable(z.string()),
  reason: z.nullable(z.enum(cashReasons)),
});
export type RemittanceRow = z.infer<typeof remittance>;

const tab = z.object({ villager: z.string(), name: z.nullable(z.string()), owesFen: z.number() });
export type TabRow = z.infer<typeof tab>;
const tabs = z.object({ limitFen: z.number(), rows: z.array(tab) });

export const payee = z.object({
  person,
  as: z.enum(['partner', ...loopDebts]),
  stationName: z.nullable(z.string()),
  accountName: z.nullable(z.string()),
  bank: z.nullable(z.string()),
  accountNumber: z.nullable(z.string()),
  setAt: z.nullable(z.number()),
});
export type PayeeRow = z.infer<typeof payee>;

export const settlement = z.object({
  id: z.string(),
  period: z.string(),
  pays: z.enum(settlementPays),
  stage: z.enum(settlementStages),
  totalFen: z.number(),
  people: z.number(),
  waiting: z.number(),
  instructed: z.number(),
  paid: z.number(),
  bounced: z.number(),
  files: z.number(),
  preparedBy: person,
  preparedAt: z.number(),
  decidedBy: z.nullable(person),
  decidedAt: z.nullable(z.number()),
  reason: z.nullable(z.enum(rejectionReasons)),
});
export type SettlementRow = z.infer<typeof settlement>;

const proposal = z.object({
  partner: person,
  as: z.nullable(z.enum(loopDebts)),
  stationName: z.nullable(z.string()),
  amountFen: z.number(),
  payee: z.nullable(z.string()),
});
export type Proposal = z.infer<typeof proposal>;
const payoutLine = z.extend(proposal, {
  serial: z.number(),
  stage: z.enum(payoutStages),
  file: z.nullable(z.number()),
  reason: z.nullable(z.enum(bounceReasons)),
  payeeChanged: z.boolean(),
  held: z.boolean(),
});
export type PayoutRow = z.infer<typeof payoutLine>;
const settlementPage = z.extend(settlement, { lines: z.array(payoutLine), carried: z.array(proposal) });
export type SettlementPage = z.infer<typeof settlementPage>;
const preview = z.object({ lines: z.array(proposal), carried: z.array(proposal), totalFen: z.number() });
const lineOrders = z.object({
  amountFen: z.number(),
  rows: z.array(
    z.object({
      seq: z.number(),
      at: z.number(),
      reason: z.string(),
      amountFen: z.number(),
      about: aboutShape,
    }),
  ),
});

const trialLine = z.object({ head: z.string(), balanceFen: z.number() });
export type TrialLine = z.infer<typeof trialLine>;
const period = z.object({
  period: z.string(),
  closedAt: z.number(),
  closedBy: person,
  closedSeq: z.number(),
  trialBalance: z.array(trialLine),
});
export type PeriodRow = z.infer<typeof period>;
const periods = z.object({
  open: z.object({ trialBalance: z.array(trialLine), next: z.nullable(z.string()) }),
  rows: z.array(period),
});

export const effective = z.object({
  station: z.string(),
  stationName: z.string(),
  month: z.string(),
  orders: z.number(),
  effectiveFen: z.number(),
});
export type EffectiveRow = z.infer<typeof effective>;

const signedHead = z.object({ day: z.string(), lastSeq: z.number(), text: z.string(), short: z.string() });
const journalHead = z.object({
  current: signedHead,
  days: z.array(signedHead),
  key: z.object({ fingerprint: z.string(), publicKey: z.string(), since: z.string() }),
  keysBefore: z.array(z.string()),
});
export type JournalHead = z.infer<typeof journalHead>;

/** Where the county's journal stands, signed: what an officer keeps. */
export const useJournalHead = (county: string) => useOne(county, 'journal', '/journal-head', journalHead);

export const useSettings = (county: string) => useOne(county, 'settings', '/settings', settings);
export const useDrawers = (county: string) => useList(county, 'cash', '/cash', drawer, {});
export const useRemittances = (county: string, filters: Filters) =>
  useList(county, 'cash', '/remittances', remittance, filters);
export const useTab = (county: string, villager: string | undefined) =>
  useOne(county, 'cash', `/tabs?villager=${villager ?? ''}`, tabs, villager !== undefined);
export const useStationTabs = (county: string, station: string) =>
  useOne(county, 'cash', `/tabs?station=${station}&limit=200`, tabs);
export const usePayees = (county: string) => useList(county, 'payees', '/payees', payee, {});
export const useSettlements = (county: string) => useList(county, 'settlements', '/settlements', settlement, {});
export const useSettlement = (county: string, id: string) =>
  useOne(county, 'settlements', `/settlements/${id}`, settlementPage);
export const useSettlementPreview = (county: string, pays: SettlementPays) =>
  useOne(county, 'settlements', `/settlement-preview?pays=${pays}`, preview);
export const useLineOrders = (county: string, settlementId: string, serial: number) =>
  useOne(county, 'settlements', `/settlements/${settlementId}/lines/${serial}`, lineOrders);
export const usePeriods = (county: string) => useOne(county, 'ledger', '/periods', periods);
export const useEffectiveOrders = (county: string, filters: Filters) =>
  useList(county, 'orders', '/effective-orders', effective, filters);

const summary = z.object({
  toConfirm: z.number(),
  drawersFull: z.number(),
  toApprove: z.number(),
  toInstruct: z.number(),
  bounced: z.number(),
  institutionFen: z.nullable(z.number()),
});
export const useMoneySummary = (county: string, enabled: boolean) =>
  useOne(county, 'overview', '/money-summary', summary, enabled);

/** A payout file, to be handed to the bank. */
export function readPayoutFile(county: string, settlementId: string, file: number) {
  return ask(
    `/api/counties/${county}/settlements/${settlementId}/files/${file}`,
    z.object({ name: z.string(), text: z.string() }),
  );
}
