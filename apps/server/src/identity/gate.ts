import { isAPIError } from 'better-auth/api';
import type { Pool } from 'pg';
import { RefusalError } from '../http/refusal-error.ts';
import { type Attempts, passwordLimits, signInLimits } from './attempts.ts';
import { type Auth, type Device, NOBODY, onDevice } from './auth.ts';
import type { Session } from './session.ts';
import { foldEither } from './sign-in-name.ts';
import { chooseOwnPassword } from './sign-ins.ts';

/** Somebody who just signed in, and the cookies that say so. */
export interface Entered {
  readonly person: { readonly id: string; readonly name: string };
  readonly cookies: readonly string[];
}

/** Somebody who signed in by password: a one-time one until then, where it is one. */
export interface EnteredByPassword extends Entered {
  readonly oneTimeUntil?: number;
}

interface Known {
  readonly username: string;
  readonly oneTimeUntil?: number;
}

/** Where passwords are checked and sessions opened. */
export class Gate {
  private readonly auth: Auth;
  private readonly pool: Pool;
  private readonly attempts: Attempts;
  private readonly now: () => number;

  constructor(auth: Auth, pool: Pool, attempts: Attempts, now: () => number) {
    this.auth = auth;
    this.pool = pool;
    this.attempts = attempts;
    this.now = now;
  }

  /**
   * Signs in by sign-in name or phone. Unknown and disabled people cost the same work as a wrong password, and only who knows
   * a one-time password hears that it is too old.
   */
  async enterByPassword(typed: string, password: string, device: Device, address: string): Promise<EnteredByPassword> {
    const name = foldEither(typed);
    const limits = signInLimits(address, name);
    this.attempts.begin(limits);
    const { username, oneTimeUntil } = await this.find(name);
    const { headers, response } = await onDevice(device, () =>
      this.auth.api.signInUsername({ body: { username, password }, returnHeaders: true }),
    ).catch(refuseWrong);
    this.attempts.forgive(limits);
    if (oneTimeUntil !== undefined && oneTimeUntil <= this.now()) {
      await this.pool.query('delete from identity_session where token = $1', [response.token]);
      throw new RefusalError('one-time-expired');
    }
    const entered = { person: { id: response.user.id, name: response.user.name }, cookies: headers.getSetCookie() };
    return { ...entered, ...(oneTimeUntil !== undefined && { oneTimeUntil }) };
  }

  /** Opens a session for somebody who proved, by PIN or by the session before, who they are. */
  async open(person: string, device: Device): Promise<Entered> {
    const { headers, response } = await onDevice(device, () =>
      this.auth.api.openTrustedSession({ body: { person }, returnHeaders: true }),
    ).catch(refuseWrong);
    return { person: response.user, cookies: headers.getSetCookie() };
  }

  /** Puts an own password in place of the one-time one; every session ends but a new one on this device, whose cookies are returned. */
  async chooseOwnPassword({ id: session, person }: Session, next: string, device: Device): Promise<readonly string[]> {
    await chooseOwnPassword(this.pool, { session, person, next }, new Date(this.now()));
    return (await this.open(person, device)).cookies;
  }

  /** Changes the password; every session ends but a new one on this device, whose cookies are returned. */
  async changePassword(
    person: string,
    current: string | undefined,
    next: string,
    cookie: string,
    device: Device,
  ): Promise<readonly string[]> {
    if (current === undefined) throw new RefusalError('malformed-request', { where: 'current' });
    if (current === next) throw new RefusalError('password-same');
    const limits = passwordLimits(person);
    this.attempts.begin(limits);
    const { headers } = await onDevice(device, () =>
      this.auth.api.changePassword({
        body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
        headers: new Headers({ cookie }),
        returnHeaders: true,
      }),
    ).catch(refuseWrong);
    this.attempts.forgive(limits);
    return headers.getSetCookie();
  }

  private async find(name: string): Promise<Known> {
    const { rows } = await this.pool.query<{ username: string; one_time_until: Date | null }>(
      'select username, one_time_until from identity_user where (username = $1 or phone = $1) and not disabled',
      [name],
    );
    const [found] = rows;
    if (found === undefined) return { username: NOBODY };
    return { username: found.username, ...(found.one_time_until && { oneTimeUntil: found.one_time_until.getTime() }) };
  }
}

function refuseWrong(error: unknown): never {
  if (isAPIError(error) && error.statusCode < 500) throw new RefusalError('sign-in-failed');
  throw error;
}
