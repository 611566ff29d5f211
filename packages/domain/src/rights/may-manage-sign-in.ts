import { covers, refuse, type Place, type Refusal } from '../kernel/index.ts';
import type { Capability, Role } from '../capabilities.ts';
import { denialOf, placesWith } from './authorise.ts';
import type { InRoles } from './member.ts';
import { placeOfSignIn } from './where-sign-in.ts';

/** The roles whose sign-ins a clerk looks after. Every other could be taken over through a new password. */
const lookedAfter: readonly Role[] = ['station-partner', 'driver', 'vehicle-owner'];

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

/** Why `caller` may not, as the journal would say it; undefined where they may. Nobody's roles are those of a stranger. */
export function signInDenial(caller: InRoles | undefined, target: InRoles, county: Place): Refusal | undefined {
  if (caller === undefined) return refuse('not-in-county').refusal;
  const denied = denialOf(caller, 'signins.manage', placeOfSignIn(target, county));
  if (denied !== undefined || mayManageSignIn(caller, target, county)) return denied;
  return refuse('not-allowed', { capability: 'signins.manage-staff' }).refusal;
}
