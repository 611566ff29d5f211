import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { personal } from '../person.ts';
import { parcelReadyTo, villageOfParcel } from './parcel-at.ts';
import { joinsAnew } from './joins-anew.ts';

/** Says whom a parcel is for, once somebody has read it: a registered villager, or a name and phone in the private part. */
export const addressParcel = defineCommand({
  type: 'address-parcel',
  capability: 'parcels.address',
  payload: z.object({ parcel: id, villager: z.nullable(id) }),
  personal: z.optional(personal),
  // Once it is a registered villager’s, what was written down before of somebody unknown has no purpose left.
  person: ({ parcel, villager }, given) =>
    villager !== null ? { kind: 'parcel', erased: parcel } : given && { kind: 'parcel', person: parcel, ...given },
  needs: ({ parcel, villager }) => [
    ['parcel', parcel],
    ...(villager === null ? [] : [['villager', villager] as const]),
  ],
  place: villageOfParcel,
  decide(state, { payload }) {
    const ready = parcelReadyTo('address', state, payload.parcel);
    if ('refusal' in ready) return ready;
    const { parcel } = ready;
    if (parcel.ofOrder !== null) return refuse('parcel-has-order', { number: parcel.number });
    if (payload.villager !== null) {
      const villager = state.get('villager', payload.villager);
      if (villager === undefined) return refuse('villager-unknown', { villager: payload.villager });
      if (villager.erased) return refuse('villager-erased', { villager: payload.villager });
      if (villager.station !== parcel.station)
        return refuse('villager-elsewhere', { station: state.get('station', parcel.station)?.name ?? '' });
    }
    const { villager } = payload;
    const joins = joinsAnew(state, parcel, villager ?? parcel.id);
    return accept({ type: 'ParcelAddressed', data: { parcel: parcel.id, villager, ...(joins && { joins }) } });
  },
});
