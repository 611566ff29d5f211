import { copyAnswer, type DeviceReport, type KeyCertificate, type SignedCommand } from '@yangui/domain';
import * as z from 'zod/mini';
import { told } from '../held/send.ts';

/** What a device sends by hand instead of by network: the same as to `/outbox`. */
export interface CarriedOutbox {
  readonly commands: readonly SignedCommand[];
  readonly certificates: readonly KeyCertificate[];
  readonly report?: DeviceReport;
}

/** What the centre sends back by hand: the station's rows, and what became of the device's commands. */
export const dailyPack = z.object({ copy: copyAnswer, outcomes: z.array(told) });
export type DailyPack = z.infer<typeof dailyPack>;
