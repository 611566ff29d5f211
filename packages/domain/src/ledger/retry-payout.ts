import * as z from 'zod/mini';
import { includes } from '../capabilities.ts';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { payeeSetSince } from './payee.ts';
import { proposedOf } from './settlement.ts';
import { payoutAt } from './settlement-ready.ts';

/** Lets a bounced payout be tried again, once the payee's bank details were set anew. It goes into the next file, and
 * where whoever says so may not approve, an approver looks at the new account before. */
export const retryPayout = defineCommand({
  type: 'retry-payout',
  capability: 'payouts.record',
  toldBelow: true,
  payload: z.object({ settlement: id, serial: z.number().check(z.int(), z.gte(1)) }),
  place: (_, { county }) => county,
  decide(state, { by, payload }) {
    const ready = payoutAt('bounced', state, payload);
    if ('refusal' in ready) return ready;
    const { partner, seq } = ready.line;
    if (!payeeSetSince(state, partner, seq)) return refuse('payee-unchanged', { serial: payload.serial });
    const approves =
      ready.settlement.preparedBy !== by &&
      state.get('member', by)?.holdings.some(({ role }) => includes(role, 'settlements.approve')) === true;
    return accept({
      type: 'PayoutRetried',
      data: { settlement: payload.settlement, ...proposedOf(ready.line), ...(!approves && { unconfirmed: true }) },
    });
  },
});
