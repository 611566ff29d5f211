import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { declineReason } from './proposal.ts';
import { placeOfProposal, proposalWaiting } from './proposal-waiting.ts';
import { secondRefusal } from './second-person.ts';

/** Turns down what somebody else proposed. Nothing of it happens, and what was sealed with it is emptied. */
export const declineProposal = defineCommand({
  type: 'decline-proposal',
  capability: 'proposals.decide',
  payload: z.object({ proposal: id, reason: declineReason }),
  needs: ({ proposal }) => [['proposal', proposal]],
  place: placeOfProposal,
  decide(state, { by, at, payload }) {
    const found = proposalWaiting(state, payload.proposal);
    if ('refusal' in found) return found;
    const no = secondRefusal(state, by, found.proposal, at);
    return no === undefined ? accept({ type: 'ProposalDeclined', data: payload }) : { refusal: no };
  },
});
