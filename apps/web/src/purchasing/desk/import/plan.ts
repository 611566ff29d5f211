import { numberedId, type Envelope } from '@yangui/domain';
import type { CatalogueProduct } from '../../../sync/imports.ts';
import { productKey, type CatalogueRow, type CellProblem, type ReadRow } from './catalogue-rows.ts';

/** What an import would do with one row. */
export type PlannedRow =
  | { readonly number: number; readonly does: 'add'; readonly row: CatalogueRow; readonly envelope: Envelope }
  | {
      readonly number: number;
      readonly does: 'change';
      readonly row: CatalogueRow;
      readonly was: CatalogueProduct;
      readonly envelope: Envelope;
    }
  | { readonly number: number; readonly does: 'keep'; readonly row: CatalogueRow; readonly was: CatalogueProduct }
  | {
      readonly number: number;
      readonly does: 'nothing';
      readonly problems: readonly CellProblem[];
      readonly text: string;
    };

/**
 * Compares the rows of a file with the catalogue: new ones are added, those with another price or rebate change their
 * terms, the rest stays. The stock of a product that is there already is its own affair and stays as it is.
 * Each row's command has an id that follows from the import's and the row, so that sending it again changes nothing.
 */
export function planImport(
  importId: string,
  rows: readonly ReadRow[],
  catalogue: readonly CatalogueProduct[],
  at: number,
): readonly PlannedRow[] {
  const byBarcode = new Map(
    catalogue.flatMap((product) => (product.barcode === null ? [] : [[product.barcode, product] as const])),
  );
  const byName = new Map(catalogue.map((product) => [productKey(product), product]));
  return rows.map((one) => {
    if (!('row' in one)) return { number: one.number, does: 'nothing', problems: one.problems, text: one.text };
    const { number, row } = one;
    const id = numberedId(importId, number);
    const was = (row.barcode === null ? undefined : byBarcode.get(row.barcode)) ?? byName.get(productKey(row));
    if (was === undefined)
      return {
        number,
        does: 'add',
        row,
        envelope: { id, type: 'add-product', at, payload: additionOf(row, id, importId) },
      };
    const rebateBasisPoints = row.rebateBasisPoints ?? ownRate(was);
    const category = row.category ?? was.category;
    if (was.priceFen === row.priceFen && ownRate(was) === rebateBasisPoints && was.category === category)
      return { number, does: 'keep', row, was };
    return {
      number,
      does: 'change',
      row,
      was,
      envelope: {
        id,
        type: 'change-product-terms',
        at,
        payload: { product: was.id, priceFen: row.priceFen, category, rebateBasisPoints, importId },
      },
    };
  });
}

/** A product's rate where it has one of its own; null where its category's holds. */
function ownRate({ ownRate: own, rebateBasisPoints }: CatalogueProduct): number | null {
  return own ? rebateBasisPoints : null;
}

function additionOf(
  { name, unit, barcode, category, priceFen, rebateBasisPoints, stockUnits }: CatalogueRow,
  product: string,
  importId: string,
) {
  return {
    product,
    name,
    unit,
    barcode,
    category: category ?? 'other',
    priceFen,
    rebateBasisPoints,
    stockUnits: stockUnits ?? 0,
    importId,
  };
}
