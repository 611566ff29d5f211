import {
  refuse,
  type BoundCommand,
  type Details,
  type Envelope,
  type Instant,
  type PrivateData,
  type ProblemCode,
  type Refusal,
} from '@yangui/domain';
import type { PoolClient } from 'pg';
import type { Queryable } from './read.ts';

/** A late command set aside for a person to decide: all that is needed to take it in, its personal part included. */
export interface LateCommand {
  readonly county: string;
  readonly id: string;
  readonly type: string;
  readonly by: string;
  readonly at: Instant;
  readonly receivedAt: Instant;
  readonly place: string;
  readonly station: string | null;
  readonly device: string;
  readonly contents: string;
  readonly why: ProblemCode;
  readonly details: Details;
  readonly payload: unknown;
  /** As it was signed; null where there is none, or no longer. */
  readonly personal: unknown;
  /** Whom the personal part is about. */
  readonly person: string | null;
  /** What it would have made, by the ids that its maker gave. */
  readonly made: readonly string[];
  /** That person was erased meanwhile, and the personal part with them. */
  readonly erased: boolean;
  /** When the personal part was emptied because nobody decided for too long; null where it was not. */
  readonly emptiedAt: Instant | null;
}

/** Where a command set aside happened. */
export type Whereabouts = Pick<LateCommand, 'place' | 'station'>;

/** What a batch does to the commands set aside. */
export interface LateChanges {
  readonly setAside: readonly LateCommand[];
  readonly decided: readonly { readonly county: string; readonly id: string }[];
}

/** Sets a command aside as it came. */
export function setAside(
  command: BoundCommand,
  { code, details }: Refusal,
  more: Omit<LateCommand, 'county' | 'id' | 'type' | 'by' | 'at' | 'why' | 'details' | 'payload' | 'emptiedAt'>,
): LateCommand {
  const { id, type, county, by, at, payload } = command;
  return { county, id, type, by, at, why: code, details, payload, emptiedAt: null, ...more };
}

/** Why a command set aside cannot be taken in any more: whom it is about is not known. Undefined where it can. */
export function namelessRefusal({ erased, emptiedAt, person }: LateCommand): Refusal | undefined {
  if (erased) return refuse('villager-erased', { villager: person ?? '' }).refusal;
  return emptiedAt === null ? undefined : refuse('late-emptied').refusal;
}

/**
 * Empties the personal parts of commands set aside that came before a moment and that nobody decided. They go on waiting, to be
 * turned down.
 * @returns how many were emptied
 */
export async function emptyLate(db: Queryable, county: string, before: Instant, now: Instant): Promise<number> {
  const { rowCount } = await db.query(
    `update late_command set personal = null, emptied_at = to_timestamp($3 / 1000.0)
     where county = $1 and received_at < to_timestamp($2 / 1000.0) and personal is not null`,
    [county, before, now],
  );
  return rowCount ?? 0;
}

/**
 * Empties the same way all that people said whom the county does not know.
 * @returns how many were emptied
 */
export async function emptyStrangers(db: Queryable, county: string, before: Instant, now: Instant): Promise<number> {
  const { rowCount } = await db.query(
    `update late_command l set personal = null, payload = '{}', person = null, emptied_at = to_timestamp($3 / 1000.0)
     where l.county = $1 and l.emptied_at is null and l.received_at < to_timestamp($2 / 1000.0)
       and not exists (select from member m where m.county = $1 and m.id = l.by_person)`,
    [county, before, now],
  );
  return rowCount ?? 0;
}

/** A command set aside as the device had sent it, to be bound again. */
export function envelopeOf({ id, type, at, payload, personal }: LateCommand): Envelope {
  return { id, type, at, payload, ...(personal !== null && { personal }) };
}

/** Whom a private part fills, or empties. */
export function personIn(personal: PrivateData | undefined): string | undefined {
  if (personal === undefined) return undefined;
  if ('erased' in personal) return personal.erased;
  if ('nameOnly' in personal) return personal.nameOnly;
  return 'payee' in personal ? personal.payee : (personal.of ?? personal.person);
}

const columns = `l.county, l.id, l.type, l.by_person as by, (extract(epoch from l.at) * 1000)::bigint as at,
  (extract(epoch from l.received_at) * 1000)::bigint as "receivedAt", l.place, l.station, l.device, l.contents, l.why, l.details, l.payload, l.personal, l.person, l.made, l.erased,
  (extract(epoch from l.emptied_at) * 1000)::bigint as "emptiedAt"`;

