import type { Pool } from 'pg';
import { RefusalError } from '../http/refusal-error.ts';
import { hashSecret, verifySecret } from './hashing.ts';

/** So many wrong tries lock a PIN; the table's check and `locked` column hold the same figure. */
const TRIES = 5;

/**
 * A PIN is of one person on one device, and worth nothing elsewhere. `device` is the hash of the device's cookie. That cookie may
 * have been put there by somebody else, who then has it too: so each PIN answers to a cookie of its own besides, made when it is
 * set, whose hash is `secret`.
 */
export class Pins {
  private readonly pool: Pool;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  async set(device: string, person: string, label: string, pin: string, secret: string): Promise<void> {
    await this.pool.query(
      `insert into identity_device_pin (device, person, label, pin_hash, failed, secret) values ($1, $2, $3, $4, 0, $5)
       on conflict (device, person) do update set label = excluded.label, pin_hash = excluded.pin_hash, failed = 0, secret = excluded.secret`,
      [device, person, label, await hashSecret(pin), secret],
    );
  }

  async isLocked(device: string, person: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      'select from identity_device_pin where device = $1 and person = $2 and locked',
      [device, person],
    );
    return rowCount !== 0;
  }

  /** The people who have a PIN on the device whose cookies these are. */
  async people(
    device: string,
    secrets: readonly string[],
  ): Promise<readonly { readonly id: string; readonly name: string }[]> {
    const { rows } = await this.pool.query<{ id: string; name: string }>(
      `select u.id, u.name from identity_device_pin p join identity_user u on u.id = p.person
        where p.device = $1 and p.secret = any($2::text[]) and not u.disabled order by u.name, u.id`,
      [device, secrets],
    );
    return rows;
  }

  /** Returns the device's label when the PIN is right; refuses otherwise. */
  async check(device: string, person: string, pin: string, secret: string): Promise<string> {
    const { pinHash, failed, label } = await this.countTry(device, person, secret);
    if (await verifySecret(pinHash, pin)) {
      await this.unlock(device, person);
      return label;
    }
    if (failed >= TRIES) throw new RefusalError('pin-locked');
    throw new RefusalError('pin-wrong', { left: TRIES - failed });
  }

  /** Gives all tries back, after the person showed their password on this device. */
  async unlock(device: string, person: string): Promise<void> {
    await this.pool.query('update identity_device_pin set failed = 0 where device = $1 and person = $2', [
      device,
      person,
    ]);
  }

  async remove(device: string, person: string): Promise<void> {
    await this.pool.query('delete from identity_device_pin where device = $1 and person = $2', [device, person]);
  }

  /** Ends a person's PINs wherever they are: their password is another now. */
  async removeAll(person: string): Promise<void> {
    await this.pool.query('delete from identity_device_pin where person = $1', [person]);
  }

  /** The try counts as wrong until it proves right, so that many at once get no more than five. */
  private async countTry(
    device: string,
    person: string,
    secret: string,
  ): Promise<{ pinHash: string; failed: number; label: string }> {
    const { rows } = await this.pool.query<{ pinHash: string; failed: number; label: string }>(
      `update identity_device_pin set failed = failed + 1 where device = $1 and person = $2 and secret = $4 and failed < $3
       returning pin_hash as "pinHash", failed, label`,
      [device, person, TRIES, secret],
    );
    const [pin] = rows;
    if (pin !== undefined) return pin;
    const { rowCount } = await this.pool.query(
      'select from identity_device_pin where device = $1 and person = $2 and secret = $3',
      [device, person, secret],
    );
    throw new RefusalError(rowCount === 0 ? 'pin-not-set' : 'pin-locked');
  }
}
