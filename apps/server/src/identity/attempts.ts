import { RefusalError } from '../http/refusal-error.ts';

export interface Limit {
  readonly key: string;
  readonly most: number;
  readonly windowMs: number;
}

const MINUTE = 60_000;

/** Guesses at one name on a device on which its person has shown their password before: nobody else's count against them. */
export function knownDeviceLimits(device: string, name: string): readonly Limit[] {
  return [{ key: `known ${device} ${name}`, most: 10, windowMs: MINUTE }];
}

/** From elsewhere: guesses at one name from one address, at any name from it, and at the name from anywhere unknown. */
export function signInLimits(address: string, name: string): readonly Limit[] {
  return [
    { key: `both ${address} ${name}`, most: 10, windowMs: MINUTE },
    { key: `address ${address}`, most: 300, windowMs: MINUTE },
    { key: `name ${name}`, most: 100, windowMs: 10 * MINUTE },
  ];
}

/** Guesses at the current password by whoever holds a session. */
export function passwordLimits(person: string): readonly Limit[] {
  return [{ key: `password ${person}`, most: 10, windowMs: MINUTE }];
}

interface Window {
  count: number;
  readonly ends: number;
}

/**
 * Counts wrong guesses in this process. An attempt is counted before it is tried and taken back when it was right,
 * so that a burst cannot slip through and people who know their password are never slowed.
 */
export class Attempts {
  private readonly windows = new Map<string, Window>();
  private readonly now: () => number;
  private readonly mostKeys: number;

  constructor(now: () => number, mostKeys = 100_000) {
    this.now = now;
    this.mostKeys = mostKeys;
  }

  /** Counts an attempt, or refuses it with the seconds to wait. */
  begin(limits: readonly Limit[]): void {
    const now = this.now();
    const full = limits.filter(({ key, most }) => (this.current(key, now)?.count ?? 0) >= most);
    const wait = Math.max(0, ...full.map(({ key }) => (this.current(key, now)?.ends ?? now) - now));
    if (full.length > 0) throw new RefusalError('too-many-requests', { seconds: Math.max(1, Math.ceil(wait / 1_000)) });
    for (const { key, windowMs } of limits) this.windowOf(key, now, windowMs).count += 1;
  }

  /** Takes a counted attempt back: it was right. */
  forgive(limits: readonly Limit[]): void {
    for (const { key } of limits) {
      const window = this.windows.get(key);
      if (window === undefined) continue;
      window.count -= 1;
      if (window.count <= 0) this.windows.delete(key);
    }
  }

  private current(key: string, now: number): Window | undefined {
    const window = this.windows.get(key);
    return window !== undefined && window.ends > now ? window : undefined;
  }

  private windowOf(key: string, now: number, windowMs: number): Window {
    const current = this.current(key, now);
    if (current !== undefined) return current;
    if (this.windows.size >= this.mostKeys) this.makeRoom(now);
    const window = { count: 0, ends: now + windowMs };
    this.windows.delete(key);
    this.windows.set(key, window);
    return window;
  }

  private makeRoom(now: number): void {
    for (const [key, { ends }] of this.windows) if (ends <= now) this.windows.delete(key);
    for (const key of this.windows.keys()) {
      if (this.windows.size < this.mostKeys) return;
      this.windows.delete(key);
    }
  }
}
