import * as z from 'zod/mini';
import { Fault } from '../kernel/index.ts';

/**
 * One field of many rows. The first letter says how it is written:
 * `=` the same everywhere · `v` as it is · `n` numbers · `+` numbers as differences · `d` few different ones, each told
 * once, and which · `#` places in the list of ids · `t` texts that hold an id: before it, which, after it · `?` runs of
 * [0 there, 1 null, 2 not there at all, each with its length] and those there · `o` objects: their fields, each a column ·
 * `a` lists: their lengths, and all their elements as one column.
 */
type Column =
  | readonly ['=', unknown]
  | readonly ['v' | 'n' | '+', ...(readonly unknown[])]
  | readonly ['d', readonly unknown[], Column]
  | readonly ['#', Column]
  | readonly ['t', Column, Column, Column]
  | readonly ['?', readonly number[], Column]
  | readonly ['o', readonly string[], readonly Column[]]
  | readonly ['a', Column, Column];

/** Rows on their way to a device: by field instead of by row, so that like stands beside like and gzip finds it. */
export const packed = z.object({
  /** Every id that occurs, in order: its first 48 bits (in a UUIDv7 the time) as differences, and its last 20 hex digits. */
  ids: z.tuple([z.array(z.number()), z.string()]),
  tables: z.array(z.tuple([z.string(), z.number(), z.custom<Column>()])),
});
export type Packed = z.infer<typeof packed>;

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
const ID_LENGTH = 36;
const TAIL_LENGTH = 20;
/** A field that a row does not have, as a row that has it empty is another row. */
const ABSENT = Symbol('absent');
/** Beyond this a difference of two numbers may not be exact. */
const EXACT = 2 ** 52;

/**
 * Packs lists of JSON values, by name, each in its order. `unpackRows` gives back exactly these; only the order of the
 * fields within an object may differ.
 */
export function packRows(tables: Readonly<Record<string, readonly unknown[]>>): Packed {
  const found = new Set<string>();
  for (const rows of Object.values(tables)) for (const row of rows) collectIds(row, found);
  const ids = [...found].toSorted();
  const places = new Map(ids.map((id, index) => [id, index]));
  const hex = ids.map((id) => id.replaceAll('-', ''));
  const times = hex.map((one) => Number.parseInt(one.slice(0, -TAIL_LENGTH), 16));
  return {
    ids: [differences(times), hex.map((one) => one.slice(-TAIL_LENGTH)).join('')],
    tables: Object.entries(tables).map(([name, rows]) => [name, rows.length, packColumn(rows, places)]),
  };
}

function collectIds(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    const id = value.length < ID_LENGTH ? undefined : ID.exec(value)?.[0];
    if (id !== undefined) found.add(id);
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) collectIds(part, found);
  }
}

type Places = ReadonlyMap<string, number>;

function packColumn(values: readonly unknown[], places: Places): Column {
  const [first = null] = values;
  if (!isPart(first) && values.every((value) => value === first)) return ['=', first];
  if (values.some((value) => value === null || value === ABSENT)) {
    return ['?', runs(values.map((value) => (value === null ? 1 : value === ABSENT ? 2 : 0))), packColumn(values.filter((value) => value !== null && value !== ABSENT), places)];
  }
  if (values.every((value) => Number.isSafeInteger(value) && !Object.is(value, -0))) return packIntegers(values.filter((value) => typeof value === 'number'));
  if (values.every((value) => typeof value === 'string')) return packTexts(values, places);
  if (values.every(Array.isArray)) return ['a', packColumn(values.map(({ length }) => length), places), packColumn(values.flat(), places)];
  if (values.every(isObject)) return packObjects(values, places);
  return ['v', ...values];
}

function isPart(value: unknown): boolean {
  return value === ABSENT || (typeof value === 'object' && value !== null);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function packObjects(values: readonly Readonly<Record<string, unknown>>[], places: Places): Column {
  const keys = [...new Set(values.flatMap(Object.keys))];
  return ['o', keys, keys.map((key) => packColumn(values.map((value) => (Object.hasOwn(value, key) ? value[key] : ABSENT)), places))];
}

/** As they are or as differences, whichever is written shorter. */
function packIntegers(values: readonly number[]): Column {
  if (values.some((value) => Math.abs(value) > EXACT)) return ['n', ...values];
  const steps = differences(values);
  return digits(steps) < digits(values) ? ['+', ...steps] : ['n', ...values];
}

function packTexts(values: readonly string[], places: Places): Column {
  const cuts = values.map((value) => (value.length < ID_LENGTH ? -1 : value.search(ID)));
  if (cuts.every((cut) => cut >= 0)) {
    const which = packColumn(values.map((value, index) => places.get(value.slice(cuts[index], (cuts[index] ?? 0) + ID_LENGTH)) ?? -1), places);
    if (values.every(({ length }) => length === ID_LENGTH)) return ['#', which];
    const heads = values.map((value, index) => value.slice(0, cuts[index]));
    const tails = values.map((value, index) => value.slice((cuts[index] ?? 0) + ID_LENGTH));
    return ['t', packColumn(heads, places), which, packColumn(tails, places)];
  }
  const different = [...new Set(values)];
  if (different.length * 2 > values.length) return ['v', ...values];
  const numbers = new Map(different.map((value, index) => [value, index]));
  return ['d', different, packColumn(values.map((value) => numbers.get(value) ?? 0), places)];
}

function differences(values: readonly number[]): number[] {
  return values.map((value, index) => value - (values[index - 1] ?? 0));
}

function digits(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + String(value).length, 0);
}

