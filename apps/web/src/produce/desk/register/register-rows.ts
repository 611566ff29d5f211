import { bareName, trades, type Trade } from '@yangui/domain';
import {
  foundedForm,
  noes,
  registerHeadings,
  sizeUnits,
  townEndings,
  tradeMarks,
  tradeWords,
  villageEndings,
  yeses,
} from '../../../i18n/headings.ts';
import { cellsUnder, figureIn, headed, plain } from '../../../sheets/headed.ts';
import type { Cell, SheetTable } from '../../../sheets/table.ts';
import type { CommodityRow } from '../../../sync/produce.ts';
import type { VillageRow } from '../../../sync/stations.ts';
import { hundredthsTyped } from '../../sizes.ts';

/** The columns of a register, in the order of the template. */
export const registerColumns = [
  'name',
  'town',
  'village',
  'trade',
  'commodity',
  'size',
  'returnee',
  'founded',
  'phone',
] as const;
export type RegisterColumn = (typeof registerColumns)[number];
const required = ['name', 'village'] as const satisfies readonly RegisterColumn[];

/** An entry as a line of the sheet says it. */
export interface RegisterRow {
  readonly name: string;
  readonly village: Pick<VillageRow, 'code' | 'name'>;
  readonly trades: readonly Trade[];
  readonly grows: readonly { readonly commodity: string; readonly sizeHundredths: number }[];
  readonly returnee: boolean;
  readonly founded: string | null;
  readonly phone: string | null;
}

export type RegisterProblem =
  | 'missing'
  | 'missing-merged'
  | 'village-unknown'
  | 'village-ambiguous'
  | 'trade-missing'
  | 'trade-unknown'
  | 'commodity-unknown'
  | 'commodity-missing'
  | 'size-unreadable'
  | 'yes-or-no'
  | 'founded-unreadable'
  | 'phone-shortened'
  | 'twice';

/** What is wrong with one cell: in which column, what stands there, and the line it clashes with. */
export interface LineProblem<P = RegisterProblem> {
  readonly column: RegisterColumn;
  readonly problem: P;
  readonly value: string;
  readonly otherRow?: number;
}

/** One line of the sheet, by the number the file counts it by. */
export type ReadLine = { readonly number: number; readonly text: string } & (
  | { readonly row: RegisterRow }
  | { readonly problems: readonly LineProblem[] }
);

export type ReadRegister =
  | { readonly lines: readonly ReadLine[]; readonly merged: number; readonly unknown: readonly string[] }
  | { readonly missingColumns: readonly RegisterColumn[] }
  | { readonly tooManyRows: number };

/** What lines are read against. `commodity` is of whatever line says a size and not of what; none where that is a problem. */
export interface KnownHere {
  readonly villages: readonly Pick<VillageRow, 'code' | 'name' | 'townName'>[];
  readonly commodities: readonly Pick<CommodityRow, 'id' | 'name' | 'nameEn' | 'basis'>[];
  readonly commodity: string;
}

const MOST_ROWS = 20_000;

/** Reads a table as an industry register: finds its heading, then every line that is not empty. */
export function readRegister(table: SheetTable, known: KnownHere): ReadRegister {
  const { columns, headingAt, unknown } = headed(table, registerColumns, registerHeadings);
  const missingColumns = required.filter((column) => !columns.has(column));
  if (missingColumns.length > 0) return { missingColumns };
  const under = cellsUnder(table.merged);
  const lines: ReadLine[] = [];
  for (let index = headingAt + 1; index < table.rows.length; index += 1) {
    const cells = table.rows[index] ?? [];
    const cellOf = (column: RegisterColumn): Cell => cells[columns.get(column) ?? -1] ?? null;
    if (registerColumns.every((column) => plain(cellOf(column)) === '')) continue;
    const isMerged = (column: RegisterColumn) => under.has(`${columns.get(column)} ${index}`);
    lines.push(readLine(index + 1, cellOf, isMerged, known));
  }
  if (lines.length > MOST_ROWS) return { tooManyRows: lines.length };
  return { lines: withoutTwins(lines), merged: table.merged.length, unknown };
}

function readLine(
  number: number,
  cellOf: (column: RegisterColumn) => Cell,
  isMerged: (column: RegisterColumn) => boolean,
  known: KnownHere,
): ReadLine {
  const problems: LineProblem[] = [];
  const textOf = (column: RegisterColumn) => plain(cellOf(column));
  /** What a cell reads as; where it cannot be read, the problem is noted. */
  function read<T>(column: RegisterColumn, as: (text: string) => { readonly is: T } | RegisterProblem): T | undefined {
    const value = as(textOf(column));
    if (typeof value !== 'string') return value.is;
    const problem = value === 'missing' && isMerged(column) ? 'missing-merged' : value;
    problems.push({ column, problem, value: textOf(column).slice(0, 60) });
    return undefined;
  }
  const name = read('name', (text) => (text === '' ? 'missing' : { is: text.replaceAll(/\s+/g, ' ') }));
  const village = read('village', (text) => villageIn(text, textOf('town'), known));
  const commodity = read('commodity', (text) => commodityIn(text, known));
  const size = read('size', (text) => sizeIn(text, commodity?.basis));
  const trade = read('trade', (text) => tradesIn(text, (size ?? null) !== null));
  const returnee = read('returnee', yesOrNo);
  const founded = read('founded', foundedIn);
  const phone = read('phone', phoneIn);
  if ((size ?? null) !== null && commodity === null)
    problems.push({ column: 'commodity', problem: 'commodity-missing', value: '' });
  const text = registerColumns.map(textOf).join(' · ');
  if (problems.length > 0 || name === undefined || village === undefined) return { number, text, problems };
  const grows = commodity != null && size != null ? [{ commodity: commodity.id, sizeHundredths: size }] : [];
  const row = { name, village, trades: trade ?? [], grows, returnee: returnee ?? false };
  return { number, text, row: { ...row, founded: founded ?? null, phone: phone ?? null } };
}

