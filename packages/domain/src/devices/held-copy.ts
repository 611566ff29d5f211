import {
  idOf,
  keptSince,
  type Entities,
  type Held,
  type HeldKinds,
  type HeldRows,
  type Keeping,
  type Kind,
  type PrivateRef,
} from '../kernel/index.ts';
import { belongingTo } from './belonging.ts';
import type { CopiedLine, CopiedPayout, CopiedPerson, CopyNews } from './copy.ts';

/** Rows of a copy while it is put together, by kind and id. */
export type FillingRows = { readonly [K in Kind]: Map<string, Entities[K]> };

/** A holder's rows as a device holds them. */
export interface HeldCopy {
  readonly rows: FillingRows;
  readonly people: Map<string, CopiedPerson>;
  /** By `account seq line`. */
  readonly lines: Map<string, CopiedLine>;
  payouts: readonly CopiedPayout[];
  names: Readonly<Record<string, string>>;
}

export function emptyRows({ kinds }: Keeping): FillingRows {
  // oxlint-disable-next-line no-unsafe-type-assertion -- every kind gets a map of its own rows, and `kinds` are all of them
  return Object.fromEntries(kinds.map((kind) => [kind, new Map()])) as unknown as FillingRows;
}

export function emptyCopy(keeping: Keeping): HeldCopy {
  return { rows: emptyRows(keeping), people: new Map(), lines: new Map(), payouts: [], names: {} };
}

/** What a device let go of, for its store to do the same. */
export interface LetGo {
  readonly from: Kind | 'people' | 'lines';
  readonly id: string;
}

/**
 * Takes news into a held copy, which is changed, and lets go of what does not belong there any more: by being told so, by
 * its age, or because what it hangs on is gone.
 * @returns what was let go
 */
export function takeIn(keeping: Keeping, held: HeldCopy, news: CopyNews): readonly LetGo[] {
  const gone: LetGo[] = [];
  const drop = (from: LetGo['from'], map: Map<string, unknown>, id: string) => {
    if (map.delete(id)) gone.push({ from, id });
  };
  const of = keeping.heldBy(news.heldBy);
  const kept = keeping.kindsHeldBy(news.heldBy);
  const told = emptyRows(keeping);
  for (const kind of kept) putAll(told, kind, news.rows[kind]);
  for (const kind of kept) {
    const missing = missingFrom(held.rows[kind], told[kind]);
    if (news.whole || of[kind]?.told === 'whole') for (const id of missing) drop(kind, held.rows[kind], id);
    // What hangs on a row is told with it: what is not told any more is free again.
    else if (of[kind]?.told === 'along')
      for (const id of hanging(keeping, held, { kind, of: news, told }))
        if (missing.includes(id)) drop(kind, held.rows[kind], id);
  }
  const people = new Set(news.people.map(({ id }) => id));
  if (news.whole) for (const id of held.people.keys()) if (!people.has(id)) drop('people', held.people, id);
  for (const kind of kept) putAll(held.rows, kind, news.rows[kind]);
  for (const kind of kept) for (const id of news.gone[kind] ?? []) drop(kind, held.rows[kind], id);
  for (const person of news.people) held.people.set(person.id, person);
  if (news.whole || news.linesWhole) for (const key of held.lines.keys()) drop('lines', held.lines, key);
  for (const line of news.lines) held.lines.set(lineKey(line), line);
  held.payouts = news.payouts;
  held.names = news.whole ? news.names : { ...held.names, ...news.names };

  for (const kind of kept) for (const id of strays(keeping, held, kind, news)) drop(kind, held.rows[kind], id);
  const ours = new Set(peopleOf(keeping, news.heldBy, held.rows).map(([, id]) => id));
  for (const id of held.people.keys())
    if (!ours.has(id) || news.gone['people']?.includes(id) === true) drop('people', held.people, id);
  for (const [key, { at }] of held.lines) if (at < keptSince(news)) drop('lines', held.lines, key);
  return gone;
}

/** Whose private rows come with the rows of a copy, as their kinds say. */
export function peopleOf(keeping: Keeping, by: string, rows: HeldRows): readonly PrivateRef[] {
  return keeping.kindsHeldBy(by).flatMap((kind) => ofKind(keeping.heldBy(by), kind, rows));
}

function ofKind<K extends Kind>(of: HeldKinds, kind: K, rows: HeldRows): readonly PrivateRef[] {
  const held: Held<K> | undefined = of[kind];
  const { people } = held ?? {};
  const those: ReadonlyMap<string, Entities[K]> = rows[kind];
  return people === undefined ? [] : [...those.values()].flatMap((row) => people(row, rows));
}

export function lineKey({ account, seq, line }: Pick<CopiedLine, 'account' | 'seq' | 'line'>): string {
  return `${account} ${seq} ${line}`;
}

/** Puts rows of a kind among those that are there. */
export function putAll<K extends Kind>(into: FillingRows, kind: K, rows: readonly Entities[K][] = []): void {
  const of: Map<string, Entities[K]> = into[kind];
  for (const row of rows) of.set(idOf(row), row);
}

/** The held rows of a kind that belong to rows told now. */
function hanging<K extends Kind>(
  keeping: Keeping,
  held: HeldCopy,
  { kind, of, told }: { readonly kind: K; readonly of: CopyNews; readonly told: HeldRows },
): readonly string[] {
  const rows: ReadonlyMap<string, Entities[K]> = held.rows[kind];
  const belongs = belongingTo(keeping, of.heldBy, kind, of, told);
  return [...rows].filter(([, row]) => belongs(row)).map(([id]) => id);
}

function strays<K extends Kind>(keeping: Keeping, held: HeldCopy, kind: K, of: CopyNews): readonly string[] {
  const rows: ReadonlyMap<string, Entities[K]> = held.rows[kind];
  const belongs = belongingTo(keeping, of.heldBy, kind, of, held.rows);
  return [...rows].filter(([, row]) => !belongs(row)).map(([id]) => id);
}

function missingFrom(held: ReadonlyMap<string, unknown>, told: ReadonlyMap<string, unknown>): readonly string[] {
  return [...held.keys()].filter((id) => !told.has(id));
}