/** Runs of the same: value, length, value, length. */
function runs(states: readonly number[]): number[] {
  const made: number[] = [];
  for (const state of states) {
    if (made.at(-2) === state) made[made.length - 1] = (made.at(-1) ?? 0) + 1;
    else made.push(state, 1);
  }
  return made;
}

/**
 * Rows as they were packed.
 * @throws {Fault} where the packing is none
 */
export function unpackRows({ ids, tables }: Packed): Readonly<Record<string, readonly unknown[]>> {
  const [steps, tails] = ids;
  const list = sums(steps).map((time, index) => idOf(time.toString(16).padStart(12, '0') + tails.slice(index * TAIL_LENGTH, (index + 1) * TAIL_LENGTH)));
  return Object.fromEntries(tables.map(([name, count, column]) => [name, unpackColumn(column, count, list)]));
}

function idOf(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function sums(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => (sum += step));
}

type Ids = readonly string[];

function unpackColumn(column: Column, count: number, ids: Ids): readonly unknown[] {
  switch (column[0]) {
    case '=': return Array.from({ length: count }, () => column[1]);
    case 'v':
    case 'n': return column.slice(1);
    case '+': return sums(numbers(column.slice(1)));
    case 'd': return unpackNumbers(column[2], count, ids).map((which) => column[1][which]);
    case '#': return unpackNumbers(column[1], count, ids).map((which) => ids[which]);
    case 't': return unpackTexts(column, count, ids);
    case '?': return unpackRuns(column, ids);
    case 'o': return unpackObjects(column, count, ids);
    case 'a': return unpackLists(column, count, ids);
    default: throw new Fault('a packed field is written in no known way');
  }
}

function unpackNumbers(column: Column, count: number, ids: Ids): readonly number[] {
  return numbers(unpackColumn(column, count, ids));
}

function numbers(values: readonly unknown[]): readonly number[] {
  return values.map((value) => {
    if (typeof value === 'number') return value;
    throw new Fault('a packed number is none');
  });
}

function unpackTexts([, heads, which, tails]: Extract<Column, readonly ['t', ...unknown[]]>, count: number, ids: Ids): readonly string[] {
  const before = unpackColumn(heads, count, ids);
  const after = unpackColumn(tails, count, ids);
  return unpackNumbers(which, count, ids).map((one, index) => `${String(before[index])}${ids[one] ?? ''}${String(after[index])}`);
}

function unpackRuns([, states, rest]: Extract<Column, readonly ['?', ...unknown[]]>, ids: Ids): readonly unknown[] {
  let there = 0;
  for (let at = 0; at < states.length; at += 2) if (states[at] === 0) there += states[at + 1] ?? 0;
  const found = unpackColumn(rest, there, ids);
  const values: unknown[] = [];
  let next = 0;
  for (let at = 0; at < states.length; at += 2) {
    const state = states[at];
    for (let left = states[at + 1] ?? 0; left > 0; left -= 1) values.push(state === 0 ? found[next++] : state === 1 ? null : ABSENT);
  }
  return values;
}

function unpackObjects([, keys, columns]: Extract<Column, readonly ['o', ...unknown[]]>, count: number, ids: Ids): readonly object[] {
  const rows = Array.from({ length: count }, (): Record<string, unknown> => ({}));
  keys.forEach((key, index) => {
    const column = columns[index];
    if (column === undefined) throw new Fault(`the packed field ${key} is missing`);
    const values = unpackColumn(column, count, ids);
    rows.forEach((row, at) => {
      const value = values[at];
      if (value === ABSENT) return;
      if (key === '__proto__') Object.defineProperty(row, key, { value, enumerable: true, configurable: true, writable: true });
      else row[key] = value;
    });
  });
  return rows;
}

function unpackLists([, lengths, elements]: Extract<Column, readonly ['a', ...unknown[]]>, count: number, ids: Ids): readonly (readonly unknown[])[] {
  const sizes = unpackNumbers(lengths, count, ids);
  const all = unpackColumn(elements, sizes.reduce((sum, size) => sum + size, 0), ids);
  let from = 0;
  return sizes.map((size) => all.slice(from, (from += size)));
}
