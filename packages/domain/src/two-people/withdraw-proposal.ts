import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { placeOfProposal, proposalWaiting } from './proposal-waiting.ts';

/** Takes back what oneself proposed, while it waits. */
export const withdrawProposal = defineCommand({
  type: 'withdraw-proposal',
  capability: 'county.read',
  payload: z.object({ proposal: id }),
  needs: ({ proposal }) => [['proposal', proposal]],
  place: placeOfProposal,
  decide(state, { by, payload }) {
    const found = proposalWaiting(state, payload.proposal);
    if ('refusal' in found) return found;
    if (found.proposal.proposedBy !== by) return refuse('not-your-proposal');
    return accept({ type: 'ProposalWithdrawn', data: payload });
  },
});
