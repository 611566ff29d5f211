import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, type Refusal } from '../kernel/index.ts';
import { moneyOf, takeOff, unitsLeft, type Order, type ReturnedLine } from './order.ts';
import { orderNeeded, orderReadyTo, villageOfOrder } from './order-at.ts';
import { quantity } from './quantity.ts';
import { keptOffSale, reason } from './reason.ts';
import { refundsOf } from './tender.ts';

const line = z.object({ product: id, quantity });

/**
 * Takes a collected order's goods back within the return window: all that is left of it, or the lines that are named.
 * Money and rebate go back in proportion, to the fen; what is kept stays collected. Spoilt goods, and those that are said to
 * be `unfit` for sale, do not go back into stock.
 */
export const returnOrder = defineCommand({
  type: 'return-order',
  capability: 'orders.return',
  payload: z.object({
    order: id,
    reason,
    unfit: z.optional(z.boolean()),
    lines: z.optional(
      z.array(line).check(z.minLength(1, { error: 'basket-empty' }), z.maxLength(100, { error: 'basket-too-large' })),
    ),
  }),
  needs: orderNeeded,
  place: villageOfOrder,
  decide(state, { at, payload }) {
    const ready = orderReadyTo('return', state, payload.order);
    if ('refusal' in ready) return ready;
    const until = ready.order.returnUntil ?? 0;
    if (at >= until) return refuse('return-window-over', { until });
    const asked = linesBack(ready.order, payload.lines);
    if ('refusal' in asked) return asked;
    const { amountFen, rebateFen } = takeOff(ready.order.lines, asked.lines);
    const bookedFen = ready.order.outside === null ? amountFen : 0;
    const back = refundsOf(state, ready.order.tender, ready.order, bookedFen);
    if ('refusal' in back) return back;
    const data = {
      ...moneyOf(ready.order),
      amountFen: bookedFen,
      rebateFen,
      lines: asked.lines,
      refunds: back.refunds,
      reason: payload.reason,
      ...(keptOffSale(payload) && { unfit: true as const }),
    };
    return accept({ type: 'OrderReturned', data });
  },
});

/** The units that come back, each product once; all that is left where none are named. */
function linesBack(
  order: Order,
  named: readonly ReturnedLine[] | undefined,
): { readonly lines: readonly ReturnedLine[] } | { readonly refusal: Refusal } {
  const asked = new Map<string, number>();
  for (const { product, quantity: units } of named ?? []) asked.set(product, (asked.get(product) ?? 0) + units);
  if (named === undefined) for (const { product } of order.lines) asked.set(product, unitsLeft(order, product));
  for (const [product, units] of asked) {
    const left = unitsLeft(order, product);
    const name = order.lines.find((one) => one.product === product)?.name ?? '';
    if (units > left) return refuse('return-too-much', { name, asked: units, left });
  }
  const lines = [...asked].map(([product, units]) => ({ product, quantity: units }));
  return { lines: lines.filter((one) => one.quantity > 0) };
}
