import { invariant, type EventRules, type Instant } from '../kernel/index.ts';
import { ledgerChart, transfer } from '../ledger/index.ts';
import { loopAccount } from './accounts.ts';
import { carrierCodes } from '../parcels/index.ts';
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

/** Why a payment on record is taken back: a code, never free text. */
export const contributionFaults = ['wrong-amount', 'wrong-payer', 'wrong-reference', 'sent-back', 'other'] as const;
export type ContributionFault = (typeof contributionFaults)[number];

/** A payment that was entered wrongly, or that the bank took back: booked the other way round. */
export interface ContributionReversed extends ContributionReceived {
  readonly reason: ContributionFault;
}

export const contributionStages = ['received', 'reversed'] as const;
export type ContributionStage = (typeof contributionStages)[number];

/** A contribution received, and who took it back where it was wrong. The id is that of the command that recorded it. */
export interface ContributionPayment {
  readonly id: string;
  readonly payer: ContributionPayer;
  readonly amountFen: number;
  readonly reference: string;
  readonly stage: ContributionStage;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly reversedAt: Instant | null;
  readonly reversedBy: string | null;
  readonly reason: ContributionFault | null;
}

/** The payment that stands under a reference, which is the id, in capitals: one slip is entered once, and again once that was reversed. */
export interface ContributionReference {
  readonly id: string;
  readonly payment: string | null;
}

declare module '../kernel/state.ts' {
  interface Entities {
    contributionPayment: ContributionPayment;
    contributionReference: ContributionReference;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    ContributionReceived: ContributionReceived;
    ContributionReversed: ContributionReversed;
  }
}

/** What a carrier owes is a balance, and balances follow from postings. */
export const contributionEvents: EventRules<'ContributionReceived' | 'ContributionReversed'> = {
  ContributionReceived: {
    writes: ['contributionPayment', 'contributionReference'],
    evolve(draft, { payment, payer, amountFen, reference }, { at, by }) {
      draft.put('contributionPayment', {
        id: payment,
        payer,
        amountFen,
        reference,
        stage: 'received',
        recordedAt: at,
        recordedBy: by,
        reversedAt: null,
        reversedBy: null,
        reason: null,
      });
      draft.put('contributionReference', { id: referenceKey(reference), payment });
    },
    postings: ({ payment, payer, amountFen }) =>
      transfer({
        from: loopAccount.carrierOwes(payer),
        to: ledgerChart.bank,
        amountFen,
        reason: 'ContributionReceived',
        about: { kind: 'contributionPayment', id: payment },
      }),
  },
  ContributionReversed: {
    writes: ['contributionPayment', 'contributionReference'],
    evolve(draft, { payment, reference, reason }, { at, by }) {
      const row = draft.get('contributionPayment', payment);
      invariant(row?.stage === 'received', `contribution ${payment} is not there to reverse`);
      draft.put('contributionPayment', { ...row, stage: 'reversed', reversedAt: at, reversedBy: by, reason });
      draft.put('contributionReference', { id: referenceKey(reference), payment: null });
    },
    postings: ({ payment, payer, amountFen }) =>
      transfer({
        from: ledgerChart.bank,
        to: loopAccount.carrierOwes(payer),
        amountFen,
        reason: 'ContributionReversed',
        about: { kind: 'contributionPayment', id: payment },
      }),
  },
};

/** A bank's number as it is compared: somebody may type it in small letters. */
export function referenceKey(reference: string): string {
  return reference.toUpperCase();
}
