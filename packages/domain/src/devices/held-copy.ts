import { covers, DAY, type Entities, type Instant, type Place } from '../kernel/index.ts';
import { accountOf } from '../ledger/index.ts';
import { recipientOf } from '../parcels/index.ts';
import {
  copiedKinds,
  toldByRow,
  toldWhole,
  type CopiedKind,
  type CopiedLine,
  type CopiedPayout,
  type CopiedPerson,
  type CopyNews,
} from './station-copy.ts';

/** How long a station keeps what is done with. */
export const KEPT_DAYS = 60;

/** Rows of a station's copy by kind and id. */
export type HeldRows = { readonly [K in CopiedKind]: Map<string, Entities[K]> };

/** A station's copy as a device holds it. */
export interface HeldCopy {
  readonly rows: HeldRows;
  readonly people: Map<string, CopiedPerson>;
  /** By `account seq line`. */
  readonly lines: Map<string, CopiedLine>;
  payouts: readonly CopiedPayout[];
  names: Readonly<Record<string, string>>;
}

/** Of whose copy it is asked whether something belongs in it. */
export interface CopyOf {
  readonly station: string;
  readonly village: Place;
  /** Whose earnings it holds. */
  readonly partner: string;
  readonly now: Instant;
}

export function emptyCopy(): HeldCopy {
  const rows: HeldRows = {
    station: new Map(),
    position: new Map(),
    settings: new Map(),
    member: new Map(),
    product: new Map(),
    drawer: new Map(),
    purchaseTally: new Map(),
    remittance: new Map(),
    account: new Map(),
    villager: new Map(),
    consent: new Map(),
    order: new Map(),
    orderReference: new Map(),
    parcel: new Map(),
    waybill: new Map(),
    pickupCode: new Map(),
    vanLoad: new Map(),
    deliveryWindow: new Map(),
    consignment: new Map(),
  };
  return { rows, people: new Map(), lines: new Map(), payouts: [], names: {} };
}

type Belongs = { readonly [K in CopiedKind]: (row: Entities[K], of: CopyOf, held: Pick<HeldCopy, 'rows'>) => boolean };

const openOrders: ReadonlySet<string> = new Set([
  'placed',
  'confirmed',
  'undelivered',
  'received',
  'collected',
] satisfies Entities['order']['stage'][]);
const openParcels: ReadonlySet<string> = new Set([
  'at-centre',
  'on-van',
  'at-station',
] satisfies Entities['parcel']['stage'][]);
const openConsignments: ReadonlySet<string> = new Set([
  'at-station',
  'on-van',
  'at-centre',
  'missing',
] satisfies Entities['consignment']['stage'][]);

/**
 * What of the county belongs in a station's copy, kind by kind, in an order in which each asks only for what stands before it.
 * The server gives by it and the device lets go by it, so that both hold the same.
 */
export const belongs: Belongs = {
  station: ({ id }, of) => id === of.station,
  position: ({ id }, of) => id === of.station || id === of.village,
  settings: () => true,
  member: ({ id, holdings }, of) =>
    id === of.partner || holdings.some(({ role, place }) => role === 'station-partner' && covers(place, of.village)),
  product: () => true,
  drawer: ({ id }, of) => id === of.station,
  purchaseTally: ({ id }, of) => id === of.station,
  deliveryWindow: ({ id }, of) => id === of.station,
  remittance: ({ station, stage, sentAt }, of) => station === of.station && (stage === 'sent' || isRecent(sentAt, of)),
  villager: ({ station }, of) => station === of.station,
  account: ({ id }, of, { rows }) =>
    ownAccounts(of).includes(id) || rows.villager.has(id.slice(accountOf.tab('').length)),
  consent: ({ station, revokedAt }, of) => station === of.station && (revokedAt === null || isRecent(revokedAt, of)),
  consignment: ({ station, stage, closedAt, registeredAt }, of) =>
    station === of.station && (openConsignments.has(stage) || isRecent(closedAt, of) || isRecent(registeredAt, of)),
  order: ({ station, stage, placedAt, collectedAt }, of) =>
    station === of.station && (openOrders.has(stage) || isRecent(placedAt, of) || isRecent(collectedAt, of)),
  orderReference: ({ ofOrder }, _, { rows }) => rows.order.has(ofOrder),
  parcel: ({ station, stage, closedAt, complaint }, of) =>
    station === of.station && (openParcels.has(stage) || complaint !== null || isRecent(closedAt, of)),
  waybill: ({ parcel }, _, { rows }) => parcel !== null && rows.parcel.has(parcel),
  pickupCode: ({ parcel }, _, { rows }) => parcel !== null && rows.parcel.has(parcel),
  vanLoad: ({ id, station, loadedAt, parcels }, of, { rows }) =>
    station === of.station &&
    (isRecent(loadedAt, of) || parcels.some((parcel) => rows.parcel.get(parcel)?.holder === `van:${id}`)),
};

/** The kinds in the order of `belongs`. */
export const inDependence: readonly CopiedKind[] = copiedKinds.toSorted((one, other) => orderOf(one) - orderOf(other));

function orderOf(kind: CopiedKind): number {
  return Object.keys(belongs).indexOf(kind);
}

