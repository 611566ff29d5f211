import { isIPv6 } from 'node:net';
import { MINUTE } from '@yangui/domain';

/** In how long a time guests are counted. */
const WINDOW = 60 * MINUTE;
/** How many are counted at once: when more come, those counted longest ago are let go. */
const KEPT = 50_000;

/** Counts what guests do, in memory and for an hour: no address of theirs is written down anywhere. */
export class GuestLimits {
  private readonly counts = new Map<string, { readonly since: number; count: number }>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** How many were counted within the hour. */
  count(who: string): number {
    const known = this.counts.get(who);
    return known === undefined || this.now() - known.since >= WINDOW ? 0 : known.count;
  }

  /** Counts one more. Returns whether that is still within the limit. */
  takes(who: string, most: number): boolean {
    const now = this.now();
    const known = this.counts.get(who);
    if (known !== undefined && now - known.since < WINDOW) {
      known.count += 1;
      return known.count <= most;
    }
    this.counts.delete(who);
    this.counts.set(who, { since: now, count: 1 });
    for (const [oldest, { since }] of this.counts) {
      if (this.counts.size <= KEPT && now - since < WINDOW) break;
      this.counts.delete(oldest);
    }
    return true;
  }
}

/** What counts as one address: of IPv6 the network of one household (/64), of which a phone has as many addresses as it likes. */
export function householdOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':');
  if (tail !== undefined) {
    const rest = tail === '' ? [] : tail.split(':');
    groups.push(...Array.from({ length: 8 - groups.length - rest.length }, () => '0'), ...rest);
  }
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':');
}
