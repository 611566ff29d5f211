import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, figure } from '../kernel/index.ts';
import { loopNeeded, vehicleNameOf } from './loop-at.ts';
import { stopAnswers } from './loop.ts';

/** How many things a driver can find wrong on one loop, at the most. */
const MOST_EXCEPTIONS = 1_000;

/**
 * Somebody at the centre has seen to what a driver found wrong at a stop, and says how. `exception` counts from 0 in the order in
 * which the loop's came to be known. A parcel that is missing or damaged is put right by itself, with `resolve-parcel`.
 */
export const answerStop = defineCommand({
  type: 'answer-stop',
  capability: 'loops.plan',
  payload: z.object({ loop: id, exception: figure(0, MOST_EXCEPTIONS), answer: z.enum(stopAnswers) }),
  needs: loopNeeded,
  place: (_, { county }) => county,
  decide(state, { payload }) {
    const loop = state.get('loop', payload.loop);
    if (loop === undefined) return refuse('loop-unknown', { loop: payload.loop });
    const exception = loop.exceptions[payload.exception];
    const vehicle = vehicleNameOf(state, loop.vehicle);
    if (exception === undefined) return refuse('stop-not-in-trouble', { vehicle });
    if (exception.answered !== undefined)
      return refuse('stop-answered', {
        vehicle,
        station: state.get('station', exception.station)?.name ?? exception.station,
      });
    return accept({ type: 'StopAnswered', data: payload });
  },
});
