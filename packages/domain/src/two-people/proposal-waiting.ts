import { refuse, type Place, type Refusal, type State } from '../kernel/index.ts';
import type { Proposal } from './proposal.ts';

/** A proposal that still waits; or the refusal that says it is not there, or decided. */
export function proposalWaiting(
  state: State,
  id: string,
): { readonly proposal: Proposal } | { readonly refusal: Refusal } {
  const proposal = state.get('proposal', id);
  if (proposal === undefined) return refuse('proposal-unknown');
  return proposal.stage === 'waiting' ? { proposal } : refuse('proposal-decided', { stage: proposal.stage });
}

/** Where a proposal is decided: where what it proposes would happen. */
export function placeOfProposal(
  state: State,
  { payload: { proposal } }: { readonly payload: { readonly proposal: string } },
): Place | { readonly refusal: Refusal } {
  return state.get('proposal', proposal)?.place ?? refuse('proposal-unknown');
}
