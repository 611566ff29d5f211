import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { ownLoopReadyTo, placeOfDriver, stopsAt, vehicleNameOf, stopTroubles } from '../loops/index.ts';
import { inTrouble, parcelsReadyTo } from '../parcels/index.ts';
import { upList } from './take-up.ts';

/**
 * A driver says what is wrong at a stop: nobody there, or the station takes nothing; or which parcels are missing from the
 * van or damaged. What was not handed over stays in the driver's hands.
 */
export const reportStop = defineCommand({
  type: 'report-stop',
  capability: 'loops.drive',
  crossing: true,
  payload: z.object({ loop: id, station: id, trouble: z.enum(stopTroubles), parcels: upList }),
  needs: ({ loop, parcels }) => [['loop', loop], ...parcels.map((parcel) => ['parcel', parcel] as const)],
  place: placeOfDriver,
  decide(state, { by, payload: { loop: asked, station: at, trouble, parcels } }) {
    const station = state.get('station', at);
    if (station === undefined) return refuse('station-unknown', { station: at });
    const ready = ownLoopReadyTo('report', state, by, asked);
    if ('refusal' in ready) return ready;
    const { loop } = ready;
    if (!stopsAt(loop, at))
      return refuse('stop-not-on-loop', { vehicle: vehicleNameOf(state, loop.vehicle), station: station.name });
    const told = { loop: asked, station: at, trouble, parcels: [...new Set(parcels)] };
    if (trouble === 'nobody-there' || trouble === 'refused')
      return accept({ type: 'StopReported', data: { ...told, parcels: [] } });
    if (parcels.length === 0) return refuse('no-parcels');
    const found = parcelsReadyTo('report', state, parcels, (parcel) =>
      loop.loads.some((load) => parcel.holder === `van:${load}`) || parcel.holder === `van:${loop.id}`
        ? inTrouble(parcel)
        : refuse('parcel-not-in-load', { number: parcel.number }),
    );
    if ('refusal' in found) return found;
    return accept(
      { type: 'StopReported', data: told },
      ...found.parcels.map((parcel) => ({ type: 'ParcelReported', data: { parcel: parcel.id, trouble } }) as const),
    );
  },
});
