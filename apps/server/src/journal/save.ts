import { hash } from 'node:crypto';
import type { Entities, Instant, Kind, Posting } from '@yangui/domain';
import type { PoolClient } from 'pg';
import { empty, emptyOfPeople } from '../attachments/bytes.ts';
import { copyRows, type CopyValue } from '../store/copy-rows.ts';
import { orderOf } from '../store/name-order.ts';
import { saveRows } from '../store/statements.ts';
import type { Batch, Entry } from './entry.ts';
import { goneWith } from './gone-with.ts';
import type { PrivateWrite } from './private-digest.ts';
import type { HeldProposal } from './held-proposals.ts';

/** Everything one county's batch leaves behind, to be saved at once. */
export interface Saving {
  readonly batch: Batch;
  readonly entries: readonly Entry[];
  readonly postings: readonly { readonly seq: number; readonly posting: Posting }[];
  readonly changes: ReadonlyMap<Kind, readonly Entities[Kind][]>;
  readonly personal: readonly PrivateWrite[];
  /** What is sealed beside proposals. */
  readonly held: readonly HeldProposal[];
  readonly now: Instant;
}

const entryColumns = ['county', 'seq', 'command_id', 'place', 'type', 'by_person', 'refused', 'body'];
const postingColumns = ['county', 'account', 'seq', 'line', 'amount_fen', 'reason', 'about_kind', 'about_id'];

const insertBatches = `insert into journal_batch (county, first_seq, last_seq, recorded_at, hash)
  select r.county, r."firstSeq", r."lastSeq", to_timestamp(r."recordedAt" / 1000.0), r.hash from json_to_recordset($1::json)
  as r(county text, "firstSeq" bigint, "lastSeq" bigint, "recordedAt" bigint, hash text)`;

const moveHeads = `update journal_head h set last_seq = r."lastSeq", last_hash = r.hash from json_to_recordset($1::json)
  as r(county text, "lastSeq" bigint, hash text) where h.county = r.county`;

const savePersonal = `insert into person_private (county, kind, person, name, name_order, phone, address, words, digest_key, written_at)
  select r.county, r.kind, r.person, r.name, r."nameOrder", r.phone, r.address, r.words, r.key, to_timestamp(r.at / 1000.0) from json_to_recordset($2::json)
  as r(county text, kind text, person uuid, name text, "nameOrder" text, phone text, address text, words text, key text, at bigint)
  on conflict (county, kind, person) do update
  set name = excluded.name, name_order = excluded.name_order, phone = excluded.phone, address = excluded.address, words = excluded.words, digest_key = excluded.digest_key, written_at = excluded.written_at`;

const savePayees = (
  parameter: string,
): string => `insert into payee_private (county, person, account_name, bank, account_number, digest_key, written_at)
  select r.county, r.payee, r."accountName", r.bank, r."accountNumber", r.key, to_timestamp(r.at / 1000.0) from json_to_recordset(${parameter}::json)
  as r(county text, payee uuid, "accountName" text, bank text, "accountNumber" text, key text, at bigint)
  on conflict (county, person) do update
  set account_name = excluded.account_name, bank = excluded.bank, account_number = excluded.account_number, digest_key = excluded.digest_key, written_at = excluded.written_at`;

/**
 * Saves batches of any number of counties: entries and postings, which only grow, by COPY; the chain, the heads,
 * private rows and entities in one statement.
 */
