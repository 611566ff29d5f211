import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { othersLoop, ownLoopReadyTo, placeOfDriver, settledRefusal, vehicleNameOf } from '../loops/index.ts';
import { parcelsReadyTo, parcelList } from '../parcels/index.ts';

/**
 * Hands a station's sealed load from one van to another: fetched where the first broke down, or given over before leaving; on its way and whole, by the centre alone. The
 * driver of the van that takes it answers for it from then on. With `parcels` the two counted: what was not found stays in the
 * first load, and with it in the first driver's hands. Where not all of a load changes vans, what does is a load of its own under
 * the same seal (`into`), so that each loop counts what it carried.
 */
export const moveLoad = defineCommand({
  type: 'move-load',
  capability: 'loops.drive',
  happened: true,
  crossing: true,
  payload: z
    .object({ load: id, loop: id, into: z.optional(id), parcels: z.optional(parcelList) })
    .check(z.refine(({ into, parcels }) => into !== undefined || parcels === undefined)),
  needs: ({ load, loop, into = load, parcels = [] }) => [
    ...[load, into].map((one) => ['vanLoad', one] as const),
    ['loop', loop],
    ...parcels.map((parcel) => ['parcel', parcel] as const),
  ],
  follows: (state, { load }) => {
    const row = state.get('vanLoad', load);
    const parcels = (row?.parcels ?? []).map((parcel) => ['parcel', parcel] as const);
    return typeof row?.loop === 'string' ? [['loop', row.loop], ...parcels] : parcels;
  },
  makes: ({ into }) => (into === undefined ? [] : [['vanLoad', into]]),
  place: placeOfDriver,
  decide(state, { by, payload }) {
    const load = state.get('vanLoad', payload.load);
    if (load === undefined) return refuse('load-unknown', { load: payload.load });
    const ready = ownLoopReadyTo('move', state, by, payload.loop);
    if ('refusal' in ready) return ready;
    const { loop } = ready;
    const from = load.loop === null ? undefined : state.get('loop', load.loop);
    // Who drives a van that is on its way answers for what is in it: only the centre gives that to another.
    const kept =
      from === undefined || from.stage === 'planned' || from.brokeDown !== null
        ? undefined
        : othersLoop(state, by, from);
    if (kept !== undefined) return { refusal: kept };
    const settled = from === undefined ? undefined : settledRefusal(state, from);
    if (settled !== undefined) return { refusal: settled };
    const aboard = load.parcels.filter((parcel) => state.get('parcel', parcel)?.holder === `van:${load.id}`);
    const van = vehicleNameOf(state, loop.vehicle);
    if (aboard.length === 0 || load.loop === loop.id)
      return refuse('load-not-there', { seal: load.seal, vehicle: van });
    const found = parcelsReadyTo('receive', state, payload.parcels ?? aboard, ({ id: parcel, number }) =>
      aboard.includes(parcel) ? undefined : refuse('parcel-not-in-load', { number }),
    );
    if ('refusal' in found) return found;
    const parcels = found.parcels.map((parcel) => parcel.id);
    const { into } = payload;
    if (into !== undefined && state.get('vanLoad', into) !== undefined)
      return refuse('already-exists', { what: load.seal });
    const whole = into === undefined || parcels.length === load.parcels.length;
    const moved = {
      type: 'LoadMoved',
      data: {
        load: load.id,
        from: load.loop,
        loop: loop.id,
        van,
        driver: loop.driver,
        parcels,
        ...(whole ? {} : { into }),
      },
    } as const;
    // Who takes it from the other van has it in hand.
    return by === loop.driver
      ? accept(moved, { type: 'LoadsSigned', data: { loop: loop.id, loads: [whole ? load.id : into] } })
      : accept(moved);
  },
});
