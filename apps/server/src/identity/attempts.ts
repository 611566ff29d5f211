import { MINUTE } from '@yangui/domain';
import { Counts } from '../counts.ts';
import { RefusalError } from '../http/refusal-error.ts';

export interface Limit {
  readonly key: string;
  readonly most: number;
  readonly windowMs: number;
}

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

/**
 * Counts wrong guesses in this process. An attempt is counted before it is tried and taken back when it was right,
 * so that a burst cannot slip through and people who know their password are never slowed.
 */
export class Attempts {
  private readonly counts: Counts;
  private readonly now: () => number;

  constructor(now: () => number, mostKeys?: number) {
    this.now = now;
    this.counts = new Counts(mostKeys);
  }

  /** Counts an attempt, or refuses it with the seconds to wait. */
  begin(limits: readonly Limit[]): void {
    const now = this.now();
    const full = limits.flatMap(({ key, most }) => {
      const counted = this.counts.of(key, now);
      return counted !== undefined && counted.count >= most ? [counted] : [];
    });
    const wait = Math.max(0, ...full.map(({ ends }) => ends - now));
    if (full.length > 0) throw new RefusalError('too-many-requests', { seconds: Math.max(1, Math.ceil(wait / 1_000)) });
    for (const { key, windowMs } of limits) this.counts.add(key, now, windowMs);
  }

  /** Takes a counted attempt back: it was right. */
  forgive(limits: readonly Limit[]): void {
    for (const { key } of limits) this.counts.takeBack(key);
  }
}
