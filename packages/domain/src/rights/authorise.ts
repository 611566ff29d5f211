import { opensToAnyone, reachesPlace, reachOf, type Capability } from '../capabilities.ts';
import {
  covers,
  refuse,
  reservedIdIn,
  SYSTEM,
  type Place,
  type Refusal,
  type Speaker,
  type State,
} from '../kernel/index.ts';
import type { InRoles } from './member.ts';

/**
 * Whether somebody may do a thing at a place, by the roles they hold this moment. The county itself may do everything, a guest
 * what is open to anyone and about what is theirs.
 * @param place where it happens; undefined where it is about something that is not there, which then is for the rule to say
 * @param owner whose the thing is; undefined where it is nobody's, or not there
 * @returns undefined where they may; `account-closed` where they hold no role any more; `not-allowed` where none of
 *   their roles includes it; `not-your-place` where one does, but elsewhere; `not-yours`
 *   where what they hold, or a guest's key, reaches their own alone: the same for what is another's and for what is not there
 */
export function authorise(
  state: State,
  speaker: Speaker,
  capability: Capability,
  place: Place | undefined,
  owner?: string,
): Refusal | undefined {
  if (speaker === SYSTEM) return undefined;
  if (typeof speaker !== 'string')
    return opensToAnyone(capability) && owner === speaker.guest ? undefined : refuse('not-yours').refusal;
  // A journal of before this rule may hold a role under the system's own id: it gives nobody anything.
  const member = reservedIdIn(speaker, '') === undefined ? state.get('member', speaker) : undefined;
  return denialOf(member, capability, place, owner === speaker);
}

/**
 * Why somebody who holds these roles may not do a thing at a place; see {@link authorise}.
 * @param own whether the thing is their own
 */
export function denialOf(
  member: InRoles | undefined,
  capability: Capability,
  place: Place | undefined,
  own = false,
): Refusal | undefined {
  if (member === undefined || member.holdings.length === 0) return refuse('account-closed').refusal;
  const reachesOwn = member.holdings.some(({ role }) => reachOf(role, capability) === 'own');
  if (reachesOwn && own) return undefined;
  const places = placesWith(member, capability);
  if (places.length === 0 && reachesOwn) return refuse('not-yours').refusal;
  if (places.length === 0) return refuse('not-allowed', { capability }).refusal;
  if (place === undefined || places.some((held) => covers(held, place))) return undefined;
  return refuse('not-your-place', { capability, place }).refusal;
}

/** The places where a member holds a capability: what each query and each feed is limited to. */
export function placesWith(member: InRoles, capability: Capability): readonly Place[] {
  return member.holdings.filter((held) => reachesPlace(held.role, capability)).map((held) => held.place);
}
