import {
  carriedKinds,
  carrierCodes,
  chargeStages,
  contributionFaults,
  contributionPayers,
  contributionStages,
  costRules,
  extraKinds,
  extraPayers,
  figureSources,
  reversalReasons,
} from '@yangui/domain';
import * as z from 'zod/mini';
import { useList, useOne, type Filters } from './reads.ts';

/** The shapes of what the server answers about the cost of loops, and how it is asked. */

const fen = z.number();
const maybe = z.nullable(fen);
const text = z.nullable(z.string());
const person = z.object({ id: z.string(), name: text });
const stage = z.enum(['unsettled', ...chargeStages]);

const loopCostRow = z.object({
  loop: z.string(),
  day: z.string(),
  vehicleName: z.string(),
  driverName: text,
  finishedAt: maybe,
  stage,
  plannedFen: fen,
  totalFen: maybe,
  ownFen: maybe,
  contributedFen: maybe,
  parcels: maybe,
  pieces: maybe,
});
export type LoopCostRow = z.infer<typeof loopCostRow>;

const stationShare = z.object({
  station: z.string(),
  stationName: z.string(),
  parcels: z.number(),
  returns: z.number(),
  consignments: z.number(),
  pieces: z.number(),
  shareFen: fen,
  parcelFen: fen,
  contributedFen: fen,
});
export type StationShareRow = z.infer<typeof stationShare>;

const carried = z.object({
  id: z.string(),
  kind: z.enum(carriedKinds),
  station: z.string(),
  label: z.string(),
  pieces: z.number(),
  weightGrams: z.number(),
  shareFen: fen,
});
export type CarriedRow = z.infer<typeof carried>;

const loopCost = z.object({
  loop: z.string(),
  day: z.string(),
  vehicle: z.string(),
  vehicleName: z.string(),
  driver: z.nullable(person),
  finishedAt: maybe,
  planned: z.object({
    vehicleFen: fen,
    distanceFen: fen,
    driverFen: fen,
    totalFen: fen,
    metres: z.number(),
    minutes: z.number(),
  }),
  rates: z.object({ fixedFenPerDay: fen, costFenPerKm: fen, driverFenPerDay: fen, driverFenPerHour: fen }),
  stage,
  onVan: z.number(),
  times: z.number(),
  settledAt: maybe,
  settledBy: z.nullable(person),
  reversedAt: maybe,
  reversedBy: z.nullable(person),
  reason: z.nullable(z.enum(reversalReasons)),
  rule: z.enum(costRules),
  cost: z.object({
    vehicleFen: fen,
    distanceFen: fen,
    driverFen: fen,
    driverDayFen: fen,
    extraFen: fen,
    totalFen: fen,
    metres: z.number(),
    metresFrom: z.enum(figureSources),
    minutes: z.number(),
    minutesFrom: z.enum(figureSources),
  }),
  extras: z.array(
    z.object({ kind: z.enum(extraKinds), amountFen: fen, receipt: z.string(), owedTo: z.enum(extraPayers) }),
  ),
  ownFen: fen,
  contributedFen: fen,
  stations: z.array(stationShare),
  carried: z.array(carried),
  contributions: z.array(
    z.object({ payer: z.string(), station: z.string(), stationName: z.string(), parcels: z.number(), amountFen: fen }),
  ),
});
export type LoopCostAnswer = z.infer<typeof loopCost>;

const stationCost = z.extend(stationShare, { perParcelFen: maybe, beforeFen: maybe, over: z.boolean() });
export type StationCostRow = z.infer<typeof stationCost>;

const byStation = z.object({
  month: z.string(),
  alertFenPerParcel: fen,
  rows: z.array(stationCost),
  months: z.array(z.object({ month: z.string(), parcels: z.number(), shareFen: fen, perParcelFen: maybe })),
});
export type CostByStation = z.infer<typeof byStation>;

