import type { Address, ReceivedBy, RowOf } from '@yangui/domain/reads';
import { RefusalError } from './refusal-error.ts';

/** How a value stands in SQL; an `instant` is milliseconds in a cursor and timestamptz in its column. */
type ValueType = 'bigint' | 'smallint' | 'text' | 'uuid' | 'instant';
type Value = string | number;

/** One thing by which a list can be ordered. */
export interface SortKey<R> {
  /** The column, written as the index has it that serves this order. */
  readonly sql: string;
  readonly type: ValueType;
  /** The same of a row that was read; null where the row has none. */
  readonly of: (row: R) => Value | null;
  /** A condition for rows that have a value, where some have none: those come last, whichever way the rest is turned. */
  readonly has?: string;
}

/** What a read's list can be ordered by: the names that its declaration sorts by. */
type SortName<A extends Address> =
  ReceivedBy<A> extends { readonly sort: infer S } ? Exclude<S & string, `-${string}`> : never;

interface Orders<N extends string, R> {
  /** What tells rows of one value apart. A list whose every order is unique by itself has none. */
  readonly id?: SortKey<R>;
  /** The orders that can be asked for; `-` before a name turns it round. */
  readonly by: Readonly<Record<N, SortKey<R>>>;
}

/** A condition whose parameters, numbered from `first` on, take the values. */
interface Bound {
  readonly where: (first: number) => string;
  readonly values: readonly Value[];
}

/** The part of an SQL statement that reads on from a cursor. */
export interface Stretch extends Bound {
  readonly orderBy: string;
  readonly limit: number;
}

/** Where a page ends: a row's value in the order, and its id. */
export interface Mark {
  readonly value: Value | null;
  readonly id: Value | null;
}

