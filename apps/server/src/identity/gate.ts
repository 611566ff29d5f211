import { isAPIError } from 'better-auth/api';
import type { Pool } from 'pg';
import { RefusalError } from '../http/refusal-error.ts';
import { Attempts, knownDeviceLimits, passwordLimits, signInLimits } from './attempts.ts';
import { type Auth, type Device, NOBODY, onDevice } from './auth.ts';
import type { KnownDevices } from './known-devices.ts';
import { passwordProblem, type About } from './password-strength.ts';
import type { Session } from './session.ts';
import { verifySecret } from './hashing.ts';
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
  private readonly known: KnownDevices;
  private readonly now: () => number;

  constructor(auth: Auth, pool: Pool, known: KnownDevices, now: () => number) {
    this.auth = auth;
    this.pool = pool;
    this.attempts = new Attempts(now);
    this.known = known;
    this.now = now;
  }

  /**
   * Signs in by sign-in name or phone. Unknown and disabled people cost the same work as a wrong password, and only who knows
   * a one-time password hears that it is too old. Where others guess at a name, the devices its person is known on get through.
   */
  async enterByPassword(typed: string, password: string, device: Device, address: string): Promise<EnteredByPassword> {
    const name = foldEither(typed);
    const limits = (await this.known.knows(device.key, name))
      ? knownDeviceLimits(device.key, name)
      : signInLimits(address, name);
    this.attempts.begin(limits);
    const { username, oneTimeUntil } = await this.find(name);
    const { headers, response } = await onDevice(device, new Date(this.now()), () =>
      this.auth.api.signInUsername({ body: { username, password }, returnHeaders: true }),
    ).catch(refuseWrong);
    this.attempts.forgive(limits);
    if (oneTimeUntil !== undefined && oneTimeUntil <= this.now()) {
      await this.pool.query('delete from identity_session where token = $1', [response.token]);
      throw new RefusalError('one-time-expired');
    }
    await this.known.note(device.key, response.user.id);
    const entered = { person: { id: response.user.id, name: response.user.name }, cookies: headers.getSetCookie() };
    return { ...entered, ...(oneTimeUntil !== undefined && { oneTimeUntil }) };
  }

  /** Opens a session for somebody who proved, by PIN or by the session before, who they are. */
  async open(person: string, device: Device): Promise<Entered> {
    return this.openBy(person, device, null);
  }

  private async openBy(person: string, device: Device, provedAt: Date | null): Promise<Entered> {
    const { headers, response } = await onDevice(device, provedAt, () =>
      this.auth.api.openTrustedSession({ body: { person }, returnHeaders: true }),
    ).catch(refuseWrong);
    return { person: response.user, cookies: headers.getSetCookie() };
  }

  /** Puts an own password in place of the one-time one; every session ends but a new one on this device, whose cookies are returned. */
  async chooseOwnPassword({ id: session, person }: Session, next: string, device: Device): Promise<readonly string[]> {
    await this.refuseWeak(person, next);
    const now = new Date(this.now());
    await chooseOwnPassword(this.pool, { session, person, next }, now);
    return (await this.openBy(person, device, now)).cookies;
  }

  /** Refuses unless this is the person's password, tried no oftener than anybody guesses. */
  async prove(person: string, password: string): Promise<void> {
    const limits = passwordLimits(person);
    this.attempts.begin(limits);
    const { rows } = await this.pool.query<{ password: string }>(
      'select password from identity_account where id = $1',
      [person],
    );
    if (rows[0] === undefined || !(await verifySecret(rows[0].password, password)))
      throw new RefusalError('sign-in-failed');
    this.attempts.forgive(limits);
  }

  private async refuseWeak(person: string, password: string): Promise<void> {
    const { rows } = await this.pool.query<About>(
      `select coalesce(username, '') as "signInName", name, phone from identity_user where id = $1`,
      [person],
    );
    const problem = rows[0] && passwordProblem(password, rows[0]);
    if (problem !== undefined) throw new RefusalError(problem);
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
    await this.refuseWeak(person, next);
    const limits = passwordLimits(person);
    this.attempts.begin(limits);
    const { headers } = await onDevice(device, new Date(this.now()), () =>
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
