import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Queryable } from './read.ts';

/** A photo of a hand-over, kept beside the name of whoever took the load. */
export interface HandoverPhoto {
  readonly handover: string;
  readonly photo: Buffer;
}

/** How a county's photos of hand-overs stand against what the journal says of them. */
export interface PhotoCount {
  /** Those that are here and fit their fingerprint, and what they take. */
  readonly kept: number;
  readonly bytes: number;
  /** Those that a record names and that are not here: on a driver's phone still, or lost with it. */
  readonly missing: number;
  /** Those emptied after thirty days, or when somebody asked. */
  readonly emptied: number;
  /** The hand-overs whose photo is not the one that its record names. */
  readonly wrong: readonly string[];
}

/** A few at a time: a photo has up to 80 KB. */
const PAGE = 20;

interface PhotoRow extends HandoverPhoto {
  readonly fingerprint: string | null;
}

/** Every photo of a county that is here, in the order of the hand-overs, few in memory at a time. */
export async function* handoverPhotos(pool: Pool, county: string): AsyncGenerator<PhotoRow> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await pool.query<PhotoRow>(
      `select t.id as handover, t.photo as fingerprint, p.photo from handover t join person_private p on p.county = $1 and p.kind = 'handover' and p.person = t.id
       where t.county = $1 and t.id > $2 and p.photo is not null order by t.id limit $3`,
      [county, after, PAGE],
    );
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.handover;
  }
}

/** Holds each photo against the fingerprint in the journal's rows, and counts those that are not here. */
export async function countPhotos(pool: Pool, county: string): Promise<PhotoCount> {
  let [kept, bytes] = [0, 0];
  const wrong: string[] = [];
  for await (const { handover, photo, fingerprint } of handoverPhotos(pool, county)) {
    if (fingerprintOf(photo) !== fingerprint) wrong.push(handover);
    else [kept, bytes] = [kept + 1, bytes + photo.length];
  }
  const { rows } = await pool.query<{ named: number; emptied: number }>(
    'select count(*) filter (where forgotten_at is null)::int as named, count(*) filter (where forgotten_at is not null)::int as emptied from handover where county = $1 and photo is not null',
    [county],
  );
  const { named = 0, emptied = 0 } = rows[0] ?? {};
  return { kept, bytes, missing: Math.max(0, named - kept - wrong.length), emptied, wrong };
}

/** The fingerprint by which a record names its photo: SHA-256, as hexadecimal. */
export function fingerprintOf(photo: Buffer): string {
  return createHash('sha256').update(photo).digest('hex');
}

/**
 * Keeps a photo beside the name of whoever took the load. The same photo again changes nothing; emptied in this very moment, the
 * row has no name any more, and gets none.
 * @returns whether there is a name that it stands beside
 */
export async function keepPhoto(db: Queryable, county: string, { handover, photo }: HandoverPhoto): Promise<boolean> {
  const { rowCount } = await db.query(
    `update person_private set photo = $3 where county = $1 and kind = 'handover' and person = $2 and name is not null`,
    [county, handover, photo],
  );
  return rowCount === 1;
}