export async function save(client: PoolClient, savings: readonly Saving[]): Promise<void> {
  await copyRows(
    client,
    'journal_entry',
    entryColumns,
    savings.flatMap(({ entries }) => entries.map(entryRow)),
  );
  await copyRows(
    client,
    'posting',
    postingColumns,
    savings.flatMap(({ batch: { county }, postings }) => postingRows(county, postings)),
  );
  // Before as well: whoever is erased may leave their household in this very batch.
  await emptyWith(client, savings);
  const kinds = [...new Set(savings.flatMap(({ changes }) => [...changes.keys()]))].toSorted();
  const parts = [insertBatches, savePersonal, ...kinds.map((kind, index) => saveRows(kind, `$${index + 3}`))];
  const values = [
    JSON.stringify(savings.map(({ batch }) => batch)),
    array(savings, personalRows),
    ...kinds.map((kind) =>
      array(savings, ({ batch: { county }, changes }) =>
        (changes.get(kind) ?? []).map((row) => withCounty(county, row)),
      ),
    ),
  ];
  // Bank details are rare: a batch without them does without their part.
  const payees = savings.flatMap(payeeRows);
  if (payees.length > 0) parts.push(savePayees(`$${values.push(`[${payees.join(',')}]`)}`));
  const text = `with ${parts.map((part, index) => `part_${index} as (${part})`).join(',\n')}\n${moveHeads}`;
  // PostgreSQL reads the first 63 letters of a statement's name: under what all kinds are called two of them could be one.
  await client.query({ name: `save ${hash('sha1', text)}`, text, values });
  await emptyWith(client, savings);
  for (const saving of savings) await emptyAttachments(client, saving);
}

/** Empties the private rows that go with others which are emptied, those of this very batch too. */
async function emptyWith(client: PoolClient, savings: readonly Saving[]): Promise<void> {
  for (const { batch, personal } of savings)
    for (const rule of goneWith) {
      const emptied = personal.flatMap(({ data }) =>
        'erased' in data && data.kind === rule.with ? [data.erased] : [],
      );
      if (emptied.length === 0) continue;
      await client.query(
        `update person_private p set name = null, name_order = null, phone = null, address = null, digest_key = null from ${rule.from}
         where p.county = $1 and p.kind = '${rule.kind}' and ${rule.where}`,
        [batch.county, emptied],
      );
    }
}

/** What is attached to people who are erased goes with them, and so does what was emptied by itself. */
async function emptyAttachments(client: PoolClient, { batch: { county }, changes, personal }: Saving): Promise<void> {
  await emptyOfPeople(
    client,
    county,
    personal.flatMap(({ data }) => ('erased' in data ? [data.erased] : [])),
  );
  const touched = (changes.get('attachment') ?? []).flatMap((row) => ('emptiedAt' in row ? [row] : []));
  await empty(
    client,
    county,
    touched.filter(({ emptiedAt }) => emptiedAt !== null).map(({ id }) => id),
  );
}

function array(savings: readonly Saving[], rowsOf: (saving: Saving) => readonly string[]): string {
  return `[${savings.flatMap(rowsOf).join(',')}]`;
}

/** An entry's row; its body goes in as the very text that was hashed, and `json` keeps it so. */
function entryRow({ county, body: { seq, id, place, type, by, refused }, text }: Entry): readonly CopyValue[] {
  return [county, seq, id, place, type, by, refused?.code, text];
}

function postingRows(county: string, postings: Saving['postings']): readonly (readonly CopyValue[])[] {
  let line = 0;
  let last = 0;
  return postings.map(({ seq, posting: { account, amountFen, reason, about } }) => {
    line = seq === last ? line + 1 : 1;
    last = seq;
    return [county, account, seq, line, amountFen, reason, about.kind, about.id];
  });
}

/** The last word about each person counts, as it does in the order of the journal. */
function personalRows({ batch: { county }, personal, now }: Saving): readonly string[] {
  const rows = personal.flatMap(({ data, key }) => {
    if ('payee' in data || data.kind === 'payee') return [];
    return [
      'erased' in data
        ? { county, kind: data.kind, person: data.erased, at: now }
        : { county, ...data, nameOrder: orderOf(data), key, at: now },
    ];
  });
  return [...new Map(rows.map((row) => [`${row.kind} ${row.person}`, JSON.stringify(row)])).values()];
}

function payeeRows({ batch: { county }, personal, now }: Saving): readonly string[] {
  const rows = personal.flatMap(({ data, key }) => {
    if ('payee' in data) return [{ county, ...data, key, at: now }];
    return 'erased' in data && data.kind === 'payee' ? [{ county, payee: data.erased, key, at: now }] : [];
  });
  return [...new Map(rows.map((row) => [row.payee, JSON.stringify(row)])).values()];
}

function withCounty(county: string, row: Entities[Kind]): string {
  return `{"county":"${county}",${JSON.stringify(row).slice(1)}`;
}
