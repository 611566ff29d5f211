import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { sheetOf, standingEntry, villageOfEntry } from './entry-at.ts';

/**
 * Says that an entry of the register is a household of the network, so that it stands there once: what the register knew of it goes on
 * with the household, and what it was called is emptied.
 */
export const joinEntry = defineCommand({
  type: 'join-entry',
  capability: 'households.edit',
  payload: z.object({ entry: id, household: id }),
  person: ({ entry }) => ({ kind: 'registerEntry', erased: entry }),
  needs: ({ entry, household }) => [
    ['registerEntry', entry],
    ['registerEntry', household],
  ],
  follows: sheetOf,
  place: villageOfEntry,
  decide(state, { payload: { entry, household } }) {
    const row = standingEntry(state, entry);
    if ('refusal' in row) return row;
    if (row.household !== null) return refuse('entry-of-household');
    const home = state.get('registerEntry', household);
    if (home?.household !== household) return refuse('household-unknown', { household });
    if (home.village !== row.village) return refuse('entry-in-other-village');
    return accept({ type: 'EntryJoined', data: { entry, household } });
  },
});
