import { categoryNames } from '@yangui/domain';
import * as z from 'zod/mini';
import { page } from './answers.ts';
import { keyOf, pagesOf, useList } from './reads.ts';

/** An import of the catalogue, and what has become of what it brought. */
const importRow = z.object({
  id: z.string(),
  at: z.number(),
  byName: z.nullable(z.string()),
  products: z.number(),
  ordered: z.number(),
  withdrawn: z.number(),
  changed: z.number(),
  restorable: z.number(),
});
export type ImportRow = z.infer<typeof importRow>;

/** A product as the catalogue has it, with all that an import may change. */
const catalogueProduct = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  barcode: z.nullable(z.string()),
  category: z.enum(categoryNames),
  priceFen: z.number(),
  rebateBasisPoints: z.number(),
  ownRate: z.boolean(),
});
export type CatalogueProduct = z.infer<typeof catalogueProduct>;

/** A product that an import brought or gave other terms. */
const importedProduct = z.object({
  id: z.string(),
  name: z.string(),
  ordered: z.boolean(),
  withdrawn: z.boolean(),
  importId: z.nullable(z.string()),
  termsOfImport: z.nullable(z.enum(['restorable', 'changed-since'])),
});
export type ImportedProduct = z.infer<typeof importedProduct>;

export const useImports = (county: string) => useList(county, 'products', '/imports', importRow, {});

/** Every product of the catalogue, to compare a file with. */
export function wholeCatalogue(county: string): Promise<readonly CatalogueProduct[]> {
  return gathered(pagesOf(county, '/products', page(catalogueProduct), {}));
}

/** Every product that an import brought or gave other terms. */
export function productsOfImport(county: string, importId: string): Promise<readonly ImportedProduct[]> {
  return gathered(pagesOf(county, '/products', page(importedProduct), { import: importId }));
}

/** What must be read again once products came or went. */
export const catalogueKey = (county: string) => keyOf(county, 'products');

async function gathered<T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const rows: T[] = [];
  for await (const some of pages) rows.push(...some);
  return rows;
}
