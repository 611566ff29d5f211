import { DAY, type AccessKind, type SignIn } from '@yangui/domain';
import type { Pool } from 'pg';
import type { AccessBody } from '../access/access-log.ts';

/** What a person is shown of their own access: when, where and how. */
export type Visit = Pick<AccessBody, 'id' | 'at' | 'kind'> & {
  readonly device: string | null;
  readonly address: string | null;
  readonly what: string | null;
  readonly count: number;
  /** On the device that asks. */
  readonly here: boolean;
};

/** What happened to somebody's sign-in since they last came in on this device. */
export interface News {
  readonly since: number;
  /** When the centre made them a new password. */
  readonly passwordMadeAt: number | null;
  /** Where else they, or somebody as them, came in. */
  readonly elsewhere: readonly { readonly device: string | null; readonly at: number }[];
  /** How many attempts failed. */
  readonly failed: number;
}

const own: readonly AccessKind[] = ['signed-in', 'attempt-failed', 'device-ended', 'password-changed', 'pin-set'];
const SHOWN = 50;
/** Who comes in on a new device is told of so many days. */
const NEWS_DAYS = 30;

/** The start of the hash of a device's cookie: enough to tell two devices apart, too little to be one. */
export function markOf(deviceKey: string): string {
  return deviceKey.slice(0, 12);
}

/** A person's own part of the access logs, newest first. */
export class Visits {
  private readonly pool: Pool;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  /** @param here the mark of the device that asks */
  async list(person: string, counties: readonly string[], here: string | undefined): Promise<readonly Visit[]> {
    const rows = await this.read(person, counties, 0, SHOWN);
    return rows.map(({ id, at, kind, device, address, what, count, deviceMark }) => ({
      id,
      at,
      kind,
      device: device ?? null,
      address: address ?? null,
      what: what ?? null,
      count: count ?? 1,
      here: here !== undefined && deviceMark === here,
    }));
  }

  /** What somebody who comes in is told; undefined where there is nothing. Asked before this visit is noted. */
  async news(person: string, counties: readonly string[], here: string, now: number): Promise<News | undefined> {
    const rows = await this.read(person, counties, now - NEWS_DAYS * DAY, 500);
    const last = rows.findIndex(({ kind, deviceMark }) => kind === 'signed-in' && deviceMark === here);
    const before = last < 0 ? rows : rows.slice(0, last);
    const since = rows[last]?.at ?? now - NEWS_DAYS * DAY;
    // On a device that is new to them they know that they came in elsewhere before, and on the first day who made the password.
    const elsewhere = before
      .filter(({ kind }) => last >= 0 && kind === 'signed-in')
      .map(({ device, at }) => ({ device: device ?? null, at }));
    const failed = before
      .filter(({ kind }) => kind === 'attempt-failed')
      .reduce((sum, { count = 1 }) => sum + count, 0);
    const { rows: signIns } = await this.pool.query<Pick<SignIn, 'acts'>>(
      'select acts from sign_in where county = any($1::text[]) and id = $2',
      [counties, person],
    );
    const made = signIns.flatMap(({ acts }) => acts.filter(({ what, at }) => what === 'made' && at > since));
    const isFirst = !rows.some(({ kind }) => kind === 'signed-in');
    const passwordMadeAt = made.length === 0 || isFirst ? null : Math.max(...made.map(({ at }) => at));
    return elsewhere.length === 0 && failed === 0 && passwordMadeAt === null
      ? undefined
      : { since, passwordMadeAt, elsewhere: elsewhere.slice(0, 5), failed };
  }

  private async read(person: string, counties: readonly string[], after: number, most: number) {
    const { rows } = await this.pool.query<{ body: AccessBody }>(
      `select distinct on (l.id) l.body from access_log l
       where l.county = any($1::text[]) and l.person = $2 and l.kind = any($3::text[]) and l.at > to_timestamp($4 / 1000.0)
       order by l.id desc limit $5`,
      [counties, person, own, after, most],
    );
    return rows.map(({ body }) => body);
  }
}
