import * as z from 'zod/mini';
import { accept, basisPoints, defineCommand, fen, id, refuse } from '../kernel/index.ts';

/** Changes a product's price and rebate rate for orders to come. Orders already placed keep theirs. */
export const changeProductTerms = defineCommand({
  type: 'change-product-terms',
  capability: 'products.edit',
  payload: z.object({ product: id, priceFen: fen, rebateBasisPoints: basisPoints }),
  place: (_, { county }) => county,
  decide(state, { payload }) {
    if (state.get('product', payload.product) === undefined) return refuse('product-unknown', { product: payload.product });
    return accept({ type: 'ProductTermsChanged', data: payload });
  },
});
