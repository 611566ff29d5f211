import * as z from 'zod/mini';
import { accept, basisPoints, defineCommand, fen, id, refuse } from '../kernel/index.ts';
import { category } from '../ledger/index.ts';
import { goodsName } from './goods-name.ts';
import { stockUnits } from './quantity.ts';
import { newTermsStep } from './terms-step.ts';

/** Puts a product into the county's catalogue, with its price and first stock. Without a rebate rate of its own it has its category's. */
export const addProduct = defineCommand({
  type: 'add-product',
  capability: 'products.edit',
  toldBelow: true,
  payload: z.object({
    product: id,
    name: goodsName,
    unit: z.string().check(z.trim(), z.minLength(1), z.maxLength(12)),
    barcode: z.nullable(z.string().check(z.regex(/^[0-9A-Z-]{4,32}$/, { error: 'barcode-invalid' }))),
    category: z._default(category, 'other'),
    priceFen: fen,
    rebateBasisPoints: z._default(z.nullable(basisPoints), null),
    stockUnits,
    importId: z.optional(id),
  }),
  makes: ({ product }) => [['product', product]],
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'prices',
    about: ({ product }) => product,
    changes: (state, { payload }, steps) => newTermsStep(state, payload, steps),
  },
  decide(state, { payload }) {
    if (state.get('product', payload.product) !== undefined) return refuse('already-exists', { what: payload.name });
    return accept({ type: 'ProductAdded', data: payload });
  },
});
