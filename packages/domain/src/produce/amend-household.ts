import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { membersRefusal, villageOfHousehold } from './household-at.ts';
import { householdStages, householdTerms } from './household.ts';

/**
 * Corrects a household: who belongs to it, what it grows, what they consent to, and whether it still sells. What is given takes the
 * place of what was there. `from` is how often it was corrected when this was begun: nobody's correction is written over unseen.
 */
export const amendHousehold = defineCommand({
  type: 'amend-household',
  capability: 'households.edit',
  payload: z.object({
    household: id,
    from: z.int().check(z.minimum(0)),
    stage: z.enum(householdStages),
    ...householdTerms,
  }),
  needs: ({ household, members }) => [
    ['household', household],
    ['registerEntry', household],
    ...members.flatMap(({ villager }) => [['villager', villager] as const, ['householdMember', villager] as const]),
  ],
  follows: (state, { household }) =>
    (state.get('household', household)?.members ?? []).map(({ villager }) => ['householdMember', villager] as const),
  place: villageOfHousehold,
  decide(state, { payload: { from, ...payload } }) {
    const row = state.get('household', payload.household);
    if (row === undefined) return refuse('household-unknown', { household: payload.household });
    if (from !== row.amended) return refuse('household-amended', { name: row.name });
    const station = state.get('station', row.station);
    if (station === undefined) return refuse('station-unknown', { station: row.station });
    const hindered = membersRefusal(state, station, { ...payload, id: row.id });
    if (hindered !== undefined) return hindered;
    return accept({ type: 'HouseholdAmended', data: payload });
  },
});
