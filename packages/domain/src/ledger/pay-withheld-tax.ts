import * as z from 'zod/mini';
import { accept, businessMonth, defineCommand, fen, id, month, refuse } from '../kernel/index.ts';
import { taxOwedFen } from './tax-payment.ts';

/**
 * Books that what was withheld in a month was paid over to the tax office: all of it, once the month is over (个人所得税法 §14: by the
 * 15th of the next). Takes two people, as payouts do. Carries the amount that was seen; refused where another is owed by now, where
 * nothing is, and where the certificate stands on record already.
 */
export const payWithheldTax = defineCommand({
  type: 'pay-withheld-tax',
  capability: 'taxes.pay',
  payload: z.object({
    payment: id,
    month,
    amountFen: fen.check(z.gte(1)),
    reference: z.string().check(z.regex(/^[0-9A-Za-z-]{4,40}$/, { error: 'payment-reference-invalid' })),
  }),
  makes: ({ payment }) => [['taxPayment', payment]],
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'taxes',
    about: () => null,
    changes: (_, { payload }) => [
      { what: 'taxMonth', before: null, after: payload.month },
      { what: 'amountFen', before: null, after: payload.amountFen },
      { what: 'reference', before: null, after: payload.reference },
    ],
  },
  decide(state, { at, payload }) {
    if (state.get('taxPayment', payload.payment) !== undefined)
      return refuse('already-exists', { what: payload.reference });
    if (businessMonth(at) <= payload.month) return refuse('tax-month-not-over', { month: payload.month });
    const owesFen = taxOwedFen(state, payload.month);
    if (owesFen <= 0) return refuse('tax-nothing-owed', { month: payload.month });
    if (owesFen !== payload.amountFen) return refuse('tax-amount-differs', { month: payload.month, owesFen });
    const standing = state
      .all('taxPayment')
      .find(({ stage, reference }) => stage === 'paid' && reference.toUpperCase() === payload.reference.toUpperCase());
    if (standing !== undefined)
      return refuse('payment-recorded', {
        reference: payload.reference,
        at: standing.paidAt,
        amountFen: standing.amountFen,
      });
    return accept({ type: 'TaxPaid', data: payload });
  },
});
