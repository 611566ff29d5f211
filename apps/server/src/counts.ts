import type { Instant } from '@yangui/domain';

/** What was counted under a name, and until when it is. */
interface Counted {
  count: number;
  readonly ends: Instant;
}

/** Which part of the names is let go at once where there are too many of them and none is over. */
const TENTH = 0.1;

/**
 * Counts by name, in this process alone and nowhere written down, each from its first on for so long. Where there are too many
 * names, those that are over are let go, then those begun longest ago: so that nobody fills the memory with them.
 */
export class Counts {
  private readonly counted = new Map<string, Counted>();
  private readonly mostNames: number;

  constructor(mostNames = 100_000) {
    this.mostNames = mostNames;
  }

  /** What is counted under a name now; undefined where nothing is, or no longer. */
  of(name: string, now: Instant): Readonly<Counted> | undefined {
    const known = this.counted.get(name);
    return known !== undefined && known.ends > now ? known : undefined;
  }

  /** Counts so many more under a name: from now on, for so long, where nothing was. Returns what that makes. */
  add(name: string, now: Instant, windowMs: number, more = 1): number {
    const known = this.counted.get(name);
    if (known !== undefined && known.ends > now) return (known.count += more);
    if (this.counted.size >= this.mostNames) this.makeRoom(now);
    this.counted.delete(name);
    this.counted.set(name, { count: more, ends: now + windowMs });
    return more;
  }

  /** Takes back one that was counted. */
  takeBack(name: string): void {
    const known = this.counted.get(name);
    if (known === undefined) return;
    known.count -= 1;
    if (known.count <= 0) this.counted.delete(name);
  }

  /** Forgets a name: what comes next is its first. */
  forget(name: string): void {
    this.counted.delete(name);
  }

  private makeRoom(now: Instant): void {
    for (const [name, { ends }] of this.counted) if (ends <= now) this.counted.delete(name);
    if (this.counted.size < this.mostNames) return;
    const most = this.mostNames * (1 - TENTH);
    for (const name of this.counted.keys()) {
      if (this.counted.size <= most) return;
      this.counted.delete(name);
    }
  }
}
