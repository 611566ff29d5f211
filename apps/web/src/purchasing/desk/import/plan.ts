import { numberedId, type Envelope } from '@yangui/domain';
import type { CatalogueProduct } from '../../../sync/imports.ts';
import type { Refusal } from '../../../ui/words.ts';
import {
  productKey,
  type CatalogueColumn,
  type CatalogueRow,
  type CellProblem,
  type ReadRow,
} from './catalogue-rows.ts';

/** By what a row was found to be a product of the catalogue. */
export type FoundBy = 'barcode' | 'name';

/**
 * What the row says besides, and the import leaves alone: another name for the same barcode, a barcode for a product
 * that has none, or the name of a product that bears another barcode and is another maker's.
 */
export type LeftAlone = 'other-name' | 'no-barcode-yet' | 'namesake';

interface Found {
  readonly was: CatalogueProduct;
  readonly by: FoundBy;
}

/** What an import would do with one row. */
export type PlannedRow = { readonly number: number; readonly leaves?: LeftAlone | undefined } & (
  | { readonly does: 'add'; readonly row: CatalogueRow; readonly envelope: Envelope }
  | ({ readonly does: 'change'; readonly row: CatalogueRow; readonly envelope: Envelope } & Found)
  | ({ readonly does: 'keep'; readonly row: CatalogueRow } & Found)
  | { readonly does: 'nothing'; readonly problems: readonly CellProblem[]; readonly text: string }
);

/** What the command of a row would be refused for, whatever the county has: by the rules that decide when it is sent. */
export type CheckForm = (
  envelope: Envelope,
) => { readonly problem: Refusal; readonly where: string | undefined } | undefined;

/**
 * Compares the rows of a file with the catalogue: new ones are added, those with another price or rebate change their
 * terms, the rest stays. A product is the same by its barcode; by its name only where it, or the row, has none. The
 * stock of a product that is there already is its own affair and stays as it is. Each row's command has an id that
 * follows from the import's and the row, so that sending it again changes nothing, and is held to its own rules here.
 */
export function planImport(
  { importId, at, check }: { readonly importId: string; readonly at: number; readonly check: CheckForm },
  rows: readonly ReadRow[],
  catalogue: readonly CatalogueProduct[],
): readonly PlannedRow[] {
  const find = finder(catalogue);
  return rows.map((one): PlannedRow => {
    if (!('row' in one)) return { number: one.number, does: 'nothing', problems: one.problems, text: one.text };
    const planned = planRow(one, find(one.row), { importId, at });
    const wrong = 'envelope' in planned ? check(planned.envelope) : undefined;
    if (wrong === undefined) return planned;
    const column = columnOf(wrong.where ?? '');
    const problem = { column, problem: wrong.problem, value: String(one.row[rowFieldOf[column]] ?? '').slice(0, 60) };
    return { number: one.number, does: 'nothing', problems: [problem], text: one.text };
  });
}

/** What is known of a row: the product that it is, and a namesake of it; or several that it may be. */
type Match = { readonly found?: Found; readonly leaves?: LeftAlone | undefined } | 'ambiguous';

function finder(catalogue: readonly CatalogueProduct[]): (row: CatalogueRow) => Match {
  const byBarcode = new Map(
    catalogue.flatMap((product) => (product.barcode === null ? [] : [[product.barcode, product] as const])),
  );
  const byName = new Map<string, readonly CatalogueProduct[]>();
  for (const product of catalogue)
    byName.set(productKey(product), [...(byName.get(productKey(product)) ?? []), product]);
  return (row) => {
    const same = row.barcode === null ? undefined : byBarcode.get(row.barcode);
    if (same !== undefined)
      return {
        found: { was: same, by: 'barcode' },
        leaves: productKey(same) === productKey(row) ? undefined : 'other-name',
      };
    const namesakes = byName.get(productKey(row)) ?? [];
    // With a barcode of its own it is none of those that bear another.
    const likely = row.barcode === null ? namesakes : namesakes.filter(({ barcode }) => barcode === null);
    const [was, another] = likely;
    if (another !== undefined) return 'ambiguous';
    if (was !== undefined)
      return { found: { was, by: 'name' }, leaves: row.barcode === null ? undefined : 'no-barcode-yet' };
    return { leaves: namesakes.length > 0 ? 'namesake' : undefined };
  };
}

function planRow(
  { number, row, text }: { readonly number: number; readonly row: CatalogueRow; readonly text: string },
  match: Match,
  { importId, at }: { readonly importId: string; readonly at: number },
): PlannedRow {
  const id = numberedId(importId, number);
  if (match === 'ambiguous') {
    const problem = { column: 'name', problem: 'name-ambiguous', value: row.name } as const;
    return { number, does: 'nothing', problems: [problem], text };
  }
  const { found, leaves } = match;
  if (found === undefined)
    return {
      number,
      leaves,
      does: 'add',
      row,
      envelope: { id, type: 'add-product', at, payload: additionOf(row, id, importId) },
    };
  const { was } = found;
  const rebateBasisPoints = row.rebateBasisPoints ?? ownRate(was);
  const category = row.category ?? was.category;
  if (was.priceFen === row.priceFen && ownRate(was) === rebateBasisPoints && was.category === category)
    return { number, leaves, does: 'keep', row, ...found };
  const seen = { priceFen: was.priceFen, category: was.category, rebateBasisPoints: ownRate(was) };
  const payload = { product: was.id, priceFen: row.priceFen, category, rebateBasisPoints, was: seen, importId };
  return { number, leaves, does: 'change', row, ...found, envelope: { id, type: 'change-product-terms', at, payload } };
}

const rowFieldOf = {
  name: 'name',
  unit: 'unit',
  barcode: 'barcode',
  category: 'category',
  price: 'priceFen',
  rebate: 'rebateBasisPoints',
  stock: 'stockUnits',
} as const satisfies Record<CatalogueColumn, keyof CatalogueRow>;

/** The column that a field of the command comes from. */
function columnOf(where: string): CatalogueColumn {
  const field = where.split('.').at(-1);
  const columns = Object.entries(rowFieldOf);
  const column = columns.find(([, one]) => one === field)?.[0];
  return isColumn(column) ? column : 'name';
}

function isColumn(name: string | undefined): name is CatalogueColumn {
  return name !== undefined && Object.hasOwn(rowFieldOf, name);
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
