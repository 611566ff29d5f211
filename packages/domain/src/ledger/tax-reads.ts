import * as z from 'zod/mini';
import { taxPaymentFaults, taxPaymentStages } from './index.ts';
import { payables } from '../county.ts';
import { payeeType, said, taxRule } from '../devices/index.ts';
import type { Kind } from '../kernel/index.ts';
import { defineRead, fenAmount, moment, monthText, person, shape, told } from '../read.ts';

/** Whom a line of tax is about, and as what. */
const taxedPayee = {
  person: told(person, 'who is paid; a thing’s owner under its id and name'),
  called: told(z.array(z.string()), 'the people of a household, where the reader may know them by name; else none'),
  owner: told(z.nullable(person), 'who is taxed, where the id is a thing’s'),
  as: told(z.string(), 'the payable, by its name'),
  role: told(said, 'as what they are paid'),
  type: z.nullable(payeeType),
};

const withheld = shape('WithheldTax', {
  ...taxedPayee,
  payments: told(z.int(), 'lines of settlements that were approved in the month'),
  grossFen: told(fenAmount, 'before tax'),
  withheldFen: fenAmount,
  netFen: told(fenAmount, 'what is paid'),
  rule: z.nullable(taxRule),
});

const taxPayment = shape('TaxPayment', {
  id: z.uuid(),
  month: z.string(),
  amountFen: fenAmount,
  reference: z.string(),
  stage: z.enum(taxPaymentStages),
  paidAt: moment,
  paidBy: person,
  reversedAt: z.nullable(moment),
  reversedBy: z.nullable(person),
  reason: z.nullable(z.enum(taxPaymentFaults)),
});

const platformLine = shape('PlatformReportLine', {
  ...taxedPayee,
  deals: told(z.int(), 'tickets that were taken in, or payments'),
  grossFen: told(fenAmount, 'what it came to in the quarter'),
  takenBackFen: told(fenAmount, 'what of it, or of an earlier quarter’s, was reversed in this one'),
  netFen: fenAmount,
  withheldFen: told(fenAmount, 'tax withheld in the quarter'),
});

/** The kinds of row under whose ids people are paid, as the modules declare them, and others. */
const payeesAnd = (...others: readonly Kind[]) => [...new Set([...others, ...payables.to])];

/** What the tax office is told and paid. */
export const taxReads = {
  '/withheld-taxes': defineRead({
    summary: 'What was withheld of each payee in a month, for the tax office, and what of it is paid over',
    capability: 'settlements.read',
    reach: 'county',
    tells: payeesAnd('account', 'settlement', 'taxPayment', 'villager'),
    personal: true,
    asks: z.object({ month: monthText }),
    answer: z.object({
      month: z.string(),
      over: told(z.boolean(), 'the month is over: what was withheld in it can be paid over'),
      dueDay: told(z.string(), 'the day by which it is paid over'),
      rows: told(z.array(withheld), 'who was paid in the month, those without tax among them'),
      next: z.null(),
      grossFen: fenAmount,
      withheldFen: fenAmount,
      paidFen: told(fenAmount, 'paid over for the month'),
      owedFen: told(fenAmount, 'withheld in the month and not paid over'),
      accountFen: told(fenAmount, 'all that is withheld and not paid over, by the ledger'),
      payments: told(z.array(taxPayment), 'for the month, the last first'),
    }),
  }),
  '/platform-report': defineRead({
    summary:
      'The platform’s quarterly report of what sellers and workers came to, as far as the data goes: no identity numbers',
    capability: 'settlements.read',
    reach: 'county',
    tells: payeesAnd('intakeTicket', 'payeeType', 'settlement', 'villager'),
    personal: true,
    asks: z.object({
      quarter: told(z.string().check(z.regex(/^20\d\d-Q[1-4]$/)), '`2026-Q4`'),
    }),
    answer: z.object({
      quarter: z.string(),
      dueFrom: told(z.string(), 'it is filed in the month after the quarter: from this day'),
      dueTo: z.string(),
      rows: z.array(platformLine),
      next: z.null(),
      grossFen: fenAmount,
      takenBackFen: fenAmount,
      netFen: fenAmount,
      withheldFen: fenAmount,
    }),
  }),
};
