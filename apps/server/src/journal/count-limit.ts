import { DAY, MINUTE, type Instant } from '@yangui/domain';

/** How many names are counted at once, before those counted longest ago are looked through. */
const NAMES_KEPT = 10_000;

/**
 * How many late records signed by one key of somebody unknown a county sets aside in a day: one full outbox. After a restore the server
 * does not know its own people; what is over stays on the device and comes the next day.
 */
export const STRANGER_LATE = 500;

interface Limit {
  /** In how long a time is counted. */
  readonly windowMs: number;
  /** How many of one name pass in that time. */
  readonly most: number;
}

/** Counts what comes under a name (a person's refusals, a key's late records), so that nobody fills a county with it. */
export class CountLimit {
  private readonly limit: Limit;
  private readonly counts = new Map<string, { readonly since: Instant; count: number }>();

  constructor(limit: Limit) {
    this.limit = limit;
  }

  /** Counts one. Returns whether it still passes. */
  takes(name: string, now: Instant): boolean {
    const known = this.counts.get(name);
    if (known === undefined || now - known.since >= this.limit.windowMs) {
      this.counts.delete(name);
      this.counts.set(name, { since: now, count: 1 });
      if (this.counts.size > NAMES_KEPT) this.forget(now);
      return true;
    }
    known.count += 1;
    return known.count <= this.limit.most;
  }

  private forget(now: Instant): void {
    for (const [name, { since }] of this.counts) {
      if (now - since < this.limit.windowMs) return;
      this.counts.delete(name);
    }
  }
}

/** What a county takes of people before it refuses to note more. */
export class CountyLimits {
  /** Refusals of one person in an hour: a counter that comes back after weeks has fewer. */
  private readonly refusals = new CountLimit({ windowMs: 60 * MINUTE, most: 1_000 });
  /** Late records of people the county does not know, by the key they are signed with, and all together, in a day. */
  private readonly strangers = new CountLimit({ windowMs: DAY, most: STRANGER_LATE });
  private readonly allStrangers = new CountLimit({ windowMs: DAY, most: 10 * STRANGER_LATE });

  takesRefusal(county: string, person: string, now: Instant): boolean {
    return this.refusals.takes(`${county} ${person}`, now);
  }

  takesStranger(county: string, key: string, now: Instant): boolean {
    return this.strangers.takes(`${county} ${key}`, now) && this.allStrangers.takes(county, now);
  }
}
