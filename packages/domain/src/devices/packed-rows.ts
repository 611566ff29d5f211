import * as z from 'zod/mini';
import { Fault } from '../kernel/index.ts';

/**
 * One field of many rows. The first letter says how it is written:
 * `=` the same everywhere · `v` as it is · `n` numbers · `+` numbers as differences · `d` few different ones, each told
 * once, and which · `#` places in the list of ids · `@` places in the list of times · `t` texts that hold an id: before it, which, after it · `?` runs of
 * [0 there, 1 null, 2 not there at all, each with its length] and those there · `o` objects: their fields, each a column ·
 * `f` what follows from an earlier field of the object that holds ids, told once for each: a product's name ·
 * `a` lists: their lengths, and all their elements as one column.
 */
type Column =
  | readonly ['=', unknown]
  | readonly ['v' | 'n' | '+', ...(readonly unknown[])]
  | readonly ['d', readonly unknown[], Column]
  | readonly ['#' | '@', Column]
  | readonly ['t', Column, Column, Column]
  | readonly ['?', readonly number[], Column]
  | readonly ['o', readonly string[], readonly Field[]]
  | readonly ['a', Column, Column];
type Field = Column | readonly ['f', number, Column];

/** Rows on their way to a device: by field instead of by row, so that like stands beside like and gzip finds it. */
export const packed = z.object({
  /** Every id that occurs, in order: its first 48 bits (in a UUIDv7 the time) as differences, and its last 20 hex digits. */
  ids: z.tuple([z.array(z.number()), z.string()]),
  /** Every moment that occurs, in order, as differences: what happened stands in many rows under the same one. */
  times: z.array(z.number()),
  tables: z.array(z.tuple([z.string(), z.number(), z.custom<Column>()])),
});
export type Packed = z.infer<typeof packed>;

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
const EVERY_ID = new RegExp(ID, 'g');
const ID_LENGTH = 36;
const TAIL_LENGTH = 20;
/** A field that a row does not have, as a row that has it empty is another row. */
const ABSENT = Symbol('absent');
/** From 1973 on: a number as large as this is a moment in milliseconds, and none is lost where it is not. */
const MOMENT = 100_000_000_000;
/** Beyond this a difference of two numbers may not be exact. */
const EXACT = 2 ** 52;

/**
 * Packs lists of JSON values, by name, each in its order. `unpackRows` gives back exactly these; only the order of the
 * fields within an object may differ.
 */
export function packRows(tables: Readonly<Record<string, readonly unknown[]>>): Packed {
  const found = { ids: new Set<string>(), times: new Set<number>() };
  for (const rows of Object.values(tables)) for (const row of rows) collect(row, found);
  const ids = [...found.ids].toSorted();
  const times = [...found.times].toSorted((one, other) => one - other);
  const places = { ids: placesIn(ids), times: placesIn(times) };
  const hex = ids.map((id) => id.replaceAll('-', ''));
  const made = hex.map((one) => Number.parseInt(one.slice(0, -TAIL_LENGTH), 16));
  return {
    ids: [differences(made), hex.map((one) => one.slice(-TAIL_LENGTH)).join('')],
    times: differences(times),
    tables: Object.entries(tables).map(([name, rows]) => [name, rows.length, packColumn(rows, places)]),
  };
}

function placesIn<T>(list: readonly T[]): ReadonlyMap<T, number> {
  return new Map(list.map((one, index) => [one, index]));
}

function collect(value: unknown, found: { readonly ids: Set<string>; readonly times: Set<number> }): void {
  if (typeof value === 'string') {
    if (value.length < ID_LENGTH || found.ids.has(value)) return;
    for (const [id] of value.matchAll(EVERY_ID)) found.ids.add(id);
  } else if (isMoment(value)) {
    found.times.add(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) collect(part, found);
  }
}

function isMoment(value: unknown): value is number {
  return typeof value === 'number' && value >= MOMENT && value <= EXACT && Number.isInteger(value);
}

interface Places {
  readonly ids: ReadonlyMap<string, number>;
  readonly times: ReadonlyMap<number, number>;
}

