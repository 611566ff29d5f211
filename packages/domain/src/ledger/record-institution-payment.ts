import * as z from 'zod/mini';
import { accept, defineCommand, fen, refuse, type EventRules, type Instant } from '../kernel/index.ts';
import { transfer } from './account.ts';
import { ledgerChart } from './accounts.ts';

/** The licensed institution paid QR money out to the merchant's bank account. */
export interface InstitutionPaid {
  readonly payment: string;
  readonly amountFen: number;
  /** The bank's or the institution's number of the payment. */
  readonly reference: string;
}

/** A payment of the institution that is on record, by its reference in capitals: one slip is entered once. */
export interface InstitutionPayment {
  readonly id: string;
  readonly payment: string;
  readonly amountFen: number;
  readonly recordedAt: Instant;
}

declare module '../kernel/state.ts' {
  interface Entities {
    institutionPayment: InstitutionPayment;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    InstitutionPaid: InstitutionPaid;
  }
}

export const institutionEvents: EventRules<'InstitutionPaid'> = {
  InstitutionPaid: {
    writes: ['institutionPayment'],
    // What the institution owes is a balance, and balances follow from postings.
    evolve: (draft, { payment, amountFen, reference }, { at }) =>
      draft.put('institutionPayment', { id: reference.toUpperCase(), payment, amountFen, recordedAt: at }),
    postings: ({ payment, amountFen }) =>
      transfer({
        from: ledgerChart.institution,
        to: ledgerChart.bank,
        amountFen,
        reason: 'InstitutionPaid',
        about: { kind: 'institutionPayment', id: payment },
      }),
  },
};

/**
 * Books what the payment institution has paid out of the QR payments it owes the merchant (非银行支付机构监督管理条例 §6).
 * Refused above what it owes: then a payment or its amount is somebody else's; and where its reference is on record already.
 */
export const recordInstitutionPayment = defineCommand({
  type: 'record-institution-payment',
  capability: 'institution.record',
  payload: z.object({
    amountFen: fen.check(z.gte(1)),
    reference: z.string().check(z.regex(/^[0-9A-Za-z-]{4,40}$/, { error: 'payment-reference-invalid' })),
  }),
  needs: ({ reference }) => [['institutionPayment', reference.toUpperCase()]],
  place: (_, { county }) => county,
  decide(state, { id: payment, payload: { amountFen, reference } }) {
    const before = state.get('institutionPayment', reference.toUpperCase());
    if (before !== undefined)
      return refuse('payment-recorded', { reference, at: before.recordedAt, amountFen: before.amountFen });
    const owesFen = Math.max(0, state.get('account', ledgerChart.institution)?.balanceFen ?? 0);
    if (amountFen > owesFen) return refuse('institution-overpaid', { owesFen });
    return accept({ type: 'InstitutionPaid', data: { payment, amountFen, reference } });
  },
});
