import type { Pool, PoolClient } from 'pg';

/** On which devices people have shown their password: by the hash of the device's cookie. */
export class KnownDevices {
  private readonly pool: Pool;
  private readonly now: () => number;

  constructor(pool: Pool, now: () => number) {
    this.pool = pool;
    this.now = now;
  }

  /** Whether somebody who signs in by this name, or phone, has done so on this device before. */
  async knows(device: string, name: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `select from identity_known_device k join identity_user u on u.id = k.person
       where k.device = $1 and (u.username = $2 or u.phone = $2)`,
      [device, name],
    );
    return rowCount !== 0;
  }

  /** Notes that a person showed their password on a device. Returns whether it was known already. */
  async note(device: string, person: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ known: boolean }>(
      `with before as (select from identity_known_device where person = $1 and device = $2)
       insert into identity_known_device (person, device, seen_at) values ($1, $2, $3)
       on conflict (person, device) do update set seen_at = excluded.seen_at returning exists (select from before) as known`,
      [person, device, new Date(this.now())],
    );
    return rows[0]?.known === true;
  }

  /** Forgets a device that was ended from afar. */
  async forget(device: string, person: string): Promise<void> {
    await this.pool.query('delete from identity_known_device where person = $1 and device = $2', [person, device]);
  }

  /** Forgets every device but one, where the password is another now. */
  async forgetElsewhere(device: string, person: string): Promise<void> {
    await this.pool.query('delete from identity_known_device where person = $1 and device <> $2', [person, device]);
  }
}

/** Forgets every device of a person, whose sign-in is made anew or shut. */
export async function forgetDevices(client: PoolClient, person: string): Promise<void> {
  await client.query('delete from identity_known_device where person = $1', [person]);
}
