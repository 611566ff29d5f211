import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';

/**
 * Takes a product off the catalogue: no new orders; those placed keep it. `onlyIfNeverOrdered` is how an import is undone.
 */
export const withdrawProduct = defineCommand({
  type: 'withdraw-product',
  capability: 'products.edit',
  payload: z.object({ product: id, onlyIfNeverOrdered: z.boolean() }),
  place: (_, { county }) => county,
  decide(state, { payload: { product, onlyIfNeverOrdered } }) {
    const row = state.get('product', product);
    if (row === undefined) return refuse('product-unknown', { product });
    if (row.withdrawn) return refuse('product-withdrawn', { name: row.name });
    if (onlyIfNeverOrdered && row.ordered) return refuse('product-ordered', { name: row.name });
    return accept({ type: 'ProductWithdrawn', data: { product } });
  },
});
