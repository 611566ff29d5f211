import {
  bounceReasons,
  categoryNames,
  orderStages,
  orderStepKinds,
  payoutStages,
  platformCodes,
  tenders,
} from '@yangui/domain';
import * as z from 'zod/mini';
import { moment } from './who.ts';

/** The shapes of what the server answers to reads: the web's half of the contract, checked at the edge. */

export const maybeNamed = z.object({ id: z.string(), name: z.nullable(z.string()) });
/** Set where this device shows what the server has not confirmed. */
const provisional = z.optional(z.boolean());

/** A page of a list, and where the next one begins. */
/** Whether the server may have older rows than a device that answers itself: it can be asked, or not now. Never in a server's answer. */
const older = z.optional(z.enum(['ask', 'unreachable']));
export type OlderRows = NonNullable<z.infer<typeof older>>;

export function page<T>(row: z.ZodMiniType<T>) {
  return z.object({ rows: z.array(row), next: z.optional(z.nullable(z.string())), older });
}

const waiting = z.object({ count: z.number(), oldest: z.nullable(moment) });
export const overview = z.object({
  toConfirm: waiting,
  toReceive: waiting,
  toCollect: waiting,
  undelivered: waiting,
  toRelease: z.object({ count: z.number() }),
  toSecond: waiting,
  toReview: waiting,
  clockStopped: z.nullable(z.object({ stoppedAt: moment, turnedAt: z.nullable(moment), now: moment })),
  stationsWithoutPartner: z.number(),
  productsLow: z.number(),
  stations: z.number(),
  villages: z.number(),
  ordersToday: z.number(),
  amountTodayFen: z.number(),
  openOrders: z.number(),
  devicesInTrouble: z.number(),
  driversInTrouble: z.number(),
});
export type Overview = z.infer<typeof overview>;

export const product = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  barcode: z.nullable(z.string()),
  priceFen: z.number(),
  category: z.enum(categoryNames),
  rebateBasisPoints: z.number(),
  ownRate: z.boolean(),
  stockUnits: z.number(),
});
export type ProductRow = z.infer<typeof product>;

export const villager = z.object({
  id: z.string(),
  station: z.string(),
  stationName: z.string(),
  name: z.nullable(z.string()),
  phone: z.optional(z.nullable(z.string())),
  erased: z.boolean(),
  noticed: z.boolean(),
  openOrders: z.number(),
});
export type VillagerRow = z.infer<typeof villager>;

const line = z.object({
  product: z.string(),
  /** Null where it was somebody's own words, and they were erased or are not for this reader. */
  name: z.nullable(z.string()),
  quantity: z.number(),
  returned: z.number(),
  priceFen: z.number(),
  rebateFen: z.number(),
});
export const order = z.object({
  id: z.string(),
  code: z.string(),
  station: z.string(),
  stationName: z.string(),
  villager: z.string(),
  villagerName: z.nullable(z.string()),
  partner: z.string(),
  partnerName: z.nullable(z.string()),
  stage: z.enum(orderStages),
  lines: z.array(line),
  amountFen: z.number(),
  rebateFen: z.number(),
  tender: z.enum(tenders),
  refundedFen: z.number(),
  rebateBackFen: z.number(),
  parcel: z.nullable(z.string()),
  outside: z.nullable(
    z.object({
      platform: z.enum(platformCodes),
      platformOrder: z.string(),
      link: z.nullable(z.string()),
      tracking: z.nullable(z.string()),
    }),
  ),
  supplierRef: z.nullable(z.string()),
  placedAt: moment,
  receivedAt: z.nullable(moment),
  collectedAt: z.nullable(moment),
  returnUntil: z.nullable(moment),
  closedAt: z.nullable(moment),
  provisional,
});
export type OrderRow = z.infer<typeof order>;

export const orderPage = z.extend(order, {
  history: z.array(
    z.object({
      seq: z.number(),
      at: moment,
      by: z.string(),
      byName: z.nullable(z.string()),
      stage: z.enum(orderStepKinds),
    }),
  ),
  postings: z.array(z.object({ seq: z.number(), account: z.string(), amountFen: z.number(), reason: z.string() })),
});
export type OrderPage = z.infer<typeof orderPage>;

export const earningStage = z.enum(['rebate-accrued', 'rebate-pending', 'rebate-payable']);
export type EarningStage = z.infer<typeof earningStage>;
/** What a booking is about; a newer server may know kinds that this app does not. */
export const aboutShape = z.object({ kind: z.string(), id: z.string() });
const earningLine = z.object({
  seq: z.number(),
  at: moment,
  stage: earningStage,
  reason: z.string(),
  amountFen: z.number(),
  about: aboutShape,
  provisional,
});
export type EarningLine = z.infer<typeof earningLine>;
export const payout = z.object({
  settlement: z.string(),
  serial: z.number(),
  period: z.string(),
  amountFen: z.number(),
  stage: z.enum(payoutStages),
  reason: z.nullable(z.enum(bounceReasons)),
});
export const earnings = z.object({
  partner: maybeNamed,
  accruedFen: z.number(),
  pendingFen: z.number(),
  payableFen: z.number(),
  inPaymentFen: z.number(),
  bouncedFen: z.number(),
  paidFen: z.number(),
  /** How much of the three heaps only this device has reckoned. */
  provisionalFen: z.optional(z.number()),
  payouts: z.array(payout),
  rows: z.array(earningLine),
  older,
  next: z.optional(z.nullable(z.string())),
});
export type EarningsAnswer = z.infer<typeof earnings>;

export const feedHead = z.object({ seq: z.number() });
export const feedEntry = z.object({
  seq: z.number(),
  type: z.string(),
  /** The kinds of row that it may have written. */
  kinds: z.array(z.string()),
});
