import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { stationReadyTo } from './station-ready.ts';
import { villageOf } from './village-of.ts';

/** Lets a station that rested take orders again. */
export const resumeStation = defineCommand({
  type: 'resume-station',
  capability: 'stations.open',
  standing: true,
  payload: z.object({ station: id }),
  place: villageOf,
  decide(state, { payload }) {
    const ready = stationReadyTo('resume', state, payload.station);
    if ('refusal' in ready) return ready;
    return accept({ type: 'StationResumed', data: payload });
  },
});
