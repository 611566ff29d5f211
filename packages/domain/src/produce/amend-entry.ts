import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { calledInRegister } from './enter-in-register.ts';
import { sheetOf, standingEntry, villageOfEntry } from './entry-at.ts';
import { grownRefusal } from './household-at.ts';
import { householdStages } from './household.ts';
import { grown, isAhead, registered } from './register-entry.ts';

/**
 * Corrects an entry of the register. What a household of the network grows, what it is called and whether it still sells stands with the
 * household: of it the register says the rest alone (`own` is null). `from` is how often it was corrected when this was begun.
 */
export const amendEntry = defineCommand({
  type: 'amend-entry',
  capability: 'households.edit',
  payload: z.object({
    entry: id,
    from: z.int().check(z.minimum(0)),
    ...registered,
    own: z.nullable(z.object({ grows: grown, stage: z.enum(householdStages) })),
  }),
  personal: z.optional(calledInRegister),
  person: ({ entry, own }, called) =>
    own !== null && called ? { kind: 'registerEntry', person: entry, ...called } : undefined,
  needs: ({ entry }) => [['registerEntry', entry]],
  follows: sheetOf,
  // What it is called is private: how often it was corrected stands for that and for the rest.
  amends(state, { entry }) {
    const found = standingEntry(state, entry);
    if ('refusal' in found) return undefined;
    const outdated = refuse('entry-amended').refusal;
    return { row: ['registerEntry', entry], now: {}, times: { count: found.amended, outdated } };
  },
  place: villageOfEntry,
  decide(state, { at, payload: { from: _from, ...payload } }) {
    const row = standingEntry(state, payload.entry);
    if ('refusal' in row) return row;
    if ((row.household === null) !== (payload.own !== null)) return refuse('entry-of-household');
    if (isAhead(payload.founded, at)) return refuse('founded-invalid');
    return grownRefusal(state, payload.own?.grows ?? []) ?? accept({ type: 'EntryAmended', data: payload });
  },
});
