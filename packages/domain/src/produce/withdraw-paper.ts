import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, shortCode } from '../kernel/index.ts';
import { paperWithdrawals } from './paper.ts';

/**
 * Withdraws a paper: it was written wrong, the goods failed, another takes its place, or its authority revoked it. It stays on record, its
 * public page says so, and it proves nothing from then on.
 */
export const withdrawPaper = defineCommand({
  type: 'withdraw-paper',
  capability: 'papers.edit',
  payload: z.object({ paper: id, reason: z.enum(paperWithdrawals) }),
  needs: ({ paper }) => [['paper', paper]],
  follows: (state, { paper }) => {
    const lot = state.get('paper', paper)?.lot ?? null;
    return lot === null ? [] : [['lot', lot]];
  },
  place: (state, { payload: { paper } }) => state.get('paper', paper)?.village ?? refuse('paper-unknown', { paper }),
  decide(state, { payload }) {
    const row = state.get('paper', payload.paper);
    if (row === undefined) return refuse('paper-unknown', { paper: payload.paper });
    if (row.withdrawnAt !== null) return refuse('paper-withdrawn', { code: shortCode(row.id) });
    return accept({ type: 'PaperWithdrawn', data: payload });
  },
});
