import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { bookingFaults } from './booking-fault.ts';
import { payoutAt } from './settlement-ready.ts';
import { proposedOf } from './settlement.ts';

/**
 * Reverses that a payout was recorded as paid: the money is at the bank again by the books, and the payout waits for the bank's result
 * in the file it stands in. What was withheld stays, since the approval withheld it. Takes two people. Refused where it is not paid.
 */
export const reversePayout = defineCommand({
  type: 'reverse-payout',
  capability: 'bookings.reverse',
  payload: z.object({
    settlement: id,
    serial: z.number().check(z.int(), z.gte(1), z.lte(100_000)),
    reason: z.enum(bookingFaults),
  }),
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'reversals',
    about: () => null,
    changes: (state, { payload: { settlement, serial } }) => {
      const row = state.get('settlement', settlement);
      const line = row?.lines.find((one) => one.serial === serial);
      return [
        { what: 'payoutPeriod', before: row?.period ?? null, after: null },
        { what: 'payoutSerial', before: serial, after: null },
        // Paid once more since is another payment: whoever confirms then reverses what nobody proposed.
        { what: 'payoutEntry', before: line?.seq ?? null, after: null },
        { what: 'amountFen', before: line?.stage === 'paid' ? line.amountFen : null, after: null },
      ];
    },
  },
  decide(state, { payload: { settlement, serial, reason } }) {
    const ready = payoutAt('paid', state, { settlement, serial });
    if ('refusal' in ready) return ready;
    return accept({ type: 'PayoutReversed', data: { settlement, ...proposedOf(ready.line), reason } });
  },
});
