import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { villageOf } from '../network/index.ts';
import { inTrouble, parcelsReadyTo } from './parcel-at.ts';
import { parcelList } from './parcel-list.ts';

const seal = z.string().check(z.regex(/^[0-9A-Z-]{2,24}$/, { error: 'seal-invalid' }));
/** A van by its plate or its number in the fleet. */
const van = z.string().check(z.trim(), z.minLength(1, { error: 'name-missing' }), z.maxLength(16, { error: 'name-too-long' }));

/** Hands a station's parcels to a van, under one seal: one command for the whole load. From then on the van has them. */
export const loadVan = defineCommand({
  type: 'load-van',
  capability: 'parcels.load',
  payload: z.object({ load: id, station: id, seal, van, driver: z.nullable(id), parcels: parcelList }),
  needs: ({ load, parcels }) => [['vanLoad', load], ...parcels.map((parcel) => ['parcel', parcel] as const)],
  place: villageOf,
  decide(state, { payload }) {
    const { load, driver } = payload;
    const station = state.get('station', payload.station);
    if (station === undefined) return refuse('station-unknown', { station: payload.station });
    if (state.get('vanLoad', load) !== undefined) return refuse('already-exists', { what: payload.seal });
    if (driver !== null && state.get('member', driver)?.holdings.some(({ role }) => role === 'driver') !== true) return refuse('driver-unknown', { driver });
    const ready = parcelsReadyTo('load', state, payload.parcels, (parcel) => {
      if (parcel.station === station.id) return inTrouble(parcel);
      return refuse('parcel-for-other-station', { number: parcel.number, station: state.get('station', parcel.station)?.name ?? parcel.station });
    });
    if ('refusal' in ready) return ready;
    const { village } = station;
    const parcels = ready.parcels.map(({ id: parcel }) => parcel);
    return accept({ type: 'VanLoaded', data: { load, station: station.id, village, seal: payload.seal, van: payload.van, driver, parcels } });
  },
});
