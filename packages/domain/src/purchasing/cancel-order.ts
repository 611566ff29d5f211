import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { moneyOf } from './order.ts';
import { orderNeeded, orderReadyTo, villageOfOrder } from './order-at.ts';
import { keptOffSale, reason } from './reason.ts';
import { refundsOf } from './tender.ts';

/**
 * Calls an order off before it is collected: stock, money and rebate go back. Goods that are spoilt, or said to be `unfit`
 * for sale, do not go back into stock.
 */
export const cancelOrder = defineCommand({
  type: 'cancel-order',
  capability: 'orders.cancel',
  payload: z.object({ order: id, reason, unfit: z.optional(z.boolean()) }),
  needs: orderNeeded,
  place: villageOfOrder,
  decide(state, { payload }) {
    const ready = orderReadyTo('cancel', state, payload.order);
    if ('refusal' in ready) return ready;
    const money = moneyOf(ready.order);
    const back = refundsOf(state, ready.order.tender, money, money.amountFen);
    if ('refusal' in back) return back;
    const unfit = keptOffSale(payload) && { unfit: true as const };
    return accept({
      type: 'OrderCancelled',
      data: { ...money, refunds: back.refunds, reason: payload.reason, ...unfit },
    });
  },
});
