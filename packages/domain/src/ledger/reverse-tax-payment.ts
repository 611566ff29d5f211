import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { taxPaymentFaults } from './tax-payment.ts';

/**
 * Takes back a payment of withheld tax that was entered wrongly, or that came back: what was booked is booked the other way round, and
 * the tax is owed again. Takes two people. Refused for one that is not there, or was taken back already.
 */
export const reverseTaxPayment = defineCommand({
  type: 'reverse-tax-payment',
  capability: 'taxes.pay',
  payload: z.object({ payment: id, reason: z.enum(taxPaymentFaults) }),
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'taxes',
    about: () => null,
    changes: (state, { payload: { payment } }) => {
      const row = state.get('taxPayment', payment);
      return [
        { what: 'taxMonth', before: row?.month ?? null, after: null },
        { what: 'amountFen', before: row?.amountFen ?? null, after: null },
        { what: 'reference', before: row?.reference ?? null, after: null },
      ];
    },
  },
  decide(state, { payload }) {
    const row = state.get('taxPayment', payload.payment);
    if (row === undefined) return refuse('tax-payment-unknown', { payment: payload.payment });
    const { month, amountFen, reference } = row;
    if (row.stage === 'reversed')
      return refuse('tax-payment-reversed', { reference, at: row.reversedAt ?? row.paidAt });
    return accept({ type: 'TaxPaymentReversed', data: { ...payload, month, amountFen, reference } });
  },
});
