import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { RefusalError } from '../http/refusal-error.ts';
import type { Auth } from './auth.ts';
import { cookieValue } from './cookies.ts';
import { BELIEVED_MS, SessionCache } from './session-cache.ts';
import type { Session } from './session.ts';

/** "Last seen" is written no more often than this. */
const SEEN_EVERY_MS = 60_000;

/** One row of the list in which people see where they are signed in. */
export interface SessionRow {
  readonly id: string;
  readonly device: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly current: boolean;
}

/** Who is signed in: asked at every request, answered from memory for some seconds. */
export class Sessions {
  private readonly cache = new SessionCache();
  private readonly loading = new Map<string, Promise<Session | undefined>>();
  private readonly auth: Auth;
  private readonly pool: Pool;
  private readonly cookieName: string;
  private readonly now: () => number;

  constructor(auth: Auth, pool: Pool, cookieName: string, now: () => number) {
    this.auth = auth;
    this.pool = pool;
    this.cookieName = cookieName;
    this.now = now;
  }

  /** The session of a request, or undefined where nobody is signed in. Refused while the password is a one-time one. */
  async of(request: FastifyRequest): Promise<Session | undefined> {
    const session = await this.found(request);
    if (session?.oneTimeUntil === undefined) return session;
    this.refuseExpired(session.oneTimeUntil);
    throw new RefusalError('password-one-time', { name: session.name });
  }

  /** The session of a request that changes its password: with a one-time one too, while it is good. */
  async changingPassword(request: FastifyRequest): Promise<Session> {
    const session = await this.found(request);
    if (session === undefined) throw new RefusalError('not-signed-in');
    if (session.oneTimeUntil !== undefined) this.refuseExpired(session.oneTimeUntil);
    return session;
  }

  /** Whoever's session it is that a request shows, whatever it is still good for: to be ended. */
  async found(request: FastifyRequest): Promise<Session | undefined> {
    const cookie = cookieValue(request.headers.cookie, this.cookieName);
    if (cookie === undefined) return undefined;
    return this.cache.get(cookie, this.now()) ?? this.load(cookie);
  }

  /** The session of a request that needs one. */
  async required(request: FastifyRequest): Promise<Session> {
    const session = await this.of(request);
    if (session === undefined) throw new RefusalError('not-signed-in');
    return session;
  }

  async list(person: string, current: string): Promise<readonly SessionRow[]> {
    const { rows } = await this.pool.query<{ id: string; device: string; created_at: Date; updated_at: Date }>(
      `select id, device, created_at, updated_at from identity_session
        where user_id = $1 and expires_at > $2 order by updated_at desc, id`,
      [person, new Date(this.now())],
    );
    return rows.map(({ id, device, created_at, updated_at }) => ({
      id,
      device,
      createdAt: created_at.getTime(),
      lastSeenAt: updated_at.getTime(),
      current: id === current,
    }));
  }

  /** Ends one session of a person; `key` is its device's. Undefined where they have no such session. */
  async end(person: string, id: string): Promise<{ readonly key: string; readonly label: string } | undefined> {
    const { rows } = await this.pool.query<{ key: string; label: string }>(
      'delete from identity_session where user_id = $1 and id = $2 returning device_key as key, device as label',
      [person, id],
    );
    this.drop((session) => session.id === id);
    return rows[0];
  }

  /**
   * Ends a person's sessions on a device but the newest: a browser has room for one, and whoever did not hear that it was opened
   * has opened another.
   */
  async keepNewest(person: string, key: string): Promise<void> {
    const { rows } = await this.pool.query<{ id: string }>(
      `delete from identity_session s where s.user_id = $1 and s.device_key = $2
         and exists (select from identity_session n where n.user_id = $1 and n.device_key = $2 and n.id > s.id) returning s.id`,
      [person, key],
    );
    const ended = new Set(rows.map(({ id }) => id));
    if (ended.size > 0) this.drop(({ id }) => ended.has(id));
  }

  /** Notes the device a session is on, for devices that lost the cookie they signed in with. */
  async bind(id: string, key: string): Promise<void> {
    await this.pool.query('update identity_session set device_key = $2 where id = $1 and device_key <> $2', [id, key]);
  }

  /** Forgets what memory holds of a person's sessions, after they were ended in the database. */
  forget(person: string): void {
    this.drop((session) => session.person === person);
  }

  /** Questions under way may have been answered before the change: nobody joins them any more. */
  private drop(gone: (session: Session) => boolean): void {
    this.cache.forget(gone);
    this.loading.clear();
  }

  private refuseExpired(oneTimeUntil: number): void {
    if (oneTimeUntil <= this.now()) throw new RefusalError('one-time-expired');
  }

  /** Requests that miss at once share one question to the database. */
  private load(cookie: string): Promise<Session | undefined> {
    let question = this.loading.get(cookie);
    if (question === undefined) {
      question = this.validate(cookie).finally(() => this.loading.delete(cookie));
      this.loading.set(cookie, question);
    }
    return question;
  }

  private async validate(cookie: string): Promise<Session | undefined> {
    const { mark } = this.cache;
    const found = await this.auth.api.getSession({ headers: new Headers({ cookie: `${this.cookieName}=${cookie}` }) });
    if (found === null || found.user.disabled) return undefined;
    const { id, userId: person, device, deviceKey, provedAt, expiresAt, updatedAt } = found.session;
    const now = this.now();
    if (updatedAt.getTime() < now - SEEN_EVERY_MS) {
      await this.pool.query('update identity_session set updated_at = $2 where id = $1', [id, new Date(now)]);
    }
    const { name, oneTimeUntil } = found.user;
    const session = {
      id,
      person,
      name,
      device,
      deviceKey,
      ...(provedAt && { provedAt: provedAt.getTime() }),
      ...(oneTimeUntil && { oneTimeUntil: oneTimeUntil.getTime() }),
    };
    this.cache.keep(cookie, session, Math.min(now + BELIEVED_MS, expiresAt.getTime()), mark);
    return session;
  }
}
