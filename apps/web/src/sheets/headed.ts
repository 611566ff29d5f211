import type { Cell, SheetTable } from './table.ts';

/** How far down the heading may stand, below titles and notes. */
const HEADING_WITHIN = 12;
/** How many cells down and across a merged range is looked at. */
const MOST_DOWN = 20_000;
const MOST_ACROSS = 100;

/** Where a table's heading stands, which columns it has by what they are called, and which of its columns say nothing here. */
export interface Headed<C extends string> {
  readonly columns: ReadonlyMap<C, number>;
  readonly headingAt: number;
  readonly unknown: readonly string[];
}

/**
 * Finds the heading of a table: of its first rows the one with the most known columns.
 * @param headings what people call each column; compared without spaces, units in brackets, and case
 */
export function headed<C extends string>(
  { rows }: SheetTable,
  names: readonly C[],
  headings: Readonly<Record<C, readonly string[]>>,
): Headed<C> {
  const found = rows.slice(0, HEADING_WITHIN).map((cells) => columnsIn(cells, names, headings));
  const best = Math.max(0, ...found.map((columns) => columns.size));
  const headingAt = found.findIndex((columns) => columns.size === best);
  const columns = found[headingAt] ?? new Map<C, number>();
  return { columns, headingAt, unknown: unknownIn(rows.slice(headingAt), new Set(columns.values())) };
}

function columnsIn<C extends string>(
  cells: readonly Cell[],
  names: readonly C[],
  headings: Readonly<Record<C, readonly string[]>>,
): ReadonlyMap<C, number> {
  const columns = new Map<C, number>();
  cells.forEach((cell, index) => {
    const heading = plain(cell)
      .toLowerCase()
      .replace(/[（(].*?[)）]|[\s*_:：%]/g, '');
    const column = names.find((one) => headings[one].includes(heading));
    if (column !== undefined && !columns.has(column)) columns.set(column, index);
  });
  return columns;
}

/** The headings of a table whose columns are not read, and the letters of those that have none and hold something. */
function unknownIn(
  [heading = [], ...rows]: readonly (readonly Cell[])[],
  read: ReadonlySet<number>,
): readonly string[] {
  const width = Math.max(heading.length, ...rows.slice(0, HEADING_WITHIN).map(({ length }) => length));
  return Array.from({ length: width }, (_, index) => index)
    .filter((index) => !read.has(index))
    .map((index) => plain(heading[index] ?? null) || (rows.some((row) => row[index] != null) ? lettersOf(index) : ''))
    .filter((title) => title !== '')
    .map((title) => title.slice(0, 20));
}

function lettersOf(index: number): string {
  return (index >= 26 ? lettersOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** A cell as text: wide digits and signs made narrow, spaces at the ends and Excel's apostrophe gone. */
export function plain(cell: Cell): string {
  if (cell === null) return '';
  return String(cell)
    .normalize('NFKC')
    .replace(/[\u200B-\u200D\uFEFF]/g, '')
    .trim()
    .replace(/^'/, '');
}

/** A figure as text writes it, thousands marked by commas or not; undefined where it is none. */
export function figureIn(text: string): number | undefined {
  const bare = text.replace(/(?<=\d),(?=\d{3}(\D|$))/g, '').trim();
  return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : undefined;
}

/** The cells that merged ranges cover but for the first of each, as `column row` from zero. */
export function cellsUnder(merged: readonly string[]): ReadonlySet<string> {
  const cells = new Set<string>();
  for (const range of merged) {
    const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range);
    if (match === null) continue;
    const [, left = '', top = '', right = '', bottom = ''] = match;
    for (let column = numberOf(left); column <= Math.min(numberOf(right), numberOf(left) + MOST_ACROSS); column += 1) {
      for (let row = Number(top) - 1; row < Math.min(Number(bottom), Number(top) + MOST_DOWN); row += 1)
        cells.add(`${column} ${row}`);
    }
  }
  return cells;
}

function numberOf(letters: string): number {
  return Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
