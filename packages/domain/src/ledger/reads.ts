import * as z from 'zod/mini';
import {
  bookingFaults,
  contestPayees,
  bounceReason,
  categoryNames,
  earningStages,
  payoutStage,
  payoutStages,
  rejectionReasons,
  settlementStages,
  slipHeaps,
} from './index.ts';
import { payables } from '../county.ts';
import { copiedPayout, payeeType, said, taxRule } from '../devices/index.ts';
import { type Kind } from '../kernel/index.ts';
import {
  about,
  defineRead,
  fenAmount,
  maybeText,
  moment,
  monthText,
  pageOf,
  paging,
  person,
  shape,
  shapeOn,
  sortedBy,
  told,
  wholeOf,
} from '../read.ts';
import { contestReads } from './contest-reads.ts';
import { taxReads } from './tax-reads.ts';

for (const [id, schema] of [
  ['PayeeType', payeeType],
  ['PayoutStage', payoutStage],
  ['BounceReason', bounceReason],
  ['Said', said],
  ['TaxRule', taxRule],
] as const)
  schema.register(z.globalRegistry, { id });

/** What was owed, what is withheld of it, and by which rule; the rest is paid. */
const taxed = {
  grossFen: told(fenAmount, 'before tax'),
  withheldFen: fenAmount,
  rule: z.nullable(taxRule),
};

/** What was settled for somebody, as their devices keep it too. */
export const payout = copiedPayout.register(z.globalRegistry, { id: 'Payout' });

const slipPart = shape('SlipPart', {
  stands: told(z.enum([...slipHeaps, ...payoutStages]), 'in one of the heaps, or how far its payout is'),
  amountFen: fenAmount,
  until: told(z.nullable(moment), 'the end of the return window that it waits for'),
  payDay: told(maybeText, 'the first day on which it may be settled, where that can be said'),
  settled: z.nullable(
    z.object({ settlement: z.uuid(), period: z.string(), reason: z.nullable(bounceReason), at: moment }),
  ),
});

const slipLine = shape('SlipLine', {
  about,
  at: told(moment, 'when it was first booked: it stays on that day'),
  amountFen: fenAmount,
  takenBackFen: told(fenAmount, 'what corrections took of it, below zero'),
  parts: told(z.array(slipPart), 'where it stands; they sum to its amount'),
});

const rate = shape('CategoryRate', {
  category: z.enum(categoryNames),
  zh: z.string(),
  en: z.string(),
  basisPoints: z.int(),
  virtual: z.boolean(),
});

const bound = shape('SettingBound', {
  least: z.int(),
  most: z.int(),
  law: z.optional(z.object({ source: z.string(), since: z.string() })),
});

/** A payable or a run, by the name that its module declares. */
const payable = told(z.string(), 'the payable, by its name');

const summary = shape('Settlement', {
  id: z.uuid(),
  period: z.string(),
  pays: told(z.string(), 'the run, by its name'),
  paysFor: said,
  stage: z.enum(settlementStages),
  totalFen: fenAmount,
  withheldFen: fenAmount,
  people: z.int(),
  waiting: z.int(),
  instructed: z.int(),
  paid: z.int(),
  bounced: z.int(),
  files: z.int(),
  preparedBy: person,
  preparedAt: moment,
  decidedBy: z.nullable(person),
  decidedAt: z.nullable(moment),
  reason: z.nullable(z.enum(rejectionReasons)),
});

const called = told(
  z.array(z.string()),
  'the people of a household, where the reader may know them by name; else none',
);

const proposal = shape('PayoutProposal', {
  partner: told(person, 'who is paid; a thing’s owner under its id and name'),
  called,
  as: payable,
  role: told(said, 'as what they are paid'),
  stationName: maybeText,
  amountFen: fenAmount,
  ...taxed,
  payee: told(maybeText, 'bank and masked account number; null where none is set'),
});

const run = shape('PayRun', {
  name: z.string(),
  title: said,
  from: told(said, 'where the figures come from'),
  none: told(said, 'that nothing is payable now'),
  noneNext: said,
});

const line = shapeOn(proposal, 'PayoutLine', {
  serial: z.int(),
  stage: payoutStage,
  file: z.nullable(z.int()),
  reason: z.nullable(bounceReason),
  payeeChanged: told(z.boolean(), 'bank details were set after this line last changed'),
  held: told(z.boolean(), 'stays out of the bank’s file until an approver has looked at the new account'),
  undone: told(
    z.array(z.object({ at: moment, reason: z.enum(bookingFaults) })),
    'each time it was recorded as paid, and that was reversed',
  ),
});

const trialLine = shape('TrialLine', { head: z.string(), balanceFen: fenAmount });

