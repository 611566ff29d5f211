import { businessMonth, invariant, type EventRules, type Instant, type State } from '../kernel/index.ts';
import { transfer } from './account.ts';
import { ledgerChart } from './accounts.ts';

/** Why a payment of withheld tax is taken back: a code, never free text. */
export const taxPaymentFaults = ['wrong-amount', 'wrong-month', 'wrong-reference', 'sent-back', 'other'] as const;
export type TaxPaymentFault = (typeof taxPaymentFaults)[number];

export const taxPaymentStages = ['paid', 'reversed'] as const;
export type TaxPaymentStage = (typeof taxPaymentStages)[number];

/** What was withheld in a month was paid over to the tax office. */
export interface TaxPaid {
  readonly payment: string;
  /** In whose settlements it was withheld: `2026-11`. */
  readonly month: string;
  readonly amountFen: number;
  /** The number of the certificate or of the bank's slip (完税凭证、电子缴税付款凭证). */
  readonly reference: string;
}

/** A payment that was entered wrongly, or that came back: booked the other way round. */
export interface TaxPaymentReversed extends TaxPaid {
  readonly reason: TaxPaymentFault;
}

/** Withheld tax that was paid over, and who took it back where it was wrong. */
export interface TaxPayment extends Omit<TaxPaid, 'payment'> {
  readonly id: string;
  readonly stage: TaxPaymentStage;
  readonly paidAt: Instant;
  readonly paidBy: string;
  readonly reversedAt: Instant | null;
  readonly reversedBy: string | null;
  readonly reason: TaxPaymentFault | null;
}

declare module '../kernel/state.ts' {
  interface Entities {
    taxPayment: TaxPayment;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    TaxPaid: TaxPaid;
    TaxPaymentReversed: TaxPaymentReversed;
  }
}

export const taxPaymentEvents: EventRules<'TaxPaid' | 'TaxPaymentReversed'> = {
  TaxPaid: {
    writes: ['taxPayment'],
    evolve: (draft, { payment: id, ...paid }, { at, by }) =>
      draft.put('taxPayment', {
        id,
        ...paid,
        stage: 'paid',
        paidAt: at,
        paidBy: by,
        reversedAt: null,
        reversedBy: null,
        reason: null,
      }),
    postings: ({ payment, amountFen }) =>
      transfer({
        from: ledgerChart.bank,
        to: ledgerChart.taxWithheld,
        amountFen,
        reason: 'TaxPaid',
        about: { kind: 'taxPayment', id: payment },
      }),
  },
  TaxPaymentReversed: {
    writes: ['taxPayment'],
    evolve(draft, { payment, reason }, { at, by }) {
      const row = draft.get('taxPayment', payment);
      invariant(row?.stage === 'paid', `tax payment ${payment} is not there to reverse`);
      draft.put('taxPayment', { ...row, stage: 'reversed', reversedAt: at, reversedBy: by, reason });
    },
    postings: ({ payment, amountFen }) =>
      transfer({
        from: ledgerChart.taxWithheld,
        to: ledgerChart.bank,
        amountFen,
        reason: 'TaxPaymentReversed',
        about: { kind: 'taxPayment', id: payment },
      }),
  },
};

/**
 * What was withheld in a month, in the settlements that were approved in it, and is not paid over yet. Below zero is never: what is
 * paid over is what is owed, and what was withheld stays so.
 */
export function taxOwedFen(state: State, month: string): number {
  const withheld = state
    .all('settlement')
    .filter(({ stage, decidedAt }) => stage === 'approved' && decidedAt !== null && businessMonth(decidedAt) === month)
    .flatMap(({ lines }) => lines)
    .reduce((sum, { withheldFen = 0 }) => sum + withheldFen, 0);
  const paid = state
    .all('taxPayment')
    .filter((row) => row.stage === 'paid' && row.month === month)
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
  return withheld - paid;
}
