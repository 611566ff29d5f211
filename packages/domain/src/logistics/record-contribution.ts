import * as z from 'zod/mini';
import { accept, defineCommand, fen, refuse, type EventRules, type Instant } from '../kernel/index.ts';
import { accountOf, chart, transfer } from '../ledger/index.ts';
import { carrierCodes } from './carriers.ts';
import { LINE_SUBSIDY } from './loop-charge.ts';

/** Those who may owe contributions: the carriers by their codes, and the programme for passenger-freight-post lines. */
export const contributionPayers = [...carrierCodes, LINE_SUBSIDY] as const;
export type ContributionPayer = (typeof contributionPayers)[number];

/** A carrier, or the programme, paid what it owed for parcels brought down. */
export interface ContributionReceived {
  readonly payment: string;
  readonly payer: ContributionPayer;
  readonly amountFen: number;
  /** The bank's number of the payment. */
  readonly reference: string;
}

/** A contribution received, by its reference in capitals: one slip is entered once. */
export interface ContributionPayment {
  readonly id: string;
  readonly payment: string;
  readonly payer: ContributionPayer;
  readonly amountFen: number;
  readonly recordedAt: Instant;
}

declare module '../kernel/state.ts' {
  interface Entities {
    contributionPayment: ContributionPayment;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    ContributionReceived: ContributionReceived;
  }
}

export const contributionEvents: EventRules<'ContributionReceived'> = {
  ContributionReceived: {
    // What a carrier owes is a balance, and balances follow from postings.
    evolve: (draft, { payment, payer, amountFen, reference }, { at }) => draft.put('contributionPayment', { id: reference.toUpperCase(), payment, payer, amountFen, recordedAt: at }),
    postings: ({ payment, payer, amountFen }) => transfer({ from: accountOf.carrierOwes(payer), to: chart.bank, amountFen, reason: 'ContributionReceived', ref: payment }),
  },
};

/**
 * Books what a carrier, or the programme, has paid of the contributions it owes, by the bank's slip. Refused above what it
 * owes: then a payment or its amount is somebody else's; and where its reference is on record already.
 */
export const recordContribution = defineCommand({
  type: 'record-contribution',
  capability: 'contributions.record',
  payload: z.object({
    payer: z.enum(contributionPayers),
    amountFen: fen.check(z.gte(1)),
    reference: z.string().check(z.regex(/^[0-9A-Za-z-]{4,40}$/, { error: 'payment-reference-invalid' })),
  }),
  needs: ({ reference }) => [['contributionPayment', reference.toUpperCase()]],
  place: (_, { county }) => county,
  decide(state, { id: payment, payload: { payer, amountFen, reference } }) {
    const before = state.get('contributionPayment', reference.toUpperCase());
    if (before !== undefined) return refuse('payment-recorded', { reference, at: before.recordedAt, amountFen: before.amountFen });
    const owesFen = Math.max(0, state.get('account', accountOf.carrierOwes(payer))?.balanceFen ?? 0);
    if (amountFen > owesFen) return refuse('contribution-overpaid', { payer, owesFen });
    return accept({ type: 'ContributionReceived', data: { payment, payer, amountFen, reference } });
  },
});
