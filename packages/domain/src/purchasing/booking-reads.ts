import * as z from 'zod/mini';
import { bookingFaults, bookingStages } from '../ledger/index.ts';
import { bookingKinds } from './index.ts';
import {
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
} from '../read.ts';

const booking = shape('Booking', {
  id: z.uuid(),
  kind: z.enum(bookingKinds),
  of: told(maybeText, 'the station or the product; null for the payment institution'),
  amountFen: told(z.nullable(fenAmount), 'null for goods'),
  countedFen: told(z.nullable(fenAmount), 'what was counted of a remittance'),
  quantity: told(z.nullable(z.int()), 'of goods'),
  reference: told(maybeText, 'of a payment of the institution'),
  bookedAt: moment,
  stage: z.enum(bookingStages),
  reversedAt: z.nullable(moment),
  reversedByName: maybeText,
  fault: z.nullable(z.enum(bookingFaults)),
});

/** By what bookings are narrowed; the days are those on which they were booked. */
const bookingFilters = {
  kind: z.optional(z.enum(bookingKinds)),
  stage: z.optional(z.enum(bookingStages)),
  station: z.optional(z.uuid()),
  ...days,
};

/** What can be read of what is booked by hand and can be reversed. */
export const bookingReads = {
  '/bookings': defineRead({
    summary: 'Floats, remittances, goods received and payments of the institution, each with its reversal',
    capability: 'bookings.read',
    reach: 'county',
    tells: ['floatHanding', 'institutionPayment', 'member', 'product', 'remittance', 'station', 'stockReceipt'],
    personal: true,
    asks: z.object({ ...bookingFilters, ...sortedBy(['booked', 'amount'], '-booked'), ...paging }),
    answer: pageOf(booking),
  }),
  '/bookings-sums': defineRead({
    summary: 'What a list of bookings comes to, all pages together',
    capability: 'bookings.read',
    reach: 'county',
    tells: ['floatHanding', 'institutionPayment', 'product', 'remittance', 'station', 'stockReceipt'],
    asks: z.object(bookingFilters),
    answer: sumsOf({
      bookedFen: told(fenAmount, 'what stands'),
      reversedFen: told(fenAmount, 'what was reversed'),
    }),
  }),
};
