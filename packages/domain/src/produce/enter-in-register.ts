import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, shortCode, villageCode } from '../kernel/index.ts';
import { name, phone } from '../person.ts';
import { grownRefusal } from './household-at.ts';
import { grown, isAhead, registered } from './register-entry.ts';

/** What an entry is called, and how it is reached: goes to its private row. */
export const calledInRegister = z.object({ name, phone: z.optional(phone) });

/**
 * Enters somebody in the county's industry register who is no household of the network: who raises, deals or sells online, in which
 * village, how much of what, since when, and whether somebody founded it who came home. By hand, or as a line of a sheet (`importId`).
 */
export const enterInRegister = defineCommand({
  type: 'enter-in-register',
  capability: 'households.edit',
  payload: z.object({ entry: id, village: villageCode, grows: grown, importId: z.nullable(id), ...registered }),
  personal: calledInRegister,
  person: ({ entry }, called) => called && { kind: 'registerEntry', person: entry, ...called },
  needs: ({ entry, importId }) => [
    ['registerEntry', entry],
    ...(importId === null ? [] : [['registerImport', importId] as const]),
  ],
  makes: ({ entry, importId }) => [
    ['registerEntry', entry],
    ...(importId === null ? [] : [['registerImport', importId] as const]),
  ],
  place: (_, { payload: { village } }) => village,
  places: ({ village }) => [village],
  decide(state, { county, at, payload }) {
    if (!payload.village.startsWith(county)) return refuse('outside-county', { place: payload.village });
    if (state.get('registerEntry', payload.entry) !== undefined)
      return refuse('already-exists', { what: shortCode(payload.entry) });
    const sheet = payload.importId === null ? undefined : state.get('registerImport', payload.importId);
    if (sheet?.undoneAt != null) return refuse('register-import-undone');
    if (isAhead(payload.founded, at)) return refuse('founded-invalid');
    return grownRefusal(state, payload.grows) ?? accept({ type: 'EntryMade', data: payload });
  },
});
