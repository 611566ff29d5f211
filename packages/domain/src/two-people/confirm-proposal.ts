import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, type BoundCommand, type CommandKind, type State } from '../kernel/index.ts';
import { settingsOf } from '../ledger/index.ts';
import { authorise } from '../rights/index.ts';
import type { Proposal } from './proposal.ts';
import { placeOfProposal, proposalWaiting } from './proposal-waiting.ts';
import { secondRefusal } from './second-person.ts';

/**
 * Lets happen what somebody else proposed, on the county as it is now. Refused to whoever proposed it and whom it is
 * about, where the proposer may no longer do it, where its own rule refuses it by now, and where it would change
 * something else than what was shown. That the two do not share a device, a phone or an account is held by the server,
 * which alone knows.
 * @param kindOf the command that a proposal names
 */
export function confirmProposalOf(kindOf: (type: string) => CommandKind | undefined) {
  const proposed = (row: Proposal | undefined): BoundCommand | undefined => {
    if (row === undefined) return undefined;
    const bound = kindOf(row.command)?.bindKept(
      { id: row.id, at: row.proposedAt, payload: row.payload },
      row.place.slice(0, 6),
      row.proposedBy,
    );
    return bound === undefined || 'malformed' in bound ? undefined : bound;
  };
  return defineCommand({
    type: 'confirm-proposal',
    capability: 'proposals.decide',
    toldBelow: true,
    standing: true,
    payload: z.object({ proposal: id }),
    confirms: ({ proposal }) => proposal,
    lets: (state, { proposal }) => proposed(state.get('proposal', proposal)),
    needs: ({ proposal }) => [['proposal', proposal]],
    place: placeOfProposal,
    decide(state, { by, at, countsFrom, payload }) {
      const found = proposalWaiting(state, payload.proposal);
      if ('refusal' in found) return found;
      const { proposal } = found;
      const no = secondRefusal(state, by, proposal, at);
      if (no !== undefined) return { refusal: no };
      const command = proposed(proposal);
      if (command === undefined) return refuse('proposal-outdated');
      if (authorise(state, proposal.proposedBy, command.capability, proposal.place) !== undefined)
        return refuse('proposer-gone');
      // Who proposed it did not see what somebody else changed meanwhile, nor does who confirms.
      const amends = command.amends(state);
      if (amends !== undefined && (amends.crossed.length > 0 || amends.outdated !== undefined))
        return refuse('proposal-outdated');
      // It was said when it was proposed; the days from which it may hold are counted from now.
      const decision = command.decide(state, { seconded: true, countsFrom });
      if ('refusal' in decision) return decision;
      if (differs(state, command, proposal)) return refuse('proposal-outdated');
      return accept({ type: 'ProposalConfirmed', data: payload }, ...decision.events);
    },
  });
}

/** Whether it would change anything now that whoever confirms was not shown. */
function differs(state: State, command: BoundCommand, { changes }: Proposal): boolean {
  const shown = new Set(changes.map((change) => JSON.stringify(change)));
  const now = command.waits(state, () => settingsOf(state))?.changes ?? [];
  return now.some(({ what, before, after }) => !shown.has(JSON.stringify({ what, before, after })));
}
