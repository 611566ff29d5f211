import { createHash } from 'node:crypto';
import { attachmentRules, type Attachment, type AttachmentRule, type ProblemCode } from '@yangui/domain';
import type { Pool, PoolClient } from 'pg';
import { withTransaction } from '../postgres/pool.ts';
import { mappings } from '../store/mapping.ts';
import { entityOf } from '../store/statements.ts';
import { examine } from './examine.ts';
import { concernedBy } from './people.ts';

/** How much may come at once. */
export const PIECE_LIMIT_BYTES = 64 * 1_024;

/** A stretch of an attachment's bytes, as a device brings it: it knows which it means by the SHA-256 of all of them. */
export interface Piece {
  readonly attachment: string;
  readonly sha256: string;
  /** How many there are in all. */
  readonly sizeBytes: number;
  readonly from: number;
  readonly bytes: Buffer;
}

/** How many bytes of an attachment are here now, from the first on; or why no more are taken. */
export type Received =
  | { readonly received: number }
  | { readonly refused: ProblemCode; readonly details: Readonly<Record<string, string | number>> };

type Queryable = Pick<Pool | PoolClient, 'query'>;

/**
 * Takes in a piece, any number of times: what is here already is passed over, what comes too early is left for later, and the
 * answer says from where to go on. No empty row, no wrong type, no picture with more in it than the picture is kept for a moment;
 * where the whole is not what the journal says, none of it stays.
 */
export function receive(pool: Pool, county: string, piece: Piece): Promise<Received> {
  return withTransaction(pool, async (client) => {
    // No batch of the county is saved meanwhile: whoever is erased is erased before this or after it.
    await client.query('select from journal_head where county = $1 for share', [county]);
    const row = await attachmentIn(client, county, piece.attachment, 'for update');
    const rule = row && attachmentRules.get(row.kind);
    if (row === undefined || rule === undefined) return refusal('attachment-unknown');
    if (row.emptiedAt !== null || (await isErased(client, county, row, rule))) return refusal('attachment-erased');
    const { sizeBytes } = piece;
    if (row.sha256 !== piece.sha256 || (row.sizeBytes ?? sizeBytes) !== sizeBytes) return refusal('attachment-differs');
    if (sizeBytes > rule.mostBytes)
      return refusal('attachment-too-large', { where: `${sizeBytes} > ${rule.mostBytes}` });
    const here = await bytesOf(client, county, row.id);
    const fresh = piece.from > here.length ? Buffer.alloc(0) : piece.bytes.subarray(here.length - piece.from);
    if (fresh.length === 0) return { received: here.length };
    const all = Buffer.concat([here, fresh]);
    const no = doubtOf(all, row, sizeBytes);
    if (no !== undefined) {
      await empty(client, county, [row.id]);
      return no;
    }
    await client.query(
      'insert into attachment_piece (county, attachment, begins, whole_bytes, bytes) values ($1, $2, $3, $4, $5)',
      [county, row.id, here.length, sizeBytes, fresh],
    );
    return { received: all.length };
  });
}

/** Why what has come so far cannot be the attachment that the journal names. */
function doubtOf(bytes: Buffer, { sha256, mediaType }: Attachment, sizeBytes: number): Received | undefined {
  const whole = bytes.length >= sizeBytes;
  if (bytes.length > sizeBytes || (whole && sha256Of(bytes) !== sha256)) return refusal('attachment-differs');
  const doubt = examine(bytes, mediaType, whole);
  return doubt && refusal(doubt.code, { found: doubt.found });
}

function refusal(refused: ProblemCode, details: Readonly<Record<string, string | number>> = {}): Received {
  return { refused, details };
}

/** The SHA-256 by which the journal names an attachment, in hex. */
export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** An attachment as the journal says it. */
export async function attachmentIn(
  db: Queryable,
  county: string,
  id: string,
  lock: '' | 'for update' = '',
): Promise<Attachment | undefined> {
  const { rows } = await db.query<{ row: Attachment }>(
    `select ${entityOf('attachment')} as row from attachment t where t.county = $1 and t.id = $2 ${lock}`,
    [county, id],
  );
  return rows[0]?.row;
}

/** The bytes that are here of an attachment, from the first on. */
export async function bytesOf(db: Queryable, county: string, id: string): Promise<Buffer> {
  const { rows } = await db.query<{ bytes: Buffer }>(
    'select bytes from attachment_piece where county = $1 and attachment = $2 order by begins',
    [county, id],
  );
  return Buffer.concat(rows.map(({ bytes }) => bytes));
}

async function isErased(db: Queryable, county: string, row: Attachment, rule: AttachmentRule): Promise<boolean> {
  const { rows } = await db.query<{ erased: boolean }>(
    `select ${concernedBy(row.kind).erased} as erased from ${mappings[rule.of].table} t where t.county = $1 and t.id = $2`,
    [county, row.belongsTo],
  );
  return rows[0]?.erased ?? true;
}

/** Lets go of the bytes of attachments. */
export async function empty(db: Queryable, county: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await db.query('delete from attachment_piece where county = $1 and attachment = any($2::uuid[])', [county, ids]);
}

/** Lets go of the bytes of everything that shows or names people who are erased; `people` are the ids of their private rows. */
export async function emptyOfPeople(db: Queryable, county: string, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  for (const [kind, { of, personal }] of attachmentRules)
    if (personal)
      await db.query(
        `delete from attachment_piece p using attachment a, ${mappings[of].table} t where p.county = $1 and a.county = $1 and t.county = $1
           and a.id = p.attachment and a.kind = $3 and t.id = a.belongs_to and ${concernedBy(kind).among}`,
        [county, people, kind],
      );
}

/** Puts a whole attachment beside an imported journal. @returns whether the journal names it, and it was not emptied since */
export async function putBack(pool: Pool, county: string, id: string, bytes: Buffer): Promise<boolean> {
  const row = await attachmentIn(pool, county, id);
  const rule = row && attachmentRules.get(row.kind);
  if (row === undefined || rule === undefined || row.emptiedAt !== null || row.sha256 !== sha256Of(bytes)) return false;
  if (await isErased(pool, county, row, rule)) return false;
  await pool.query(
    `insert into attachment_piece (county, attachment, begins, whole_bytes, bytes) values ($1, $2, 0, $3, $4)
     on conflict (county, attachment, begins) do nothing`,
    [county, id, bytes.length, bytes],
  );
  return true;
}