function packColumn(values: readonly unknown[], places: Places): Column {
  const [first = null] = values;
  if (!isPart(first) && values.every((value) => value === first)) return ['=', first];
  if (values.some((value) => value === null || value === ABSENT)) {
    return [
      '?',
      runs(values.map((value) => (value === null ? 1 : value === ABSENT ? 2 : 0))),
      packColumn(
        values.filter((value) => value !== null && value !== ABSENT),
        places,
      ),
    ];
  }
  if (values.every(isMoment)) return ['@', packIntegers(values.map((value) => places.times.get(value) ?? -1))];
  if (values.every((value) => Number.isSafeInteger(value) && !Object.is(value, -0)))
    return packIntegers(values.filter((value) => typeof value === 'number'));
  if (values.every((value) => typeof value === 'string')) return packTexts(values, places);
  if (values.every(Array.isArray))
    return [
      'a',
      packColumn(
        values.map(({ length }) => length),
        places,
      ),
      packColumn(values.flat(), places),
    ];
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
  const fields = keys.map((key) => values.map((value) => (Object.hasOwn(value, key) ? value[key] : ABSENT)));
  const naming = fields.map(groupsOf);
  return [
    'o',
    keys,
    fields.map((field, index) => {
      const of = naming.findIndex((groups, at) => at < index && groups !== undefined && follows(field, groups));
      const groups = naming[of];
      return groups === undefined
        ? packColumn(field, places)
        : [
            'f',
            of,
            packColumn(
              groups.firsts.map((first) => field[first]),
              places,
            ),
          ];
    }),
  ];
}

/** For each row which of the ids a field holds, and where each stands first. */
interface Groups {
  readonly which: readonly number[];
  readonly firsts: readonly number[];
}

/** How the ids of a field repeat; undefined where it holds no ids, or none of them twice on average. */
function groupsOf(field: readonly unknown[]): Groups | undefined {
  if (!field.every((value) => typeof value === 'string' && value.length === ID_LENGTH)) return undefined;
  const numbers = new Map<unknown, number>();
  const firsts: number[] = [];
  const which = field.map((value, index) => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, numbers.size);
    return firsts.push(index) - 1;
  });
  return firsts.length > 1 && firsts.length * 2 <= field.length ? { which, firsts } : undefined;
}

/** Whether a field is the same wherever the ids are. */
function follows(field: readonly unknown[], { which, firsts }: Groups): boolean {
  return field.every((value, index) => !isPart(value) && value === field[firsts[which[index] ?? 0] ?? 0]);
}

/** As they are or as differences, whichever is written shorter. */
function packIntegers(values: readonly number[]): Column {
  if (values.some((value) => Math.abs(value) > EXACT)) return ['n', ...values];
  const steps = differences(values);
  return digits(steps) < digits(values) ? ['+', ...steps] : ['n', ...values];
}

