import type { DeviceReport } from '@yangui/domain';
import { deviceId, storageFigures } from '../device/index.ts';
import { VERSION } from '../../version.ts';
import type { Station } from './station.ts';

/** What this device says of itself, for the desk; undefined where it has no id to say it under. */
export async function reportOf(station: Station, stationId: string): Promise<DeviceReport | undefined> {
  const device = await deviceId();
  if (device === undefined) return undefined;
  const of = (state: string) => station.entries.filter((entry) => entry.state === state);
  const waiting = of('waiting');
  return {
    device,
    station: stationId,
    version: VERSION,
    waiting: waiting.length,
    refused: of('refused').length,
    inReview: of('in-review').length,
    oldestWaitingAt: waiting[0]?.envelope.at ?? null,
    lastSentAt: station.lastSentAt ?? null,
    lastReceivedAt: station.copiedAt ?? null,
    ...(await storageFigures()),
  };
}
