import {
  bounceReasons,
  capabilities,
  categoryNames,
  closeReasons,
  deviceTroubles,
  equipmentItems,
  equipmentStates,
  heldKinds,
  noticeChannels,
  accessKinds,
  orderStages,
  orderStepKinds,
  pauseReasons,
  payoutStages,
  consignmentStages,
  parcelStages,
  platformCodes,
  roles,
  smallPremisesReasons,
  stationStages,
  tenders,
  type Capability,
} from '@yangui/domain';
import * as z from 'zod/mini';

/** The shapes of what the server answers to reads: the web's half of the contract, checked at the edge. */

const named = z.object({ id: z.string(), name: z.string() });
const maybeNamed = z.object({ id: z.string(), name: z.nullable(z.string()) });
const moment = z.number();
/** Set where this device shows what the server has not confirmed. */
const provisional = z.optional(z.boolean());

/** A page of a list, and where the next one begins. */
/** Whether the server may have older rows than a device that answers itself: it can be asked, or not now. Never in a server's answer. */
const older = z.optional(z.enum(['ask', 'unreachable']));
export type OlderRows = NonNullable<z.infer<typeof older>>;

export function page<T>(row: z.ZodMiniType<T>) {
  return z.object({ rows: z.array(row), next: z.optional(z.nullable(z.string())), older });
}

export const nothing = z.unknown();

export const device = z.object({ people: z.array(named) });
/** `oneTimeUntil`: until when the password is a one-time one, which opens nothing but the choice of an own one. */
/** What happened to somebody's sign-in since they last came in on this device. */
const news = z.object({
  since: moment,
  passwordMadeAt: z.nullable(moment),
  elsewhere: z.array(z.object({ device: z.nullable(z.string()), at: moment })),
  failed: z.number(),
});
export type News = z.infer<typeof news>;
export const signedIn = z.object({ person: named, oneTimeUntil: z.optional(z.number()), news: z.optional(news) });
/** A person's own access, newest first. */
export const visits = z.object({
  visits: z.array(
    z.object({
      id: z.string(),
      at: moment,
      kind: z.enum(accessKinds),
      device: z.nullable(z.string()),
      address: z.nullable(z.string()),
      what: z.nullable(z.string()),
      count: z.number(),
      here: z.boolean(),
    }),
  ),
});
export type Visit = z.infer<typeof visits>['visits'][number];
export const sessions = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      device: z.nullable(z.string()),
      createdAt: moment,
      lastSeenAt: moment,
      current: z.boolean(),
    }),
  ),
});
export const oneTimePassword = z.object({ password: z.string(), oneTimeUntil: z.number() });

const holding = z.object({ role: z.enum(roles), place: z.string(), placeName: z.string() });
const capabilityNames = new Set<string>(Object.keys(capabilities));
const station = z.object({ id: z.string(), name: z.string(), village: z.string(), villageName: z.string() });
const county = z.object({
  county: z.string(),
  name: z.string(),
  seq: z.number(),
  sample: z.optional(z.boolean()),
  holdings: z.array(holding),
  capabilities: z.record(z.string(), z.array(z.string())),
  stations: z.array(station),
});
export const me = z.object({ person: named, counties: z.array(county) });
export type Me = z.infer<typeof me>;
export type County = z.infer<typeof county>;
export type OwnStation = z.infer<typeof station>;

const waiting = z.object({ count: z.number(), oldest: z.nullable(moment) });
export const overview = z.object({
  toConfirm: waiting,
  toReceive: waiting,
  toCollect: waiting,
  undelivered: waiting,
  toRelease: z.object({ count: z.number() }),
  toSecond: waiting,
  toReview: waiting,
  clockStopped: z.nullable(z.object({ stoppedAt: moment, turnedAt: z.nullable(moment), now: moment })),
  stationsWithoutPartner: z.number(),
  productsLow: z.number(),
  stations: z.number(),
  villages: z.number(),
  ordersToday: z.number(),
  amountTodayFen: z.number(),
  openOrders: z.number(),
  devicesInTrouble: z.number(),
  driversInTrouble: z.number(),
});
export type Overview = z.infer<typeof overview>;

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

/** Where something lies: degrees, WGS-84. Schematic ones are drawn, not measured. */
const position = z.object({ longitude: z.number(), latitude: z.number(), schematic: z.boolean() });
export type PositionShown = z.infer<typeof position>;

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

export const stationRow = z.object({
  id: z.string(),
  name: z.string(),
  village: z.string(),
  villageName: z.string(),
  townName: z.string(),
  stage: z.enum(stationStages),
  stageSince: moment,
  stageReason: z.nullable(z.enum([...pauseReasons, ...closeReasons])),
  openedAt: z.nullable(moment),
  floorAreaSquareMetres: z.nullable(z.number()),
  smallPremisesReason: z.nullable(z.enum(smallPremisesReasons)),
  equipment: z.array(z.object({ item: z.enum(equipmentItems), state: z.enum(equipmentStates) })),
  position: z.nullable(position),
  partner: z.nullable(maybeNamed),
  openOrders: z.number(),
  openParcels: z.number(),
  held: z.nullable(z.record(z.enum(heldKinds), z.number())),
  ordersLast30Days: z.number(),
  villagers: z.number(),
});
export type StationRow = z.infer<typeof stationRow>;

