import * as z from 'zod/mini';
import { deviceTroubles, type StationCopy } from './index.ts';
import { stationStages } from '../network/index.ts';
import { defineRead, maybeText, moment, person, shape, told, wholeOf } from '../read.ts';
import { payout } from '../ledger/reads.ts';

const idsGone = z.optional(z.array(z.string()));

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

/** What can be read of devices. */
export const devicesReads = {
  '/stations/:station/copy': defineRead({
    summary: 'A station’s own data for its devices: whole, or what changed since a cursor',
    capability: 'villagers.contact',
    reach: 'places',
    tells: 'all',
    personal: true,
    asks: z.object({
      station: z.uuid(),
      after: z.optional(z.coerce.number<string | number>().check(z.int(), z.minimum(0))),
      hash: z.optional(z.string().check(z.maxLength(64))),
      partner: z.optional(z.uuid()),
      confirmed: told(
        z.optional(z.string().check(z.maxLength(8_000))),
        'what the journal said it recorded since: `seq:id` with commas between',
      ),
      report: told(
        z.optional(z.string().check(z.maxLength(2_000))),
        'what the device says of itself: a DeviceReport as JSON',
      ),
    }),
    answer: z.object({
      seq: z.int(),
      hash: z.string(),
      epoch: z.uuid(),
      whole: z.boolean(),
      continues: z.boolean(),
      now: moment,
      station: z.uuid(),
      village: z.string(),
      partner: z.uuid(),
      linesWhole: z.boolean(),
      packed: told(z.custom<StationCopy['packed']>(), 'rows by field: packages/domain/src/devices/packed-rows.ts'),
      gone: z.object({
        villager: idsGone,
        order: idsGone,
        parcel: idsGone,
        consignment: idsGone,
        consent: idsGone,
        vanLoad: idsGone,
        remittance: idsGone,
        people: idsGone,
      }),
      payouts: z.array(payout),
      names: z.record(z.string(), z.string()),
      countyKey: told(z.optional(z.string()), 'the public key that files for the county are sealed for'),
    }),
  }),
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
