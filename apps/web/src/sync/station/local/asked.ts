import type { Address } from '@yangui/domain/reads';
import type { Answer, OlderRows } from '../../shown.ts';
import type { OwnStation } from '../../who.ts';
import type { HeldView } from '../../held/held-view.ts';

/** What a local answer is made from. */
export interface Asked {
  readonly view: HeldView;
  readonly station: OwnStation;
  readonly person: { readonly id: string; readonly name: string };
  readonly now: number;
  /** Whether what this device does not keep can be asked of the server. */
  readonly reachable: boolean;
  readonly query: URLSearchParams;
  /** What stands in the path where the pattern has an id. */
  readonly id: string;
}

/** Answers a read as the server would, from what this device has; undefined where it cannot. */
export type LocalAnswer<A extends Address> = (asked: Asked) => Answer<A> | undefined;

const FIRST_PAGE = 50;

/** A page of what this device keeps; `older` where that is all of it, and the server may have more that this device cannot know of. */
interface LocalPage<T> {
  rows: T[];
  readonly next: string | null;
  readonly older?: OlderRows;
}

/**
 * Cuts rows that are in order into the page that is asked for.
 * @param older whether the server may have more of them than this device keeps
 */
export function pageOf<T extends { readonly id: string }>(
  rows: readonly T[],
  { query, reachable }: Pick<Asked, 'query' | 'reachable'>,
  cursorOf: (row: T) => string,
  older: boolean,
): LocalPage<T> | undefined {
  const cursor = query.get('cursor');
  const limit = Number(query.get('limit') ?? FIRST_PAGE);
  const start = cursor === null || cursor === '' ? 0 : rows.findIndex((row) => cursorOf(row) === cursor) + 1;
  // A cursor that points past what is kept here is the server's to follow.
  if (cursor !== null && cursor !== '' && (start === 0 || start >= rows.length)) return undefined;
  const shown = rows.slice(start, start + limit);
  const last = shown.at(-1);
  const next = last === undefined ? null : cursorOf(last);
  if (start + limit < rows.length) return { rows: shown, next };
  if (!older) return { rows: shown, next: null };
  return reachable ? { rows: shown, next, older: 'ask' } : { rows: shown, next: null, older: 'unreachable' };
}

/** How many there are of each. */
export function countBy<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return counts;
}

/** Whether a read asks only for what a local answer knows to answer. */
export function asksOnly(query: URLSearchParams, ...known: readonly string[]): boolean {
  return [...query.keys()].every((key) => known.includes(key) || key === 'cursor' || key === 'limit');
}
