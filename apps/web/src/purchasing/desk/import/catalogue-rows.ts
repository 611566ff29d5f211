import { categories, categoryNames, type Category } from '@yangui/domain';
import { headings } from '../../../i18n/headings.ts';
import type { Refusal } from '../../../ui/words.ts';
import { cellsUnder, figureIn, headed, plain } from '../../../sheets/headed.ts';
import type { Cell, SheetTable } from '../../../sheets/table.ts';

/** The columns of a catalogue, in the order of the template. */
export const catalogueColumns = ['name', 'unit', 'barcode', 'category', 'price', 'rebate', 'stock'] as const;
export type CatalogueColumn = (typeof catalogueColumns)[number];
const required = ['name', 'unit', 'price'] as const satisfies readonly CatalogueColumn[];

/** A product as a row of the file says it; what is left out stays as the county has it. */
export interface CatalogueRow {
  readonly name: string;
  readonly unit: string;
  readonly barcode: string | null;
  readonly category: Category | null;
  readonly priceFen: number;
  readonly rebateBasisPoints: number | null;
  readonly stockUnits: number | null;
}

export type RowProblem =
  | 'missing'
  | 'missing-merged'
  | 'unit-too-long'
  | 'barcode-shortened'
  | 'barcode-invalid'
  | 'category-unknown'
  | 'price-unreadable'
  | 'price-decimals'
  | 'price-too-large'
  | 'rebate-unreadable'
  | 'rebate-fraction'
  | 'stock-unreadable'
  | 'barcode-twice'
  | 'name-twice'
  | 'name-ambiguous';

/** What is wrong with one cell: in which column, what stands there, and the row it clashes with. */
export interface CellProblem {
  readonly column: CatalogueColumn;
  /** What reading found, or what the command's own rules say. */
  readonly problem: RowProblem | Refusal;
  readonly value: string;
  readonly otherRow?: number;
}

/** One row of the file, by the number the file counts it by. */
export type ReadRow =
  | { readonly number: number; readonly row: CatalogueRow; readonly text: string }
  | { readonly number: number; readonly problems: readonly CellProblem[]; readonly text: string };

export type ReadCatalogue =
  | {
      readonly rows: readonly ReadRow[];
      readonly merged: number;
      /** Headings that say nothing here, and columns without one that hold something: what was not read. */
      readonly unknown: readonly string[];
      /** Whether no column says the stock: what is new begins with none. */
      readonly withoutStock: boolean;
    }
  | { readonly missingColumns: readonly CatalogueColumn[] }
  | { readonly tooManyRows: number };

export const MOST_ROWS = 20_000;
/** Reads a table as a catalogue: finds its heading, then every row that is not empty. */
export function readCatalogue(table: SheetTable): ReadCatalogue {
  const { rows, merged } = table;
  const { columns, headingAt, unknown } = headed(table, catalogueColumns, headings);
  const missingColumns = required.filter((column) => !columns.has(column));
  if (missingColumns.length > 0) return { missingColumns };
  const mergedCells = cellsUnder(merged);
  const read: ReadRow[] = [];
  for (let index = headingAt + 1; index < rows.length; index += 1) {
    const cells = rows[index] ?? [];
    const cellOf = (column: CatalogueColumn): Cell => cells[columns.get(column) ?? -1] ?? null;
    if (catalogueColumns.every((column) => cellOf(column) === null)) continue;
    const isMerged = (column: CatalogueColumn) => mergedCells.has(`${columns.get(column)} ${index}`);
    read.push(readRow(index + 1, cellOf, isMerged));
  }
  if (read.length > MOST_ROWS) return { tooManyRows: read.length };
  return {
    rows: withoutTwins(read),
    merged: merged.length,
    unknown,
    withoutStock: !columns.has('stock'),
  };
}

function readRow(
  number: number,
  cellOf: (column: CatalogueColumn) => Cell,
  isMerged: (column: CatalogueColumn) => boolean,
): ReadRow {
  const problems: CellProblem[] = [];
  function read<T>(
    column: CatalogueColumn,
    reader: (text: string, cell: Cell) => T | RowProblem,
    empty: T | 'missing',
  ): T | undefined {
    const cell = cellOf(column);
    const text = plain(cell);
    const value = text === '' ? empty : reader(text, cell);
    if (!isProblem(value)) return value;
    const problem = value === 'missing' && isMerged(column) ? 'missing-merged' : value;
    problems.push({ column, problem, value: text.slice(0, 60) });
    return undefined;
  }
  const name = read('name', (text) => ({ text }), 'missing');
  const unit = read('unit', (text) => (text.length > 12 ? 'unit-too-long' : { text }), 'missing');
  const barcode = read('barcode', readBarcode, { text: null });
  const group = read('category', readCategory, { category: null });
  const price = read('price', readPrice, 'missing');
  const rebate = read('rebate', readRebate, { figure: null });
  const stock = read('stock', readStock, { figure: null });
  const text = catalogueColumns.map((column) => plain(cellOf(column))).join(' · ');
  if (
    name === undefined ||
    unit === undefined ||
    barcode === undefined ||
    group === undefined ||
    price === undefined ||
    rebate === undefined ||
    stock === undefined
  ) {
    return { number, problems, text };
  }
  return {
    number,
    text,
    row: {
      name: name.text,
      unit: unit.text,
      barcode: barcode.text,
      category: group.category,
      priceFen: price.figure,
      rebateBasisPoints: rebate.figure,
      stockUnits: stock.figure,
    },
  };
}