export const product = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  barcode: z.nullable(z.string()),
  priceFen: z.number(),
  category: z.enum(categoryNames),
  rebateBasisPoints: z.number(),
  ownRate: z.boolean(),
  stockUnits: z.number(),
});
export type ProductRow = z.infer<typeof product>;

export const villager = z.object({
  id: z.string(),
  station: z.string(),
  stationName: z.string(),
  name: z.nullable(z.string()),
  phone: z.optional(z.nullable(z.string())),
  erased: z.boolean(),
  noticed: z.boolean(),
  openOrders: z.number(),
});
export type VillagerRow = z.infer<typeof villager>;

const line = z.object({
  product: z.string(),
  /** Null where it was somebody's own words, and they were erased or are not for this reader. */
  name: z.nullable(z.string()),
  quantity: z.number(),
  returned: z.number(),
  priceFen: z.number(),
  rebateFen: z.number(),
});
export const order = z.object({
  id: z.string(),
  code: z.string(),
  station: z.string(),
  stationName: z.string(),
  villager: z.string(),
  villagerName: z.nullable(z.string()),
  partner: z.string(),
  partnerName: z.nullable(z.string()),
  stage: z.enum(orderStages),
  lines: z.array(line),
  amountFen: z.number(),
  rebateFen: z.number(),
  tender: z.enum(tenders),
  refundedFen: z.number(),
  rebateBackFen: z.number(),
  parcel: z.nullable(z.string()),
  outside: z.nullable(
    z.object({
      platform: z.enum(platformCodes),
      platformOrder: z.string(),
      link: z.nullable(z.string()),
      tracking: z.nullable(z.string()),
    }),
  ),
  supplierRef: z.nullable(z.string()),
  placedAt: moment,
  receivedAt: z.nullable(moment),
  collectedAt: z.nullable(moment),
  returnUntil: z.nullable(moment),
  closedAt: z.nullable(moment),
  provisional,
});
export type OrderRow = z.infer<typeof order>;

export const orderPage = z.extend(order, {
  history: z.array(
    z.object({
      seq: z.number(),
      at: moment,
      by: z.string(),
      byName: z.nullable(z.string()),
      stage: z.enum(orderStepKinds),
    }),
  ),
  postings: z.array(z.object({ seq: z.number(), account: z.string(), amountFen: z.number(), reason: z.string() })),
});
export type OrderPage = z.infer<typeof orderPage>;

/** Everything held about a villager. Loose: what the screens do not know still goes into the export. */
export const villagerData = z.looseObject({
  villager: z.looseObject({
    id: z.string(),
    name: z.nullable(z.string()),
    phone: z.nullable(z.string()),
    address: z.nullable(z.string()),
    station: z.string(),
    stationName: z.string(),
    erased: z.boolean(),
    consentNotice: z.nullable(z.number()),
    consentChannel: z.nullable(z.enum(noticeChannels)),
    consentAt: z.nullable(moment),
  }),
});
export type VillagerData = z.infer<typeof villagerData>;

export const personRow = z.object({
  id: z.string(),
  name: z.nullable(z.string()),
  phone: z.optional(z.nullable(z.string())),
  holdings: z.array(z.extend(holding, { since: moment })),
  signIn: z.optional(z.nullable(z.object({ name: z.string(), disabled: z.boolean() }))),
});
export type PersonRow = z.infer<typeof personRow>;

export const earningStage = z.enum(['rebate-accrued', 'rebate-pending', 'rebate-payable']);
export type EarningStage = z.infer<typeof earningStage>;
/** What a booking is about; a newer server may know kinds that this app does not. */
export const aboutShape = z.object({ kind: z.string(), id: z.string() });
const earningLine = z.object({
  seq: z.number(),
  at: moment,
  stage: earningStage,
  reason: z.string(),
  amountFen: z.number(),
  about: aboutShape,
  provisional,
});
export type EarningLine = z.infer<typeof earningLine>;
export const earnings = z.object({
  partner: maybeNamed,
  accruedFen: z.number(),
  pendingFen: z.number(),
  payableFen: z.number(),
  inPaymentFen: z.number(),
  bouncedFen: z.number(),
  paidFen: z.number(),
  /** How much of the three heaps only this device has reckoned. */
  provisionalFen: z.optional(z.number()),
  payouts: z.array(
    z.object({
      settlement: z.string(),
      serial: z.number(),
      period: z.string(),
      amountFen: z.number(),
      stage: z.enum(payoutStages),
      reason: z.nullable(z.enum(bounceReasons)),
    }),
  ),
  rows: z.array(earningLine),
  older,
  next: z.optional(z.nullable(z.string())),
});
export type EarningsAnswer = z.infer<typeof earnings>;

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

export const feedHead = z.object({ seq: z.number() });
export const feedEntry = z.object({
  seq: z.number(),
  type: z.string(),
  events: z.array(z.object({ type: z.string() })),
});

/** The places where this person may do a thing in this county. */
export function placesOf(of: County, capability: Capability): readonly string[] {
  return capabilityNames.has(capability) ? (of.capabilities[capability] ?? []) : [];
}
