import * as z from 'zod/mini';
import { accept, defineCommand, fen, refuse } from '../kernel/index.ts';
import { ledgerChart } from './accounts.ts';

/**
 * Books what the payment institution has paid out of the QR payments it owes the merchant (非银行支付机构监督管理条例 §6).
 * Refused above what it owes: then a payment or its amount is somebody else's; and where its reference is on record already,
 * and was not reversed.
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
    if (before?.stage === 'booked')
      return refuse('payment-recorded', { reference, at: before.recordedAt, amountFen: before.amountFen });
    const owesFen = Math.max(0, state.get('account', ledgerChart.institution)?.balanceFen ?? 0);
    if (amountFen > owesFen) return refuse('institution-overpaid', { owesFen });
    return accept({ type: 'InstitutionPaid', data: { payment, amountFen, reference } });
  },
});