interface Asked {
  readonly sort: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A list's pages in each of its orders. Pages go on from the last row's value and id, so rows that come and go shift none. */
export interface Ordered<R> {
  /**
   * A page out of SQL. `read` is asked for the rows of a stretch; a second time where rows without a value follow those
   * with one. Refuses a cursor of another kind of list as `malformed-request`.
   */
  readonly page: (
    asked: Asked,
    read: (stretch: Stretch) => Promise<readonly R[]>,
  ) => Promise<{ rows: R[]; next: string | null }>;
  /** A page of rows that are all at hand. */
  readonly pageOf: (asked: Asked, rows: readonly R[]) => { rows: R[]; next: string | null };
  /** Everything up to a mark, the mark included: what bounds a stretch at its other end. */
  readonly upTo: (asked: Pick<Asked, 'sort'>, mark: Mark) => Bound;
  /** The expressions that give a row's mark, for reading one alone. */
  readonly markOf: (asked: Pick<Asked, 'sort'>) => string;
  readonly cursorAt: (mark: Mark) => string;
}

/** Says how the list of a read is ordered in SQL, by each of the names that its declaration has. */
export function ordered<A extends Address, R = RowOf<A>>({ id, by }: Orders<SortName<A>, R>): Ordered<R> {
  const keys = new Map<string, SortKey<R>>(Object.entries(by));
  const chosen = ({ sort }: Pick<Asked, 'sort'>) => {
    const key = keys.get(sort.replace(/^-/, ''));
    if (key === undefined) throw new RefusalError('malformed-request', { where: 'sort' });
    return { key, keys: id === undefined ? [key] : [key, id], descending: sort.startsWith('-') };
  };
  const cursorAt = (mark: Mark) => (mark.id === null ? String(mark.value) : `${mark.value ?? ''}_${mark.id}`);
  const cursorOf = (asked: Asked) => (row: R) =>
    cursorAt({ value: chosen(asked).key.of(row), id: id?.of(row) ?? null });
  const stretchAfter = (asked: Asked, mark: Mark | undefined): Stretch => {
    const { key, keys, descending } = chosen(asked);
    const missing = mark?.value === null;
    const sortedBy = missing ? keys.slice(1) : keys;
    const values = mark === undefined ? [] : [mark.value, mark.id].filter((value) => value !== null);
    const having = key.has === undefined ? 'true' : missing ? `not (${key.has})` : `(${key.has})`;
    return {
      where: (first) =>
        values.length === 0 ? having : `${having} and ${compare(sortedBy, descending ? '<' : '>', first)}`,
      orderBy: sortedBy.map(({ sql }) => (descending ? `${sql} desc` : sql)).join(', '),
      limit: asked.limit + 1,
      values,
    };
  };
  return {
    async page(asked, read) {
      const { key } = chosen(asked);
      const mark = markIn(asked.cursor, id !== undefined, key.has !== undefined);
      const rows = mark?.value === null ? [] : [...(await read(stretchAfter(asked, mark)))];
      if (key.has !== undefined && rows.length <= asked.limit) {
        const rest = stretchAfter(asked, mark?.value === null ? mark : { value: null, id: null });
        rows.push(...(await read({ ...rest, limit: rest.limit - rows.length })));
      }
      return toPage(rows, asked.limit, cursorOf(asked));
    },
    pageOf(asked, rows) {
      const { keys, descending } = chosen(asked);
      const mark = markIn(asked.cursor, id !== undefined, false);
      const order = (one: readonly (Value | null)[], other: readonly (Value | null)[]) =>
        (descending ? -1 : 1) * compareValues(one, other);
      const ranked = rows
        .map((row) => ({ row, values: keys.map(({ of }) => of(row)) }))
        .toSorted((one, other) => order(one.values, other.values));
      const after =
        mark === undefined ? undefined : [keys[0]?.type === 'bigint' ? Number(mark.value) : mark.value, mark.id];
      const start = after === undefined ? 0 : ranked.findIndex(({ values }) => order(values, after) > 0);
      const shown = start === -1 ? [] : ranked.slice(start, start + asked.limit + 1);
      return toPage(
        shown.map(({ row }) => row),
        asked.limit,
        cursorOf(asked),
      );
    },
    upTo(asked, mark) {
      const { keys, descending } = chosen(asked);
      return {
        where: (first) => compare(keys, descending ? '>=' : '<=', first),
        values: [mark.value, mark.id].filter((value) => value !== null),
      };
    },
    markOf: (asked) =>
      chosen(asked)
        .keys.map(({ sql, type }, index) => `${asValue(sql, type)} as ${index === 0 ? 'value' : 'id'}`)
        .join(', '),
    cursorAt,
  };
}

/** `(a, b) > ($7, $8)`: what an index on (a, b) answers by going straight there. */
function compare<R>(keys: readonly SortKey<R>[], sign: '<' | '>' | '<=' | '>=', first: number): string {
  const given = keys.map(({ type }, index) =>
    type === 'instant' ? `to_timestamp($${first + index}::bigint / 1000.0)` : `$${first + index}::${type}`,
  );
  return `(${keys.map(({ sql }) => sql).join(', ')}) ${sign} (${given.join(', ')})`;
}

function asValue(sql: string, type: ValueType): string {
  return type === 'instant' ? `(extract(epoch from ${sql}) * 1000)::bigint` : sql;
}

/** The mark that a cursor stands for; an empty value before the id is that of a row without one. */
function markIn(cursor: string | undefined, hasId: boolean, mayMiss: boolean): Mark | undefined {
  if (cursor === undefined) return undefined;
  if (!hasId) return { value: cursor, id: null };
  const split = cursor.lastIndexOf('_');
  if (split === -1) throw new RefusalError('malformed-request', { where: 'cursor' });
  const value = cursor.slice(0, split);
  return { value: value === '' && mayMiss ? null : value, id: cursor.slice(split + 1) };
}

function compareValues(one: readonly (Value | null)[], other: readonly (Value | null)[]): number {
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? null;
    if (value === against) continue;
    if (value === null || against === null) return value === null ? 1 : -1;
    return value < against ? -1 : 1;
  }
  return 0;
}

/** Cuts rows, of which one more than `limit` was read, into a page. */
export function toPage<T>(
  rows: readonly T[],
  limit: number,
  cursorOf: (row: T) => string,
): { rows: T[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
