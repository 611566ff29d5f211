import type { Session } from './session.ts';

interface Entry {
  readonly session: Session;
  readonly until: number;
}

/** How long a validated session is believed without asking the database. */
export const BELIEVED_MS = 5_000;

/**
 * Sessions by the whole text of their signed cookie: a hit means that this very text, signature and all, was validated
 * moments ago. Bounded; the oldest goes first.
 */
export class SessionCache {
  private readonly entries = new Map<string, Entry>();
  private readonly most: number;
  /** Grows with each `forget`, so that an answer asked for before it is not kept after it. */
  private forgotten = 0;

  constructor(most = 10_000) {
    this.most = most;
  }

  get(cookie: string, now: number): Session | undefined {
    const entry = this.entries.get(cookie);
    if (entry === undefined) return undefined;
    if (entry.until > now) return entry.session;
    this.entries.delete(cookie);
    return undefined;
  }

  /** Taken before the database is asked, and handed to `keep` with its answer. */
  get mark(): number {
    return this.forgotten;
  }

  keep(cookie: string, session: Session, until: number, mark: number): void {
    if (mark !== this.forgotten) return;
    if (this.entries.size >= this.most) {
      const [oldest] = this.entries.keys();
      if (oldest !== undefined) this.entries.delete(oldest);
    }
    this.entries.set(cookie, { session, until });
  }

  /** Drops at once every session of which `gone` is true. */
  forget(gone: (session: Session) => boolean): void {
    this.forgotten += 1;
    for (const [cookie, { session }] of this.entries) if (gone(session)) this.entries.delete(cookie);
  }
}
