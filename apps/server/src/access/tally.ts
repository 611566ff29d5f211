import type { Instant } from '@yangui/domain';

const HOUR = 3_600_000;

interface Count {
  readonly ends: Instant;
  count: number;
  noted: number;
}

/**
 * Counts things that may come by the thousand, so that a log tells of them without being filled by them: within an hour each of the
 * first few, then each time there are twice as many.
 */
export class Tally {
  private readonly counts = new Map<string, Count>();
  private readonly now: () => Instant;
  private readonly each: number;
  private readonly mostKeys: number;

  constructor(now: () => Instant, { each = 10, mostKeys = 20_000 } = {}) {
    this.now = now;
    this.each = each;
    this.mostKeys = mostKeys;
  }

  /** Counts `more` of something. Returns for how many a note is due now: those since the last note; 0 where none is. */
  add(key: string, more = 1): number {
    const of = this.countOf(key);
    of.count += more;
    if (of.count > this.each && of.count < of.noted * 2) return 0;
    const due = of.count - of.noted;
    of.noted = of.count;
    return due;
  }

  private countOf(key: string): Count {
    const now = this.now();
    const current = this.counts.get(key);
    if (current !== undefined && current.ends > now) return current;
    this.counts.delete(key);
    if (this.counts.size >= this.mostKeys) {
      const [oldest] = this.counts.keys();
      if (oldest !== undefined) this.counts.delete(oldest);
    }
    const count = { ends: now + HOUR, count: 0, noted: 0 };
    this.counts.set(key, count);
    return count;
  }
}