/** The accounts of the station itself, and the partner's own. */
export function ownAccounts({ station, partner }: Pick<CopyOf, 'station' | 'partner'>): readonly string[] {
  const { cash, cashInTransit, cashShortOver, payout, payoutBounced } = accountOf;
  return [
    ...[cash, cashInTransit, cashShortOver].map((of) => of(station)),
    ...rebateAccounts(partner),
    payout(partner),
    payoutBounced(partner),
  ];
}

/** The accounts whose lines a partner reads as their earnings. */
export function rebateAccounts(partner: string): readonly string[] {
  return [accountOf.rebateAccrued(partner), accountOf.rebatePending(partner), accountOf.rebatePayable(partner)];
}

/** The moment before which what is done with is let go. */
export function keptSince(now: Instant): Instant {
  return now - KEPT_DAYS * DAY;
}

function isRecent(at: Instant | null, { now }: CopyOf): boolean {
  return at !== null && at >= keptSince(now);
}

/** What a device let go of, for its store to do the same. */
export interface LetGo {
  readonly from: CopiedKind | 'people' | 'lines';
  readonly id: string;
}

/**
 * Takes news into a held copy, which is changed, and lets go of what does not belong there any more: by being told so, by
 * its age, or because what it hangs on is gone.
 * @returns what was let go
 */
export function takeIn(held: HeldCopy, news: CopyNews): readonly LetGo[] {
  const gone: LetGo[] = [];
  const drop = (from: LetGo['from'], map: Map<string, unknown>, id: string) => {
    if (map.delete(id)) gone.push({ from, id });
  };
  for (const kind of news.whole ? copiedKinds : toldWhole)
    for (const id of missingFrom(held.rows[kind], news.rows[kind] ?? [])) drop(kind, held.rows[kind], id);
  if (news.whole) for (const id of missingFrom(held.people, news.people)) drop('people', held.people, id);
  // What goes by a parcel's number and code is told with the parcel: what is not told any more is free again.
  const parcels = new Set((news.rows.parcel ?? []).map(({ id }) => id));
  for (const kind of ['waybill', 'pickupCode'] as const) {
    const told = new Set((news.rows[kind] ?? []).map(({ id }) => id));
    for (const { id, parcel } of held.rows[kind].values())
      if (parcel !== null && parcels.has(parcel) && !told.has(id)) drop(kind, held.rows[kind], id);
  }
  for (const kind of copiedKinds) putAll(held, kind, news);
  for (const kind of toldByRow) for (const id of news.gone[kind] ?? []) drop(kind, held.rows[kind], id);
  for (const person of news.people) held.people.set(person.id, person);
  if (news.whole || news.linesWhole) for (const key of held.lines.keys()) drop('lines', held.lines, key);
  for (const line of news.lines) held.lines.set(lineKey(line), line);
  held.payouts = news.payouts;
  held.names = news.whole ? news.names : { ...held.names, ...news.names };

  for (const kind of inDependence) for (const id of strays(held, kind, news)) drop(kind, held.rows[kind], id);
  const people = peopleOf(held);
  for (const id of held.people.keys())
    if (!people.has(id) || news.gone.people?.includes(id) === true) drop('people', held.people, id);
  for (const [key, { at }] of held.lines) if (at < keptSince(news.now)) drop('lines', held.lines, key);
  return gone;
}

/**
 * Whose private rows a station's copy holds: its villagers', those of its parcels' recipients, of whom its consignments go to, and what was typed of
 * outside purchases. */
export function peopleOf({ rows }: Pick<HeldCopy, 'rows'>): ReadonlySet<string> {
  const people = new Set<string>();
  for (const { id, erased } of rows.villager.values()) if (!erased) people.add(id);
  for (const parcel of rows.parcel.values()) {
    const recipient = recipientOf(parcel);
    if (rows.villager.get(recipient)?.erased !== true) people.add(recipient);
  }
  for (const { id, outside, villager } of rows.order.values())
    if (outside !== null && rows.villager.get(villager)?.erased !== true) people.add(id);
  for (const id of rows.consignment.keys()) people.add(id);
  return people;
}

export function lineKey({ account, seq, line }: Pick<CopiedLine, 'account' | 'seq' | 'line'>): string {
  return `${account} ${seq} ${line}`;
}

function putAll<K extends CopiedKind>(held: HeldCopy, kind: K, news: CopyNews): void {
  const rows: Map<string, Entities[K]> = held.rows[kind];
  for (const row of news.rows[kind] ?? []) rows.set(idOf(row), row);
}

function strays<K extends CopiedKind>(held: HeldCopy, kind: K, of: CopyOf): readonly string[] {
  const rows: Map<string, Entities[K]> = held.rows[kind];
  const belongsHere: Belongs[K] = belongs[kind];
  return [...rows].filter(([, row]) => !belongsHere(row, of, held)).map(([id]) => id);
}

function missingFrom(held: ReadonlyMap<string, unknown>, given: readonly { readonly id: string }[]): readonly string[] {
  const there = new Set(given.map(({ id }) => id));
  return [...held.keys()].filter((id) => !there.has(id));
}

function idOf(row: Entities[CopiedKind]): string {
  return row.id;
}