/** A village by what people call it, or its code; where two towns have one of the name, the town tells them apart. */
function villageIn(
  text: string,
  town: string,
  { villages }: KnownHere,
): { is: KnownHere['villages'][number] } | RegisterProblem {
  if (text === '') return 'missing';
  const wanted = villageName(text);
  const named = villages.filter(({ code, name }) => code === text || villageName(name) === wanted);
  const there = town === '' ? named : named.filter(({ townName }) => townOf(townName) === townOf(town));
  const [found, another] = there;
  if (found === undefined) return 'village-unknown';
  return another === undefined ? { is: found } : 'village-ambiguous';
}

function villageName(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').replace(villageEndings, '');
}

function townOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').replace(townEndings, '');
}

/** A commodity by its name in either language; of a line that names none, the one that was chosen for those. Null where there is none. */
function commodityIn(
  text: string,
  { commodities, commodity }: KnownHere,
): { is: KnownHere['commodities'][number] | null } | RegisterProblem {
  const found = commodities.find(({ id, name, nameEn }) =>
    text === '' ? id === commodity : [name, nameEn ?? name].some((one) => bareName(one) === bareName(text)),
  );
  if (found !== undefined) return { is: found };
  return text === '' ? { is: null } : 'commodity-unknown';
}

/** A size as people write it: 50, 50 头, 3.5亩, 1,200. */
function sizeIn(text: string, basis: CommodityRow['basis'] | undefined): { is: number | null } | RegisterProblem {
  if (text === '') return { is: null };
  const figure = figureIn(text.replace(sizeUnits, ''));
  if (figure === 0) return { is: null };
  const size = figure === undefined ? undefined : hundredthsTyped(String(figure), basis ?? 'mu');
  return size === undefined || size <= 0 || size > 100_000_000 ? 'size-unreadable' : { is: size };
}

/** What somebody lives by, one or several with marks between; who has a size and says nothing raises. */
function tradesIn(text: string, hasSize: boolean): { is: readonly Trade[] } | RegisterProblem {
  if (text === '') return hasSize ? { is: ['raising'] } : 'trade-missing';
  const said = text
    .toLowerCase()
    .split(tradeMarks)
    .filter((one) => one !== '');
  const found = said.map((one) => trades.find((trade) => tradeWords[trade].includes(one)));
  return found.includes(undefined) ? 'trade-unknown' : { is: trades.filter((trade) => found.includes(trade)) };
}

function yesOrNo(text: string): { is: boolean } | RegisterProblem {
  const said = text.toLowerCase();
  if (said === '' || noes.includes(said)) return { is: false };
  return yeses.includes(said) ? { is: true } : 'yes-or-no';
}

/** A year or a month: 2018, 2018年, 2018-4, 2018/04, 2018年4月. */
function foundedIn(text: string): { is: string | null } | RegisterProblem {
  if (text === '') return { is: null };
  const [, year, month] = foundedForm.exec(text.replaceAll(/\s/g, '')) ?? [];
  if (year === undefined || Number(month ?? 1) < 1 || Number(month ?? 1) > 12) return 'founded-unreadable';
  return { is: month === undefined ? year : `${year}-${month.padStart(2, '0')}` };
}

/** A phone as the sheet has it; the command's own rules say whether it is one. Excel shortens long numbers: those digits are gone. */
function phoneIn(text: string): { is: string | null } | RegisterProblem {
  if (text === '') return { is: null };
  return /^\d(\.\d+)?E\+?\d+$/i.test(text) ? 'phone-shortened' : { is: text };
}

/** Whether two may be the same: called the same in one village, and no two different phones between them. */
export function isAlike(one: { readonly phone: string | null }, other: { readonly phone: string | null }): boolean {
  const [first, second] = [digitsOf(one.phone), digitsOf(other.phone)];
  return first === '' || second === '' || first === second;
}

/** Under what somebody is looked for: their village and their name, whatever its blanks and width. */
export function entryKey({ name, village }: { readonly name: string; readonly village: string }): string {
  return `${village} ${bareName(name)}`;
}

function digitsOf(phone: string | null): string {
  return (phone ?? '').normalize('NFKC').replaceAll(/\D/g, '').slice(-11);
}

/** Marks lines that say the same as an earlier line. */
function withoutTwins(lines: readonly ReadLine[]): readonly ReadLine[] {
  const seen = new Map<string, { readonly number: number; readonly phone: string | null }[]>();
  return lines.map((line) => {
    if (!('row' in line)) return line;
    const { name, village, phone } = line.row;
    const key = entryKey({ name, village: village.code });
    const others = seen.get(key) ?? [];
    const twin = others.find((other) => isAlike(other, { phone }));
    if (twin === undefined) {
      seen.set(key, [...others, { number: line.number, phone }]);
      return line;
    }
    const problem = { column: 'name', problem: 'twice', value: name, otherRow: twin.number } as const;
    return { number: line.number, text: line.text, problems: [problem] };
  });
}
