import type { AccessWay, ProblemCode } from '@yangui/domain';
import type { Pool } from 'pg';
import type { AccessLog } from '../access/access-log.ts';
import { Tally } from '../access/tally.ts';
import { RefusalError } from '../http/refusal-error.ts';
import { foldEither } from './sign-in-name.ts';
import { countiesOf } from './sign-ins.ts';
import { markOf } from './visits.ts';

/** An attempt that failed: at whose access, from where. */
export interface Attempt {
  /** What was typed as a name, where that says who it is about. Never kept: people type passwords there. */
  readonly typed?: string;
  readonly person?: string;
  readonly device?: string | undefined;
  readonly deviceKey?: string | undefined;
  readonly address: string;
}

const ways: Readonly<Partial<Record<ProblemCode, AccessWay>>> = {
  'sign-in-failed': 'password',
  'one-time-expired': 'one-time',
  'pin-wrong': 'pin',
  'pin-locked': 'pin',
  'too-many-requests': 'slowed',
};

/** Notes attempts that failed in the access logs of the counties that know the person: each at first, then ever fewer of many. */
export class Failures {
  private readonly pool: Pool;
  private readonly log: AccessLog;
  private readonly tally: Tally;

  constructor(pool: Pool, log: AccessLog, now: () => number) {
    this.pool = pool;
    this.log = log;
    this.tally = new Tally(now);
  }

  /**
   * Passes on what an attempt came to; where it failed, that is noted first.
   * @param as by what it was tried, where the refusal itself does not say
   */
  async watch<T>(attempt: Attempt, tried: Promise<T>, as?: AccessWay): Promise<T> {
    try {
      return await tried;
    } catch (error) {
      if (error instanceof RefusalError) await this.note(attempt, error.refusal.code, as);
      throw error;
    }
  }

  private async note(attempt: Attempt, code: ProblemCode, as: AccessWay | undefined): Promise<void> {
    const way = ways[code];
    if (way === undefined) return;
    const what = way === 'slowed' ? way : (as ?? way);
    const name = attempt.typed === undefined ? attempt.person : foldEither(attempt.typed);
    const count = this.tally.add(`${what} ${attempt.address} ${name}`);
    if (count === 0) return;
    const person = attempt.person ?? (await this.personOf(name ?? ''));
    const { device, deviceKey, address } = attempt;
    await this.log.note(person === undefined ? [] : await countiesOf(this.pool, person), {
      kind: 'attempt-failed',
      what,
      address,
      count,
      ...(person !== undefined && { person }),
      ...(device !== undefined && { device }),
      ...(deviceKey !== undefined && { deviceMark: markOf(deviceKey) }),
    });
  }

  private async personOf(name: string): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ id: string }>(
      'select id from identity_user where username = $1 or phone = $1',
      [name],
    );
    return rows[0]?.id;
  }
}
