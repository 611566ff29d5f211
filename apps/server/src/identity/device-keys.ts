import type { KeyCertificate } from '@yangui/domain';
import type { Pool, PoolClient } from 'pg';
import { RefusalError } from '../http/refusal-error.ts';
import { Attempts } from './attempts.ts';
import { importPoint, keyName, type CertificateSeal } from './certificate.ts';

/** Keys one person may have made in ten minutes: a device makes one for each of its people, once. */
const NEW_KEYS = 30;

/** A key on record: whose it is, on which device, and whether it still speaks. */
export interface DeviceKey {
  readonly key: string;
  readonly person: string;
  readonly device: string;
  readonly publicKey: string;
  /** Its sign-in on the device was ended from afar; signing in there again gives it back. */
  readonly ended: boolean;
  /** Its person was shut out. */
  readonly disabled: boolean;
  /** When its device was last heard, by the server's clock: at its registration, where it was not since. */
  readonly heardAt: number;
  /** What waited on the device then, by the ends of the signatures, each with when it was heard before that was made. */
  readonly waited: Readonly<Record<string, number>>;
}

/** How much of a signature tells it from all others: 132 bits of it. */
export const SIGNATURE_END = 22;

/** When a key's device was last heard without what it signed here: that was made after it. */
export function heardBefore({ waited, heardAt }: DeviceKey, signature: string): number {
  return waited[signature.slice(-SIGNATURE_END)] ?? heardAt;
}

interface Wish {
  readonly session: string;
  readonly person: string;
  readonly device: string;
  readonly publicKey: string;
  readonly boxKey?: string | undefined;
}

/** What is sealed for a device: by whose key, and who else works on it. */
export interface DeviceBox {
  readonly person: string;
  readonly boxKey: string;
  readonly people: readonly string[];
}

/** Which keys speak for whom: registered in a session, believed afterwards without one. */
export class DeviceKeys {
  private readonly pool: Pool;
  private readonly seal: CertificateSeal;
  private readonly now: () => number;
  private readonly attempts: Attempts;

  constructor(pool: Pool, seal: CertificateSeal, now: () => number) {
    this.pool = pool;
    this.seal = seal;
    this.now = now;
    this.attempts = new Attempts(now);
  }

  /**
   * Puts a key of a person on record, or gives it back to them where it had ended: they have just shown who they are.
   * Refused where it is no point of P-256, where it is somebody else's, and where keys are made by the dozen.
   */
  async register({ session, person, device, publicKey, boxKey }: Wish): Promise<KeyCertificate> {
    if (importPoint(publicKey) === undefined) throw new RefusalError('malformed-request', { where: 'publicKey' });
    if (boxKey !== undefined && importPoint(boxKey) === undefined)
      throw new RefusalError('malformed-request', { where: 'boxKey' });
    const key = keyName(publicKey);
    const limits = [{ key: person, most: NEW_KEYS, windowMs: 600_000 }];
    this.attempts.begin(limits);
    const now = this.now();
    const { rows } = await this.pool.query<{ person: string; device: string; registeredAt: number }>(
      `insert into identity_device_key as k (key, person, device, public_key, cookie, registered_at, box_key)
       select $1, $2, $3, $4, s.device_key, to_timestamp($5 / 1000.0), $7 from identity_session s where s.id = $6
       on conflict (key) do update set
         cookie = case when k.person = excluded.person and k.device = excluded.device then excluded.cookie else k.cookie end,
         ended_at = case when k.person = excluded.person and k.device = excluded.device then null else k.ended_at end,
         box_key = case when k.person = excluded.person and k.device = excluded.device then coalesce(excluded.box_key, k.box_key) else k.box_key end
       returning person, device, (extract(epoch from registered_at) * 1000)::bigint as "registeredAt"`,
      [key, person, device, publicKey, now, session, boxKey ?? null],
    );
    const [row] = rows;
    if (row === undefined) throw new RefusalError('not-signed-in');
    if (row.person !== person || row.device !== device) throw new RefusalError('device-key-taken');
    if (row.registeredAt < now) this.attempts.forgive(limits);
    return this.seal.seal({ key, person, device, publicKey, registeredAt: row.registeredAt });
  }

