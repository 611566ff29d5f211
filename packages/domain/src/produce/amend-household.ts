import * as z from 'zod/mini';
import { accept, amendable, defineCommand, id, refuse } from '../kernel/index.ts';
import { membersRefusal, villageOfHousehold } from './household-at.ts';
import { householdStages, householdTerms } from './household.ts';

/**
 * Corrects a household: who belongs to it, what it grows, what they consent to, and whether it still sells. What is given takes the
 * place of what was there, and nobody's correction is written over unseen. `from` is how often it was corrected when this was
 * begun: devices of before say that instead of what `was`.
 */
export const amendHousehold = defineCommand({
  type: 'amend-household',
  capability: 'households.edit',
  payload: z.object({
    household: id,
    from: z.int().check(z.minimum(0)),
    ...amendable({ stage: z.enum(householdStages), ...householdTerms }),
  }),
  amends(state, { household }) {
    const row = state.get('household', household);
    if (row === undefined) return undefined;
    const { stage, grows, amended: count } = row;
    const members = row.members.map(({ villager, nameUseAt, pictureUseAt }) => ({
      villager,
      nameUse: nameUseAt !== null,
      pictureUse: pictureUseAt !== null,
    }));
    const outdated = refuse('household-amended', { name: row.name }).refusal;
    return { row: ['household', household], now: { stage, members, grows }, times: { count, outdated } };
  },
  needs: ({ household, members }) => [
    ['household', household],
    ['registerEntry', household],
    ...members.flatMap(({ villager }) => [['villager', villager] as const, ['householdMember', villager] as const]),
  ],
  follows: (state, { household }) =>
    (state.get('household', household)?.members ?? []).map(({ villager }) => ['householdMember', villager] as const),
  place: villageOfHousehold,
  decide(state, { payload: { from: _from, was: _was, ...payload } }) {
    const row = state.get('household', payload.household);
    if (row === undefined) return refuse('household-unknown', { household: payload.household });
    const station = state.get('station', row.station);
    if (station === undefined) return refuse('station-unknown', { station: row.station });
    const hindered = membersRefusal(state, station, { ...payload, id: row.id });
    if (hindered !== undefined) return hindered;
    return accept({ type: 'HouseholdAmended', data: payload });
  },
});
