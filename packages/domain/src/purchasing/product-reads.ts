import * as z from 'zod/mini';
import { categoryNames } from '../ledger/index.ts';
import {
  defineRead,
  fenAmount,
  maybeText,
  moment,
  pageOf,
  paging,
  searchText,
  shape,
  sortedBy,
  told,
  wholeOf,
} from '../read.ts';

const product = shape('Product', {
  id: z.uuid(),
  name: z.string(),
  unit: z.string(),
  barcode: maybeText,
  category: z.enum(categoryNames),
  priceFen: fenAmount,
  rebateBasisPoints: told(z.int(), 'the rate that holds: the product’s own, or its category’s'),
  ownRate: z.boolean(),
  stockUnits: z.int(),
  ordered: z.boolean(),
  withdrawn: z.boolean(),
  importId: z.nullable(z.uuid()),
  termsOfImport: told(
    z.nullable(z.enum(['restorable', 'changed-since'])),
    'where one import is asked for: whether the terms it changed can be put back',
  ),
});

/** What can be read of products and imports of the catalogue. */
export const productReads = {
  '/products': defineRead({
    summary: 'The county’s catalogue',
    capability: 'products.read',
    reach: 'everywhere',
    tells: ['product', 'settings'],
    asks: z.object({
      query: searchText,
      low: z.optional(z.literal('1')),
      import: z.optional(z.uuid()),
      ...sortedBy(['name', 'price', 'rebate', 'stock'], 'name'),
      ...paging,
    }),
    answer: pageOf(product),
  }),
  '/imports': defineRead({
    summary: 'Imports of the catalogue, to be undone',
    capability: 'products.edit',
    reach: 'county',
    tells: ['member', 'product'],
    personal: true,
    asks: z.object({}),
    answer: wholeOf(
      z.object({
        id: z.uuid(),
        at: moment,
        byName: maybeText,
        products: z.int(),
        ordered: z.int(),
        withdrawn: z.int(),
        changed: told(z.int(), 'products that were there and got other terms'),
        restorable: told(z.int(), 'of these, whose terms nobody changed since'),
      }),
    ),
  }),
};
