import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { bounceReason } from './payout-stages.ts';
import { proposedOf } from './settlement.ts';
import { payoutAt } from './settlement-ready.ts';

const serial = z.number().check(z.int(), z.gte(1), z.lte(100_000));

/** Writes down what the bank made of one payout: paid, or bounced and why. */
export const recordPayout = defineCommand({
  type: 'record-payout',
  capability: 'payouts.record',
  toldBelow: true,
  payload: z.discriminatedUnion('result', [
    z.object({ settlement: id, serial, result: z.literal('paid') }),
    z.object({ settlement: id, serial, result: z.literal('bounced'), reason: bounceReason }),
  ]),
  place: (_, { county }) => county,
  decide(state, { payload }) {
    const ready = payoutAt('instructed', state, payload);
    if ('refusal' in ready) return ready;
    const line = { settlement: payload.settlement, ...proposedOf(ready.line) };
    if (payload.result === 'paid') return accept({ type: 'PayoutPaid', data: line });
    return accept({ type: 'PayoutBounced', data: { ...line, reason: payload.reason } });
  },
});
