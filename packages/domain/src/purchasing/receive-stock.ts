import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { quantity } from './quantity.ts';

/** Books goods that came into the centre onto a product's stock. */
export const receiveStock = defineCommand({
  type: 'receive-stock',
  capability: 'stock.receive',
  toldBelow: true,
  payload: z.object({ product: id, quantity }),
  makes: (_, receipt) => [['stockReceipt', receipt]],
  place: (_, { county }) => county,
  decide(state, { id: receipt, payload }) {
    if (state.get('product', payload.product) === undefined)
      return refuse('product-unknown', { product: payload.product });
    return accept({ type: 'StockReceived', data: { receipt, ...payload } });
  },
});