const booked = z.object({ seq: z.int(), at: moment, reason: z.string(), amountFen: fenAmount, about });
const numbered = z.extend(booked, {
  number: told(maybeText, 'of the parcel that it is about, as on its label'),
});

/** The kinds of row under whose ids people are paid, as the modules declare them, and others. */
const payeesAnd = (...others: readonly Kind[]) => [...new Set([...others, ...payables.to])];

/** What can be read of money: earnings, accounts, settlements, months. */
export const ledgerReads = {
  ...contestReads,
  ...taxReads,
  '/earnings': defineRead({
    summary: 'A partner’s earnings, every line opening to what it is about',
    capability: 'earnings.read',
    reach: 'own',
    tells: ['account', 'order', 'parcel', 'settlement'],
    personal: true,
    asks: z.object({ partner: z.optional(z.uuid()), stage: z.optional(z.enum(earningStages)), ...paging }),
    answer: z.extend(
      pageOf(
        z.extend(booked, {
          stage: z.enum(earningStages),
          code: told(maybeText, 'what it goes by at the station'),
        }),
      ),
      {
        partner: person,
        accruedFen: fenAmount,
        pendingFen: fenAmount,
        payableFen: told(fenAmount, 'what the next settlement pays'),
        inPaymentFen: told(fenAmount, 'settled, not yet paid'),
        bouncedFen: fenAmount,
        paidFen: fenAmount,
        payouts: z.array(payout),
      },
    ),
  }),
  '/pay-slip': defineRead({
    summary: 'The reader’s pay slip of a month: one line for one thing done, and when it is paid',
    capability: 'earnings.read',
    reach: 'own',
    tells: ['account', 'order', 'parcel', 'settings', 'settlement', 'villager'],
    personal: true,
    asks: z.object({ month: monthText }),
    answer: z.extend(
      wholeOf(
        shapeOn(slipLine, 'PartnersSlipLine', {
          who: told(maybeText, 'for whom it was, where the reader may know them by name'),
          code: told(maybeText, 'what it goes by at the station, or went out by'),
        }),
      ),
      { month: z.string(), amountFen: fenAmount },
    ),
  }),
  '/own-pay': defineRead({
    summary: 'What the reader is owed: sums, lines and payouts, the reader’s own alone',
    capability: 'own-pay.read',
    reach: 'own',
    tells: payeesAnd('account', 'settings', 'settlement'),
    asks: z.object({ payee: z.optional(z.uuid()) }),
    answer: z.object({
      payees: z.array(
        z.object({
          id: z.uuid(),
          as: payable,
          to: told(z.enum(contestPayees), 'what the id is of'),
          title: said,
          payableFen: told(fenAmount, 'what the next settlement pays'),
          inPaymentFen: told(fenAmount, 'settled, not yet paid'),
          bouncedFen: fenAmount,
          paidFen: fenAmount,
          payouts: z.array(payout),
          slip: told(z.array(slipLine), 'one line for one thing done, newest first'),
          lines: z.array(booked),
        }),
      ),
    }),
  }),
  '/ledger': defineRead({
    summary: 'Accounts and balances',
    capability: 'ledger.read',
    reach: 'places',
    tells: ['account', 'household', 'member', 'station', 'vehicle', 'villager'],
    personal: true,
    asks: z.object({}),
    answer: wholeOf(z.object({ account: z.string(), about: maybeText, balanceFen: fenAmount })),
  }),
  '/ledger/:account': defineRead({
    summary: 'The lines of one account',
    capability: 'ledger.read',
    reach: 'places',
    tells: ['account', 'parcel', 'station'],
    personal: true,
    asks: z.object({ account: z.string().check(z.maxLength(80)), ...sortedBy(['seq'], '-seq'), ...paging }),
    answer: z.extend(pageOf(z.extend(numbered, { line: z.int(), balanceAfterFen: fenAmount })), {
      account: z.string(),
      balanceFen: fenAmount,
    }),
  }),
  '/settings': defineRead({
    summary: 'What the county decides for itself: limits, days, rebate rates',
    capability: 'settings.read',
    reach: 'everywhere',
    tells: ['settings'],
    asks: z.object({}),
    answer: z.object({
      cashFloatLimitFen: fenAmount,
      tabLimitFen: fenAmount,
      settlementDay: z.int(),
      returnWindowDays: z.int(),
      pickupRateFen: fenAmount,
      offlineCashLimitFen: fenAmount,
      offlineTabLimitFen: fenAmount,
      offlinePriceDays: z.int(),
      offlineBelievedDays: z.int(),
      offlineDays: z.int(),
      priceStepPercent: z.int(),
      priceStepFen: fenAmount,
      purchaseCeilingFen: fenAmount,
      purchaseDayCeilingFen: fenAmount,
      loopCostCeilingFen: fenAmount,
      /** Until when one person may do alone what takes two. */
      aloneUntil: z.nullable(moment),
      rates: z.array(rate),
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
    }),
  }),
  '/money-summary': defineRead({
    summary: 'What waits about money',
    capability: 'cash.read',
    reach: 'places',
    tells: ['account', 'payeeType', 'remittance', 'settings', 'settlement'],
    asks: z.object({}),
    answer: z.object({
      toConfirm: z.int(),
      drawersFull: z.int(),
      toApprove: z.int(),
      toInstruct: z.int(),
      withBank: told(z.int(), 'payouts that stand in a file and whose result is not recorded'),
      withBankIn: told(
        z.nullable(z.uuid()),
        'the settlement all of them are of; null where there are several, or none',
      ),
      bounced: z.int(),
      untyped: told(z.int(), 'owed, without a tax type'),
      oldestToConfirm: z.nullable(moment),
      fen: told(
        z.object({
          toConfirm: fenAmount,
          drawersFull: fenAmount,
          toApprove: fenAmount,
          toInstruct: fenAmount,
          bounced: fenAmount,
        }),
        'what each of these comes to',
      ),
      institutionFen: told(
        z.nullable(fenAmount),
        'owed for QR payments; null for who does not read the county’s ledger',
      ),
    }),
  }),
  '/payees': defineRead({
    summary: 'Whom payouts go to, account numbers masked',
    capability: 'payees.read',
    reach: 'county',
    tells: payeesAnd('account', 'payee', 'payeeType', 'station', 'villager'),
    personal: true,
    asks: z.object({}),
    answer: wholeOf(
      z.object({
        person,
        called,
        as: payable,
        role: said,
        ofThing: told(z.boolean(), 'paid under the id of a thing, to its owner'),
        type: z.nullable(payeeType),
        typeFrom: maybeText,
        mayBe: z.array(payeeType),
        stationName: maybeText,
        accountName: maybeText,
        bank: maybeText,
        accountNumber: told(maybeText, 'masked'),
        setAt: z.nullable(moment),
      }),
    ),
  }),
  '/settlements': defineRead({
    summary: 'Settlements, newest first',
    capability: 'settlements.read',
    reach: 'county',
    tells: ['member', 'settlement'],
    personal: true,
    asks: z.object({}),
    answer: wholeOf(summary),
  }),
  '/settlements/:id': defineRead({
    summary: 'One settlement, line by line',
    capability: 'settlements.read',
    reach: 'county',
    tells: payeesAnd('payee', 'settlement', 'station', 'villager'),
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: z.extend(summary, { lines: z.array(line), carried: z.array(proposal) }),
  }),
  '/settlement-preview': defineRead({
    summary: 'What a settlement prepared now would pay',
    capability: 'settlements.read',
    reach: 'county',
    tells: payeesAnd('account', 'payee', 'payeeType', 'settings', 'settlement', 'station', 'villager'),
    personal: true,
    asks: z.object({ pays: z.optional(z.string().check(z.maxLength(40))) }),
    answer: z.object({
      pays: z.string(),
      runs: told(z.array(run), 'what else could be settled'),
      latest: told(monthText, 'the last month that is due'),
      lines: z.array(proposal),
      carried: z.array(proposal),
      totalFen: fenAmount,
      withheldFen: fenAmount,
    }),
  }),
  '/settlements/:id/lines/:serial': defineRead({
    summary: 'What one line of a settlement pays for',
    capability: 'settlements.read',
    reach: 'county',
    tells: ['parcel', 'settlement'],
    personal: true,
    asks: z.object({ id: z.uuid(), serial: z.coerce.number<string | number>().check(z.int(), z.minimum(1)) }),
    answer: z.object({
      amountFen: fenAmount,
      rows: z.array(numbered),
    }),
  }),
  '/settlements/:id/files/:file': defineRead({
    summary: 'A payout file for the bank',
    capability: 'payouts.issue',
    reach: 'county',
    tells: ['payee', 'settlement'],
    personal: true,
    carries: () => 'bank-file',
    asks: z.object({ id: z.uuid(), file: z.coerce.number<string | number>().check(z.int(), z.minimum(1)) }),
    answer: z.object({ name: z.string(), text: z.string() }),
  }),
  '/periods': defineRead({
    summary: 'Closed months, their trial balances, and the open one',
    capability: 'ledger.read',
    reach: 'county',
    tells: ['account', 'member', 'period'],
    personal: true,
    asks: z.object({}),
    answer: z.object({
      open: z.object({
        trialBalance: z.array(trialLine),
        next: told(maybeText, 'the month that can be closed now'),
      }),
      rows: z.array(
        z.object({
          period: z.string(),
          closedAt: moment,
          closedBy: person,
          closedSeq: z.int(),
          trialBalance: z.array(trialLine),
        }),
      ),
      next: z.null(),
    }),
  }),
};
