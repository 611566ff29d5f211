import { createHash, type Hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { kinds, type Entities, type Kind, type Posting, type SealedKind, type WorkingSet } from '@yangui/domain';
import type { Pool } from 'pg';
import { onSnapshot } from '../postgres/snapshot.ts';
import { aboutOf } from '../store/about.ts';
import { mappings } from '../store/mapping.ts';
import { entityOf } from '../store/statements.ts';
import { readHeads } from './heads.ts';
import { goneWith } from './gone-with.ts';
import { digestOf, type PrivateContents, type PrivateMark } from './private-digest.ts';
import { readBatches, type Queryable } from './read.ts';
import { BrokenChain, ChainWalk, emptyCounty, replay } from './replay.ts';

/** What a walk through a county's journal found. */
export type Verdict =
  | {
      readonly ok: true;
      readonly county: string;
      readonly entries: number;
      readonly rows: number;
      readonly postings: number;
      readonly hash: string;
    }
  | { readonly ok: false; readonly county: string; readonly difference: string };

class Difference extends Error {
  override name = 'Difference';
}

/**
 * Walks a county's chain, derives every row, booking and balance again from the events, and compares them with the tables; holds
 * each private row that is here against the digest in the journal.
 * All of it on one snapshot, so that the county may go on meanwhile.
 * @returns the first place where they differ, in words
 */
export function verify(pool: Pool, county: string): Promise<Verdict> {
  return onSnapshot(pool, (client) => verifyAsSeenBy(client, county));
}

/** {@link verify}, of the county as one transaction sees it: its reads agree with each other only if its isolation says so. */
export async function verifyAsSeenBy(db: Queryable, county: string): Promise<Verdict> {
  try {
    return await walk(db, county);
  } catch (error) {
    if (error instanceof Difference || error instanceof BrokenChain)
      return { ok: false, county, difference: error.message };
    throw error;
  }
}

async function walk(db: Queryable, county: string): Promise<Verdict> {
  const [head] = await readHeads(db, [county]);
  if (head === undefined) throw new Difference(`there is no county ${county} here`);
  const chain = new ChainWalk();
  const state = emptyCounty();
  const booked = new Map<string, AccountDigest>();
  const marks = new Map<string, PrivateMark>();
  const gone = new Map<string, PrivateMark | undefined>();
  for await (const { batch, entries } of readBatches(db, county)) {
    chain.take(batch, entries);
    for (const entry of entries) {
      digest(booked, entry.body.seq, replay(state, entry));
      const { private: mark } = entry.body;
      if (mark === undefined) continue;
      marks.set(`${mark.kind} ${mark.id}`, mark);
      if (mark.erased === true) for (const key of alongWith(state, mark)) gone.set(key, marks.get(key));
    }
  }
  const { lastSeq, lastHash } = chain.end;
  if (lastSeq !== head.lastSeq || lastHash !== head.lastHash) {
    throw new Difference(
      `the journal ends at ${lastSeq} (${lastHash.slice(0, 12)}…) but the head says ${head.lastSeq} (${head.lastHash.slice(0, 12)}…)`,
    );
  }
  await compareColumns(db, county, lastSeq);
  let rows = 0;
  for (const kind of kinds) rows += await compareRows(db, county, kind, state);
  const postings = await comparePostings(db, county, booked);
  await comparePrivate(db, county, { marks, gone }, state);
  return { ok: true, county, entries: lastSeq, rows, postings, hash: lastHash };
}

/** Entries are found and shown by their columns, which must say what the hashed body says; and none stands outside the chain. */
async function compareColumns(db: Queryable, county: string, lastSeq: number): Promise<void> {
  const { rows } = await db.query<{ seq: number; outside: boolean }>(
    `select seq, not seq between 1 and $2 as outside from journal_entry
     where county = $1 and (not seq between 1 and $2 or command_id::text is distinct from body ->> 'id' or place is distinct from body ->> 'place'
       or type is distinct from body ->> 'type' or by_person::text is distinct from body ->> 'by' or refused is distinct from body -> 'refused' ->> 'code')
     order by seq limit 1`,
    [county, lastSeq],
  );
  const [first] = rows;
  if (first?.outside === true)
    throw new Difference(`entry ${first.seq} stands outside the chain, which ends at ${lastSeq}`);
  if (first !== undefined)
    throw new Difference(`entry ${first.seq} says one thing in its columns and another in its body`);
}

async function compareRows(db: Queryable, county: string, kind: Kind, state: WorkingSet): Promise<number> {
  const { table, fields } = mappings[kind];
  const seen = new Set<string>();
  let last: string | null = null;
  for (;;) {
    const page: { rows: { row: Entities[Kind] }[] } = await db.query<{ row: Entities[Kind] }>(
      `select ${entityOf(kind)} as row from ${table} t where t.county = $1 and ($2::${fields.id} is null or t.id > $2) order by t.id limit 2000`,
      [county, last],
    );
    for (const { row } of page.rows) {
      const derived = state.get(kind, row.id);
      if (derived === undefined) throw new Difference(`${table} ${row.id} is in the table, but no event made it`);
      compareFields(`${table} ${row.id}`, row, derived);
      seen.add(row.id);
      last = row.id;
    }
    if (page.rows.length === 0) break;
  }
  const missing = state.all(kind).find(({ id }) => !seen.has(id));
  if (missing !== undefined)
    throw new Difference(`${table} ${missing.id} follows from the journal, but is not in the table`);
  return seen.size;
}

function compareFields(what: string, row: object, derived: object): void {
  const expected = new Map(Object.entries(derived));
  for (const [field, value] of Object.entries(row)) {
    if (isDeepStrictEqual(value, expected.get(field))) continue;
    throw new Difference(
      `${what}: ${field} is ${JSON.stringify(value)} in the table, but ${JSON.stringify(expected.get(field))} by the journal`,
    );
  }
}

interface PrivateRow extends PrivateContents {
  readonly kind: SealedKind;
  readonly id: string;
  readonly key: string | null;
}

/** Reads a page of private rows after `$2`, of a kind `$3` where the table has kinds. */
const privatePages = [
  `select kind, person as id, name, phone, address, words, digest_key as key from person_private
   where county = $1 and (kind, person) > ($2, $3::uuid) order by kind, person limit 5000`,
  `select 'payee' as kind, person as id, account_name as "accountName", bank, account_number as "accountNumber", digest_key as key from payee_private
   where county = $1 and $2::text is not null and person > $3::uuid order by person limit 5000`,
];

/**
 * Holds private rows against their digests. A row that is not here was not carried here; what the journal wrote before there were
 * digests cannot be told; one that was emptied by a command, or along with another, is as it should be.
 * @param said.gone what a row said that was emptied along with another: what was written later may stand there again
 */
async function comparePrivate(
  db: Queryable,
  county: string,
  {
    marks,
    gone,
  }: { readonly marks: ReadonlyMap<string, PrivateMark>; readonly gone: ReadonlyMap<string, PrivateMark | undefined> },
  state: WorkingSet,
): Promise<void> {
  for (const sql of privatePages) {
    let last: Pick<PrivateRow, 'kind' | 'id'> | { readonly kind: string; readonly id: string } = {
      kind: '',
      id: '00000000-0000-0000-0000-000000000000',
    };
    for (;;) {
      const page: { rows: PrivateRow[] } = await db.query<PrivateRow>(sql, [county, last.kind, last.id]);
      for (const row of page.rows) {
        const key = `${row.kind} ${row.id}`;
        const mark = marks.get(key);
        const wentWith = gone.has(key) && (gone.get(key) === mark || isEmpty(row));
        const emptied = wentWith || isGone(state, row);
        comparePrivateRow(row, emptied ? { kind: row.kind, id: row.id, erased: true } : mark);
      }
      const end = page.rows.at(-1);
      if (end === undefined) break;
      last = end;
    }
  }
}

/** Whether a row went for good with another, whenever that was. */
function isGone(state: WorkingSet, { kind, id }: PrivateRow): boolean {
  return goneWith.some((rule) => rule.kind === kind && rule.isGone?.(state, id) === true);
}

/** The rows that go with one that a command emptied, as the county stands then. */
function alongWith(state: WorkingSet, { kind, id }: PrivateMark): readonly string[] {
  return goneWith.flatMap((rule) =>
    rule.with === kind ? (rule.ids?.(state, id) ?? []).map((one) => `${rule.kind} ${one}`) : [],
  );
}

function isEmpty({ name, accountNumber }: PrivateRow): boolean {
  return (name ?? accountNumber ?? null) === null;
}

function comparePrivateRow(row: PrivateRow, mark: PrivateMark | undefined): void {
  if (mark === undefined) return;
  const what = `the private row of ${row.kind} ${row.id}`;
  const empty = isEmpty(row);
  if (mark.erased === true) {
    if (empty) return;
    throw new Difference(`${what} was emptied by the journal, but something stands in it`);
  }
  if (empty) throw new Difference(`${what} is empty, but the journal does not say that it was emptied`);
  if (row.key === null || digestOf(row.key, row.kind, row.id, row) !== mark.digest)
    throw new Difference(`${what} was changed: it is not what the journal says by its digest`);
}

/** The bookings of one account so far, boiled down so that millions need no room. */
interface AccountDigest {
  readonly hash: Hash;
  lines: number;
}

interface PostingRow extends Posting {
  readonly seq: number;
  readonly line: number;
}

function digest(booked: Map<string, AccountDigest>, seq: number, postings: readonly Posting[]): void {
  postings.forEach((posting, index) => add(booked, { ...posting, seq, line: index + 1 }));
}

function add(booked: Map<string, AccountDigest>, { account, seq, line, amountFen, reason, about }: PostingRow): void {
  let of = booked.get(account);
  if (of === undefined) booked.set(account, (of = { hash: createHash('sha256'), lines: 0 }));
  of.hash.update(`${seq} ${line} ${amountFen} ${reason} ${about.kind} ${about.id}\n`);
  of.lines += 1;
}

async function comparePostings(
  db: Queryable,
  county: string,
  booked: ReadonlyMap<string, AccountDigest>,
): Promise<number> {
  const found = new Map<string, AccountDigest>();
  let last: PostingRow | undefined;
  let lines = 0;
  for (;;) {
    const page: { rows: PostingRow[] } = await db.query<PostingRow>(
      `select account, seq, line, amount_fen as "amountFen", reason, ${aboutOf()} as about from posting
       where county = $1 and (account, seq, line) > ($2, $3::bigint, $4::smallint) order by account, seq, line limit 5000`,
      [county, last?.account ?? '', last?.seq ?? 0, last?.line ?? 0],
    );
    for (const row of page.rows) add(found, row);
    lines += page.rows.length;
    last = page.rows.at(-1);
    if (last === undefined) break;
  }
  for (const account of new Set([...booked.keys(), ...found.keys()])) {
    const expected = booked.get(account);
    const actual = found.get(account);
    if (expected?.lines === actual?.lines && expected?.hash.digest('hex') === actual?.hash.digest('hex')) continue;
    throw new Difference(await firstBookingThatDiffers(db, county, account));
  }
  return lines;
}

async function firstBookingThatDiffers(db: Queryable, county: string, account: string): Promise<string> {
  const state = emptyCounty();
  const expected: PostingRow[] = [];
  for await (const { entries } of readBatches(db, county)) {
    for (const entry of entries) {
      replay(state, entry).forEach((posting, index) => {
        if (posting.account === account) expected.push({ ...posting, seq: entry.body.seq, line: index + 1 });
      });
    }
  }
  const { rows } = await db.query<PostingRow>(
    `select account, seq, line, amount_fen as "amountFen", reason, ${aboutOf()} as about from posting where county = $1 and account = $2 order by seq, line`,
    [county, account],
  );
  const at =
    Array.from({ length: Math.max(rows.length, expected.length) }, (_, index) => index).find(
      (index) => lineText(rows[index]) !== lineText(expected[index]),
    ) ?? 0;
  return `posting to ${account}: the table has ${lineText(rows[at])}, the journal ${lineText(expected[at])}`;
}

function lineText(line: PostingRow | undefined): string {
  return line === undefined
    ? 'nothing'
    : `${line.amountFen} fen at ${line.seq}/${line.line} for ${line.reason} of ${line.about.kind} ${line.about.id}`;
}
