import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { moneyOf } from './order.ts';
import { orderNeeded, orderReadyTo, villageOfOrder } from './order-at.ts';

/** Makes a rebate payable once the return window is over. The county's clockwork sends it for every order that is due. */
export const releaseRebate = defineCommand({
  type: 'release-rebate',
  capability: 'rebates.release',
  payload: z.object({ order: id }),
  needs: orderNeeded,
  place: villageOfOrder,
  decide(state, { at, payload }) {
    const ready = orderReadyTo('complete', state, payload.order);
    if ('refusal' in ready) return ready;
    const until = ready.order.returnUntil ?? 0;
    if (at < until) return refuse('return-window-open', { until });
    return accept({ type: 'RebateReleased', data: moneyOf(ready.order) });
  },
});
