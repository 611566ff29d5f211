import {
  accessKinds,
  deviceTroubles,
  orderStages,
  consignmentStages,
  parcelStages,
  staffParts,
  stationStages,
} from '@yangui/domain';
import * as z from 'zod/mini';
import { aboutShape, maybeNamed } from './answers.ts';
import { position } from './stations.ts';
import { holding, moment, named } from './who.ts';

/** The shapes of what only the desk reads. */

/** A device as it last said it stands; null where none was ever heard. */
const heardDevice = z.nullable(
  z.object({
    id: z.string(),
    people: z.array(z.string()),
    seenAt: moment,
    version: z.nullable(z.string()),
    waiting: z.number(),
    refused: z.number(),
    inReview: z.number(),
    oldestWaitingAt: z.nullable(moment),
    lastSentAt: z.nullable(moment),
    lastReceivedAt: z.nullable(moment),
    storageUsedBytes: z.nullable(z.number()),
    storageQuotaBytes: z.nullable(z.number()),
    troubles: z.array(z.enum(deviceTroubles)),
  }),
);

/** A station's device as the desk sees it; null where none of the station's was ever heard. */
export const deviceRow = z.object({
  station: z.string(),
  stationName: z.string(),
  villageName: z.string(),
  stage: z.enum(stationStages),
  partnerName: z.nullable(z.string()),
  device: heardDevice,
});
export type DeviceRow = z.infer<typeof deviceRow>;

/** A driver's phone; null where none of theirs was ever heard. */
export const driverDeviceRow = z.object({
  driver: z.object({ id: z.string(), name: z.nullable(z.string()) }),
  device: heardDevice,
});
export type DriverDeviceRow = z.infer<typeof driverDeviceRow>;

export const village = z.object({
  code: z.string(),
  name: z.string(),
  town: z.string(),
  townName: z.string(),
  community: z.boolean(),
  position: z.nullable(position),
  station: z.nullable(
    z.object({
      id: z.string(),
      name: z.string(),
      stage: z.enum(stationStages),
      partner: z.nullable(maybeNamed),
      openOrders: z.number(),
      toCollect: z.number(),
      position: z.nullable(position),
    }),
  ),
});
export type VillageRow = z.infer<typeof village>;

export const personRow = z.object({
  id: z.string(),
  name: z.nullable(z.string()),
  phone: z.optional(z.nullable(z.string())),
  holdings: z.array(z.extend(holding, { since: moment })),
  /** What of a former one was emptied. */
  emptied: z.array(z.enum(staffParts)),
  signIn: z.optional(z.nullable(z.object({ name: z.string(), disabled: z.boolean() }))),
});
export type PersonRow = z.infer<typeof personRow>;

export const account = z.object({
  account: z.string(),
  /** The station or partner it belongs to, by name. */
  about: z.nullable(z.string()),
  balanceFen: z.number(),
});
export type AccountRow = z.infer<typeof account>;
export const accountLine = z.object({
  seq: z.number(),
  at: moment,
  reason: z.string(),
  amountFen: z.number(),
  balanceAfterFen: z.number(),
  about: aboutShape,
});
export type AccountLine = z.infer<typeof accountLine>;

/** A note of the access log. */
export const accessNote = z.object({
  seq: z.number(),
  at: moment,
  kind: z.enum(accessKinds),
  person: z.nullable(maybeNamed),
  device: z.nullable(z.string()),
  address: z.nullable(z.string()),
  what: z.nullable(z.string()),
  title: z.nullable(z.string()),
  count: z.number(),
});
export type AccessNote = z.infer<typeof accessNote>;

/** What was done about somebody's sign-in. */
export const signInAct = z.object({ what: z.enum(['made', 'renewed', 'ended']), at: moment, by: maybeNamed });

export const journalEntry = z.object({
  seq: z.number(),
  at: moment,
  recordedAt: moment,
  by: z.string(),
  byName: z.nullable(z.string()),
  type: z.string(),
  place: z.nullable(z.string()),
  placeName: z.nullable(z.string()),
  status: z.enum(['accepted', 'refused']),
  problem: z.optional(z.nullable(z.string())),
  events: z.array(z.object({ type: z.string(), data: z.unknown() })),
});
export type JournalEntry = z.infer<typeof journalEntry>;

export const found = z.object({
  orders: z.array(z.object({ id: z.string(), code: z.string(), stationName: z.string(), stage: z.enum(orderStages) })),
  parcels: z.array(
    z.object({ id: z.string(), number: z.string(), stationName: z.string(), stage: z.enum(parcelStages) }),
  ),
  consignments: z.array(
    z.object({ id: z.string(), code: z.string(), stationName: z.string(), stage: z.enum(consignmentStages) }),
  ),
  villagers: z.array(z.object({ id: z.string(), name: z.nullable(z.string()), stationName: z.string() })),
  products: z.array(named),
  stations: z.array(z.object({ id: z.string(), name: z.string(), villageName: z.string() })),
});
export type Found = z.infer<typeof found>;
