import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { isDriver, loopNeeded, loopReadyTo, othersLoop, placeOfDriver, vehicleNameOf } from './loop-at.ts';
import { vehicleReadyTo } from '../fleet/index.ts';

/** A van leaves on its loop. A driver starts their own, or one that nobody was given, which then is theirs. */
export const startLoop = defineCommand({
  type: 'start-loop',
  capability: 'loops.drive',
  payload: z.object({ loop: id }),
  needs: loopNeeded,
  place: placeOfDriver,
  decide(state, { by, payload }) {
    const ready = loopReadyTo('start', state, payload.loop);
    if ('refusal' in ready) return ready;
    const no = othersLoop(state, by, ready.loop);
    if (no !== undefined) return { refusal: no };
    const fit = vehicleReadyTo('plan', state, ready.loop.vehicle);
    if ('refusal' in fit) return fit;
    const driver = ready.loop.driver ?? (isDriver(state, by) ? by : null);
    if (driver === null) return refuse('loop-without-driver', { vehicle: vehicleNameOf(state, ready.loop.vehicle) });
    return accept({ type: 'LoopStarted', data: { loop: payload.loop, driver } });
  },
});
