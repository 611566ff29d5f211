import * as z from 'zod/mini';
import { agreedWays, intakePayments, ticketReversals, ticketStages, weightUnits } from './index.ts';
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
} from '../read.ts';

const ticket = shape('IntakeTicket', {
  id: z.uuid(),
  code: z.string(),
  station: z.uuid(),
  stationName: z.string(),
  household: z.uuid(),
  householdName: z.string(),
  seller: z.uuid(),
  sellerName: maybeText,
  partner: z.uuid(),
  partnerName: maybeText,
  agreed: z.enum(agreedWays),
  commodity: z.uuid(),
  commodityName: z.string(),
  commodityNameEn: maybeText,
  unit: z.enum(weightUnits),
  grade: z.int(),
  gradeName: z.string(),
  gradeNameEn: maybeText,
  grossGrams: z.int(),
  tareGrams: z.int(),
  moistureBasisPoints: z.nullable(z.int()),
  dirtBasisPoints: z.nullable(z.int()),
  moistureGrams: z.int(),
  dirtGrams: z.int(),
  netGrams: z.int(),
  priceFenPerKg: z.int(),
  market: told(
    z.nullable(z.object({ day: z.string(), source: z.string(), priceFenPerKg: z.int(), floorFenPerKg: z.int() })),
    'the market price that it went by, and its floor',
  ),
  amountFen: fenAmount,
  payment: z.enum(intakePayments),
  implausible: z.nullable(z.object({ broughtGrams: z.int(), plausibleGrams: z.int() })),
  stage: z.enum(ticketStages),
  replaces: z.nullable(z.uuid()),
  replacedBy: z.nullable(z.uuid()),
  takenAt: moment,
  reversedAt: z.nullable(moment),
  reversedByName: maybeText,
  reason: z.nullable(z.enum(ticketReversals)),
});

/** By what tickets are narrowed; the days are those on which they were taken. */
const ticketFilters = {
  station: z.optional(z.uuid()),
  household: z.optional(z.uuid()),
  commodity: z.optional(z.uuid()),
  stage: z.optional(z.enum(ticketStages)),
  payment: z.optional(z.enum(intakePayments)),
  /** More than the household can plausibly have. */
  implausible: z.optional(z.literal('1')),
  query: searchText,
  ...days,
};

/** What can be read of what was taken in. */
export const ticketReads = {
  '/tickets': defineRead({
    summary: 'What was taken in at the counters, ticket by ticket',
    capability: 'produce.read',
    reach: 'places',
    tells: ['commodity', 'household', 'intakeTicket', 'member', 'station', 'villager'],
    personal: true,
    asks: z.object({ ...ticketFilters, ...sortedBy(['taken', 'amount'], '-taken'), ...paging }),
    answer: pageOf(ticket),
  }),
  '/tickets-sums': defineRead({
    summary: 'What a list of tickets comes to, all pages together; what was reversed counts for nothing',
    capability: 'produce.read',
    reach: 'places',
    tells: ['household', 'intakeTicket', 'villager'],
    asks: z.object(ticketFilters),
    answer: sumsOf({
      netGrams: z.int(),
      amountFen: fenAmount,
      cashFen: told(fenAmount, 'what of that was paid out of drawers'),
      reversed: told(z.int(), 'how many of the tickets are reversed'),
    }),
  }),
  '/tickets/:id': defineRead({
    summary: 'One ticket, and what was booked for it',
    capability: 'produce.read',
    reach: 'places',
    tells: ['commodity', 'household', 'intakeTicket', 'member', 'purchaseInvoice', 'station', 'villager'],
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: z.extend(ticket, {
      invoice: told(
        z.nullable(z.object({ id: z.uuid(), month: z.string(), number: z.int() })),
        'the purchase invoice that it stands on; a device knows of none',
      ),
      postings: z.array(
        z.object({ seq: z.int(), at: moment, account: z.string(), amountFen: fenAmount, reason: z.string() }),
      ),
    }),
  }),
};
