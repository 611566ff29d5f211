import type { Command, Place, State } from '../kernel/index.ts';
import type { InRoles } from './member.ts';

/** Where a command about somebody's sign-in happens: where they hold their first role, else in the county. */
export function whereSignIn(state: State, { county, payload }: Command<{ readonly person: string }>): Place {
  return placeOfSignIn(state.get('member', payload.person), county);
}

/** The same for somebody who holds these roles. */
export function placeOfSignIn(target: InRoles | undefined, county: Place): Place {
  return target?.holdings[0]?.place ?? county;
}
