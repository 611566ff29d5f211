import { invariant, type EventRules, type Instant } from '../kernel/index.ts';
import { transfer } from './account.ts';
import { ledgerChart } from './accounts.ts';
import type { BookingFault, BookingStage } from './booking-fault.ts';

/** The licensed institution paid QR money out to the merchant's bank account. */
export interface InstitutionPaid {
  readonly payment: string;
  readonly amountFen: number;
  /** The bank's or the institution's number of the payment. */
  readonly reference: string;
}

/** It was recorded wrongly: booked the other way round, and the institution owes the money again. */
export interface InstitutionPaymentReversed extends InstitutionPaid {
  readonly reason: BookingFault;
}

/** One slip that was entered and reversed, before the same reference was entered anew. */
export interface ReversedPayment {
  readonly payment: string;
  readonly amountFen: number;
  readonly recordedAt: Instant;
  readonly reversedAt: Instant;
  readonly reversedBy: string;
  readonly reason: BookingFault;
}

/** A payment of the institution that is on record, by its reference in capitals: one slip stands once. */
export interface InstitutionPayment {
  readonly id: string;
  readonly payment: string;
  readonly amountFen: number;
  readonly recordedAt: Instant;
  readonly stage: BookingStage;
  readonly reversedAt: Instant | null;
  readonly reversedBy: string | null;
  readonly reason: BookingFault | null;
  /** What was entered under this reference before, and reversed. */
  readonly before: readonly ReversedPayment[];
}

declare module '../kernel/state.ts' {
  interface Entities {
    institutionPayment: InstitutionPayment;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    InstitutionPaid: InstitutionPaid;
    InstitutionPaymentReversed: InstitutionPaymentReversed;
  }
}

export const institutionEvents: EventRules<'InstitutionPaid' | 'InstitutionPaymentReversed'> = {
  InstitutionPaid: {
    writes: ['institutionPayment'],
    // What the institution owes is a balance, and balances follow from postings.
    evolve(draft, { payment, amountFen, reference }, { at }) {
      const id = reference.toUpperCase();
      const standing = { stage: 'booked', reversedAt: null, reversedBy: null, reason: null } as const;
      const before = reversedOf(draft.get('institutionPayment', id));
      draft.put('institutionPayment', { id, payment, amountFen, recordedAt: at, ...standing, before });
    },
    postings: ({ payment, amountFen }) =>
      transfer({
        from: ledgerChart.institution,
        to: ledgerChart.bank,
        amountFen,
        reason: 'InstitutionPaid',
        about: { kind: 'institutionPayment', id: payment },
      }),
  },
  InstitutionPaymentReversed: {
    writes: ['institutionPayment'],
    evolve(draft, { payment, reference, reason }, { at, by }) {
      const row = draft.get('institutionPayment', reference.toUpperCase());
      invariant(row?.stage === 'booked' && row.payment === payment, `payment ${payment} is not there to reverse`);
      draft.put('institutionPayment', { ...row, stage: 'reversed', reversedAt: at, reversedBy: by, reason });
    },
    postings: ({ payment, amountFen }) =>
      transfer({
        from: ledgerChart.bank,
        to: ledgerChart.institution,
        amountFen,
        reason: 'InstitutionPaymentReversed',
        about: { kind: 'institutionPayment', id: payment },
      }),
  },
};

/** All that was reversed under a reference. What was entered twice in the time before each stood once is written over, as it was then. */
function reversedOf(row: InstitutionPayment | undefined): readonly ReversedPayment[] {
  if (row === undefined) return [];
  const { payment, amountFen, recordedAt, reversedAt, reversedBy, reason, before } = row;
  return reversedAt === null || reversedBy === null || reason === null
    ? before
    : [...before, { payment, amountFen, recordedAt, reversedAt, reversedBy, reason }];
}
