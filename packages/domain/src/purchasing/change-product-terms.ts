import * as z from 'zod/mini';
import { accept, amendable, basisPoints, defineCommand, fen, id, refuse } from '../kernel/index.ts';
import { category } from '../ledger/index.ts';
import { termsStep } from './terms-step.ts';

/** Changes a product's price, category and rebate rate (null: its category's) for orders to come. Orders already placed keep theirs; an import that did it can be undone. */
export const changeProductTerms = defineCommand({
  type: 'change-product-terms',
  capability: 'products.edit',
  toldBelow: true,
  payload: z.object({
    product: id,
    ...amendable({
      priceFen: fen,
      category: z.optional(category),
      rebateBasisPoints: z.nullable(basisPoints),
    }),
    importId: z.optional(id),
  }),
  amends(state, { product }) {
    const now = state.get('product', product);
    return now && { row: ['product', product], now };
  },
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'prices',
    about: ({ product }) => product,
    changes(state, { payload: { product, category: given, ...terms } }, steps) {
      const row = state.get('product', product);
      return row === undefined ? [] : termsStep(state, row, { ...terms, category: given ?? row.category }, steps);
    },
  },
  decide(state, { seconded, payload }) {
    const product = state.get('product', payload.product);
    if (product === undefined) return refuse('product-unknown', { product: payload.product });
    return accept({
      type: 'ProductTermsChanged',
      data: { ...payload, category: payload.category ?? product.category, agreed: seconded },
    });
  },
});
