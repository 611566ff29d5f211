import { attachmentRules, type Attachment, type AttachmentState, type AttachmentType } from '@yangui/domain';
import type { Pool } from 'pg';
import { mappings } from '../store/mapping.ts';
import { bytesOf, sha256Of } from './bytes.ts';
import { concernedBy } from './people.ts';

export interface ListedAttachment {
  readonly id: string;
  readonly kind: string;
  readonly belongsTo: string;
  readonly mediaType: AttachmentType;
  readonly sizeBytes: number | null;
  readonly receivedBytes: number;
  readonly addedAt: number;
  readonly state: AttachmentState;
}

/** How much of an attachment, named `a`, is here. */
const received =
  '(select coalesce(sum(octet_length(p.bytes)), 0)::int from attachment_piece p where p.county = $1 and p.attachment = a.id)';
const whole =
  '(select coalesce(max(p.whole_bytes), a.size_bytes) from attachment_piece p where p.county = $1 and p.attachment = a.id)';

/** How an attachment, named `a`, of a kind stands, beside its row `t`. $1 is the county. */
export function stateOf(kind: string): string {
  return `case when a.emptied_at is not null or ${concernedBy(kind).erased} then 'erased'
    when ${received} = 0 then 'awaited' when ${received} < ${whole} then 'coming' else 'kept' end`;
}

/** What is attached to some rows of a county, as far as the rows lie within places; the oldest first. */
export async function listedOf(
  pool: Pool,
  county: string,
  kind: string,
  { belongsTo, within }: { readonly belongsTo: readonly string[]; readonly within: readonly string[] },
): Promise<readonly ListedAttachment[]> {
  const rule = attachmentRules.get(kind);
  if (rule === undefined) return [];
  const { rows } = await pool.query<ListedAttachment>(
    `select a.id, a.kind, a.belongs_to as "belongsTo", a.media_type as "mediaType", a.size_bytes as "sizeBytes", ${received} as "receivedBytes",
       (extract(epoch from a.added_at) * 1000)::bigint as "addedAt", ${stateOf(kind)} as state
     from attachment a join ${mappings[rule.of].table} t on t.county = $1 and t.id = a.belongs_to
     where a.county = $1 and a.kind = $2 and a.belongs_to = any($3::uuid[]) and t.village like any($4::text[]) order by a.added_at, a.id`,
    [county, kind, belongsTo, within],
  );
  return rows;
}

/** How a county's attachments stand against what the journal says of them. */
export interface AttachmentCount {
  /** Those that are here and fit their SHA-256, and what they take. */
  readonly kept: number;
  readonly bytes: number;
  /** Those that are named and not here, or not all of them: on a device still, or lost with it. */
  readonly missing: number;
  readonly emptied: number;
  /** Those whose bytes are not what the journal names. */
  readonly wrong: readonly string[];
}

/** A few at a time: what is kept may be large. */
const PAGE = 100;

type Held = Pick<Attachment, 'id' | 'kind' | 'sha256'> & { readonly state: AttachmentState };

/** Every attachment of a county and how it stands, in the order of their ids. */
async function* all(pool: Pool, county: string): AsyncGenerator<Held> {
  for (const [kind, { of }] of attachmentRules) {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const { rows } = await pool.query<Held>(
        `select a.id, a.kind, a.sha256, ${stateOf(kind)} as state from attachment a left join ${mappings[of].table} t on t.county = $1 and t.id = a.belongs_to
         where a.county = $1 and a.kind = $2 and a.id > $3 order by a.id limit $4`,
        [county, kind, after, PAGE],
      );
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) break;
      after = last.id;
    }
  }
}

/** Every attachment that is here whole and fits what the journal says of it, one in memory at a time. */
export async function* wholeAttachments(
  pool: Pool,
  county: string,
): AsyncGenerator<{ readonly id: string; readonly bytes: Buffer; readonly fits: boolean }> {
  for await (const { id, sha256, state } of all(pool, county)) {
    if (state !== 'kept') continue;
    const bytes = await bytesOf(pool, county, id);
    yield { id, bytes, fits: sha256Of(bytes) === sha256 };
  }
}

/** Holds each attachment against the SHA-256 in the journal's rows, and counts those that are not here. */
export async function countAttachments(pool: Pool, county: string): Promise<AttachmentCount> {
  let [kept, bytes, missing, emptied] = [0, 0, 0, 0];
  const wrong: string[] = [];
  for await (const { id, sha256, state } of all(pool, county)) {
    if (state === 'erased') emptied += 1;
    else if (state !== 'kept') missing += 1;
    else {
      const held = await bytesOf(pool, county, id);
      if (sha256Of(held) === sha256) [kept, bytes] = [kept + 1, bytes + held.length];
      else wrong.push(id);
    }
  }
  return { kept, bytes, missing, emptied, wrong };
}
