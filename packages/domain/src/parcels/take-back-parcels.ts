import * as z from 'zod/mini';
import { accept, defineCommand } from '../kernel/index.ts';
import { parcelsReadyTo } from './parcel-at.ts';
import { parcelList } from './parcel-list.ts';
import { pieceOf } from './piece-rate.ts';

/** Takes parcels into the centre again that a van brought back: left over from a load, to be re-routed, or unclaimed. */
export const takeBackParcels = defineCommand({
  type: 'take-back-parcels',
  capability: 'parcels.load',
  payload: z.object({ parcels: parcelList }),
  needs: ({ parcels }) => parcels.map((parcel) => ['parcel', parcel]),
  place: (state, { county, payload: { parcels } }) => {
    const villages = new Set(parcels.map((parcel) => state.get('parcel', parcel)?.village ?? county));
    const [only = county] = villages;
    return villages.size === 1 ? only : county;
  },
  decide(state, { payload }) {
    const ready = parcelsReadyTo('take-back', state, payload.parcels);
    if ('refusal' in ready) return ready;
    return accept({ type: 'ParcelsTakenBack', data: { parcels: ready.parcels.map(pieceOf) } });
  },
});
