import * as z from 'zod/mini';
import { roles } from '../capabilities.ts';
import { accept, defineCommand, id, placeCode, refuse } from '../kernel/index.ts';

/**
 * Takes a role from a person. Refused when they do not hold it, and to administrators who would lock themselves out. A programme
 * officer, who watches over the others and alone can let one person act, goes by two people.
 */
export const revokeRole = defineCommand({
  type: 'revoke-role',
  capability: 'roles.grant',
  standing: true,
  payload: z.object({ person: id, role: z.enum(roles), place: placeCode }),
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'roles',
    about: ({ person }) => person,
    changes: (_, { payload: { role } }) =>
      role === 'programme-officer' ? [{ what: 'role', before: role, after: null }] : [],
  },
  decide(state, { by, payload }) {
    const { person, role, place } = payload;
    if (role === 'station-partner') return refuse('partner-by-appointment');
    const held = state.get('member', person)?.holdings ?? [];
    if (!held.some((one) => one.role === role && one.place === place)) return refuse('role-not-held', { role, place });
    if (person === by && role === 'administrator') return refuse('own-administration');
    return accept({ type: 'RoleRevoked', data: payload });
  },
});
