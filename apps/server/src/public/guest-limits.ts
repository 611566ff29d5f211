import { isIPv6 } from 'node:net';
import { MINUTE, type Refusal } from '@yangui/domain';
import { Counts } from '../counts.ts';

/** In how long a time guests are counted. */
const WINDOW = 60 * MINUTE;
/** How many are counted at once. */
const KEPT = 50_000;

/** Counts what guests do, in memory and for an hour: no address of theirs is written down anywhere. */
export class GuestLimits {
  private readonly counts = new Counts(KEPT);
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** How many were counted within the hour. */
  count(who: string): number {
    return this.counts.of(who, this.now())?.count ?? 0;
  }

  /** Counts one more. Returns whether that is still within the limit. */
  takes(who: string, most: number): boolean {
    return this.counts.add(who, this.now(), WINDOW) <= most;
  }
}

/** The refusal of a guest who did too much within the hour. */
export const overGuestLimit: Refusal = { code: 'guest-limit', details: { seconds: WINDOW / 1_000 } };

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
