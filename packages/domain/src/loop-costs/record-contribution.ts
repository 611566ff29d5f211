import * as z from 'zod/mini';
import { accept, defineCommand, fen, refuse } from '../kernel/index.ts';
import { loopAccount } from './accounts.ts';
import { contributionPayers, referenceKey } from './contribution-payment.ts';

/**
 * Books what a carrier, or the programme, has paid of the contributions it owes, by the bank's slip. Refused above what it
 * owes: then a payment or its amount is somebody else's; and where its reference stands on record already.
 */
export const recordContribution = defineCommand({
  type: 'record-contribution',
  capability: 'contributions.record',
  payload: z.object({
    payer: z.enum(contributionPayers),
    amountFen: fen.check(z.gte(1)),
    reference: z.string().check(z.regex(/^[0-9A-Za-z-]{4,40}$/, { error: 'payment-reference-invalid' })),
  }),
  needs: ({ reference }) => [['contributionReference', referenceKey(reference)]],
  follows(state, { reference }) {
    const before = state.get('contributionReference', referenceKey(reference))?.payment ?? null;
    return before === null ? [] : [['contributionPayment', before]];
  },
  makes: (_, id) => [['contributionPayment', id]],
  place: (_, { county }) => county,
  decide(state, { id: payment, payload: { payer, amountFen, reference } }) {
    const before = state.get('contributionReference', referenceKey(reference))?.payment ?? null;
    const standing = before === null ? undefined : state.get('contributionPayment', before);
    if (standing !== undefined)
      return refuse('payment-recorded', { reference, at: standing.recordedAt, amountFen: standing.amountFen });
    const owesFen = Math.max(0, state.get('account', loopAccount.carrierOwes(payer))?.balanceFen ?? 0);
    if (amountFen > owesFen) return refuse('contribution-overpaid', { payer, owesFen });
    return accept({ type: 'ContributionReceived', data: { payment, payer, amountFen, reference } });
  },
});
