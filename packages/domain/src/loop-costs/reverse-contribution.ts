import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { contributionFaults, referenceKey } from './contribution-payment.ts';

/**
 * Takes back a contribution that was entered wrongly, or that the bank sent back: what was booked is booked the other way
 * round, and the slip can be entered anew. It takes money off the county's books, so that it wants a second person: a finance
 * approver, and never whoever recorded it. Refused for one that is not there, or was taken back already.
 */
export const reverseContribution = defineCommand({
  type: 'reverse-contribution',
  capability: 'contributions.reverse',
  payload: z.object({ payment: id, reason: z.enum(contributionFaults) }),
  needs: ({ payment }) => [['contributionPayment', payment]],
  follows(state, { payment }) {
    const row = state.get('contributionPayment', payment);
    return row === undefined ? [] : [['contributionReference', referenceKey(row.reference)]];
  },
  place: (_, { county }) => county,
  decide(state, { by, payload }) {
    const row = state.get('contributionPayment', payload.payment);
    if (row === undefined) return refuse('contribution-unknown', { payment: payload.payment });
    if (row.stage === 'reversed')
      return refuse('contribution-reversed', { reference: row.reference, at: row.reversedAt ?? row.recordedAt });
    if (row.recordedBy === by) return refuse('own-work', { what: 'contribution' });
    const { payer, amountFen, reference } = row;
    return accept({ type: 'ContributionReversed', data: { ...payload, payer, amountFen, reference } });
  },
});
