import * as z from 'zod/mini';
import { accept, amendable, defineCommand, id, refuse } from '../kernel/index.ts';

/** Says who signs in for a laboratory. Null where nobody is to. Refused for whoever does not hold the role. */
export const nameLabPerson = defineCommand({
  type: 'name-lab-person',
  capability: 'labs.edit',
  payload: z.object({ lab: id, ...amendable({ person: z.nullable(id) }) }),
  amends(state, { lab }) {
    const now = state.get('lab', lab);
    return now && { row: ['lab', lab], now };
  },
  place: (_, { county }) => county,
  decide(state, { payload }) {
    if (state.get('lab', payload.lab) === undefined) return refuse('lab-unknown', { lab: payload.lab });
    const { person } = payload;
    const holds = person === null || state.get('member', person)?.holdings.some(({ role }) => role === 'lab');
    return holds === true ? accept({ type: 'LabPersonNamed', data: payload }) : refuse('lab-person-unknown');
  },
});
