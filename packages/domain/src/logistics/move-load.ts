import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { loopReadyTo, othersLoop, placeOfDriver, vehicleNameOf } from './loop-at.ts';

/**
 * Hands a station's sealed load from one van to another: fetched where the first broke down, or given over before leaving.
 * The parcels still in it change hands with it; the seal stays. The driver of the van that takes it answers for it from then on.
 */
export const moveLoad = defineCommand({
  type: 'move-load',
  capability: 'loops.drive',
  payload: z.object({ load: id, loop: id }),
  needs: ({ load, loop }) => [['vanLoad', load], ['loop', loop]],
  follows: (state, { load }) => {
    const row = state.get('vanLoad', load);
    const parcels = (row?.parcels ?? []).map((parcel) => ['parcel', parcel] as const);
    return typeof row?.loop === 'string' ? [['loop', row.loop], ...parcels] : parcels;
  },
  place: placeOfDriver,
  decide(state, { by, payload }) {
    const load = state.get('vanLoad', payload.load);
    if (load === undefined) return refuse('load-unknown', { load: payload.load });
    const ready = loopReadyTo('load', state, payload.loop);
    if ('refusal' in ready) return ready;
    const { loop } = ready;
    const no = othersLoop(state, by, loop);
    if (no !== undefined) return { refusal: no };
    const parcels = load.parcels.filter((parcel) => state.get('parcel', parcel)?.holder === `van:${load.id}`);
    const van = vehicleNameOf(state, loop.vehicle);
    if (parcels.length === 0 || load.loop === loop.id) return refuse('load-not-there', { seal: load.seal, vehicle: van });
    return accept({ type: 'LoadMoved', data: { load: load.id, from: load.loop, loop: loop.id, van, driver: loop.driver, parcels } });
  },
});
