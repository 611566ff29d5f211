import * as z from 'zod/mini';
import { orderStages, orderStepKinds, platformCodes, tenders } from './index.ts';
import {
  days,
  defineRead,
  fenAmount,
  maybeText,
  moment,
  pageOf,
  paging,
  searchText,
  shape,
  sortedBy,
  sumsOf,
  told,
  wholeOf,
} from '../read.ts';

/** Several stages by one word: what somebody waits for, what has not come, what the supplier has yet to confirm. */
const stageGroups = ['open', 'coming', 'to-confirm'] as const;

const order = shape('Order', {
  id: z.uuid(),
  code: z.string(),
  visitCode: told(maybeText, 'what is said where its goods wait, or went out'),
  visit: told(maybeText, 'with what else they wait'),
  station: z.uuid(),
  stationName: z.string(),
  villager: z.uuid(),
  villagerName: maybeText,
  partner: z.uuid(),
  partnerName: maybeText,
  tender: z.enum(tenders),
  stage: z.enum(orderStages),
  lines: z.array(
    z.object({
      product: z.uuid(),
      name: maybeText,
      category: z.string(),
      quantity: z.int(),
      returned: z.int(),
      unfit: told(z.optional(z.int()), 'how many of those returned are not sold again; absent where none'),
      priceFen: fenAmount,
      rebateFen: fenAmount,
    }),
  ),
  amountFen: fenAmount,
  rebateFen: fenAmount,
  refundedFen: fenAmount,
  rebateBackFen: fenAmount,
  effectiveFen: fenAmount,
  parcel: z.nullable(z.uuid()),
  outside: z.nullable(
    z.object({
      platform: z.enum(platformCodes),
      platformOrder: z.string(),
      link: maybeText,
      tracking: maybeText,
    }),
  ),
  placedAt: moment,
  supplierRef: maybeText,
  receivedAt: z.nullable(moment),
  collectedAt: z.nullable(moment),
  returnUntil: z.nullable(moment),
  closedAt: z.nullable(moment),
});

/** By what orders are narrowed; the days are those on which they were placed. */
const orderFilters = {
  stage: z.optional(z.union([z.enum(orderStages), z.enum(stageGroups)])),
  station: z.optional(z.uuid()),
  villager: z.optional(z.uuid()),
  due: z.optional(z.literal('1')),
  query: searchText,
  ...days,
};

/** What can be read of orders. */
export const orderReads = {
  '/orders': defineRead({
    summary: 'Orders',
    capability: 'orders.read',
    reach: 'places',
    tells: ['member', 'order', 'product', 'villager', 'visit', 'visitNumber'],
    personal: true,
    asks: z.object({ ...orderFilters, ...sortedBy(['placed', 'amount'], '-placed'), ...paging }),
    answer: pageOf(order),
  }),
  '/orders-sums': defineRead({
    summary: 'What a list of orders comes to, all pages together',
    capability: 'orders.read',
    reach: 'places',
    tells: ['order', 'product', 'villager', 'visit', 'visitNumber'],
    asks: z.object(orderFilters),
    answer: sumsOf({
      amountFen: fenAmount,
      backFen: told(fenAmount, 'what of that was cancelled or returned'),
    }),
  }),
  '/orders/:id': defineRead({
    summary: 'One order, its history and its bookings',
    capability: 'orders.read',
    reach: 'places',
    tells: ['member', 'order', 'villager'],
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: z.extend(order, {
      history: z.array(
        z.object({
          seq: z.int(),
          at: moment,
          by: z.uuid(),
          byName: maybeText,
          stage: z.enum(orderStepKinds),
        }),
      ),
      postings: z.array(z.object({ seq: z.int(), account: z.string(), amountFen: fenAmount, reason: z.string() })),
    }),
  }),
  '/effective-orders': defineRead({
    summary: 'Effective orders of each station by month',
    capability: 'orders.read',
    reach: 'places',
    tells: ['order'],
    asks: z.object({
      month: z.optional(z.string().check(z.regex(/^20\d{2}-(0[1-9]|1[0-2])$/))),
    }),
    answer: wholeOf(
      z.object({
        station: z.uuid(),
        stationName: z.string(),
        month: z.string(),
        orders: z.int(),
        effectiveFen: fenAmount,
      }),
    ),
  }),
};
