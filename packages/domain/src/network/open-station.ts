import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, villageCode } from '../kernel/index.ts';
import { name } from '../person.ts';

/** Opens a service station in a village of the county. Refused when the village lies elsewhere or the id is taken. */
export const openStation = defineCommand({
  type: 'open-station',
  capability: 'stations.open',
  payload: z.object({ station: id, village: villageCode, name }),
  place: (_, { payload }) => payload.village,
  decide(state, { county, payload }) {
    if (!payload.village.startsWith(county)) return refuse('outside-county', { place: payload.village });
    if (state.get('station', payload.station) !== undefined) return refuse('already-exists', { what: payload.name });
    return accept({ type: 'StationOpened', data: payload });
  },
});
