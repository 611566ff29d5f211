import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { closeReasons } from './station-stages.ts';
import { stationReadyTo } from './station-ready.ts';
import { villageOf } from './village-of.ts';

/** Ends a station for good, and with it its partner's time: access goes with the post, what was earned stays. */
export const closeStation = defineCommand({
  type: 'close-station',
  capability: 'stations.close',
  standing: true,
  payload: z.object({ station: id, reason: z.enum(closeReasons) }),
  place: villageOf,
  twoPeople: {
    matter: 'stations',
    about: ({ station }) => station,
    changes: (state, { payload: { station } }) => [
      { what: 'stage', before: state.get('station', station)?.stage ?? null, after: 'closed' },
    ],
  },
  decide(state, { payload }) {
    const ready = stationReadyTo('close', state, payload.station);
    if ('refusal' in ready) return ready;
    const { id: station, village, partner } = ready.station;
    const ended =
      partner === null ? [] : [{ type: 'AppointmentEnded' as const, data: { station, village, person: partner } }];
    return accept(...ended, { type: 'StationClosed', data: payload });
  },
});
