import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { restorable } from './product.ts';
import { termsStep } from './terms-step.ts';

/** Gives a product the terms back that it had before an import, where nobody has changed them since. So is an import undone. */
export const restoreProductTerms = defineCommand({
  type: 'restore-product-terms',
  capability: 'products.edit',
  payload: z.object({ product: id, importId: id }),
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'prices',
    about: ({ product }) => product,
    changes(state, { payload: { product, importId } }, steps) {
      const row = state.get('product', product);
      const before = row && restorable(row, importId);
      return row === undefined || before === undefined ? [] : termsStep(state, row, before, steps);
    },
  },
  decide(state, { seconded, payload: { product, importId } }) {
    const row = state.get('product', product);
    if (row === undefined) return refuse('product-unknown', { product });
    const before = restorable(row, importId);
    if (before === undefined) return refuse('terms-changed-since', { name: row.name, nowFen: row.priceFen });
    const { priceFen, category, rebateBasisPoints } = before;
    return accept({
      type: 'ProductTermsRestored',
      data: { product, importId, priceFen, category, rebateBasisPoints, agreed: seconded },
    });
  },
});
