import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { villageOf } from '../network/index.ts';
import { personal } from '../person.ts';
import { noticeGiven } from './villager.ts';

/** Writes down somebody the station serves. A name is enough: no phone, no ID number, no account. */
export const registerVillager = defineCommand({
  type: 'register-villager',
  capability: 'villagers.register',
  payload: z.object({ villager: id, station: id, consent: z.optional(noticeGiven) }),
  personal,
  person: ({ villager }, given) => given && { kind: 'villager', person: villager, ...given },
  needs: ({ villager }) => [['villager', villager]],
  makes: ({ villager }) => [['villager', villager]],
  place: villageOf,
  decide(state, { payload: { villager, station, consent } }) {
    const row = state.get('station', station);
    if (row === undefined) return refuse('station-unknown', { station });
    if (state.get('villager', villager) !== undefined) return refuse('already-exists', { what: villager });
    return accept({
      type: 'VillagerRegistered',
      data: { villager, station, village: row.village, ...(consent && { consent }) },
    });
  },
});
