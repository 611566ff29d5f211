import { MINUTE, type Instant } from '@yangui/domain';

/** In how long a time refusals are counted. */
const WINDOW = 60 * MINUTE;
/** How many refusals of one person one county's journal takes in that time: a counter that comes back after weeks has fewer. */
const MOST = 1_000;
/** How many people are counted at once, before those counted longest ago are looked through. */
const PEOPLE_KEPT = 10_000;

/** Counts what is refused, person by person and county by county, so that nobody fills a journal with refusals. */
export class RefusalLimit {
  private readonly counts = new Map<string, { readonly since: Instant; refused: number }>();

  /** Counts one refusal. Returns whether the journal still takes it. */
  takes(county: string, person: string, now: Instant): boolean {
    const key = `${county} ${person}`;
    const known = this.counts.get(key);
    if (known === undefined || now - known.since >= WINDOW) {
      this.counts.delete(key);
      this.counts.set(key, { since: now, refused: 1 });
      if (this.counts.size > PEOPLE_KEPT) this.forget(now);
      return true;
    }
    known.refused += 1;
    return known.refused <= MOST;
  }

  private forget(now: Instant): void {
    for (const [key, { since }] of this.counts) {
      if (now - since < WINDOW) return;
      this.counts.delete(key);
    }
  }
}
