import type { Instant, PrivateData } from '@yangui/domain';
import type { PoolClient } from 'pg';
import type { Queryable } from './read.ts';

/** What lies sealed beside a proposal until it is decided. */
export interface HeldProposal {
  readonly proposal: string;
  /** The device it was made on, where one is known: the hash of its cookie, or its id. */
  readonly device: string | null;
  readonly personal: PrivateData | null;
}

/** What a county's batch does to what lies sealed: what it adds, and the proposals it decided. */
export interface HeldChanges {
  readonly county: string;
  readonly now: Instant;
  readonly held: readonly HeldProposal[];
  readonly decided: readonly string[];
}

/** What lies sealed beside one proposal, as the table has it. */
export async function findHeld(db: Queryable, county: string, proposal: string): Promise<HeldProposal | undefined> {
  const { rows } = await db.query<HeldProposal>(
    'select proposal, device, personal from proposal_private where county = $1 and proposal = $2',
    [county, proposal],
  );
  return rows[0];
}

/** Keeps what batches sealed, and lets go of what was decided. */
export async function saveHeld(client: PoolClient, changes: readonly HeldChanges[]): Promise<void> {
  const held = changes.flatMap(({ county, now, held: rows }) => rows.map((row) => ({ county, now, ...row })));
  if (held.length > 0)
    await client.query(
      `insert into proposal_private (county, proposal, device, personal, written_at)
       select r.county, r.proposal, r.device, r.personal, to_timestamp(r.now / 1000.0)
       from json_to_recordset($1::json) as r(county text, proposal uuid, device text, personal json, now bigint)`,
      [JSON.stringify(held)],
    );
  const decided = changes.flatMap(({ county, decided: ids }) => ids.map((id) => ({ county, id })));
  if (decided.length > 0)
    await client.query(
      `delete from proposal_private p using unnest($1::text[], $2::uuid[]) as k(county, proposal)
       where p.county = k.county and p.proposal = k.proposal`,
      [decided.map(({ county }) => county), decided.map(({ id }) => id)],
    );
}

/** Empties what lies sealed of things of people who are erased: what was proposed about them is refused when it is confirmed. */
export async function eraseHeld(
  client: PoolClient,
  erased: readonly { readonly county: string; readonly person: string }[],
): Promise<void> {
  if (erased.length === 0) return;
  await client.query(
    `update proposal_private p set personal = null from unnest($1::text[], $2::text[]) as k(county, person)
     where p.county = k.county and p.personal ->> 'of' = k.person`,
    [erased.map(({ county }) => county), erased.map(({ person }) => person)],
  );
}

/** What two sign-ins have in common, so that they do not count as two people. */
export type Shared = 'same-device' | 'same-phone' | 'same-account';

interface Two {
  readonly county: string;
  readonly proposer: string;
  readonly other: string;
  /** The device it was proposed on, and the one it is confirmed on. */
  readonly devices: readonly (string | null | undefined)[];
}

/**
 * What the one who proposed and the one who confirms have in common. A device counts where both are signed in on it,
 * have a key or a PIN on it, or where one of them is on the device that the other spoke from.
 */
export async function sharedBy(
  db: Queryable,
  { county, proposer, other, devices: [one, two] }: Two,
): Promise<Shared | undefined> {
  if (one !== null && one !== undefined && one === two) return 'same-device';
  const { rows } = await db.query<{ device: boolean; phone: boolean; account: boolean }>(
    `with on_device as (
       select user_id as person, device_key as device from identity_session where user_id in ($2, $3)
       union select person, device from identity_device_pin where person in ($2, $3)
       union select person, cookie from identity_device_key where person in ($2, $3) and ended_at is null and cookie is not null
       union select person, device::text from identity_device_key where person in ($2, $3) and ended_at is null
       union select $2::uuid, $4::text where $4::text is not null
       union select $3::uuid, $5::text where $5::text is not null),
     phone as (
       select id as person, phone from identity_user where id in ($2, $3) and phone is not null
       union select person, phone from person_private where county = $1 and person in ($2, $3) and phone is not null)
     select exists (select from on_device a join on_device b on a.device = b.device where a.person = $2 and b.person = $3) as device,
       exists (select from phone a join phone b on regexp_replace(a.phone, '\\D', '', 'g') = regexp_replace(b.phone, '\\D', '', 'g')
         where a.person = $2 and b.person = $3) as phone,
       exists (select from payee_private a join payee_private b on a.county = $1 and b.county = $1 and a.account_number = b.account_number
         where a.person = $2 and b.person = $3) as account`,
    [county, proposer, other, one ?? null, two ?? null],
  );
  const [found] = rows;
  if (found?.device === true) return 'same-device';
  if (found?.phone === true) return 'same-phone';
  return found?.account === true ? 'same-account' : undefined;
}

/** Which of these codes are no places, by the division codes. */
export async function unknownPlace(db: Queryable, codes: readonly string[]): Promise<string | undefined> {
  if (codes.length === 0) return undefined;
  const { rows } = await db.query<{ code: string }>(
    'select c.code from unnest($1::text[]) as c(code) where not exists (select from place p where p.code = c.code) limit 1',
    [codes],
  );
  return rows[0]?.code;
}
