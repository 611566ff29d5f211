import {
  covers,
  DAY,
  NOTICE_FRESH_DAYS,
  noticeLines,
  type AnyEvent,
  type Holding,
  type Instant,
  type NoticeLine,
  type NoticeOwner,
  type NoticePlace,
  type Place,
} from '@yangui/domain';
import type { Pool } from 'pg';
import type { Entry } from '../../journal/entry.ts';
import { readEntries, type Queryable } from '../../journal/read.ts';
import { withTransaction } from '../../postgres/pool.ts';
import { noteMessages } from './note-messages.ts';

/** How many entries are gone through in one transaction. */
const PAGE = 500;

/**
 * Goes through what is new in a county's journal and notes who is to be told of it, entry by entry, each once: how far it went
 * is kept with what was noted, in one transaction. Asked before notices are read, so that none comes late, and by the clockwork.
 */
export async function followJournal(pool: Pool, county: string, now: Instant): Promise<void> {
  while (await isBehind(pool, county)) if (!(await followPage(pool, county, now))) return;
}

/** Says that a county's journal is known up to its end: nobody is told of what a copy or a backup brings with it. */
export async function passOver(db: Queryable, county: string, seq: number): Promise<void> {
  await db.query(
    'insert into notice_cursor (county, seq) values ($1, $2) on conflict (county) do update set seq = excluded.seq',
    [county, seq],
  );
}

async function isBehind(db: Queryable, county: string): Promise<boolean> {
  const { rows } = await db.query<{ behind: boolean }>(
    `select h.last_seq > coalesce(c.seq, 0) as behind from journal_head h left join notice_cursor c on c.county = $1 where h.county = $1`,
    [county],
  );
  return rows[0]?.behind === true;
}

function followPage(pool: Pool, county: string, now: Instant): Promise<boolean> {
  return withTransaction(pool, async (client) => {
    await client.query('insert into notice_cursor (county, seq) values ($1, 0) on conflict (county) do nothing', [
      county,
    ]);
    const { rows } = await client.query<{ seq: number }>('select seq from notice_cursor where county = $1 for update', [
      county,
    ]);
    const entries = await readEntries(client, county, rows[0]?.seq ?? 0, PAGE);
    const last = entries.at(-1);
    if (last === undefined) return false;
    const fresh = entries.filter(({ body }) => body.refused === undefined && body.at > now - NOTICE_FRESH_DAYS * DAY);
    await noteNotices(client, county, fresh);
    await noteMessages(client, county, fresh);
    await client.query('update notice_cursor set seq = $2 where county = $1', [county, last.body.seq]);
    return true;
  });
}

/** A line of the table met by an event. */
interface Met {
  readonly entry: Entry;
  readonly event: AnyEvent;
  readonly line: NoticeLine;
  readonly about: string;
}

interface Told {
  readonly person: string;
  readonly seq: number;
  readonly event: string;
  readonly role: string | null;
  readonly place: Place;
  readonly kind: string;
  readonly id: string;
  readonly at: Instant;
}

async function noteNotices(client: Queryable, county: string, entries: readonly Entry[]): Promise<void> {
  const met = entries.flatMap((entry) =>
    (entry.body.events ?? []).flatMap((event) =>
      noticeLines(event.type).flatMap((line): readonly Met[] => {
        const about = field(event, line.about[1]);
        return about === undefined ? [] : [{ entry, event, line, about }];
      }),
    ),
  );
  if (met.length === 0) return;
  const [members, villages] = [await readMembers(client, county), await readVillages(client, county, met)];
  const told: Told[] = [];
  for (const one of met) {
    const { entry, event, line, about } = one;
    const { seq, by, at } = entry.body;
    const place =
      'role' in line && line.at === 'station' ? villages.get(field(event, 'station') ?? '') : entry.body.place;
    if (place === undefined) continue;
    const people =
      'role' in line
        ? members.filter(({ holdings }) => holds(holdings, line.role, line.at, place)).map(({ id }) => id)
        : await ownersOf(client, county, line.own, field(event, line.by));
    for (const person of new Set(people))
      if (person !== by)
        told.push({
          person,
          seq,
          event: event.type,
          role: 'role' in line ? line.role : null,
          place,
          kind: line.about[0],
          id: about,
          at,
        });
  }
  await client.query(
    `insert into notice (county, person, seq, event, role, place, about_kind, about_id, at)
     select $1, r.person, r.seq, r.event, r.role, r.place, r.kind, r.id, to_timestamp(r.at / 1000.0)
     from json_to_recordset($2::json) as r(person uuid, seq bigint, event text, role text, place text, kind text, id uuid, at bigint)
     on conflict (county, person, seq, event) do nothing`,
    [county, JSON.stringify(told)],
  );
}

/** Whether somebody holds a role so that a place is theirs; what changes for all concerns whoever is anywhere under it. */
export function holds(holdings: readonly Holding[], role: string, at: NoticePlace, place: Place): boolean {
  return holdings.some(
    (held) => held.role === role && (covers(held.place, place) || (at === 'below' && covers(place, held.place))),
  );
}

function field({ data }: AnyEvent, name: string): string | undefined {
  const value: unknown = Object.entries(data).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : undefined;
}

interface Holder {
  readonly id: string;
  readonly holdings: readonly Holding[];
}

async function readMembers(client: Queryable, county: string): Promise<readonly Holder[]> {
  const { rows } = await client.query<Holder>('select id, holdings from member where county = $1 and left_at is null', [
    county,
  ]);
  return rows;
}

/** The villages of the stations that events name. */
async function readVillages(
  client: Queryable,
  county: string,
  met: readonly Met[],
): Promise<ReadonlyMap<string, Place>> {
  const stations = met.flatMap(({ event, line }) =>
    'role' in line && line.at === 'station' ? (field(event, 'station') ?? []) : [],
  );
  if (stations.length === 0) return new Map();
  const { rows } = await client.query<{ id: string; village: Place }>(
    'select id, village from station where county = $1 and id = any($2::uuid[])',
    [county, stations],
  );
  return new Map(rows.map(({ id, village }) => [id, village]));
}

/** Members by whose things an id is: the person's own, or those of a vehicle's owner. */
const memberOrOwner = (id: string) => `select m.id from member m where m.county = $1 and m.id::text = ${id}
  union select v.owner from vehicle v where v.county = $1 and v.id::text = ${id} and v.owner is not null`;

const ownerSql: Readonly<Record<NoticeOwner, string>> = {
  person: 'select m.id from member m where m.county = $1 and m.id::text = $2',
  payee: memberOrOwner('$2'),
  driver: 'select l.driver as id from loop l where l.county = $1 and l.id::text = $2 and l.driver is not null',
  proposer: 'select p.proposed_by as id from proposal p where p.county = $1 and p.id::text = $2',
  concerned: memberOrOwner('(select p.about from proposal p where p.county = $1 and p.id::text = $2)'),
  preparer: 'select s.prepared_by as id from settlement s where s.county = $1 and s.id::text = $2',
};

async function ownersOf(
  client: Queryable,
  county: string,
  own: NoticeOwner,
  id: string | undefined,
): Promise<readonly string[]> {
  if (id === undefined) return [];
  const { rows } = await client.query<{ id: string }>(ownerSql[own], [county, id]);
  return rows.map((row) => row.id);
}
