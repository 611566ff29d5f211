import type { Pool } from 'pg';
import type { Entry } from './entry.ts';
import { readHeads } from './heads.ts';
import { readEntries } from './read.ts';

/** Told of entries, in order, each once. */
export type Follower = (entries: readonly Entry[]) => void;

/** Followers of one county, and how far they have been told. */
interface County {
  readonly followers: Set<Follower>;
  told: number;
  catchingUp: boolean;
}

/**
 * Tells followers what is new in their counties: at once what this process saved, and by a look at the heads what
 * another process did.
 */
export class JournalFeed {
  private readonly counties = new Map<string, County>();
  private readonly pool: Pool;
  private readonly timer: NodeJS.Timeout;

  constructor(pool: Pool, lookEveryMs = 1_000) {
    this.pool = pool;
    this.timer = setInterval(() => void this.look(), lookEveryMs).unref();
  }

  /** Follows a county from its journal number `after` on. Returns how to stop. */
  follow(county: string, after: number, follower: Follower): () => void {
    let of = this.counties.get(county);
    if (of === undefined) this.counties.set(county, (of = { followers: new Set(), told: after, catchingUp: false }));
    const { followers } = of;
    followers.add(follower);
    return () => {
      followers.delete(follower);
      if (followers.size === 0) this.counties.delete(county);
    };
  }

  /** How far the followers of a county have been told, where there are any. */
  toldTo(county: string): number | undefined {
    return this.counties.get(county)?.told;
  }

  /** Passes on what this process has just saved. */
  publish(entries: readonly Entry[]): void {
    for (const [county, news] of Map.groupBy(entries, (entry) => entry.county)) {
      const of = this.counties.get(county);
      const first = news[0];
      if (of === undefined || first === undefined) continue;
      if (first.body.seq === of.told + 1 && !of.catchingUp) tell(of, news);
      else void this.catchUp(county, of);
    }
  }

  stop(): void {
    clearInterval(this.timer);
    this.counties.clear();
  }

  private async look(): Promise<void> {
    if (this.counties.size === 0) return;
    const heads = await readHeads(this.pool, [...this.counties.keys()]).catch(() => []);
    for (const { county, lastSeq } of heads) {
      const of = this.counties.get(county);
      if (of !== undefined && lastSeq > of.told) await this.catchUp(county, of);
    }
  }

  private async catchUp(county: string, of: County): Promise<void> {
    if (of.catchingUp) return;
    of.catchingUp = true;
    try {
      for (;;) {
        const news = await readEntries(this.pool, county, of.told);
        if (news.length === 0) break;
        tell(of, news);
      }
    } catch {
      // The next look tries again from where it stopped.
    } finally {
      of.catchingUp = false;
    }
  }
}

function tell(of: County, news: readonly Entry[]): void {
  of.told = news.at(-1)?.body.seq ?? of.told;
  for (const follower of of.followers) follower(news);
}
