import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { orderNeeded, orderReadyTo, villageOfOrder } from './order-at.ts';

/**
 * The supplier's own number for what was confirmed: letters, digits and signs, so that no name fits, and neither a
 * mobile phone's number nor a citizen's (GB 11643).
 */
const supplierRef = z.string().check(
  z.regex(/^(?!\D*1[3-9]\d{9}(?!\d))(?!.*\d{17}[\dXx])[0-9A-Za-z ./_#-]{0,40}$/, {
    error: 'supplier-reference-invalid',
  }),
);

/** Notes that the supplier has taken an order of the county's shop and will send the goods. What a partner bought outside was never the centre's to confirm. */
export const confirmOrder = defineCommand({
  type: 'confirm-order',
  capability: 'orders.confirm',
  payload: z.object({ order: id, supplierRef: z.optional(supplierRef) }),
  needs: orderNeeded,
  place: villageOfOrder,
  decide(state, { payload }) {
    const ready = orderReadyTo('confirm', state, payload.order);
    if ('refusal' in ready) return ready;
    if (ready.order.outside !== null) return refuse('order-bought-outside');
    const given = payload.supplierRef?.trim() ?? '';
    return accept({
      type: 'OrderConfirmed',
      data: { order: ready.order.id, supplierRef: given === '' ? null : given },
    });
  },
});
