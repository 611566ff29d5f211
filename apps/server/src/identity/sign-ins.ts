import { DAY, type StaffPart } from '@yangui/domain';
import type { Pool, PoolClient } from 'pg';
import { checked } from '../http/checked.ts';
import { RefusalError } from '../http/refusal-error.ts';
import { withTransaction } from '../postgres/pool.ts';
import { endKeys } from './device-keys.ts';
import { hashSecret, verifySecret } from './hashing.ts';
import { checkPersonal, signInToCreate, type SignInToCreate } from './input.ts';
import { forgetDevices } from './known-devices.ts';
import { ONE_TIME_DAYS, oneTimePassword } from './one-time-password.ts';
import { foldName, foldPhone } from './sign-in-name.ts';

/** What a person signs in with at first. It is stored nowhere in clear. */
export interface NewSignIn {
  readonly password: string;
  /** Until when a made password is good for choosing an own one; missing where the password was given. */
  readonly oneTimeUntil?: number;
}

/** A sign-in to be written: its password as a hash. */
export interface SignInToOpen {
  readonly county: string;
  readonly person: string;
  readonly signInName: string;
  readonly name: string;
  readonly phone?: string | undefined;
  readonly hashed: string;
  /** Until when the password is a one-time one; null where it is the person's own at once. */
  readonly oneTimeUntil: number | null;
}

/**
 * Lets a person sign in, or lets them again with a new password: sessions and PINs they had end. Refused where name or phone are
 * another's.
 */
export async function openSignIn(
  client: PoolClient,
  { county, person, signInName, name, phone, hashed, oneTimeUntil }: SignInToOpen,
  now: Date,
): Promise<void> {
  await client
    .query(
      `insert into identity_user (id, name, email, email_verified, username, phone, disabled, created_at, updated_at, one_time_until, home)
       values ($1, $2, $3, false, $4, $5, false, $6, $6, $7, $8)
       on conflict (id) do update set name = excluded.name, username = excluded.username, phone = coalesce(excluded.phone, identity_user.phone),
         disabled = false, updated_at = excluded.updated_at, one_time_until = excluded.one_time_until,
         home = coalesce(identity_user.home, excluded.home)`,
      [
        person,
        name.trim(),
        `${person}@no-mail.invalid`,
        foldName(signInName),
        phone === undefined ? null : foldPhone(phone),
        now,
        oneTimeUntil === null ? null : new Date(oneTimeUntil),
        county,
      ],
    )
    .catch(refuseTaken);
  await client.query(
    `insert into identity_account (id, account_id, provider_id, user_id, password, created_at, updated_at)
       values ($1, $2, 'credential', $1, $3, $4, $4)
       on conflict (id) do update set password = excluded.password, updated_at = excluded.updated_at`,
    [person, person, hashed, now],
  );
  await endEverywhere(client, person, now);
  await addCounty(client, person, county);
}

/**
 * Makes a sign-in beside the journal: for a sample's people and for tests. People make them by the command `make-sign-in`.
 * A password that is made is a one-time one; one that is given is the person's own at once.
 */
export async function createSignIn(pool: Pool, wish: SignInToCreate, now: Date): Promise<NewSignIn> {
  const { county, person, signInName, phone, name, password: given } = checked(signInToCreate, wish, 'sign-in');
  checkPersonal({ name, phone });
  const password = given ?? oneTimePassword();
  const oneTimeUntil = given === undefined ? now.getTime() + ONE_TIME_DAYS * DAY : undefined;
  const hashed = await hashSecret(password);
  const toOpen = { county, person, signInName, name, phone, hashed, oneTimeUntil: oneTimeUntil ?? null };
  await withTransaction(pool, (client) => openSignIn(client, toOpen, now));
  return { password, ...(oneTimeUntil !== undefined && { oneTimeUntil }) };
}

/**
 * Makes a password the person's own in place of the one-time one by which this session was opened; every session ends, this one too.
 * Refused where it is the one-time one again, and where the session ended meanwhile: a clerk has handed out another one.
 */
export async function chooseOwnPassword(
  pool: Pool,
  { session, person, next }: { session: string; person: string; next: string },
  now: Date,
): Promise<void> {
  const {
    rows: [account],
  } = await pool.query<{ password: string }>('select password from identity_account where id = $1', [person]);
  if (account === undefined) throw new RefusalError('not-signed-in');
  if (await verifySecret(account.password, next)) throw new RefusalError('password-same');
  const hashed = await hashSecret(next);
  await withTransaction(pool, async (client) => {
    await client.query('update identity_user set one_time_until = null, updated_at = $2 where id = $1', [person, now]);
    await client.query('update identity_account set password = $2, updated_at = $3 where id = $1', [
      person,
      hashed,
      now,
    ]);
    const { rows } = await client.query<{ id: string }>(
      'delete from identity_session where user_id = $1 returning id',
      [person],
    );
    if (!rows.some(({ id }) => id === session)) throw new RefusalError('not-signed-in');
  });
}

/** Shuts a person out at once: no sign-in, no session, no PIN, no view of a list. What they did stays theirs. */
export async function shutSignIn(client: PoolClient, person: string, now: Date): Promise<void> {
  for (const county of await countiesOf(client, person)) await forgetViews(client, county, person);
  await client.query('update identity_user set disabled = true, updated_at = $2 where id = $1', [person, now]);
  await endEverywhere(client, person, now);
}

/** Shuts a person out and empties what the sign-in says of them: the names they signed in by, or in the end their own. */
export async function emptySignIn(client: PoolClient, person: string, part: StaffPart, now: Date): Promise<void> {
  await shutSignIn(client, person, now);
  await client.query(
    `update identity_user set username = null, phone = null, name = case when $2 = 'name' then '' else name end where id = $1`,
    [person, part],
  );
}

/** The same as to shut one, beside the journal: for tests. */
export async function disableSignIn(pool: Pool, person: string, now: Date): Promise<void> {
  await withTransaction(pool, (client) => shutSignIn(client, person, now));
}

/** The county that made a person's sign-in; undefined where they have none. */
export async function homeOf(pool: Pool, person: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ home: string | null }>('select home from identity_user where id = $1', [person]);
  return rows[0]?.home ?? undefined;
}

export async function addCounty(db: Pool | PoolClient, person: string, county: string): Promise<void> {
  await db.query('insert into identity_county (person, county) values ($1, $2) on conflict do nothing', [
    person,
    county,
  ]);
}

/** The counties that know a person, in the order of their codes. */
export async function countiesOf(pool: Pool | PoolClient, person: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ county: string }>(
    'select county from identity_county where person = $1 order by county',
    [person],
  );
  return rows.map(({ county }) => county);
}

/** Forgets how a person liked to see a county's lists. */
export async function forgetViews(client: PoolClient, county: string, person: string): Promise<void> {
  await client.query('delete from saved_view where county = $1 and person = $2', [county, person]);
}

async function endEverywhere(client: PoolClient, person: string, now: Date): Promise<void> {
  await client.query('delete from identity_session where user_id = $1', [person]);
  await client.query('delete from identity_device_pin where person = $1', [person]);
  await forgetDevices(client, person);
  await endKeys(client, person, now);
}

/** Says that a name or phone is another's, where that is why a row could not be written. */
export function refuseTaken(error?: unknown): never {
  if (error === undefined || (error instanceof Error && 'code' in error && error.code === '23505'))
    throw new RefusalError('sign-in-taken');
  throw error;
}
