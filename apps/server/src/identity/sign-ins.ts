import type { Pool, PoolClient } from 'pg';
import { RefusalError } from '../http/refusal-error.ts';
import { withTransaction } from '../postgres/pool.ts';
import { endKeys } from './device-keys.ts';
import { hashSecret } from './hashing.ts';
import { checkPersonal, parse, signInToCreate, type SignInToCreate } from './input.ts';
import { oneTimePassword } from './one-time-password.ts';
import { foldName, foldPhone } from './sign-in-name.ts';

/**
 * Lets a person sign in, or lets them again with a new password: sessions and PINs they had end.
 * @returns the password, the one given or a made one; it is stored nowhere in clear
 */
export async function createSignIn(pool: Pool, wish: SignInToCreate, now: Date): Promise<{ readonly password: string }> {
  const { county, person, signInName, phone, name, password = oneTimePassword() } = parse(signInToCreate, wish);
  checkPersonal({ name, phone });
  const hashed = await hashSecret(password);
  await withTransaction(pool, async (client) => {
    await client.query(
      `insert into identity_user (id, name, email, email_verified, username, phone, disabled, created_at, updated_at)
       values ($1, $2, $3, false, $4, $5, false, $6, $6)
       on conflict (id) do update set name = excluded.name, username = excluded.username, phone = excluded.phone,
         disabled = false, updated_at = excluded.updated_at`,
      [person, name.trim(), `${person}@no-mail.invalid`, foldName(signInName), phone === undefined ? null : foldPhone(phone), now],
    ).catch(refuseTaken);
    await client.query(
      `insert into identity_account (id, account_id, provider_id, user_id, password, created_at, updated_at)
       values ($1, $2, 'credential', $1, $3, $4, $4)
       on conflict (id) do update set password = excluded.password, updated_at = excluded.updated_at`,
      [person, person, hashed, now],
    );
    await endEverywhere(client, person, now);
    await addCounty(client, person, county);
  });
  return { password };
}

/** Shuts a person out at once: no sign-in, no session, no PIN. What they did stays theirs. */
export async function disableSignIn(pool: Pool, person: string, now: Date): Promise<void> {
  await withTransaction(pool, async (client) => {
    await client.query('update identity_user set disabled = true, updated_at = $2 where id = $1', [person, now]);
    await endEverywhere(client, person, now);
  });
}

export async function addCounty(db: Pool | PoolClient, person: string, county: string): Promise<void> {
  await db.query('insert into identity_county (person, county) values ($1, $2) on conflict do nothing', [person, county]);
}

/** The counties that know a person, in the order of their codes. */
export async function countiesOf(pool: Pool, person: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ county: string }>('select county from identity_county where person = $1 order by county', [person]);
  return rows.map(({ county }) => county);
}

async function endEverywhere(client: PoolClient, person: string, now: Date): Promise<void> {
  await client.query('delete from identity_session where user_id = $1', [person]);
  await client.query('delete from identity_device_pin where person = $1', [person]);
  await endKeys(client, person, now);
}

function refuseTaken(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === '23505') throw new RefusalError('sign-in-taken');
  throw error;
}
