import { defineModule, type CommandKind } from '../kernel/index.ts';
import { confirmProposalOf } from './confirm-proposal.ts';
import { declineProposal } from './decline-proposal.ts';
import { letOneAct } from './let-one-act.ts';
import { proposalEvents } from './proposal.ts';
import { withdrawProposal } from './withdraw-proposal.ts';
import { twoPeopleProblems } from './problems.ts';

/**
 * What takes two people: proposed by one, confirmed by another.
 * @param kindOf the commands of the other modules, by type: what a proposal may name
 */
export function twoPeopleOver(kindOf: (type: string) => CommandKind | undefined) {
  return defineModule({
    name: 'two-people',
    problems: twoPeopleProblems,
    kinds: { proposal: { heldWhole: false, dates: null } },
    events: { ...proposalEvents },
    commands: [confirmProposalOf(kindOf), declineProposal, letOneAct, withdrawProposal],
  });
}
