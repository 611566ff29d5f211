import * as z from 'zod/mini';
import { categoryNames } from '../ledger/index.ts';
import {
  CENTRE,
  cashReasons,
  noticeChannels,
  orderStages,
  orderStepKinds,
  platformCodes,
  remittanceStages,
  tenders,
} from './index.ts';
import {
  about,
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

const product = shape('Product', {
  id: z.uuid(),
  name: z.string(),
  unit: z.string(),
  barcode: maybeText,
  category: z.enum(categoryNames),
  priceFen: fenAmount,
  rebateBasisPoints: told(z.int(), 'the rate that holds: the product’s own, or its category’s'),
  ownRate: z.boolean(),
  stockUnits: z.int(),
  ordered: z.boolean(),
  withdrawn: z.boolean(),
  importId: z.nullable(z.uuid()),
  termsOfImport: told(
    z.nullable(z.enum(['restorable', 'changed-since'])),
    'where one import is asked for: whether the terms it changed can be put back',
  ),
});

const villager = shape('Villager', {
  id: z.uuid(),
  station: z.uuid(),
  stationName: z.string(),
  name: maybeText,
  phone: maybeText,
  address: told(maybeText, 'their household; null where none is kept, or the reader does not serve them'),
  lastVisit: told(z.nullable(moment), 'when they last ordered, or collected something'),
  erased: z.boolean(),
  /** Whether the notice of what is kept about them is on record. */
  noticed: z.boolean(),
  openOrders: z.int(),
});

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

const drawer = shape('Drawer', {
  station: z.uuid(),
  stationName: z.string(),
  partnerName: maybeText,
  cashFen: told(fenAmount, 'what the drawer holds by the books'),
  floatFen: fenAmount,
  limitFen: fenAmount,
  overLimit: z.boolean(),
  inTransitFen: fenAmount,
  shortOverFen: told(fenAmount, 'what was short so far, less what was over'),
  countedAt: z.nullable(moment),
  countedFen: z.nullable(fenAmount),
  differenceFen: z.nullable(fenAmount),
  reason: z.nullable(z.enum(cashReasons)),
  closedDay: told(maybeText, 'up to which day it is closed'),
});

const remittance = shape('Remittance', {
  id: z.uuid(),
  station: z.uuid(),
  stationName: z.string(),
  partnerName: maybeText,
  stage: z.enum(remittanceStages),
  sentFen: fenAmount,
  sentAt: moment,
  countedFen: z.nullable(fenAmount),
  confirmedAt: z.nullable(moment),
  confirmedByName: maybeText,
  reason: z.nullable(z.enum(cashReasons)),
});

const movement = shape('CashMovement', {
  seq: z.int(),
  line: z.int(),
  at: moment,
  reason: told(z.string(), 'by which event it came about'),
  amountFen: told(fenAmount, 'what came in; below zero, what went out'),
  balanceAfterFen: told(fenAmount, 'what the drawer held after it, by the books'),
  about,
  number: told(maybeText, 'of the parcel that it is about, as on its label'),
  byName: told(maybeText, 'who did it; null where it was the system'),
  lateFor: told(maybeText, 'the day that was closed already when this came in, though it was made before its end'),
});

const dayClose = shape('DayClose', {
  id: z.uuid(),
  drawer: told(z.string(), 'the station’s id, or `centre`'),
  stationName: told(maybeText, 'null for the centre'),
  day: z.string(),
  after: told(maybeText, 'the last day that was closed before'),
  expectedFen: told(fenAmount, 'what should have been there, as whoever counted was shown'),
  bookedFen: told(fenAmount, 'what the books had when it came in'),
  countedFen: fenAmount,
  differenceFen: told(fenAmount, 'what was counted, less what was expected'),
  pieces: told(
    z.nullable(z.array(z.object({ worthFen: fenAmount, count: z.int() }))),
    'notes and coins, where they were counted one by one',
  ),
  reason: z.nullable(z.enum(cashReasons)),
  closedAt: moment,
  closedByName: maybeText,
  lateCount: told(
    z.nullable(z.int()),
    'how much was made by the end of the day and came in after it was closed; null where only the server knows',
  ),
  lateFen: z.nullable(fenAmount),
});

/** By what closes are narrowed; the days are those that were closed. */
const closeFilters = {
  drawer: z.optional(z.union([z.uuid(), z.literal(CENTRE)])),
  differs: z.optional(z.literal('1')),
  ...days,
};

/** Whose cash: a station’s, by its id, or the centre’s. */
const ofDrawer = { drawer: z.union([z.uuid(), z.literal(CENTRE)]) };

/** By what orders are narrowed; the days are those on which they were placed. */
const orderFilters = {
  stage: z.optional(z.union([z.enum(orderStages), z.enum(stageGroups)])),
  station: z.optional(z.uuid()),
  villager: z.optional(z.uuid()),
  due: z.optional(z.literal('1')),
  query: searchText,
  ...days,
};

const villagerFilters = {
  station: z.optional(z.uuid()),
  query: searchText,
  notice: z.optional(z.literal('none')),
};

/** By what remittances are narrowed; the days are those on which they were given on their way. */
const remittanceFilters = {
  stage: z.optional(z.enum(remittanceStages)),
  station: z.optional(z.uuid()),
  ...days,
};

/** What can be read of products, villagers, orders and cash. */
export const purchasingReads = {
  '/products': defineRead({
    summary: 'The county’s catalogue',
    capability: 'products.read',
    reach: 'everywhere',
    tells: ['product', 'settings'],
    asks: z.object({
      query: searchText,
      low: z.optional(z.literal('1')),
      import: z.optional(z.uuid()),
      ...sortedBy(['name', 'price', 'rebate', 'stock'], 'name'),
      ...paging,
    }),
    answer: pageOf(product),
  }),
  '/imports': defineRead({
    summary: 'Imports of the catalogue, to be undone',
    capability: 'products.edit',
    reach: 'county',
    tells: ['member', 'product'],
    personal: true,
    asks: z.object({}),
    answer: wholeOf(
      z.object({
        id: z.uuid(),
        at: moment,
        byName: maybeText,
        products: z.int(),
        ordered: z.int(),
        withdrawn: z.int(),
        changed: told(z.int(), 'products that were there and got other terms'),
        restorable: told(z.int(), 'of these, whose terms nobody changed since'),
      }),
    ),
  }),
  '/villagers': defineRead({
    summary: 'The people a station serves',
    capability: 'villagers.read',
    reach: 'places',
    tells: ['order', 'parcel', 'villager'],
    personal: true,
    asks: z.object({ ...villagerFilters, ...sortedBy(['name', 'orders'], 'name'), ...paging }),
    answer: pageOf(villager),
  }),
  '/villagers-sums': defineRead({
    summary: 'How many villagers a list has, all pages together',
    capability: 'villagers.read',
    reach: 'places',
    tells: ['villager'],
    asks: z.object(villagerFilters),
    answer: sumsOf({}),
  }),
  '/villagers/:id/data': defineRead({
    summary: 'All that is held about a villager, for them to have',
    capability: 'villagers.export',
    reach: 'places',
    tells: ['commodity', 'consignment', 'household', 'intakeTicket', 'order', 'villager'],
    personal: true,
    carries: ({ file }) => (file === undefined ? undefined : 'villager-file'),
    asks: z.object({ id: z.uuid(), file: z.optional(z.literal('1')) }),
    answer: z.object({
      villager: z.object({
        id: z.uuid(),
        station: z.uuid(),
        stationName: z.string(),
        name: maybeText,
        phone: maybeText,
        address: maybeText,
        erased: z.boolean(),
        amended: told(z.int(), 'how often this was corrected: a correction says which it was made from'),
        consentNotice: z.nullable(z.int()),
        consentChannel: z.nullable(z.enum(noticeChannels)),
        consentAt: z.nullable(moment),
      }),
      orders: z.array(
        z.object({
          id: z.uuid(),
          placedAt: moment,
          stage: z.string(),
          amountFen: fenAmount,
          link: maybeText,
          lines: z.array(z.object({ name: maybeText, quantity: z.int(), priceFen: fenAmount })),
        }),
      ),
      /** What they sent up; whom it was for is somebody else's data. */
      consignments: z.array(
        z.object({
          id: z.uuid(),
          registeredAt: moment,
          stage: z.string(),
          kind: z.string(),
          pieces: z.int(),
          weightGrams: z.int(),
          carrier: maybeText,
          number: maybeText,
        }),
      ),
      /** The household that they belong to, and what they consent to there. */
      households: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          nameUseAt: z.nullable(moment),
          pictureUseAt: z.nullable(moment),
        }),
      ),
      /** What they brought to the counter and sold. */
      tickets: z.array(
        z.object({
          id: z.uuid(),
          takenAt: moment,
          stage: z.string(),
          commodityName: z.string(),
          netGrams: z.int(),
          amountFen: fenAmount,
          payment: z.string(),
        }),
      ),
    }),
  }),
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
  '/cash': defineRead({
    summary: 'The cash of each station',
    capability: 'cash.read',
    reach: 'places',
    tells: ['account', 'drawer', 'lastClose', 'member', 'settings', 'station'],
    personal: true,
    asks: z.object({ station: z.optional(z.uuid()) }),
    answer: wholeOf(drawer),
  }),
  '/cash/:drawer/movements': defineRead({
    summary: 'What came into a drawer and went out of it, each with what it held then',
    capability: 'cash.read',
    reach: 'places',
    tells: ['account', 'dayClose', 'member', 'parcel', 'station'],
    personal: true,
    asks: z.object({ ...ofDrawer, ...days, ...sortedBy(['seq'], '-seq'), ...paging }),
    answer: z.extend(pageOf(movement), {
      stationName: told(maybeText, 'null for the centre'),
      balanceFen: told(fenAmount, 'what the drawer holds by the books'),
    }),
  }),
  '/cash/:drawer/movements-sums': defineRead({
    summary: 'What came into a drawer and went out of it in some days, all pages together',
    capability: 'cash.read',
    reach: 'places',
    tells: ['account', 'station'],
    asks: z.object({ ...ofDrawer, ...days }),
    answer: sumsOf({ inFen: fenAmount, outFen: fenAmount }),
  }),
  '/day-closes': defineRead({
    summary: 'Days of drawers that were counted and closed',
    capability: 'cash.read',
    reach: 'places',
    tells: ['account', 'dayClose', 'member', 'station'],
    personal: true,
    asks: z.object({ ...closeFilters, ...sortedBy(['day', 'difference'], '-day'), ...paging }),
    answer: pageOf(dayClose),
  }),
  '/day-closes-sums': defineRead({
    summary: 'What a list of closed days comes to, all pages together',
    capability: 'cash.read',
    reach: 'places',
    tells: ['dayClose'],
    asks: z.object(closeFilters),
    answer: sumsOf({ countedFen: fenAmount, shortFen: fenAmount, overFen: fenAmount }),
  }),
  '/days-to-close': defineRead({
    summary: 'How far each drawer is closed, and since when one waits to be',
    capability: 'cash.read',
    reach: 'places',
    tells: ['account', 'lastClose', 'member', 'station'],
    personal: true,
    asks: z.object({}),
    answer: wholeOf(
      z.object({
        drawer: told(z.string(), 'the station’s id, or `centre`'),
        stationName: told(maybeText, 'null for the centre'),
        partnerName: maybeText,
        cashFen: fenAmount,
        closedDay: told(maybeText, 'up to which day it is closed'),
        closedAt: z.nullable(moment),
        openSince: told(maybeText, 'the first day that is over, on which cash moved, and which is not closed'),
      }),
    ),
  }),
  '/remittances': defineRead({
    summary: 'Cash on its way to the centre, and what was counted there',
    capability: 'cash.read',
    reach: 'places',
    tells: ['member', 'remittance'],
    personal: true,
    asks: z.object({ ...remittanceFilters, ...sortedBy(['sent', 'amount', 'counted'], '-sent'), ...paging }),
    answer: pageOf(remittance),
  }),
  '/remittances-sums': defineRead({
    summary: 'What a list of remittances comes to, all pages together',
    capability: 'cash.read',
    reach: 'places',
    tells: ['remittance'],
    asks: z.object(remittanceFilters),
    answer: sumsOf({ sentFen: fenAmount, countedFen: fenAmount }),
  }),
  '/tabs': defineRead({
    summary: 'What villagers owe on their tabs',
    capability: 'villagers.read',
    reach: 'places',
    tells: ['account', 'settings', 'villager'],
    personal: true,
    asks: z.object({ villager: z.optional(z.uuid()), station: z.optional(z.uuid()), ...paging }),
    answer: z.extend(
      pageOf(
        z.object({
          villager: z.uuid(),
          name: maybeText,
          station: z.uuid(),
          stationName: z.string(),
          owesFen: fenAmount,
        }),
      ),
      { limitFen: fenAmount },
    ),
  }),
  '/shelving': defineRead({
    summary: 'How many shelves a station has, and how many places are on each',
    capability: 'parcels.read',
    reach: 'places',
    tells: ['shelving', 'station'],
    asks: z.object({ station: z.uuid() }),
    answer: wholeOf(z.object({ id: told(z.uuid(), 'the station'), shelves: z.int(), places: z.int() })),
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
