import * as z from 'zod/mini';
import { accept, basisPoints, defineCommand, fen, id, refuse } from '../kernel/index.ts';
import { name } from '../person.ts';
import { stockUnits } from './quantity.ts';

/** Puts a product into the county's catalogue, with its price, first stock and the partner's rebate rate. */
export const addProduct = defineCommand({
  type: 'add-product',
  capability: 'products.edit',
  payload: z.object({
    product: id,
    name,
    unit: z.string().check(z.trim(), z.minLength(1), z.maxLength(12)),
    barcode: z.nullable(z.string().check(z.regex(/^[0-9A-Z-]{4,32}$/, { error: 'barcode-invalid' }))),
    priceFen: fen,
    rebateBasisPoints: basisPoints,
    stockUnits,
    importId: z.optional(id),
  }),
  place: (_, { county }) => county,
  decide(state, { payload }) {
    if (state.get('product', payload.product) !== undefined) return refuse('already-exists', { what: payload.name });
    return accept({ type: 'ProductAdded', data: payload });
  },
});
