import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { orderNeeded, orderReadyTo, villageOfOrder } from './order-at.ts';

/** Notes that an order's goods are there for the villager to collect. */
export const receiveOrder = defineCommand({
  type: 'receive-order',
  capability: 'orders.receive',
  payload: z.object({ order: id }),
  needs: orderNeeded,
  place: villageOfOrder,
  decide(state, { payload }) {
    const ready = orderReadyTo('receive', state, payload.order);
    if ('refusal' in ready) return ready;
    return accept({ type: 'OrderReceived', data: { order: ready.order.id } });
  },
});
