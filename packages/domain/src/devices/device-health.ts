import { DAY, MINUTE, type Instant } from '../kernel/index.ts';

/** What can be wrong with a device: nothing was heard, work is stuck on it, what it shows is old, its clock is off, it is full, its app is old. */
export const deviceTroubles = ['silent', 'backlog', 'old-copy', 'clock', 'storage', 'version'] as const;
export type DeviceTrouble = (typeof deviceTroubles)[number];

/** What a device was last heard to be. Times are the server's, but for when the oldest waiting command was made. */
export interface DeviceHeard {
  readonly seenAt: Instant;
  readonly version: string | null;
  readonly waiting: number;
  readonly oldestWaitingAt: Instant | null;
  /** When it last got its copy, by its own clock. */
  readonly lastReceivedAt: Instant | null;
  /** By how much its clock is ahead of the server's; behind it where negative. Null where it did not say. */
  readonly clockAheadMs: number | null;
  readonly storageUsedBytes: number | null;
  readonly storageQuotaBytes: number | null;
}

/** How far a clock may be off before it is said: what is recorded by one that is further ahead is refused before long. */
const CLOCK_OFF_MS = 5 * MINUTE;
/** How full a device's store may be before it is said. */
const NEARLY_FULL = 0.9;

/**
 * What is wrong with a device.
 * @param newest whether no other device of its station was seen later: an old phone in a drawer is silent with reason,
 *   unless something waits on it
 * @param silentAfterDays half of what the county lets a counter work alone, so that there is time to do something
 * @param version the server's own
 */
export function troublesOf(
  device: DeviceHeard,
  {
    now,
    newest,
    silentAfterDays,
    version,
  }: { now: Instant; newest: boolean; silentAfterDays: number; version: string },
): readonly DeviceTrouble[] {
  const { seenAt, waiting, oldestWaitingAt, lastReceivedAt, clockAheadMs, storageUsedBytes, storageQuotaBytes } =
    device;
  const wrong: Readonly<Record<DeviceTrouble, boolean>> = {
    silent: (newest || waiting > 0) && now - seenAt > silentAfterDays * DAY,
    // It was in touch, and still kept what was made more than a day before.
    backlog: waiting > 0 && oldestWaitingAt !== null && seenAt - oldestWaitingAt > DAY,
    // It was in touch, and still shows what it was given long ago.
    'old-copy':
      newest && lastReceivedAt !== null && seenAt - (lastReceivedAt - (clockAheadMs ?? 0)) > silentAfterDays * DAY,
    clock: newest && clockAheadMs !== null && Math.abs(clockAheadMs) > CLOCK_OFF_MS,
    storage:
      storageUsedBytes !== null && storageQuotaBytes !== null && storageUsedBytes > storageQuotaBytes * NEARLY_FULL,
    version: newest && device.version !== null && device.version !== version,
  };
  return deviceTroubles.filter((trouble) => wrong[trouble]);
}
