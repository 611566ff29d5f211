import type { Capability, Role } from '../capabilities.ts';
import type { Events, EventType, Kind } from '../kernel/index.ts';

/** The fields of an event that hold ids or words. */
type TextField<T extends EventType> = {
  [F in keyof Events[T]]-?: NonNullable<Events[T][F]> extends string ? F : never;
}[keyof Events[T]] &
  string;

/**
 * Where somebody must hold the role to be told: over the place where it happened, over the station that the event names, or,
 * of what the centre changes for everybody, anywhere under it.
 */
export type NoticePlace = 'here' | 'station' | 'below';

/**
 * Whose a matter is, by a field of the event: a member (`person`); one, or the owner of a vehicle, as those who are paid are
 * (`payee`); the loop's driver; who made a proposal, and whom it concerns; who prepared a settlement.
 */
export type NoticeOwner = 'person' | 'payee' | 'driver' | 'proposer' | 'concerned' | 'preparer';

/** One line of the table: who is told of an event. What it is about is a kind of row, and the field that names it. */
export type NoticeLine<Field extends string = string> = { readonly about: readonly [kind: Kind, field: Field] } & (
  | { readonly role: Role; readonly at: NoticePlace; readonly right: Capability }
  | { readonly own: NoticeOwner; readonly by: Field }
);

/** A table whose lines fit their events. */
type NoticeTable = { readonly [T in EventType]?: readonly NoticeLine<TextField<T>>[] };

/**
 * Who is told of what: event × role × place, the one table. Whoever did it is not told of it. `right` is what reads the row it
 * is about: a test holds each role to it. What a screen shows of itself while it stands there (Today’s lists) is not said
 * again here: a line is for what somebody would not learn in time by doing their work.
 */
