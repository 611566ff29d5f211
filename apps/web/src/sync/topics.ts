import type { EventType } from '@yangui/domain';

/** What reads are about, so that a feed entry can say which of them are old. */
export type Topic =
  | 'overview'
  | 'late'
  | 'proposals'
  | 'orders'
  | 'parcels'
  | 'stations'
  | 'fleet'
  | 'loops'
  | 'loop-costs'
  | 'consignments'
  | 'products'
  | 'villagers'
  | 'people'
  | 'earnings'
  | 'ledger'
  | 'cash'
  | 'settings'
  | 'payees'
  | 'settlements'
  | 'journal'
  | 'search';

const money: readonly Topic[] = ['orders', 'stations', 'villagers', 'earnings', 'ledger', 'cash'];
const settled: readonly Topic[] = ['settlements', 'earnings', 'ledger', 'loop-costs'];

const pieces: readonly Topic[] = ['parcels', 'earnings', 'ledger'];

/** Which reads an event makes old. A new event type without a line here does not compile. */
const touches: Readonly<Record<EventType, readonly Topic[]>> = {
  RoleGranted: ['people'],
  RoleRevoked: ['people'],
  SignInMade: ['people'],
  SignInEnded: ['people'],
  StaffForgotten: ['people'],
  StationPlanned: ['stations'],
  StationFitted: ['stations'],
  StationOpened: ['stations'],
  StationPaused: ['stations'],
  StationResumed: ['stations'],
  StationClosed: ['stations'],
  PositionSet: ['stations'],
  PartnerAppointed: ['stations', 'people'],
  AppointmentEnded: ['stations', 'people'],
  ProductAdded: ['products'],
  ProductTermsChanged: ['products'],
  ProductTermsRestored: ['products'],
  StockReceived: ['products'],
  ProductWithdrawn: ['products'],
  VillagerRegistered: ['villagers', 'stations'],
  VillagerAmended: ['villagers', 'orders', 'parcels', 'cash'],
  VillagerNoticed: ['villagers'],
  VillagerErased: ['villagers', 'orders'],
  OrderPlaced: [...money, 'products'],
  OrderConfirmed: ['orders', 'stations'],
  OrderReceived: money,
  OrderUndelivered: money,
  OrderCollected: money,
  RebateReleased: [...money, 'settlements'],
  OrderReturned: [...money, 'products'],
  OrderCancelled: [...money, 'products'],
  OrderReferred: ['orders', 'parcels'],
  PurchaseCounted: ['orders'],
  ParcelRegistered: ['parcels'],
  ParcelAddressed: ['parcels'],
  ParcelTied: ['parcels'],
  VanLoaded: ['parcels', 'loops'],
  LoadMoved: ['parcels', 'loops'],
  ParcelsReceived: [...pieces, 'loops'],
  HandedOver: ['loops', 'parcels'],
  HandoverUndone: [...pieces, 'loops'],
  HandoverForgotten: ['loops', 'parcels'],
  ParcelsTakenBack: [...pieces, 'loops'],
  ParcelHandedOut: pieces,
  ParcelReturned: pieces,
  ParcelWrittenOff: pieces,
  ParcelReported: ['parcels', 'loops'],
  ParcelResolved: ['parcels'],
  ParcelRerouted: ['parcels'],
  ComplaintOpened: ['parcels'],
  ComplaintClosed: ['parcels'],
  RecipientForgotten: ['parcels'],
  ConsentRecorded: ['parcels'],
  ConsentRevoked: ['parcels'],
  DepotAdded: ['fleet'],
  DepotChanged: ['fleet'],
  VehicleAdded: ['fleet'],
  VehicleChanged: ['fleet', 'loops'],
  VehicleBrokeDown: ['fleet', 'loops'],
  VehicleCameBack: ['fleet'],
  VehicleRetired: ['fleet'],
  DeliveryWindowSet: ['stations', 'fleet'],
  LogisticsSettingsChanged: ['settings', 'fleet'],
  LoopsPlanned: ['loops'],
  StopMoved: ['loops'],
  DriverAssigned: ['loops'],
  LoopStarted: ['loops'],
  LoopFinished: ['loops', 'loop-costs'],
  LoopSettled: ['loops', 'loop-costs', 'ledger', 'payees', 'settlements'],
  LoopCostReversed: ['loops', 'loop-costs', 'ledger', 'settlements'],
  LoopCostSettingsChanged: ['settings', 'loop-costs'],
  ContributionReceived: ['loop-costs', 'ledger'],
  ContributionReversed: ['loop-costs', 'ledger'],
  LoopCancelled: ['loops'],
  ConsignmentRegistered: ['consignments', 'loops'],
  ConsignmentCancelled: ['consignments', 'loops'],
  ConsignmentHandedOn: ['consignments'],
  ConsignmentWrittenOff: ['consignments'],
  ConsigneeForgotten: ['consignments'],
  StopReported: ['loops', 'parcels'],
  LoadsSigned: ['loops', 'parcels'],
  SealDoubted: ['loops'],
  StopAnswered: ['loops'],
  SetDown: [...pieces, 'consignments', 'loops'],
  TakenUp: [...pieces, 'consignments', 'loops'],
  TakenOver: ['parcels', 'consignments', 'loops'],
  LoopUnloaded: [...pieces, 'consignments', 'loops'],
  SettingsChanged: ['settings', 'products', 'cash'],
  TabPaid: ['cash', 'ledger', 'villagers'],
  InstitutionPaid: ['cash', 'ledger'],
  FloatOpened: ['cash', 'ledger'],
  CashCounted: ['cash', 'ledger'],
  CashRemitted: ['cash', 'ledger'],
  RemittanceConfirmed: ['cash', 'ledger'],
  PayeeForgotten: ['payees'],
  PayeeSet: ['payees', 'settlements', 'loop-costs'],
  SettlementPrepared: ['settlements'],
  SettlementApproved: settled,
  SettlementRejected: ['settlements'],
  PayoutFileIssued: settled,
  PayoutPaid: settled,
  PayoutBounced: settled,
  PayoutRetried: settled,
  ActProposed: ['proposals', 'overview'],
  ActedAlone: ['proposals'],
  ProposalConfirmed: ['proposals', 'overview'],
  ProposalDeclined: ['proposals', 'overview'],
  ProposalWithdrawn: ['proposals', 'overview'],
  PayoutsConfirmed: ['settlements'],
  PeriodClosed: ['ledger'],
  ClockConfirmed: [],
};

const always: readonly Topic[] = ['overview', 'late', 'journal', 'search'];

/** Which reads are old after these events. An event of a newer server makes all of them old: undefined. */
export function topicsOf(events: readonly { readonly type: string }[]): ReadonlySet<Topic> | undefined {
  const topics = new Set<Topic>(always);
  for (const { type } of events) {
    if (!isEventType(type)) return undefined;
    for (const topic of touches[type]) topics.add(topic);
  }
  return topics;
}

function isEventType(type: string): type is EventType {
  return Object.hasOwn(touches, type);
}