/** The commands set aside under these ids, by `county id`. */
export async function findLate(
  db: Queryable,
  wanted: readonly { readonly county: string; readonly id: string }[],
): Promise<ReadonlyMap<string, LateCommand>> {
  if (wanted.length === 0) return new Map();
  const { rows } = await db.query<LateCommand>(
    `select ${columns} from late_command l join unnest($1::text[], $2::uuid[]) as k(county, id) on l.county = k.county and l.id = k.id`,
    [wanted.map(({ county }) => county), wanted.map(({ id }) => id)],
  );
  return new Map(rows.map((row) => [`${row.county} ${row.id}`, row]));
}

/** What a command set aside would have made, as `county id`; what was set aside before 2026-12 does not say all of it. */
export function madeBy({
  county,
  id,
  person,
  made,
}: Pick<LateCommand, 'county' | 'id' | 'person' | 'made'>): readonly string[] {
  return [id, person, ...made].filter((one) => one !== null).map((one) => `${county} ${one}`);
}

/** Everything that commands set aside in these counties would have made, and where. */
export async function findWaiting(db: Queryable, counties: readonly string[]): Promise<Map<string, Whereabouts>> {
  if (counties.length === 0) return new Map();
  const { rows } = await db.query<Pick<LateCommand, 'county' | 'id' | 'person' | 'made' | 'place' | 'station'>>(
    'select county, id, person, made, place, station from late_command where county = any($1::text[])',
    [counties],
  );
  return new Map(rows.flatMap((row) => madeBy(row).map((made) => [made, row])));
}

/** Keeps what a batch set aside, and lets go of what was decided. A repeat that came by another server changes nothing. */
export async function saveLate(client: PoolClient, changes: LateChanges): Promise<void> {
  if (changes.setAside.length > 0) {
    await client.query(
      `insert into late_command (county, id, type, by_person, at, received_at, place, station, device, contents, why, details, payload, personal, person, made, erased)
       select r.county, r.id, r.type, r.by, to_timestamp(r.at / 1000.0), to_timestamp(r."receivedAt" / 1000.0), r.place, r.station, r.device, r.contents, r.why,
         r.details, r.payload, r.personal, r.person, r.made, r.erased
       from json_to_recordset($1::json) as r(county text, id uuid, type text, by uuid, at bigint, "receivedAt" bigint, place text, station uuid, device uuid,
         contents text, why text, details json, payload json, personal json, person uuid, made json, erased boolean)
       on conflict (county, id) do nothing`,
      [JSON.stringify(changes.setAside)],
    );
  }
  if (changes.decided.length > 0) {
    await client.query(
      'delete from late_command l using unnest($1::text[], $2::uuid[]) as k(county, id) where l.county = k.county and l.id = k.id',
      [changes.decided.map(({ county }) => county), changes.decided.map(({ id }) => id)],
    );
  }
}

/**
 * Empties what is set aside about a person who is erased. Devices of before 2026-12 have the words of an outside purchase in its
 * payload: nobody takes that in any more, so it is emptied of them too.
 */
export async function eraseLate(
  client: PoolClient,
  erased: readonly { readonly county: string; readonly person: string }[],
): Promise<void> {
  if (erased.length === 0) return;
  await client.query(
    `update late_command l set personal = null, erased = true,
       payload = case when l.type = 'record-outside-purchase' then (l.payload::jsonb - 'lines' - 'link')::json else l.payload end
     from unnest($1::text[], $2::uuid[]) as k(county, person) where l.county = k.county and l.person = k.person`,
    [erased.map(({ county }) => county), erased.map(({ person }) => person)],
  );
}

/** A command set aside as far as it can be turned down: also where it cannot be bound any more. */
export function unbound({ id, type, county, by, at, payload }: LateCommand): BoundCommand {
  const nothing = () => [];
  const no = refuse('late-turned-down');
  return {
    id,
    type,
    county,
    speaker: by,
    by,
    at,
    capability: 'late.review',
    payload,
    kept: payload,
    personal: undefined,
    phoneOnce: undefined,
    access: undefined,
    places: [],
    confirms: undefined,
    waits: () => undefined,
    rows: () => undefined,
    people: nothing,
    takesOn: () => undefined,
    own: () => undefined,
    makes: nothing,
    amends: () => undefined,
    place: () => no,
    decide: () => no,
  };
}
