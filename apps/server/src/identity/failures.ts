import { MINUTE, type AccessWay, type ProblemCode } from '@yangui/domain';
import type { Pool } from 'pg';
import type { AccessLog } from '../access/access-log.ts';
import { Counts } from '../counts.ts';
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

/** How many of one kind are noted one by one. */
const EACH = 10;
/** How many kinds (by what, at whose, from where) are counted at once. */
const NAMES_KEPT = 20_000;

/** Notes attempts that failed in the access logs of the counties that know the person: each at first, then ever fewer of many. */
export class Failures {
  private readonly pool: Pool;
  private readonly log: AccessLog;
  private readonly counts = new Counts(NAMES_KEPT);
  private readonly now: () => number;

  constructor(pool: Pool, log: AccessLog, now: () => number) {
    this.pool = pool;
    this.log = log;
    this.now = now;
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
    const count = noteDue(this.counts.add(`${what} ${attempt.address} ${name}`, this.now(), 60 * MINUTE));
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

/** For how many of an hour's a note is due with the last of them: each of the first few, then each time there are twice as many. */
function noteDue(count: number): number {
  if (count <= EACH) return 1;
  return Number.isInteger(Math.log2(count / EACH)) ? count / 2 : 0;
}
