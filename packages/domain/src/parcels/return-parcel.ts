import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { orderCarried, orderUndelivered, parcelNeeded, parcelReadyTo, villageOfParcel } from './parcel-at.ts';
import { returnReasons } from './parcel.ts';
import { pieceOf } from './piece-rate.ts';
import { unclaimedDays, unclaimedFrom } from './unclaimed.ts';

/** Gives a parcel back to its carrier, with the reason; as unclaimed only once it has waited its fifteen days.
 * The order it carries is undelivered then. */
export const returnParcel = defineCommand({
  type: 'return-parcel',
  capability: 'parcels.return',
  payload: z.object({ parcel: id, reason: z.enum(returnReasons) }),
  needs: parcelNeeded,
  follows: orderCarried,
  place: villageOfParcel,
  decide(state, { at, payload: { parcel: asked, reason } }) {
    const ready = parcelReadyTo('return', state, asked);
    if ('refusal' in ready) return ready;
    const { parcel } = ready;
    const until = unclaimedFrom(parcel.receivedAtStation ?? at);
    if (reason === 'unclaimed' && at < until)
      return refuse('parcel-still-kept', { number: parcel.number, days: unclaimedDays[2], until });
    return accept({ type: 'ParcelReturned', data: { ...pieceOf(parcel), reason } }, ...orderUndelivered(state, parcel));
  },
});
