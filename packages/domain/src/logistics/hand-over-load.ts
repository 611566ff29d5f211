import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { settingsOf } from '../ledger/index.ts';
import { name } from '../person.ts';
import { ownLoopReadyTo, placeOfDriver } from './loop-at.ts';
import { parcelsReadyTo } from './parcel-at.ts';
import { parcelList } from './parcel-list.ts';

/**
 * A driver leaves parcels at a station where nobody signs on a device of the station's: the name of whoever took them is the
 * proof, kept in the private row under the load's id. What the station itself has signed for by then is not handed over twice.
 */
export const handOverLoad = defineCommand({
  type: 'hand-over-load',
  capability: 'loops.drive',
  payload: z.object({ loop: id, load: id, sealWhole: z.boolean(), parcels: parcelList }),
  personal: z.object({ name }),
  person: ({ load }, personal) => (personal === undefined ? undefined : { person: load, name: personal.name }),
  needs: ({ loop, load, parcels }) => [['loop', loop], ['loopCharge', loop], ['vanLoad', load], ...parcels.map((parcel) => ['parcel', parcel] as const)],
  place: placeOfDriver,
  decide(state, { by, payload: { loop: asked, load: sealed, sealWhole, parcels } }) {
    const mine = ownLoopReadyTo('hand-over', state, by, asked);
    if ('refusal' in mine) return mine;
    const load = state.get('vanLoad', sealed);
    if (load?.loop !== asked) return refuse('load-unknown', { load: sealed });
    const station = state.get('station', load.station);
    if (station === undefined) return refuse('station-unknown', { station: load.station });
    const ready = parcelsReadyTo('receive', state, parcels, ({ number, holder }) => (holder === `van:${sealed}` ? undefined : refuse('parcel-not-in-load', { number })));
    if ('refusal' in ready) return ready;
    const handed = ready.parcels.map((parcel) => parcel.id);
    return accept({
      type: 'ParcelsReceived',
      data: { load: sealed, station: station.id, sealWhole, payee: station.partner, pieceFen: settingsOf(state).pickupRateFen, parcels: handed, byDriver: true },
    });
  },
});
