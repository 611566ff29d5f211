import { covers, type Place } from '../kernel/index.ts';
import type { Capability, Role } from '../capabilities.ts';
import { placesWith } from './authorise.ts';
import type { InRoles } from './member.ts';

/** The roles whose sign-ins a clerk looks after. Every other could be taken over through a new password. */
const lookedAfter: readonly Role[] = ['station-partner', 'driver'];

/**
 * Whether `caller` may make, renew or disable the sign-in of `target`: over every role the target holds, by the
 * capability for that kind of role. Somebody who holds nothing any more is the administrators' to deal with.
 */
export function mayManageSignIn(caller: InRoles, target: InRoles, county: Place): boolean {
  const may = (capability: Capability, place: Place) =>
    placesWith(caller, capability).some((held) => covers(held, place));
  if (target.holdings.length === 0) return may('signins.manage-staff', county);
  return target.holdings.every(({ role, place }) =>
    may(lookedAfter.includes(role) ? 'signins.manage' : 'signins.manage-staff', place),
  );
}
