import * as z from 'zod/mini';
import { invoiceFaults, invoiceStages, weightUnits } from './index.ts';
import { month } from '../kernel/index.ts';
import {
  defineRead,
  fenAmount,
  maybeText,
  moment,
  pageOf,
  paging,
  shape,
  shapeOn,
  sortedBy,
  sumsOf,
  told,
} from '../read.ts';

const invoice = shape('PurchaseInvoice', {
  id: z.uuid(),
  number: told(z.int(), 'in the series of the month’s year, without gaps'),
  month: z.string(),
  household: z.uuid(),
  householdName: told(z.string(), 'what the books call it'),
  called: told(z.array(z.string()), 'its people, where the reader may know them by name; else none'),
  tickets: z.int(),
  amountFen: fenAmount,
  beyondYield: told(z.boolean(), 'more than the household can plausibly have: a second person looked at it'),
  stage: z.enum(invoiceStages),
  issuedAt: moment,
  issuedByName: maybeText,
  voidedAt: z.nullable(moment),
  voidedByName: maybeText,
  reason: z.nullable(z.enum(invoiceFaults)),
});

/** By what purchase invoices are narrowed. */
const filters = {
  household: z.optional(z.uuid()),
  month: z.optional(month),
  stage: z.optional(z.enum(invoiceStages)),
};

/** What can be read of purchase invoices. */
export const invoiceReads = {
  '/purchase-invoices': defineRead({
    summary: 'Purchase invoices, void ones among them, with their numbers',
    capability: 'produce.read',
    reach: 'places',
    tells: ['household', 'member', 'purchaseInvoice', 'villager'],
    personal: true,
    asks: z.object({ ...filters, ...sortedBy(['issued'], '-issued'), ...paging }),
    answer: pageOf(invoice),
  }),
  '/purchase-invoices-sums': defineRead({
    summary: 'What a list of purchase invoices comes to, all pages together; what is void counts for nothing',
    capability: 'produce.read',
    reach: 'places',
    tells: ['purchaseInvoice'],
    asks: z.object(filters),
    answer: sumsOf({ amountFen: fenAmount, voided: told(z.int(), 'how many of them are void') }),
  }),
  '/purchase-invoices/:id': defineRead({
    summary: 'One purchase invoice, line by line',
    capability: 'produce.read',
    reach: 'places',
    tells: ['commodity', 'household', 'member', 'purchaseInvoice', 'station', 'villager'],
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: shapeOn(invoice, 'PurchaseInvoicePage', {
      stationName: z.string(),
      lines: z.array(
        z.object({
          ticket: z.uuid(),
          code: z.string(),
          commodityName: z.string(),
          commodityNameEn: maybeText,
          gradeName: z.string(),
          gradeNameEn: maybeText,
          unit: z.enum(weightUnits),
          netGrams: z.int(),
          priceFenPerKg: z.int(),
          amountFen: fenAmount,
        }),
      ),
    }),
  }),
};