function isProblem<T>(value: T | RowProblem): value is RowProblem {
  return typeof value === 'string';
}

/** Excel shortens long numbers to 6.9E+12 when it writes CSV: the digits are gone, so nobody may guess them. */
function readBarcode(text: string, cell: Cell): { text: string | null } | RowProblem {
  if (typeof cell === 'string' && /^\d(\.\d+)?E\+?\d+$/i.test(text)) return 'barcode-shortened';
  const code = text.toUpperCase().replace(/[\s']/g, '');
  return /^[0-9A-Z-]{4,32}$/.test(code) ? { text: code } : 'barcode-invalid';
}

/** A category by its name in either language, or its code. */
function readCategory(text: string): { category: Category | null } | RowProblem {
  const wanted = text.toLowerCase();
  const found = categoryNames.find((one) =>
    [one, categories[one].zh, categories[one].en.toLowerCase()].some(
      (name) => name === wanted || name.normalize('NFKC') === wanted,
    ),
  );
  return found === undefined ? 'category-unknown' : { category: found };
}

/** A price as people write it: 59.9, ¥59.90, 59.90元, 1,234.50. */
function readPrice(text: string, cell: Cell): { figure: number } | RowProblem {
  const yuan = typeof cell === 'number' ? cell : figureIn(text.replace(/^(¥|RMB|CNY)\s*|\s*(元|圆|块)(\/\S+)?$/gi, ''));
  if (yuan === undefined || yuan < 0) return 'price-unreadable';
  const fen = Math.round(yuan * 100);
  if (Math.abs(yuan * 100 - fen) > 1e-6 * Math.max(1, fen)) return 'price-decimals';
  return fen > 10_000_000_000 ? 'price-too-large' : { figure: fen };
}

/** A rate in per cent: 5, 5%, 4.5. A bare 0.05 might be 5 % or 0.05 %: the person says which. */
function readRebate(text: string, cell: Cell): { figure: number | null } | RowProblem {
  const marked = text.endsWith('%');
  const rate = typeof cell === 'number' ? cell : figureIn(text.replace(/%$/, ''));
  if (rate === undefined || rate < 0 || rate > 100) return 'rebate-unreadable';
  if (!marked && rate > 0 && rate < 0.5) return 'rebate-fraction';
  const basisPoints = Math.round(rate * 100);
  return Math.abs(rate * 100 - basisPoints) > 1e-6 ? 'rebate-unreadable' : { figure: basisPoints };
}

function readStock(text: string, cell: Cell): { figure: number | null } | RowProblem {
  const units = typeof cell === 'number' ? cell : figureIn(text);
  return units !== undefined && Number.isInteger(units) && units >= 0 && units <= 10_000_000
    ? { figure: units }
    : 'stock-unreadable';
}

/** Marks rows that say the same product as an earlier row: by barcode, or by name and unit where one of them has no barcode. */
function withoutTwins(rows: readonly ReadRow[]): readonly ReadRow[] {
  const barcodes = new Map<string, number>();
  const names = new Map<string, { readonly number: number; readonly barcode: string | null }>();
  return rows.map((one) => {
    if (!('row' in one)) return one;
    const { barcode } = one.row;
    const byBarcode = barcode === null ? undefined : barcodes.get(barcode);
    const key = productKey(one.row);
    const named = names.get(key);
    const byName = named !== undefined && (barcode === null || named.barcode === null) ? named.number : undefined;
    if (barcode !== null) barcodes.set(barcode, byBarcode ?? one.number);
    names.set(key, named ?? { number: one.number, barcode });
    if (byBarcode !== undefined && barcode !== null)
      return twin(one, { column: 'barcode', problem: 'barcode-twice', value: barcode, otherRow: byBarcode });
    if (byName !== undefined)
      return twin(one, { column: 'name', problem: 'name-twice', value: one.row.name, otherRow: byName });
    return one;
  });
}

function twin({ number, text }: ReadRow, problem: CellProblem): ReadRow {
  return { number, text, problems: [problem] };
}

/** What two products must share to be the same where there is no barcode. */
export function productKey({ name, unit }: { readonly name: string; readonly unit: string }): string {
  return `${name.normalize('NFKC').replace(/\s/g, '').toLowerCase()} / ${unit}`;
}
