import { reachesPlace, type Capability } from '../capabilities.ts';
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
 * Whether a person may do a thing at a place, by the roles they hold this moment. The county itself may do everything.
 * @param place where it happens; undefined where it is about something that is not there, which then is for the rule to say
 * @returns undefined where they may; `account-closed` where they hold no role any more; `not-allowed` where none of
 *   their roles includes it; `not-your-place` where one does, but elsewhere
 */
export function authorise(
  state: State,
  speaker: Speaker,
  capability: Capability,
  place: Place | undefined,
): Refusal | undefined {
  if (speaker === SYSTEM) return undefined;
  // A journal of before this rule may hold a role under the system's own id: it gives nobody anything.
  const member = reservedIdIn(speaker, '') === undefined ? state.get('member', speaker) : undefined;
  return denialOf(member, capability, place);
}

/** Why somebody who holds these roles may not do a thing at a place; see {@link authorise}. */
export function denialOf(
  member: InRoles | undefined,
  capability: Capability,
  place: Place | undefined,
): Refusal | undefined {
  if (member === undefined || member.holdings.length === 0) return refuse('account-closed').refusal;
  const places = placesWith(member, capability);
  if (places.length === 0) return refuse('not-allowed', { capability }).refusal;
  if (place === undefined || places.some((held) => covers(held, place))) return undefined;
  return refuse('not-your-place', { capability, place }).refusal;
}

/** The places where a member holds a capability: what each query and each feed is limited to. */
export function placesWith(member: InRoles, capability: Capability): readonly Place[] {
  return member.holdings.filter((held) => reachesPlace(held.role, capability)).map((held) => held.place);
}
