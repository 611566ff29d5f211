import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { villageOf } from '../network/index.ts';
import { membersRefusal } from './household-at.ts';
import { householdCode, householdTerms } from './household.ts';

/**
 * Writes down a household: villagers of one station, what they grow, and for each of them whether their name and their picture may be
 * used. Nothing of a person is in it but their id. Refused where one belongs to another household or another station.
 */
export const registerHousehold = defineCommand({
  type: 'register-household',
  capability: 'households.edit',
  payload: z.object({ household: id, station: id, ...householdTerms }),
  needs: ({ household, members }) => [
    ['household', household],
    ['registerEntry', household],
    ...members.flatMap(({ villager }) => [['villager', villager] as const, ['householdMember', villager] as const]),
  ],
  makes: ({ household }) => [['household', household]],
  place: villageOf,
  decide(state, { payload }) {
    const station = state.get('station', payload.station);
    if (station === undefined) return refuse('station-unknown', { station: payload.station });
    if (state.get('household', payload.household) !== undefined)
      return refuse('already-exists', { what: householdCode(payload.household) });
    const hindered = membersRefusal(state, station, { ...payload, id: payload.household, stage: 'active' });
    if (hindered !== undefined) return hindered;
    return accept({ type: 'HouseholdRegistered', data: { ...payload, village: station.village } });
  },
});
