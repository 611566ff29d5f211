import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { loopReadyTo, placeOfDriver, vehicleNameOf } from '../loops/index.ts';
import { MOST_PARCELS } from '../parcels/index.ts';

/**
 * A driver signs for the sealed bags that are on the van: the other side of each load that the centre booked onto it, with its
 * count and the hour. Nobody signs for the driver. A bag that is not there stays unsigned, and the centre sees it. The record may
 * come after the bag was handed over, from a phone that had no network at the centre.
 */
export const signForLoads = defineCommand({
  type: 'sign-for-loads',
  capability: 'loops.drive',
  payload: z.object({
    loop: id,
    loads: z
      .array(id)
      .check(z.minLength(1, { error: 'no-parcels' }), z.maxLength(MOST_PARCELS, { error: 'too-many-parcels' })),
  }),
  needs: ({ loop, loads }) => [['loop', loop], ...loads.map((load) => ['vanLoad', load] as const)],
  place: placeOfDriver,
  decide(state, { by, payload }) {
    const ready = loopReadyTo('sign', state, payload.loop);
    if ('refusal' in ready) return ready;
    const { loop } = ready;
    if (loop.driver !== by) return refuse('loop-of-another', { vehicle: vehicleNameOf(state, loop.vehicle) });
    const loads = [...new Set(payload.loads)];
    for (const asked of loads) {
      const load = state.get('vanLoad', asked);
      if (load?.loop !== loop.id) return refuse('load-unknown', { load: asked });
      // A loop that was given to another driver is signed for anew.
      if (loop.signed.some((one) => one.load === asked && one.by === by))
        return refuse('load-signed', { seal: load.seal });
    }
    return accept({ type: 'LoadsSigned', data: { loop: loop.id, loads } });
  },
});
