import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, type Refusal, type State } from '../kernel/index.ts';
import { villageOf, type Station } from '../network/index.ts';
import { sealNumber } from './bags.ts';
import { handoverCodeText, MOST_HANDOVER_CODES } from './handover-code.ts';
import { driverRefusal, loopReadyTo, vehicleNameOf, type Loop } from '../loops/index.ts';
import { calledOff, inTrouble, orderCarried, parcelsReadyTo, parcelList } from '../parcels/index.ts';

/** A van by its plate or its number in the fleet. */
const van = z
  .string()
  .check(z.trim(), z.minLength(1, { error: 'name-missing' }), z.maxLength(16, { error: 'name-too-long' }));

/**
 * Hands a station's parcels to a van, under one seal: one command for the whole load. From then on the van has them. With a
 * loop, the load goes with its vehicle and, where no other is named, its driver; the loop must stop at the station. What something is
 * wrong with stays at the centre, and so does what nobody waits for any more.
 */
export const loadVan = defineCommand({
  type: 'load-van',
  capability: 'parcels.load',
  payload: z
    .object({
      load: id,
      station: id,
      seal: sealNumber,
      van,
      driver: z.nullable(id),
      parcels: parcelList,
      loop: z.optional(z.nullable(id)),
      code: z.optional(handoverCodeText),
      moreCodes: z.optional(z.array(handoverCodeText).check(z.maxLength(MOST_HANDOVER_CODES - 1))),
    })
    .check(z.refine(({ code, moreCodes = [] }) => new Set([code, ...moreCodes]).size === moreCodes.length + 1)),
  needs: ({ load, parcels, loop }) => [
    ['vanLoad', load],
    ...parcels.map((parcel) => ['parcel', parcel] as const),
    ...(typeof loop === 'string' ? [['loop', loop] as const] : []),
  ],
  follows: (state, { parcels }) => parcels.flatMap((parcel) => orderCarried(state, { parcel })),
  makes: ({ load }) => [['vanLoad', load]],
  place: villageOf,
  decide(state, { payload }) {
    const { load, seal: number } = payload;
    const station = state.get('station', payload.station);
    if (station === undefined) return refuse('station-unknown', { station: payload.station });
    if (state.get('vanLoad', load) !== undefined) return refuse('already-exists', { what: number });
    const on = loopFor(state, payload.loop ?? null, station);
    if (on !== undefined && 'refusal' in on) return on;
    const driver = payload.driver ?? on?.loop.driver ?? null;
    const no = driverRefusal(state, driver);
    if (no !== undefined) return { refusal: no };
    const ready = parcelsReadyTo('load', state, payload.parcels, (parcel) => {
      if (parcel.station === station.id) return inTrouble(parcel) ?? calledOff(state, parcel);
      return refuse('parcel-for-other-station', {
        number: parcel.number,
        station: state.get('station', parcel.station)?.name ?? parcel.station,
      });
    });
    if ('refusal' in ready) return ready;
    const loaded = {
      load,
      station: station.id,
      village: station.village,
      seal: number,
      driver,
      parcels: ready.parcels.map(({ id: parcel }) => parcel),
      code: payload.code ?? null,
      ...(payload.moreCodes && { moreCodes: payload.moreCodes }),
    };
    return accept({
      type: 'VanLoaded',
      data: {
        ...loaded,
        van: on === undefined ? payload.van : vehicleNameOf(state, on.loop.vehicle),
        loop: on?.loop.id ?? null,
      },
    });
  },
});

/** The loop that a load goes with: not home yet, and stopping at the station. */
function loopFor(
  state: State,
  asked: string | null,
  station: Station,
): { readonly loop: Loop } | { readonly refusal: Refusal } | undefined {
  if (asked === null) return undefined;
  const ready = loopReadyTo('load', state, asked);
  if ('refusal' in ready) return ready;
  const stops = ready.loop.trips.some((trip) => trip.stops.some((stop) => stop.station === station.id));
  return stops
    ? ready
    : refuse('stop-not-on-loop', { vehicle: vehicleNameOf(state, ready.loop.vehicle), station: station.name });
}
