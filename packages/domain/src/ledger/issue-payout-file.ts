import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { heldBack, payeeKnown } from './payee.ts';
import { settlementAt } from './settlement-ready.ts';

/**
 * Puts every payout that waits, and whose payee is known, into the next file for the bank. A payout stands in one file
 * only, unless it bounced: so no file pays twice. Where the account changed after the approval, it waits for an approver.
 */
export const issuePayoutFile = defineCommand({
  type: 'issue-payout-file',
  capability: 'payouts.issue',
  payload: z.object({ settlement: id }),
  place: (_, { county }) => county,
  decide(state, { payload }) {
    const ready = settlementAt('approved', state, payload.settlement);
    if ('refusal' in ready) return ready;
    const { lines, files } = ready.settlement;
    const waiting = lines.filter(({ stage }) => stage === 'waiting');
    if (waiting.length === 0) return refuse('nothing-to-pay');
    const known = waiting.filter(({ partner }) => payeeKnown(state, partner));
    if (known.length === 0) return refuse('payee-missing', { count: waiting.length });
    const free = known.filter((line) => !heldBack(state, line));
    if (free.length === 0) return refuse('payee-changed', { count: known.length });
    return accept({
      type: 'PayoutFileIssued',
      data: { settlement: payload.settlement, file: files + 1, serials: free.map(({ serial }) => serial) },
    });
  },
});
