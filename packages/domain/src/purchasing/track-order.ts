import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { orderReadyTo, villageOfOrder } from './order-at.ts';
import { ordersReferred, referencesNeeded, trackingNumber, trackingRefusal } from './record-outside-purchase.ts';

/** Says under which number an outside purchase travels, once the platform tells it. The centre's scan then finds the order. */
export const trackOrder = defineCommand({
  type: 'track-order',
  capability: 'orders.place',
  payload: z.object({ order: id, tracking: trackingNumber }),
  needs: ({ order, tracking }) => [['order', order], ...referencesNeeded(tracking)],
  follows: (state, { tracking }) => ordersReferred(state, tracking),
  place: villageOfOrder,
  decide(state, { payload: { order, tracking } }) {
    const ready = orderReadyTo('receive', state, order);
    if ('refusal' in ready) return ready;
    if (ready.order.outside === null) return refuse('order-not-outside');
    return (
      trackingRefusal(state, tracking, order) ??
      accept({ type: 'OrderReferred', data: { order, platformOrder: null, tracking } })
    );
  },
});
