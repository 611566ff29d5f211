import type { DeviceReport } from '@yangui/domain';
import { deviceId, storageFigures } from '../device/index.ts';
import { VERSION } from '../../version.ts';
import type { OutboxEntry } from './outbox-entry.ts';

/** What a device tells of itself: its records, and when it was last in touch. */
interface Standing {
  readonly entries: readonly OutboxEntry[];
  readonly lastSentAt: number | undefined;
  /** When the server last said how things stand. */
  readonly copiedAt: number | undefined;
}

/**
 * What this device says of itself, for the desk; undefined where it has no id to say it under.
 * @param station null on a driver's phone
 */
export async function reportOf(
  { entries, lastSentAt, copiedAt }: Standing,
  station: string | null,
): Promise<DeviceReport | undefined> {
  const device = await deviceId();
  if (device === undefined) return undefined;
  const of = (state: string) => entries.filter((entry) => entry.state === state);
  const waiting = of('waiting');
  return {
    device,
    station,
    version: VERSION,
    waiting: waiting.length,
    refused: of('refused').length,
    inReview: of('in-review').length,
    oldestWaitingAt: waiting[0]?.envelope.at ?? null,
    lastSentAt: lastSentAt ?? null,
    lastReceivedAt: copiedAt ?? null,
    clockAt: Date.now(),
    ...(await storageFigures()),
  };
}
