import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { codeJoined, joinsVisit } from './visit.ts';
import { orderNeeded, orderReadyTo, villageOfOrder } from './order-at.ts';

/** Notes that an order's goods are there for the villager to collect, with whatever else waits for them, under one code. */
export const receiveOrder = defineCommand({
  type: 'receive-order',
  capability: 'orders.receive',
  payload: z.object({ order: id }),
  needs: orderNeeded,
  place: villageOfOrder,
  decide(state, { at, payload }) {
    const ready = orderReadyTo('receive', state, payload.order);
    if ('refusal' in ready) return ready;
    const { id: order, station, villager } = ready.order;
    const joins = joinsVisit(state, { station, person: villager, id: order, at });
    return accept({ type: 'OrderReceived', data: { order, joins, code: codeJoined(state, joins) } });
  },
});
