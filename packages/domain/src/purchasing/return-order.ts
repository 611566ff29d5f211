import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { moneyOf } from './order.ts';
import { orderNeeded, orderReadyTo, villageOfOrder } from './order-at.ts';
import { reason } from './reason.ts';

/** Takes a collected order's goods back within the return window: the money goes back, and so does the rebate. */
export const returnOrder = defineCommand({
  type: 'return-order',
  capability: 'orders.return',
  payload: z.object({ order: id, reason }),
  needs: orderNeeded,
  place: villageOfOrder,
  decide(state, { at, payload }) {
    const ready = orderReadyTo('return', state, payload.order);
    if ('refusal' in ready) return ready;
    const until = ready.order.returnUntil ?? 0;
    if (at >= until) return refuse('return-window-over', { until });
    return accept({ type: 'OrderReturned', data: { ...moneyOf(ready.order), reason: payload.reason } });
  },
});
