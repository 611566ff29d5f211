import type { Capability } from '../capabilities.ts';
import { covers, refuse, type Instant, type Matter, type Refusal, type State } from '../kernel/index.ts';
import { authorise, placesWith } from '../rights/index.ts';
import type { Proposal } from './proposal.ts';
import { inOneHand, RENEWED_DAYS } from './renewed-sign-in.ts';

/** Who may be the second person, matter by matter. */
export const confirmedWith: Readonly<Record<Matter, Capability>> = {
  payee: 'money.confirm',
  rates: 'money.confirm',
  prices: 'money.confirm',
  purchases: 'money.confirm',
  'loop-costs': 'money.confirm',
  periods: 'money.confirm',
  taxes: 'money.confirm',
  reversals: 'money.confirm',
  classes: 'network.confirm',
  limits: 'network.confirm',
  tests: 'network.confirm',
  partners: 'network.confirm',
  stations: 'network.confirm',
  roles: 'roles.confirm',
};

/** Why somebody cannot be the second person for a proposal: they made it, it is about them, their roles do not reach, or the proposer may have their password. */
export function secondRefusal(
  state: State,
  by: string,
  { matter, place, proposedBy, about }: Pick<Proposal, 'matter' | 'place' | 'proposedBy' | 'about'>,
  at: Instant,
): Refusal | undefined {
  if (by === proposedBy || by === about) return refuse('own-proposal').refusal;
  if (inOneHand(state, by, proposedBy, at)) return refuse('sign-in-renewed', { days: RENEWED_DAYS }).refusal;
  return authorise(state, by, confirmedWith[matter], place);
}

/** Whether anybody in the county could be the second person. */
export function hasSecondPerson(
  state: State,
  act: Pick<Proposal, 'matter' | 'place' | 'proposedBy' | 'about'>,
): boolean {
  return state
    .all('member')
    .some(
      (member) =>
        member.id !== act.proposedBy &&
        member.id !== act.about &&
        placesWith(member, confirmedWith[act.matter]).some((held) => covers(held, act.place)),
    );
}
