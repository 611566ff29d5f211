import { DAY, type Instant } from '../kernel/index.ts';

/** What can be wrong with a station's device: nothing was heard, work is stuck on it, it is full, its app is old. */
export const deviceTroubles = ['silent', 'backlog', 'storage', 'version'] as const;
export type DeviceTrouble = (typeof deviceTroubles)[number];

/** What a device was last heard to be. Times are the server's, but for when the oldest waiting command was made. */
export interface DeviceHeard {
  readonly seenAt: Instant;
  readonly version: string | null;
  readonly waiting: number;
  readonly oldestWaitingAt: Instant | null;
  readonly storageUsedBytes: number | null;
  readonly storageQuotaBytes: number | null;
}

/** How full a device's store may be before it is said. */
const NEARLY_FULL = 0.9;

/**
 * What is wrong with a device.
 * @param newest whether no other device of its station was seen later: an old phone in a drawer is silent with reason,
 *   unless something waits on it
 * @param silentAfterDays half of what the county lets a counter work alone, so that there is time to do something
 * @param version the server's own
 */
export function troublesOf(device: DeviceHeard, { now, newest, silentAfterDays, version }: { now: Instant; newest: boolean; silentAfterDays: number; version: string }): readonly DeviceTrouble[] {
  const { seenAt, waiting, oldestWaitingAt, storageUsedBytes, storageQuotaBytes } = device;
  const wrong: Readonly<Record<DeviceTrouble, boolean>> = {
    silent: (newest || waiting > 0) && now - seenAt > silentAfterDays * DAY,
    // It was in touch, and still kept what was made more than a day before.
    backlog: waiting > 0 && oldestWaitingAt !== null && seenAt - oldestWaitingAt > DAY,
    storage: storageUsedBytes !== null && storageQuotaBytes !== null && storageUsedBytes > storageQuotaBytes * NEARLY_FULL,
    version: newest && device.version !== null && device.version !== version,
  };
  return deviceTroubles.filter((trouble) => wrong[trouble]);
}
