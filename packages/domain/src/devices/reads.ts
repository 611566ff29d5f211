import * as z from 'zod/mini';
import { copyAnswer, deviceTroubles } from './index.ts';
import { copyAddress, holders } from '../whole.ts';
import type { HolderRule } from '../kernel/index.ts';
import { stationStages } from '../network/index.ts';
import { defineRead, maybeText, moment, person, shape, told, wholeOf } from '../read.ts';

/** A device as it last said it stands. */
const device = shape('Device', {
  id: z.uuid(),
  people: told(z.array(z.string()), 'the names of those who work at it'),
  seenAt: moment,
  version: maybeText,
  waiting: z.int(),
  refused: z.int(),
  inReview: z.int(),
  oldestWaitingAt: z.nullable(moment),
  lastSentAt: z.nullable(moment),
  lastReceivedAt: z.nullable(moment),
  clockAheadMs: told(z.nullable(z.int()), 'by how much its clock is ahead of the server’s'),
  storageUsedBytes: z.nullable(z.int()),
  storageQuotaBytes: z.nullable(z.int()),
  troubles: z.array(z.enum(deviceTroubles)),
});

const row = shape('StationDevice', {
  station: z.uuid(),
  stationName: z.string(),
  villageName: z.string(),
  stage: z.enum(stationStages),
  partnerName: maybeText,
  device: told(z.nullable(device), 'none has reported from this station'),
});

/** Every holder’s copy has the same shape. */
const copy = copyAnswer.register(z.globalRegistry, { id: 'Copy' });

/**
 * Everything that a holder's devices need to work alone: the rows that are the holder's, the private rows that come with them, and for
 * some the earnings of whoever asks. One read for each holder that a module declares: for those who serve where it is, or for a
 * person alone.
 */
export const copyReads: Readonly<Record<`/copies/${string}`, ReturnType<typeof copyRead>>> = Object.fromEntries(
  [...holders].map(([by, rule]) => [copyAddress(by), copyRead(by, rule)]),
);

function copyRead(by: string, { is, capability }: HolderRule) {
  return defineRead({
    summary: `What a ${by} keeps on its devices: whole, or what changed since a cursor`,
    capability,
    reach: is === 'member' ? 'own' : 'places',
    tells: 'all',
    personal: true,
    asks: z.object({
      holder: z.optional(z.uuid()),
      after: z.optional(z.coerce.number<string | number>().check(z.int(), z.minimum(0))),
      hash: z.optional(z.string().check(z.maxLength(64))),
      person: told(z.optional(z.uuid()), 'who asked before'),
      confirmed: told(
        z.optional(z.string().check(z.maxLength(8_000))),
        'what the journal said it recorded since: `seq:id` with commas between',
      ),
      report: told(
        z.optional(z.string().check(z.maxLength(2_000))),
        'what the device says of itself: a DeviceReport as JSON',
      ),
    }),
    answer: copy,
  });
}

/** What can be read of devices. */
export const devicesReads = {
  '/devices': defineRead({
    summary: 'The devices of the stations: when they were last heard, what waits on them, what is wrong',
    capability: 'people.read',
    reach: 'places',
    tells: 'all',
    personal: true,
    asks: z.object({}),
    answer: z.object({
      rows: z.array(row),
      next: z.null(),
      version: told(z.string(), 'the server’s own'),
      silentAfterDays: z.number(),
    }),
  }),
  '/driver-devices': defineRead({
    summary: 'The phones of the drivers: when they were last heard, what waits on them, what is wrong',
    capability: 'people.read',
    reach: 'places',
    tells: 'all',
    personal: true,
    asks: z.object({}),
    answer: wholeOf(z.object({ driver: person, device: z.nullable(device) })),
  }),
};
