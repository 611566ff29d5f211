import { CLOCKS_APART, DAY, type Instant } from '@yangui/domain';
import { countiesHere } from './county.ts';
import type { Queryable } from './read.ts';

/** How far the clock may be from where it was last known to be right: a long weekend with the power off, and no more. */
export const CLOCK_JUMP = 3 * DAY;

interface Known {
  readonly turnedAt: Instant | null;
  readonly confirmedAt: Instant | null;
  readonly recordedAt: Instant | null;
  readonly stopped: boolean;
}

/**
 * The counties in which the clock can be believed: it is near the clockwork's last turn (in a new or imported county, the last
 * entry), behind no entry, or a person has confirmed it since. In the others it stands still, until the clock is right
 * again or somebody says that it is: what was emptied or paid on a wrong day cannot be had back.
 */
export async function countiesInTime(db: Queryable, now: Instant): Promise<readonly string[]> {
  const trusted: string[] = [];
  for (const county of await countiesHere(db)) {
    const known = await readKnown(db, county);
    const right = inTime(known, now);
    if (right || !known.stopped)
      await db.query(
        `insert into clockwork (county, turned_at, stopped_at) values ($1, case when $3 then to_timestamp($2 / 1000.0) end, case when $3 then null else to_timestamp($2 / 1000.0) end)
         on conflict (county) do update set turned_at = coalesce(excluded.turned_at, clockwork.turned_at), stopped_at = excluded.stopped_at`,
        [county, now, right],
      );
    if (right) trusted.push(county);
  }
  return trusted;
}

function inTime({ turnedAt, confirmedAt, recordedAt }: Known, now: Instant): boolean {
  if (isConfirmed(confirmedAt, now)) return true;
  if (recordedAt !== null && now < recordedAt - CLOCKS_APART) return false;
  const last = turnedAt ?? recordedAt ?? now;
  return now >= last - CLOCKS_APART && now <= last + CLOCK_JUMP;
}

function isConfirmed(confirmedAt: Instant | null, now: Instant): boolean {
  return confirmedAt !== null && now >= confirmedAt - CLOCKS_APART && now <= confirmedAt + CLOCK_JUMP;
}

async function readKnown(db: Queryable, county: string): Promise<Known> {
  const { rows } = await db.query<Known>(
    `select (extract(epoch from w.turned_at) * 1000)::bigint as "turnedAt", (extract(epoch from c.confirmed_at) * 1000)::bigint as "confirmedAt",
       (select (extract(epoch from b.recorded_at) * 1000)::bigint from journal_batch b where b.county = $1 order by b.last_seq desc limit 1) as "recordedAt",
       w.stopped_at is not null as stopped
     from (select $1::text as county) h left join clockwork w on w.county = h.county left join clock c on c.county = h.county`,
    [county],
  );
  return rows[0] ?? { turnedAt: null, confirmedAt: null, recordedAt: null, stopped: false };
}

/** Since when the clockwork stands still in a county, and when it last turned; null where it goes, or will with its next turn. */
export async function clockStopped(
  db: Queryable,
  county: string,
  now: Instant,
): Promise<{ readonly stoppedAt: Instant; readonly turnedAt: Instant | null } | null> {
  const { rows } = await db.query<{ stoppedAt: Instant; turnedAt: Instant | null; confirmedAt: Instant | null }>(
    `select (extract(epoch from w.stopped_at) * 1000)::bigint as "stoppedAt", (extract(epoch from w.turned_at) * 1000)::bigint as "turnedAt",
       (extract(epoch from c.confirmed_at) * 1000)::bigint as "confirmedAt"
     from clockwork w left join clock c on c.county = w.county where w.county = $1 and w.stopped_at is not null`,
    [county],
  );
  const [row] = rows;
  if (row === undefined || isConfirmed(row.confirmedAt, now)) return null;
  return { stoppedAt: row.stoppedAt, turnedAt: row.turnedAt };
}
