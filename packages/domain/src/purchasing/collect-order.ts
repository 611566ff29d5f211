import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { moneyOf, returnWindowEnd } from './order.ts';
import { orderNeeded, orderReadyTo, villageOfOrder } from './order-at.ts';

/** Hands an order's goods to the villager. The rebate becomes pending and the return window begins. No fee is asked. */
export const collectOrder = defineCommand({
  type: 'collect-order',
  capability: 'orders.collect',
  payload: z.object({ order: id }),
  needs: orderNeeded,
  place: villageOfOrder,
  decide(state, { at, payload }) {
    const ready = orderReadyTo('collect', state, payload.order);
    if ('refusal' in ready) return ready;
    return accept({ type: 'OrderCollected', data: { ...moneyOf(ready.order), returnUntil: returnWindowEnd(at) } });
  },
});