export const noticeRules = {
  EnquirySent: [{ role: 'county-clerk', at: 'here', right: 'enquiries.read', about: ['enquiry', 'enquiry'] }],
  ComplaintOpened: [{ role: 'county-clerk', at: 'here', right: 'parcels.read', about: ['parcel', 'parcel'] }],
  ComplaintClosed: [{ role: 'station-partner', at: 'here', right: 'parcels.read', about: ['parcel', 'parcel'] }],
  ParcelReported: [{ role: 'county-clerk', at: 'here', right: 'parcels.read', about: ['parcel', 'parcel'] }],
  ParcelResolved: [{ role: 'station-partner', at: 'here', right: 'parcels.read', about: ['parcel', 'parcel'] }],
  ParcelRerouted: [{ role: 'station-partner', at: 'station', right: 'parcels.read', about: ['parcel', 'parcel'] }],
  SealDoubted: [{ role: 'county-clerk', at: 'here', right: 'loops.read', about: ['loop', 'loop'] }],
  StopReported: [{ role: 'county-clerk', at: 'here', right: 'loops.read', about: ['loop', 'loop'] }],
  StopAnswered: [{ own: 'driver', by: 'loop', about: ['loop', 'loop'] }],
  HandedOver: [{ role: 'station-partner', at: 'station', right: 'parcels.read', about: ['station', 'station'] }],
  DriverAssigned: [{ own: 'person', by: 'driver', about: ['loop', 'loop'] }],
  LoopCancelled: [{ own: 'driver', by: 'loop', about: ['loop', 'loop'] }],
  OrderConfirmed: [{ role: 'station-partner', at: 'here', right: 'orders.read', about: ['order', 'order'] }],
  OrderUndelivered: [{ role: 'station-partner', at: 'here', right: 'orders.read', about: ['order', 'order'] }],
  OrderCancelled: [{ role: 'station-partner', at: 'here', right: 'orders.read', about: ['order', 'order'] }],
  ConsignmentWrittenOff: [
    { role: 'station-partner', at: 'here', right: 'consignments.read', about: ['consignment', 'consignment'] },
  ],
  CashRemitted: [{ role: 'county-clerk', at: 'here', right: 'cash.read', about: ['remittance', 'remittance'] }],
  RemittanceConfirmed: [
    { role: 'station-partner', at: 'station', right: 'cash.read', about: ['remittance', 'remittance'] },
  ],
  FloatReversed: [{ role: 'station-partner', at: 'station', right: 'cash.read', about: ['drawer', 'station'] }],
  RemittanceReversed: [
    { role: 'station-partner', at: 'station', right: 'cash.read', about: ['remittance', 'remittance'] },
  ],
  ProductTermsChanged: [
    { role: 'station-partner', at: 'below', right: 'products.read', about: ['product', 'product'] },
  ],
  ProductWithdrawn: [{ role: 'station-partner', at: 'below', right: 'products.read', about: ['product', 'product'] }],
  StationPaused: [{ role: 'station-partner', at: 'station', right: 'orders.read', about: ['station', 'station'] }],
  StationResumed: [{ role: 'station-partner', at: 'station', right: 'orders.read', about: ['station', 'station'] }],
  SettlementPrepared: [
    { role: 'finance-approver', at: 'here', right: 'settlements.read', about: ['settlement', 'settlement'] },
  ],
  SettlementApproved: [{ own: 'preparer', by: 'settlement', about: ['settlement', 'settlement'] }],
  SettlementRejected: [{ own: 'preparer', by: 'settlement', about: ['settlement', 'settlement'] }],
  PayoutBounced: [
    { role: 'county-clerk', at: 'here', right: 'settlements.read', about: ['settlement', 'settlement'] },
    { own: 'payee', by: 'partner', about: ['settlement', 'settlement'] },
  ],
  LotCalledBack: [
    { role: 'station-partner', at: 'station', right: 'produce.read', about: ['lot', 'lot'] },
    { own: 'driver', by: 'loop', about: ['lot', 'lot'] },
  ],
  PayoutPaid: [{ own: 'payee', by: 'partner', about: ['settlement', 'settlement'] }],
  ContestAnswered: [
    { role: 'station-partner', at: 'here', right: 'contests.read', about: ['contest', 'contest'] },
    { own: 'payee', by: 'payee', about: ['contest', 'contest'] },
  ],
  LineContested: [{ role: 'county-clerk', at: 'here', right: 'contests.read', about: ['contest', 'contest'] }],
  PayoutReversed: [{ own: 'payee', by: 'partner', about: ['settlement', 'settlement'] }],
  ActProposed: [{ own: 'payee', by: 'about', about: ['proposal', 'proposal'] }],
  ActedAlone: [{ own: 'payee', by: 'about', about: ['proposal', 'proposal'] }],
  ProposalConfirmed: [
    { own: 'proposer', by: 'proposal', about: ['proposal', 'proposal'] },
    { own: 'concerned', by: 'proposal', about: ['proposal', 'proposal'] },
  ],
  ProposalDeclined: [{ own: 'proposer', by: 'proposal', about: ['proposal', 'proposal'] }],
  RoleGranted: [{ own: 'person', by: 'person', about: ['member', 'person'] }],
  RoleRevoked: [{ own: 'person', by: 'person', about: ['member', 'person'] }],
} as const satisfies NoticeTable;

/** The events of which somebody is told. */
export type NoticeEvent = keyof typeof noticeRules;

/** The lines of an event; none where nobody is told of it. */
export function noticeLines(event: EventType): readonly NoticeLine[] {
  const lines: Partial<Record<EventType, readonly NoticeLine[]>> = noticeRules;
  return lines[event] ?? [];
}

/** Whether somebody is told of an event. */
export function isNoticeEvent(event: string): event is NoticeEvent {
  return Object.hasOwn(noticeRules, event);
}

/** After how many days a notice is no more to be had: what still waits stands in its list all the same. */
export const NOTICE_DAYS = 30;

/**
 * Of an entry that was made longer ago than this, nobody is told: it is history that was brought in, or work from a device
 * that came so late that whoever it concerns has long seen to it.
 */
export const NOTICE_FRESH_DAYS = 7;
