import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { settingsOf } from '../ledger/index.ts';
import { villageOf } from '../network/index.ts';
import { parcelsReadyTo } from './parcel-at.ts';
import { parcelList } from './parcel-list.ts';

/**
 * Takes parcels from a van at the station, one by one as they are scanned or some at once. What is on the van's list and
 * was not scanned stays with the van. A parcel that was reported missing is found by its scan.
 */
export const receiveParcels = defineCommand({
  type: 'receive-parcels',
  capability: 'parcels.receive',
  payload: z.object({ station: id, load: id, sealWhole: z.boolean(), parcels: parcelList }),
  needs: ({ load, parcels }) => [['vanLoad', load], ...parcels.map((parcel) => ['parcel', parcel] as const)],
  place: villageOf,
  decide(state, { payload: { station, load, sealWhole, parcels } }) {
    const here = state.get('station', station);
    if (here === undefined) return refuse('station-unknown', { station });
    if (state.get('vanLoad', load)?.station !== station) return refuse('load-unknown', { load });
    const ready = parcelsReadyTo('receive', state, parcels, ({ number, holder }) =>
      holder === `van:${load}` ? undefined : refuse('parcel-not-in-load', { number }));
    if ('refusal' in ready) return ready;
    const received = ready.parcels.map(({ id: parcel }) => parcel);
    return accept({ type: 'ParcelsReceived', data: { load, station, sealWhole, payee: here.partner, pieceFen: settingsOf(state).pickupRateFen, parcels: received } });
  },
});
