import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { pauseReasons } from './station-stages.ts';
import { stationReadyTo } from './station-ready.ts';
import { villageOf } from './village-of.ts';

/** Lets a station rest: no new orders; what is under way is still received and collected. */
export const pauseStation = defineCommand({
  type: 'pause-station',
  capability: 'stations.open',
  standing: true,
  payload: z.object({ station: id, reason: z.enum(pauseReasons) }),
  place: villageOf,
  decide(state, { payload }) {
    const ready = stationReadyTo('pause', state, payload.station);
    if ('refusal' in ready) return ready;
    return accept({ type: 'StationPaused', data: payload });
  },
});
