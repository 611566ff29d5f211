import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { bookingFaults } from './booking-fault.ts';

/**
 * Reverses a payment of the institution that was recorded wrongly: what was booked is booked the other way round, the institution owes
 * it again, and the same reference can be entered anew. Takes two people. Refused for one that is not there, or was reversed already.
 */
export const reverseInstitutionPayment = defineCommand({
  type: 'reverse-institution-payment',
  capability: 'bookings.reverse',
  payload: z.object({
    reference: z.string().check(z.regex(/^[0-9A-Za-z-]{4,40}$/, { error: 'payment-reference-invalid' })),
    payment: id,
    reason: z.enum(bookingFaults),
  }),
  needs: ({ reference }) => [['institutionPayment', reference.toUpperCase()]],
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'reversals',
    about: () => null,
    changes: (state, { payload: { reference } }) => {
      const row = state.get('institutionPayment', reference.toUpperCase());
      return [
        { what: 'amountFen', before: row?.amountFen ?? null, after: null },
        { what: 'reference', before: row?.id ?? null, after: null },
      ];
    },
  },
  decide(state, { payload: { reference, payment, reason } }) {
    const row = state.get('institutionPayment', reference.toUpperCase());
    const known = row?.payment === payment || row?.before.some((one) => one.payment === payment);
    if (row === undefined || known !== true) return refuse('booking-unknown', { what: reference });
    if (row.payment !== payment || row.stage === 'reversed')
      return refuse('booking-reversed', {
        at: row.before.find((one) => one.payment === payment)?.reversedAt ?? row.reversedAt ?? row.recordedAt,
      });
    const { amountFen } = row;
    return accept({ type: 'InstitutionPaymentReversed', data: { payment, reference: row.id, amountFen, reason } });
  },
});
