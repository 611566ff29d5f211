import * as z from 'zod/mini';
import { id, instant } from '../kernel/index.ts';

const count = z.number().check(z.int(), z.gte(0), z.lte(1_000_000_000_000_000));

/** What a device says of itself, so that the desk sees how each station stands. Times are the device's clock. */
export const deviceReport = z.object({
  device: id,
  /** Null for a driver's phone. */
  station: z.nullable(id),
  version: z.string().check(z.maxLength(40)),
  /** Commands made here that the server has not answered, that it refused, and that wait for a review. */
  waiting: count,
  refused: count,
  inReview: count,
  /** When the oldest waiting command was made. */
  oldestWaitingAt: z.nullable(instant),
  lastSentAt: z.nullable(instant),
  lastReceivedAt: z.nullable(instant),
  /** What its clock says now; older apps do not tell. */
  clockAt: z.optional(instant),
  storageUsedBytes: z.nullable(count),
  storageQuotaBytes: z.nullable(count),
});
export type DeviceReport = z.infer<typeof deviceReport>;
