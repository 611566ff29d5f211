import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, shortCode } from '../kernel/index.ts';

const line = (most: number) =>
  z
    .string()
    .check(z.trim(), z.minLength(1, { error: 'lab-incomplete' }), z.maxLength(most, { error: 'lab-incomplete' }));

/** Writes down a laboratory that samples are sent to, with the number of its qualification. */
export const addLab = defineCommand({
  type: 'add-lab',
  capability: 'labs.edit',
  payload: z.object({ lab: id, name: line(60), accreditation: line(40) }),
  makes: ({ lab }) => [['lab', lab]],
  place: (_, { county }) => county,
  decide: (state, { payload }) =>
    state.get('lab', payload.lab) === undefined
      ? accept({ type: 'LabAdded', data: payload })
      : refuse('already-exists', { what: shortCode(payload.lab) }),
});
