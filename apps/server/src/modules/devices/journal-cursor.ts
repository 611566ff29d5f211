import { invariant } from '@yangui/domain';
import { readHeads } from '../../journal/heads.ts';
import type { Queryable } from '../../journal/read.ts';

/** What a device says of how far in a county's journal its own copy goes. */
export interface JournalCursor {
  readonly after: number;
  readonly hash: string | undefined;
  /** What the journal said it recorded since: `seq:id` with commas between. */
  readonly confirmed: string | undefined;
}

/** Where a county's journal ends now. */
export async function headOf(
  db: Queryable,
  county: string,
): Promise<{ readonly seq: number; readonly hash: string; readonly epoch: string }> {
  const [head] = await readHeads(db, [county]);
  invariant(head !== undefined, `county ${county} has a journal`);
  return { seq: head.lastSeq, hash: head.lastHash, epoch: head.epoch };
}

/** Whether the journal is still the one that a device's copy came from: false where the server was put back from a backup and lost some of it. */
export async function continuesFrom(
  db: Queryable,
  county: string,
  { after, hash, confirmed }: JournalCursor,
): Promise<boolean> {
  return (await isIn(db, county, after, hash)) && remembers(db, county, confirmed);
}

/** Whether a cursor is in this county's journal: it ends a batch there, under this hash. */
async function isIn(db: Queryable, county: string, after: number, hash: string | undefined): Promise<boolean> {
  if (after === 0) return true;
  const { rows } = await db.query<{ hash: string }>(
    'select hash from journal_batch where county = $1 and last_seq = $2',
    [county, after],
  );
  return rows[0] !== undefined && rows[0].hash === hash;
}

/**
 * Whether the journal still has what it once said it recorded, under the same numbers. A device that sent and was cut
 * off before it asked has a cursor older than its outcomes: a backup put back between the two may have the one without the other.
 */
async function remembers(db: Queryable, county: string, confirmed: string | undefined): Promise<boolean> {
  const said = (confirmed ?? '').split(',').flatMap((one) => {
    const [, seq, id] = /^(\d{1,15}):([0-9a-f-]{36})$/.exec(one) ?? [];
    return seq === undefined || id === undefined ? [] : [{ seq: Number(seq), id }];
  });
  if (said.length === 0) return true;
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from journal_entry e join unnest($2::bigint[], $3::uuid[]) as s(seq, id) on e.seq = s.seq and e.command_id = s.id where e.county = $1`,
    [county, said.map(({ seq }) => seq), said.map(({ id }) => id)],
  );
  return rows[0]?.count === said.length;
}
