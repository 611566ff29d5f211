import { DAY, startOfDay } from '@yangui/domain';
import type { Pool } from 'pg';

/** Which rows of a list fit its filters: part of an SQL statement whose parameters are numbered from $1, the county first. */
export interface Fitting {
  /** A table and what is joined to it. */
  readonly from: string;
  /** What an index answers, or a few rows. */
  readonly where: string;
  /** What is looked for in each of those rows; nothing where the indexes answer all. */
  readonly besides?: string | undefined;
  readonly values: readonly unknown[];
}

/** How many rows are looked at for a sum: a month of a county with a thousand orders a day. */
export const MOST_SUMMED = 30_000;

/** What a list comes to. `whole` is false where it was not looked through to its end: then nothing is summed. */
interface Sums<S> {
  count: number;
  whole: boolean;
  sums: S | null;
}

/**
 * Adds up all rows that fit.
 * @param columns what is summed, by its name: an expression over `from`
 * @param most how many rows are looked at
 */
export async function sumUp<N extends string>(
  pool: Pool,
  { from, where, besides = 'true', values }: Fitting,
  columns: Readonly<Record<N, string>>,
  most = MOST_SUMMED,
): Promise<Sums<Record<N, number>>> {
  const read = Object.entries<string>(columns).map(([name, sql]) => `, ${sql} as "${name}"`);
  const summed = Object.keys(columns).map(
    (name) => `'${name}', coalesce(sum("${name}") filter (where fits), 0)::bigint`,
  );
  const {
    rows: [found],
  } = await pool.query<{ looked: number; count: number; sums: Record<N, number> }>(
    `select count(*)::int as looked, count(*) filter (where fits)::int as count, json_build_object(${summed.join(', ')}) as sums
     from (select (${besides}) as fits${read.join('')} from ${from} where ${where} limit $${values.length + 1}) looked_at`,
    [...values, most + 1],
  );
  if (found === undefined) return { count: 0, whole: true, sums: null };
  const { looked, count, sums } = found;
  return looked > most ? { count: Math.min(count, most), whole: false, sums: null } : { count, whole: true, sums };
}

/** The business days that a list is narrowed to, as a query says them. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** When asked days begin, and when they are over; null where that end is open. In ms. */
export function momentsOf({ from, to }: Days): readonly [since: number | null, until: number | null] {
  return [from === undefined ? null : startOfDay(from), to === undefined ? null : startOfDay(to) + DAY];
}

/** Whether a list is narrowed to so few days, or fewer. */
export function areFew(days: Days, most: number): boolean {
  const [since, until] = momentsOf(days);
  return since !== null && (until ?? Date.now()) - since <= most * DAY;
}

/** That a moment lies within {@link momentsOf} asked days, which stand as the parameters `first` and the next. */
export function onDays(column: string, first: number): string {
  const at = (parameter: number) => `to_timestamp($${parameter}::bigint / 1000.0)`;
  return `($${first}::bigint is null or ${column} >= ${at(first)}) and ($${first + 1}::bigint is null or ${column} < ${at(first + 1)})`;
}
