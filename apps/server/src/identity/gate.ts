import { isAPIError } from 'better-auth/api';
import type { Pool } from 'pg';
import { RefusalError } from '../http/refusal-error.ts';
import { type Attempts, passwordLimits, signInLimits } from './attempts.ts';
import { type Auth, type Device, NOBODY, onDevice } from './auth.ts';
import { foldEither } from './sign-in-name.ts';

/** Somebody who just signed in, and the cookies that say so. */
export interface Entered {
  readonly person: { readonly id: string; readonly name: string };
  readonly cookies: readonly string[];
}

/** Where passwords are checked and sessions opened. */
export class Gate {
  private readonly auth: Auth;
  private readonly pool: Pool;
  private readonly attempts: Attempts;

  constructor(auth: Auth, pool: Pool, attempts: Attempts) {
    this.auth = auth;
    this.pool = pool;
    this.attempts = attempts;
  }

  /** Signs in by sign-in name or phone. Unknown and disabled people cost the same work as a wrong password. */
  async enterByPassword(typed: string, password: string, device: Device, address: string): Promise<Entered> {
    const name = foldEither(typed);
    const limits = signInLimits(address, name);
    this.attempts.begin(limits);
    const username = await this.usernameOf(name);
    const { headers, response } = await onDevice(device, () =>
      this.auth.api.signInUsername({ body: { username, password }, returnHeaders: true })).catch(refuseWrong);
    this.attempts.forgive(limits);
    return { person: { id: response.user.id, name: response.user.name }, cookies: headers.getSetCookie() };
  }

  /** Opens a session for somebody who proved by PIN who they are. */
  async enterByPin(person: string, device: Device): Promise<Entered> {
    const { headers, response } = await onDevice(device, () =>
      this.auth.api.openTrustedSession({ body: { person }, returnHeaders: true })).catch(refuseWrong);
    return { person: response.user, cookies: headers.getSetCookie() };
  }

  /** Changes the password; every session ends but a new one on this device, whose cookies are returned. */
  async changePassword(person: string, current: string, next: string, cookie: string, device: Device): Promise<readonly string[]> {
    const limits = passwordLimits(person);
    this.attempts.begin(limits);
    const { headers } = await onDevice(device, () => this.auth.api.changePassword({
      body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
      headers: new Headers({ cookie }),
      returnHeaders: true,
    })).catch(refuseWrong);
    this.attempts.forgive(limits);
    return headers.getSetCookie();
  }

  private async usernameOf(name: string): Promise<string> {
    const { rows } = await this.pool.query<{ username: string }>(
      'select username from identity_user where (username = $1 or phone = $1) and not disabled', [name]);
    return rows[0]?.username ?? NOBODY;
  }
}

function refuseWrong(error: unknown): never {
  if (isAPIError(error) && error.statusCode < 500) throw new RefusalError('sign-in-failed');
  throw error;
}
