import type { Writable } from 'node:stream';
import { privateKinds, type PayeeData, type PersonalData, type PrivateKind } from '@yangui/domain';
import type { Pool } from 'pg';
import { putBack } from '../attachments/bytes.ts';
import { wholeAttachments } from '../attachments/listed.ts';
import { mappings } from '../store/mapping.ts';
import { orderOf } from '../store/name-order.ts';
import { putBackHeld, readHeld, type HeldProposal } from './held-proposals.ts';
import { writeLine } from './write-line.ts';

/**
 * What stands in no journal: names, phones and bank details, what is sealed with proposals that wait, and what is attached. Carried
 * apart, and only sealed.
 */
export interface PrivateCount {
  readonly rows: number;
  readonly attachments: number;
  readonly attachmentBytes: number;
  /** What no record of the county names: attachments, and what lay beside a proposal that does not wait. It was left where it was. */
  readonly astray: number;
}

/** A private row with the key of its digest; without a key where it was written before there were digests. */
type NamedRow = PersonalData & { readonly key?: string | null | undefined };
export type PrivateRow = NamedRow | (PayeeData & { readonly key?: string | null | undefined });
/** As it was sealed before private rows were told apart by kind. */
type OldRow = Omit<PersonalData, 'kind'> & { readonly kind?: undefined; readonly key?: undefined };
type ReadRow = PrivateRow | OldRow;
/** An attachment, in base64. */
interface AttachmentLine {
  readonly attachment: string;
  readonly bytes: string;
}
/** As it was sealed when photos of hand-overs were all that was attached: they go by the hand-over's id. */
interface OldPhotoLine {
  readonly handover: string;
  readonly photo: string;
}

/** So many rows are written at once. */
const TOGETHER = 1_000;

/** Writes a county's private rows and attachments as JSON lines, one each, few of them in memory. */
export async function exportPrivate(pool: Pool, county: string, out: Writable): Promise<PrivateCount> {
  const people = await readPersonal(pool, county);
  for (const row of people) await write(out, row);
  const held = await readHeld(pool, county);
  for (const row of held) await write(out, row);
  let [attachments, attachmentBytes] = [0, 0];
  for await (const { id, bytes, fits } of wholeAttachments(pool, county)) {
    if (!fits) continue;
    await write(out, { attachment: id, bytes: bytes.toString('base64') });
    [attachments, attachmentBytes] = [attachments + 1, attachmentBytes + bytes.length];
  }
  return { rows: people.length + held.length, attachments, attachmentBytes, astray: 0 };
}

async function write(out: Writable, line: PrivateRow | HeldProposal | AttachmentLine): Promise<void> {
  // Two signs that end a line for whoever reads lines, and do not for JSON.
  const text = JSON.stringify(line)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`);
  await writeLine(out, text);
}

/**
 * Puts private rows and attachments back beside an imported journal. An attachment is taken in where a record of the county names it by its
 * SHA-256 and it was not emptied since, what was sealed with a proposal where that still waits; else it is counted as astray.
 */
export async function importPrivate(pool: Pool, county: string, lines: AsyncIterable<string>): Promise<PrivateCount> {
  let [rows, attachments, attachmentBytes, astray] = [0, 0, 0, 0];
  let waiting: ReadRow[] = [];
  const settle = async () => {
    await writePersonal(pool, county, waiting);
    rows += waiting.length;
    waiting = [];
  };
  for await (const line of lines) {
    const said: ReadRow | HeldProposal | AttachmentLine | OldPhotoLine | readonly ReadRow[] = JSON.parse(line);
    if ('handover' in said || 'attachment' in said) {
      const [id, text] = 'handover' in said ? [said.handover, said.photo] : [said.attachment, said.bytes];
      const bytes = Buffer.from(text, 'base64');
      if (await putBack(pool, county, id, bytes))
        [attachments, attachmentBytes] = [attachments + 1, attachmentBytes + bytes.length];
      else astray += 1;
    } else if ('proposal' in said) {
      if (await putBackHeld(pool, county, said, Date.now())) rows += 1;
      else astray += 1;
    } else if ('length' in said) waiting.push(...said); // As it was sealed before there were photos: all rows in one line.
    else waiting.push(said);
    if (waiting.length >= TOGETHER) await settle();
  }
  await settle();
  return { rows, attachments, attachmentBytes, astray };
}

/** Every private row of a county: to be carried apart from the journal, and only encrypted. */
export async function readPersonal(pool: Pool, county: string): Promise<readonly PrivateRow[]> {
  const { rows } = await pool.query<PrivateRow>(
    'select kind, person, name, phone, address, words, digest_key as key from person_private where county = $1 and name is not null order by kind, person',
    [county],
  );
  const payees = await pool.query<PrivateRow>(
    `select person as payee, account_name as "accountName", bank, account_number as "accountNumber", digest_key as key
     from payee_private where county = $1 and account_number is not null order by person`,
    [county],
  );
  return [...rows, ...payees.rows];
}

/** Puts private rows back beside an imported journal. */
export async function writePersonal(pool: Pool, county: string, people: readonly ReadRow[]): Promise<void> {
  const kinds = await kindsOfOld(pool, county, people);
  const named = people.flatMap((one): readonly NamedRow[] => {
    if ('payee' in one) return [];
    return one.kind === undefined ? (kinds.get(one.person) ?? []).map((kind) => ({ ...one, kind })) : [one];
  });
  await pool.query(
    `insert into person_private (county, kind, person, name, name_order, phone, address, words, digest_key, written_at)
     select $1, r.kind, r.person, r.name, r."nameOrder", r.phone, r.address, r.words, r.key, to_timestamp($3 / 1000.0)
     from json_to_recordset($2::json) as r(kind text, person uuid, name text, "nameOrder" text, phone text, address text, words text, key text)
     on conflict (county, kind, person) do nothing`,
    [county, JSON.stringify(named.map((one) => ({ ...one, nameOrder: orderOf(one) }))), Date.now()],
  );
  await pool.query(
    `insert into payee_private (county, person, account_name, bank, account_number, digest_key, written_at)
     select $1, r.payee, r."accountName", r.bank, r."accountNumber", r.key, to_timestamp($3 / 1000.0)
     from json_to_recordset($2::json) as r(payee uuid, "accountName" text, bank text, "accountNumber" text, key text)
     on conflict (county, person) do nothing`,
    [county, JSON.stringify(people.filter((one) => 'payee' in one)), Date.now()],
  );
}

/** What rows sealed before there were kinds hang on: everything that their ids name in the county as it was imported. */
async function kindsOfOld(
  pool: Pool,
  county: string,
  people: readonly ReadRow[],
): Promise<ReadonlyMap<string, readonly PrivateKind[]>> {
  const old = people.flatMap((one) => ('payee' in one || one.kind !== undefined ? [] : [one.person]));
  const kinds = new Map<string, PrivateKind[]>();
  if (old.length === 0) return kinds;
  const { rows } = await pool.query<{ id: string; kind: PrivateKind }>(
    privateKinds
      .map(
        (kind) =>
          `select id, '${kind}' as kind from ${mappings[kind].table} where county = $1 and id = any($2::uuid[])`,
      )
      .join(' union all '),
    [county, old],
  );
  for (const { id, kind } of rows) kinds.set(id, [...(kinds.get(id) ?? []), kind]);
  return kinds;
}
