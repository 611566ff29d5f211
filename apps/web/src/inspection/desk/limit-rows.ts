import { foodOf, numberedId, substanceOf, type Envelope } from '@yangui/domain';
import { nanogramsOf } from '../../forms/typed-figures.ts';
import { contentUnit, dayForm, limitHeadings, nothingMayBe } from '../../i18n/headings.ts';
import { cellsUnder, headed, plain } from '../../sheets/headed.ts';
import type { Cell, SheetTable } from '../../sheets/table.ts';
import type { LimitRow } from '../../sync/inspection.ts';
import type { Refusal } from '../../ui/words.ts';

/** The columns of a table of limits, in the order of the template. */
export const limitColumns = ['food', 'substance', 'limit', 'source', 'from'] as const;
export type LimitColumn = (typeof limitColumns)[number];

export type LimitProblem = 'missing' | 'missing-merged' | 'limit-unreadable' | 'day-unreadable' | 'twice';

/** What is wrong with one cell. */
export interface LimitTrouble {
  readonly column: LimitColumn;
  readonly problem: LimitProblem | Refusal;
  readonly value: string;
  readonly otherRow?: number;
}

/** A limit as a line of the sheet says it. */
export interface SaidLimit {
  readonly food: string;
  readonly substance: string;
  readonly ngPerKg: number;
  readonly source: string;
  readonly from: string;
}

/** What an import would do with one line: say a limit that there was not, say one anew, leave it, or nothing. */
export type PlannedLimit = { readonly number: number; readonly text: string } & (
  | { readonly does: 'add' | 'change'; readonly said: SaidLimit; readonly envelope: Envelope; readonly was?: LimitRow }
  | { readonly does: 'keep'; readonly said: SaidLimit }
  | { readonly does: 'nothing'; readonly troubles: readonly LimitTrouble[] }
);

export type PlannedLimits =
  | { readonly lines: readonly PlannedLimit[]; readonly merged: number; readonly unknown: readonly string[] }
  | { readonly missingColumns: readonly LimitColumn[] }
  | { readonly tooManyRows: number };

const MOST_ROWS = 20_000;

interface Planning {
  readonly importId: string;
  readonly at: number;
  /** The limits that there are. */
  readonly limits: readonly LimitRow[];
  /** What the command of a line would be refused for. */
  readonly check: (envelope: Envelope) => { readonly problem: Refusal; readonly where: string | undefined } | undefined;
}

/** Reads a table of limits and compares it with those that there are. A line's command has an id that follows from the import's and the line. */
export function planLimits(table: SheetTable, planning: Planning): PlannedLimits {
  const { columns, headingAt, unknown } = headed(table, limitColumns, limitHeadings);
  const missingColumns = limitColumns.filter((column) => !columns.has(column));
  if (missingColumns.length > 0) return { missingColumns };
  const under = cellsUnder(table.merged);
  const there = new Map(planning.limits.map((row) => [keyOf(row), row]));
  const seen = new Map<string, number>();
  const lines: PlannedLimit[] = [];
  for (let index = headingAt + 1; index < table.rows.length; index += 1) {
    const cells = table.rows[index] ?? [];
    const cellOf = (column: LimitColumn): Cell => cells[columns.get(column) ?? -1] ?? null;
    const text = limitColumns.map((column) => plain(cellOf(column))).join(' · ');
    if (limitColumns.every((column) => plain(cellOf(column)) === '')) continue;
    const number = index + 1;
    const read = readLine(cellOf, (column) => under.has(`${columns.get(column)} ${index}`));
    lines.push({ number, text, ...('troubles' in read ? nothing(read.troubles) : planned(read, number)) });
  }
  return lines.length > MOST_ROWS ? { tooManyRows: lines.length } : { lines, merged: table.merged.length, unknown };

  function planned(said: SaidLimit, number: number) {
    const twin = seen.get(`${keyOf(said)} ${said.from}`);
    if (twin !== undefined) return nothing([{ column: 'food', problem: 'twice', value: said.food, otherRow: twin }]);
    seen.set(`${keyOf(said)} ${said.from}`, number);
    const was = there.get(keyOf(said));
    const same = was?.said.some(
      ({ from, ngPerKg, source }) => from === said.from && ngPerKg === said.ngPerKg && source === said.source,
    );
    if (same === true) return { does: 'keep', said } as const;
    const id = numberedId(planning.importId, number);
    const envelope = { id, type: 'set-limit', at: planning.at, payload: said };
    const wrong = planning.check(envelope);
    if (wrong !== undefined)
      return nothing([{ column: columnOf(wrong.where ?? ''), problem: wrong.problem, value: '' }]);
    return was === undefined
      ? ({ does: 'add', said, envelope } as const)
      : ({ does: 'change', said, envelope, was } as const);
  }
}

type SentLimit = Extract<PlannedLimit, { readonly envelope: Envelope }>;

/** Lines put together into commands of so many, each under the id of its first line: one thing for a second person to confirm. */
export function atOnce(
  lines: readonly SentLimit[],
  most: number,
): readonly { readonly envelope: Envelope; readonly lines: readonly SentLimit[] }[] {
  return Array.from({ length: Math.ceil(lines.length / most) }, (_, index) => {
    const some = lines.slice(index * most, (index + 1) * most);
    return some.slice(0, 1).map(({ envelope }) => ({
      envelope: { ...envelope, type: 'set-limits', payload: { limits: some.map(({ said }) => said) } },
      lines: some,
    }));
  }).flat();
}

function nothing(troubles: readonly LimitTrouble[]) {
  return { does: 'nothing', troubles } as const;
}

function readLine(
  cellOf: (column: LimitColumn) => Cell,
  isMerged: (column: LimitColumn) => boolean,
): SaidLimit | { readonly troubles: readonly LimitTrouble[] } {
  const troubles: LimitTrouble[] = [];
  function read<T>(column: LimitColumn, as: (text: string) => T | undefined, unreadable: LimitProblem): T | undefined {
    const text = plain(cellOf(column));
    const value = text === '' ? undefined : as(text);
    if (value !== undefined) return value;
    const missing = isMerged(column) ? 'missing-merged' : 'missing';
    troubles.push({ column, problem: text === '' ? missing : unreadable, value: text.slice(0, 60) });
    return undefined;
  }
  const food = read('food', (text) => foodOf(text) || undefined, 'missing');
  const substance = read('substance', substanceOf, 'missing');
  const ngPerKg = read('limit', contentIn, 'limit-unreadable');
  const source = read('source', (text) => text, 'missing');
  const from = read('from', dayIn, 'day-unreadable');
  return food === undefined ||
    substance === undefined ||
    ngPerKg === undefined ||
    source === undefined ||
    from === undefined
    ? { troubles }
    : { food, substance, ngPerKg, source, from };
}

/** A limit as people write it: 0.5, 0.5 mg/kg, or that nothing may be there. */
function contentIn(text: string): number | undefined {
  return nothingMayBe.includes(text.toLowerCase()) ? 0 : nanogramsOf(text.replace(contentUnit, ''));
}

function dayIn(text: string): string | undefined {
  const [, year, month, day] = dayForm.exec(text.split(/[\sT]/)[0] ?? '') ?? [];
  return year === undefined ? undefined : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
}

function keyOf({ food, substance }: Pick<SaidLimit, 'food' | 'substance'>): string {
  return `${food} · ${substance}`;
}

/** The column that a field of the command comes from. */
function columnOf(where: string): LimitColumn {
  const field = where.split('.')[1] ?? '';
  return limitColumns.find((column) => column === field) ?? 'limit';
}
