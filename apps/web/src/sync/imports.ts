import { pagesOf, useList } from './reads.ts';
import type { Row } from './shown.ts';

/** An import of the catalogue, and what has become of what it brought. */
export type ImportRow = Row<'/imports'>;
/** A product as the catalogue has it, with all that an import may change. */
export type CatalogueProduct = Pick<
  Row<'/products'>,
  'id' | 'name' | 'unit' | 'barcode' | 'category' | 'priceFen' | 'rebateBasisPoints' | 'ownRate'
>;
/** A product that an import brought or gave other terms. */
export type ImportedProduct = Row<'/products'>;

export const useImports = (county: string) => useList(county, '/imports', {});

/** Every product of the catalogue, to compare a file with. */
export function wholeCatalogue(county: string): Promise<readonly CatalogueProduct[]> {
  return gathered(pagesOf(county, '/products', {}));
}

/** Every product that an import brought or gave other terms. */
export function productsOfImport(county: string, importId: string): Promise<readonly ImportedProduct[]> {
  return gathered(pagesOf(county, '/products', { import: importId }));
}

async function gathered<T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const rows: T[] = [];
  for await (const some of pages) rows.push(...some);
  return rows;
}
