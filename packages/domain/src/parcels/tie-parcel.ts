import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { codeJoined, orderReadyTo } from '../purchasing/index.ts';
import { joinsAnew } from './joins-anew.ts';
import { parcelReadyTo, villageOfParcel } from './parcel-at.ts';

/** Says that a parcel already here carries the goods of an order, as when an outside purchase came under a number nobody knew. */
export const tieParcel = defineCommand({
  type: 'tie-parcel',
  capability: 'parcels.address',
  payload: z.object({ parcel: id, order: id }),
  person: ({ parcel }) => ({ kind: 'parcel', erased: parcel }),
  needs: ({ parcel, order }) => [
    ['parcel', parcel],
    ['order', order],
  ],
  place: villageOfParcel,
  decide(state, { payload }) {
    const ready = parcelReadyTo('address', state, payload.parcel);
    if ('refusal' in ready) return ready;
    const { parcel } = ready;
    if (parcel.ofOrder !== null) return refuse('parcel-has-order', { number: parcel.number });
    const waiting = orderReadyTo('receive', state, payload.order);
    if ('refusal' in waiting) return waiting;
    const { order } = waiting;
    if (order.station !== parcel.station)
      return refuse('order-elsewhere', { station: state.get('station', order.station)?.name ?? order.station });
    const joins = joinsAnew(state, parcel, order.villager);
    const code = joins === undefined ? parcel.code : codeJoined(state, joins);
    return accept(
      {
        type: 'ParcelTied',
        data: { parcel: parcel.id, order: order.id, villager: order.villager, ...(joins && { joins }) },
      },
      { type: 'OrderReceived', data: { order: order.id, parcel: parcel.id, code } },
    );
  },
});