  /** The keys of these names that are on record; those that are not are learned from certificates that this server sealed. */
  async find(
    names: readonly string[],
    certificates: readonly KeyCertificate[],
  ): Promise<ReadonlyMap<string, DeviceKey>> {
    const found = await this.read(names);
    const wanted = new Set(names.filter((name) => !found.has(name)));
    const learned = certificates.filter((one) => wanted.has(one.key) && this.seal.holds(one));
    if (learned.length === 0) return found;
    await this.pool.query(
      `insert into identity_device_key (key, person, device, public_key, registered_at)
       select r.key, r.person, r.device, r."publicKey", to_timestamp(r."registeredAt" / 1000.0)
       from json_to_recordset($1::json) as r(key text, person uuid, device uuid, "publicKey" text, "registeredAt" bigint)
       on conflict (key) do nothing`,
      [JSON.stringify(learned)],
    );
    return new Map([...found, ...(await this.read(learned.map(({ key }) => key)))]);
  }

  /**
   * Notes that the devices of these keys were heard now, and what waited there still. What is not among it was made later: it
   * can claim no earlier time. What is, is fixed by its signature, and may claim what it could have claimed before.
   */
  async hear(keys: readonly DeviceKey[], waiting: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const now = this.now();
    const rows = [...new Map(keys.map((one) => [one.key, one])).values()].map((one) => ({
      key: one.key,
      waited: Object.fromEntries(waiting.map((end) => [end, heardBefore(one, end)])),
    }));
    await this.pool.query(
      `update identity_device_key k set heard_at = greatest(k.heard_at, to_timestamp($2 / 1000.0)), waiting_when_heard = r.waited
       from json_to_recordset($1::json) as r(key text, waited json) where k.key = r.key`,
      [JSON.stringify(rows), now],
    );
  }

  /** Notes that somebody's own device was heard, and that nothing of theirs waits there. */
  async hearIdle(person: string, device: string): Promise<void> {
    await this.pool.query(
      `update identity_device_key set heard_at = greatest(heard_at, to_timestamp($3 / 1000.0)), waiting_when_heard = '{}' where person = $1 and device = $2`,
      [person, device, this.now()],
    );
  }

  /**
   * The keys for what is sealed for a device, one for each person who registered one that still speaks, the newest first.
   * Anybody may have named this device: whoever seals takes the first whose person is known to work there.
   */
  async boxesOf(device: string): Promise<readonly DeviceBox[]> {
    const { rows } = await this.pool.query<DeviceBox>(
      `select k.person, k.box_key as "boxKey", array(select distinct o.person from identity_device_key o where o.device = $1) as people
       from identity_device_key k left join identity_user u on u.id = k.person
       where k.device = $1 and k.box_key is not null and k.ended_at is null and not coalesce(u.disabled, false) order by k.registered_at desc limit 50`,
      [device],
    );
    return rows;
  }

  /** Ends a person's keys on the device with this cookie: it is lost, or not trusted. */
  async end(cookie: string, person: string): Promise<void> {
    await this.pool.query(
      'update identity_device_key set ended_at = $3 where cookie = $1 and person = $2 and ended_at is null',
      [cookie, person, new Date(this.now())],
    );
  }

  /** Ends a person's keys on every device but the one with this cookie. */
  async endElsewhere(cookie: string, person: string): Promise<void> {
    await this.pool.query(
      'update identity_device_key set ended_at = $3 where cookie is distinct from $1 and person = $2 and ended_at is null',
      [cookie, person, new Date(this.now())],
    );
  }

  private async read(names: readonly string[]): Promise<ReadonlyMap<string, DeviceKey>> {
    if (names.length === 0) return new Map();
    const { rows } = await this.pool.query<DeviceKey>(
      `select k.key, k.person, k.device, k.public_key as "publicKey", k.ended_at is not null as ended, coalesce(u.disabled, false) as disabled,
         (extract(epoch from coalesce(k.heard_at, k.registered_at)) * 1000)::bigint as "heardAt", k.waiting_when_heard as waited
       from identity_device_key k left join identity_user u on u.id = k.person where k.key = any($1::text[])`,
      [names],
    );
    return new Map(rows.map((row) => [row.key, row]));
  }
}

/** Ends every key of a person, wherever it is; it stays on record. */
export async function endKeys(client: PoolClient, person: string, now: Date): Promise<void> {
  await client.query('update identity_device_key set ended_at = $2 where person = $1 and ended_at is null', [
    person,
    now,
  ]);
}
