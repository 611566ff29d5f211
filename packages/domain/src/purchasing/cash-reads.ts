import * as z from 'zod/mini';
import { bookingFaults } from '../ledger/index.ts';
import { CENTRE, cashReasons, remittanceStages } from './index.ts';
import {
  about,
  days,
  defineRead,
  fenAmount,
  maybeText,
  moment,
  pageOf,
  paging,
  shape,
  sortedBy,
  sumsOf,
  told,
  wholeOf,
} from '../read.ts';

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
  reversedAt: z.nullable(moment),
  reversedByName: maybeText,
  fault: told(z.nullable(z.enum(bookingFaults)), 'why it was reversed'),
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

/** Whose cash: a station’s, by its id, or the centre’s. */
const ofDrawer = { drawer: z.union([z.uuid(), z.literal(CENTRE)]) };

/** By what closes are narrowed; the days are those that were closed. */
const closeFilters = {
  drawer: z.optional(z.union([z.uuid(), z.literal(CENTRE)])),
  differs: z.optional(z.literal('1')),
  ...days,
};

/** By what remittances are narrowed; the days are those on which they were given on their way. */
const remittanceFilters = {
  stage: z.optional(z.enum(remittanceStages)),
  station: z.optional(z.uuid()),
  ...days,
};

/** What can be read of cash: drawers, closed days and remittances. */
export const cashReads = {
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
};
