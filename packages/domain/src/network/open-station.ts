import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, villageCode } from '../kernel/index.ts';
import { name } from '../person.ts';
import { siteRefusal } from './plan-station.ts';
import { stationReadyTo } from './station-ready.ts';

/**
 * Opens a station that is fitted and has its partner. With a village and a name it takes in, as it stands, a station
 * that served before the county came to Yangui: planned, fitted and opened in one.
 */
export const openStation = defineCommand({
  type: 'open-station',
  capability: 'stations.open',
  standing: true,
  payload: z.object({ station: id, village: z.optional(villageCode), name: z.optional(name) }),
  makes: ({ station }) => [['station', station]],
  place: (state, { payload: { station, village } }) =>
    state.get('station', station)?.village ?? village ?? refuse('station-unknown', { station }),
  twoPeople: {
    matter: 'stations',
    about: ({ station }) => station,
    changes: (state, { payload: { station } }) => [
      { what: 'stage', before: state.get('station', station)?.stage ?? null, after: 'open' },
    ],
  },
  decide(state, { county, payload: { station, village, name: called } }) {
    if (village === undefined || called === undefined) {
      const ready = stationReadyTo('open', state, station);
      if ('refusal' in ready) return ready;
      return accept({
        type: 'StationOpened',
        data: { station, village: ready.station.village, name: ready.station.name },
      });
    }
    const site = { station, village, name: called };
    const no = siteRefusal(state, county, site);
    if (no !== undefined) return { refusal: no };
    return accept({ type: 'StationOpened', data: site });
  },
});
