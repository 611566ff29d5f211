import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { sheetOf, standingEntry, villageOfEntry } from './entry-at.ts';

/** Empties what an entry of the register is called and how it is reached, when they ask (个人信息保护法 §47). It counts no more. */
export const eraseEntry = defineCommand({
  type: 'erase-entry',
  capability: 'villagers.erase',
  payload: z.object({ entry: id }),
  person: ({ entry }) => ({ kind: 'registerEntry', erased: entry }),
  needs: ({ entry }) => [['registerEntry', entry]],
  follows: sheetOf,
  place: villageOfEntry,
  decide(state, { payload: { entry } }) {
    const row = standingEntry(state, entry);
    if ('refusal' in row) return row;
    if (row.household !== null) return refuse('entry-of-household');
    return accept({ type: 'EntryErased', data: { entry } });
  },
});
