import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, type EventOf, type Instant, type State } from '../kernel/index.ts';
import { settingsOf } from '../ledger/index.ts';
import { moneyOf, returnWindowEnd, type Order } from './order.ts';
import { orderNeeded, orderReadyTo, villageOfOrder } from './order-at.ts';

/** What happens when a villager gets an order's goods. The window's length is the county's. */
export function collection(state: State, order: Order, countsFrom: Instant): EventOf<'OrderCollected'> {
  return {
    type: 'OrderCollected',
    data: { ...moneyOf(order), returnUntil: returnWindowEnd(countsFrom, settingsOf(state).returnWindowDays) },
  };
}

/** Hands an order's goods to the villager. The rebate becomes pending and the return window begins. No fee is asked. */
export const collectOrder = defineCommand({
  type: 'collect-order',
  capability: 'orders.collect',
  payload: z.object({ order: id }),
  needs: orderNeeded,
  place: villageOfOrder,
  decide(state, { countsFrom, payload }) {
    const ready = orderReadyTo('collect', state, payload.order);
    if ('refusal' in ready) return ready;
    if (ready.order.parcel !== null) return refuse('order-in-parcel');
    return accept(collection(state, ready.order, countsFrom));
  },
});
