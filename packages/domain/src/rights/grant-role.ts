import * as z from 'zod/mini';
import { roles, type Role } from '../capabilities.ts';
import { accept, defineCommand, id, placeCode, refuse } from '../kernel/index.ts';
import { personal } from '../person.ts';

/** The roles that change where money goes or confirm it, or lift the rule: none of them comes by one person's word. */
const weighty: readonly Role[] = ['administrator', 'county-clerk', 'finance-approver', 'programme-officer'];

/**
 * Gives a person a role at a place. Refused when they hold it there already, or when it lies outside the county or
 * nowhere at all. A role that decides about money takes two people, neither of them who gets it.
 */
export const grantRole = defineCommand({
  type: 'grant-role',
  capability: 'roles.grant',
  standing: true,
  payload: z.object({ person: id, role: z.enum(roles), place: placeCode }),
  personal: z.optional(personal),
  person: ({ person }, given) => given && { kind: 'member', person, ...given },
  makes: ({ person }) => [['member', person]],
  place: (_, { county }) => county,
  places: ({ place }) => [place],
  twoPeople: {
    matter: 'roles',
    mayBeFirst: true,
    about: ({ person }) => person,
    changes: (_, { payload: { role } }) =>
      weighty.includes(role) ? [{ what: 'role', before: null, after: role }] : [],
  },
  decide(state, { county, payload }) {
    const { person, role, place } = payload;
    if (!place.startsWith(county)) return refuse('outside-county', { place });
    if (role === 'station-partner') return refuse('partner-by-appointment');
    const held = state.get('member', person)?.holdings ?? [];
    if (held.some((one) => one.role === role && one.place === place))
      return refuse('role-already-held', { role, place });
    return accept({ type: 'RoleGranted', data: payload });
  },
});
