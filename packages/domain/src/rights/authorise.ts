import { includes, type Capability } from '../capabilities.ts';
import { covers, refuse, SYSTEM, type Place, type Refusal, type State } from '../kernel/index.ts';
import type { Member } from './member.ts';

/**
 * Whether a person may do a thing at a place, by the roles they hold this moment.
 * @returns undefined where they may; `account-closed` where they hold no role any more; `not-allowed` where none of
 *   their roles includes it; `not-your-place` where one does, but elsewhere
 */
export function authorise(state: State, by: string, capability: Capability, place: Place): Refusal | undefined {
  if (by === SYSTEM) return undefined;
  const member = state.get('member', by);
  if (member === undefined || member.holdings.length === 0) return refuse('account-closed').refusal;
  if (placesWith(member, capability).some((held) => covers(held, place))) return undefined;
  const elsewhere = member.holdings.some((held) => includes(held.role, capability));
  return refuse(elsewhere ? 'not-your-place' : 'not-allowed', { capability, place }).refusal;
}

/** The places where a member holds a capability: what each query and each feed is limited to. */
export function placesWith(member: Member, capability: Capability): readonly Place[] {
  return member.holdings.filter((held) => includes(held.role, capability)).map((held) => held.place);
}