function packTexts(values: readonly string[], places: Places): Column {
  const cuts = values.map((value) => (value.length < ID_LENGTH ? -1 : places.ids.has(value) ? 0 : value.search(ID)));
  if (cuts.every((cut) => cut >= 0)) {
    const which = packColumn(
      values.map((value, index) => places.ids.get(value.slice(cuts[index], (cuts[index] ?? 0) + ID_LENGTH)) ?? -1),
      places,
    );
    if (values.every(({ length }) => length === ID_LENGTH)) return ['#', which];
    const heads = values.map((value, index) => value.slice(0, cuts[index]));
    const tails = values.map((value, index) => value.slice((cuts[index] ?? 0) + ID_LENGTH));
    return ['t', packColumn(heads, places), which, packColumn(tails, places)];
  }
  const different = [...new Set(values)];
  if (different.length * 2 > values.length) return ['v', ...values];
  const numbers = new Map(different.map((value, index) => [value, index]));
  return [
    'd',
    different,
    packColumn(
      values.map((value) => numbers.get(value) ?? 0),
      places,
    ),
  ];
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
export function unpackRows({ ids, times, tables }: Packed): Readonly<Record<string, readonly unknown[]>> {
  const [steps, tails] = ids;
  const list = sums(steps).map((time, index) =>
    idOf(time.toString(16).padStart(12, '0') + tails.slice(index * TAIL_LENGTH, (index + 1) * TAIL_LENGTH)),
  );
  const lists = { ids: list, times: sums(times) };
  return Object.fromEntries(tables.map(([name, count, column]) => [name, unpackColumn(column, count, lists)]));
}

function idOf(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function sums(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => (sum += step));
}

interface Lists {
  readonly ids: readonly string[];
  readonly times: readonly number[];
}

function unpackColumn(column: Column, count: number, lists: Lists): readonly unknown[] {
  switch (column[0]) {
    case '=':
      return Array.from({ length: count }, () => column[1]);
    case 'v':
    case 'n':
      return column.slice(1);
    case '+':
      return sums(numbers(column.slice(1)));
    case 'd':
      return unpackNumbers(column[2], count, lists).map((which) => column[1][which]);
    case '#':
      return unpackNumbers(column[1], count, lists).map((which) => lists.ids[which]);
    case '@':
      return unpackNumbers(column[1], count, lists).map((which) => lists.times[which]);
    case 't':
      return unpackTexts(column, count, lists);
    case '?':
      return unpackRuns(column, lists);
    case 'o':
      return unpackObjects(column, count, lists);
    case 'a':
      return unpackLists(column, count, lists);
    default:
      throw new Fault('a packed field is written in no known way');
  }
}

function unpackNumbers(column: Column, count: number, lists: Lists): readonly number[] {
  return numbers(unpackColumn(column, count, lists));
}

function numbers(values: readonly unknown[]): readonly number[] {
  if (values.every((value): value is number => typeof value === 'number')) return values;
  throw new Fault('a packed number is none');
}

function unpackTexts(
  [, heads, which, tails]: Extract<Column, readonly ['t', ...unknown[]]>,
  count: number,
  lists: Lists,
): readonly string[] {
  const before = unpackColumn(heads, count, lists);
  const after = unpackColumn(tails, count, lists);
  return unpackNumbers(which, count, lists).map(
    (one, index) => `${String(before[index])}${lists.ids[one] ?? ''}${String(after[index])}`,
  );
}

function unpackRuns([, states, rest]: Extract<Column, readonly ['?', ...unknown[]]>, lists: Lists): readonly unknown[] {
  let there = 0;
  for (let at = 0; at < states.length; at += 2) if (states[at] === 0) there += states[at + 1] ?? 0;
  const found = unpackColumn(rest, there, lists);
  const values: unknown[] = [];
  let next = 0;
  for (let at = 0; at < states.length; at += 2) {
    const state = states[at];
    for (let left = states[at + 1] ?? 0; left > 0; left -= 1)
      values.push(state === 0 ? found[next++] : state === 1 ? null : ABSENT);
  }
  return values;
}

function unpackObjects(
  [, keys, columns]: Extract<Column, readonly ['o', ...unknown[]]>,
  count: number,
  lists: Lists,
): readonly object[] {
  const rows = Array.from({ length: count }, (): Record<string, unknown> => ({}));
  const fields: (readonly unknown[])[] = [];
  keys.forEach((key, index) => {
    const column = columns[index];
    if (column === undefined) throw new Fault(`the packed field ${key} is missing`);
    const values = column[0] === 'f' ? unpackFollowing(column, fields, lists) : unpackColumn(column, count, lists);
    fields.push(values);
    rows.forEach((row, at) => {
      const value = values[at];
      if (value === ABSENT) return;
      if (key === '__proto__')
        Object.defineProperty(row, key, { value, enumerable: true, configurable: true, writable: true });
      else row[key] = value;
    });
  });
  return rows;
}

function unpackFollowing(
  [, of, firsts]: Extract<Field, readonly ['f', ...unknown[]]>,
  fields: readonly (readonly unknown[])[],
  lists: Lists,
): readonly unknown[] {
  const ids = fields[of] ?? [];
  const numbers = new Map<unknown, number>();
  for (const id of ids) if (!numbers.has(id)) numbers.set(id, numbers.size);
  const values = unpackColumn(firsts, numbers.size, lists);
  return ids.map((id) => values[numbers.get(id) ?? 0]);
}

function unpackLists(
  [, lengths, elements]: Extract<Column, readonly ['a', ...unknown[]]>,
  count: number,
  lists: Lists,
): readonly (readonly unknown[])[] {
  const sizes = unpackNumbers(lengths, count, lists);
  const all = unpackColumn(
    elements,
    sizes.reduce((sum, size) => sum + size, 0),
    lists,
  );
  let from = 0;
  return sizes.map((size) => all.slice(from, (from += size)));
}