const savedDay = z.object({
  day: z.string(),
  loops: z.number(),
  comparison: z.enum(['compared', 'no-figures', 'planned-again', 'unsettled']),
  plannedFen: fen,
  actualFen: maybe,
  downOnlyFen: maybe,
  upOnlyFen: maybe,
  savedFen: maybe,
});
export type SavedDay = z.infer<typeof savedDay>;

const savedMonth = z.object({
  month: z.string(),
  days: z.number(),
  compared: z.number(),
  separateFen: fen,
  actualFen: fen,
  savedFen: fen,
});
export type SavedMonth = z.infer<typeof savedMonth>;
const savings = z.object({ month: z.string(), rows: z.array(savedDay), months: z.array(savedMonth) });
export type Savings = z.infer<typeof savings>;

const balance = z.object({
  as: z.enum(['vehicle', 'driver', 'carrier']),
  id: z.string(),
  name: text,
  openingFen: fen,
  bookedFen: fen,
  reversedFen: fen,
  settledFen: fen,
  closingFen: fen,
  nowFen: fen,
  inPaymentFen: fen,
  bouncedFen: fen,
  payeeSet: z.boolean(),
});
export type LoopBalanceRow = z.infer<typeof balance>;
const balances = z.object({ month: z.string(), rows: z.array(balance) });

const contribution = z.object({
  id: z.string(),
  payer: z.enum(contributionPayers),
  amountFen: fen,
  reference: z.string(),
  stage: z.enum(contributionStages),
  recordedAt: z.number(),
  recordedBy: person,
  reversedAt: maybe,
  reversedBy: z.nullable(person),
  reason: z.nullable(z.enum(contributionFaults)),
});
export type ContributionRow = z.infer<typeof contribution>;
const contributions = z.object({ month: z.string(), rows: z.array(contribution) });

const summary = z.object({
  unsettled: z.number(),
  oldestDay: text,
  stationsOver: z.number(),
  alertFenPerParcel: fen,
  month: z.string(),
});

const bound = z.object({ least: z.number(), most: z.number() });
const vehicleRates = z.object({
  vehicle: z.string(),
  name: z.string(),
  fixedFenPerDay: fen,
  costFenPerKm: fen,
  driverFenPerDay: fen,
  driverFenPerHour: fen,
});
export type VehicleRatesRow = z.infer<typeof vehicleRates>;

const settings = z.object({
  rule: z.enum(costRules),
  alertFenPerParcel: fen,
  lineSubsidyFen: fen,
  contributions: z.array(
    z.object({ carrier: z.enum(carrierCodes), zh: z.string(), en: z.string(), perParcelFen: fen }),
  ),
  vehicles: z.array(vehicleRates),
  bounds: z.object({ alertFenPerParcel: bound, contributionFen: bound, lineSubsidyFen: bound }),
});
export type LoopCostSettingsAnswer = z.infer<typeof settings>;

export const useLoopCosts = (county: string, filters: Filters) =>
  useList(county, 'loop-costs', '/loop-costs', loopCostRow, filters);
export const useLoopCost = (county: string, id: string) => useOne(county, 'loop-costs', `/loop-costs/${id}`, loopCost);
export const useCostByStation = (county: string, month: string, station: string) =>
  useOne(
    county,
    'loop-costs',
    `/loop-costs/by-station?month=${month}${station === '' ? '' : `&station=${station}`}`,
    byStation,
  );
export const useSavings = (county: string, month: string) =>
  useOne(county, 'loop-costs', `/loop-costs/savings?month=${month}`, savings);
export const useLoopBalances = (county: string, month: string) =>
  useOne(county, 'loop-costs', `/loop-costs/balances?month=${month}`, balances);
export const useContributions = (county: string, month: string) =>
  useOne(county, 'loop-costs', `/loop-costs/contributions?month=${month}`, contributions);
export const useLoopCostSummary = (county: string, enabled: boolean) =>
  useOne(county, 'loop-costs', '/loop-costs/summary', summary, enabled);
export const useLoopCostSettings = (county: string) => useOne(county, 'loop-costs', '/loop-cost-settings', settings);
