import type { Kind } from '@yangui/domain';

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
  | 'enquiries'
  | 'earnings'
  | 'ledger'
  | 'cash'
  | 'settings'
  | 'payees'
  | 'settlements'
  | 'journal'
  | 'search';

/** Which reads show a kind of row, or count it. A new kind without a line here does not compile. */
const shownBy: Readonly<Record<Kind, readonly Topic[]>> = {
  clock: ['overview'],
  member: ['people'],
  signIn: ['people'],
  guest: ['enquiries'],
  enquiry: ['enquiries'],
  // What is owed to whom, on tabs, in drawers: all of it is a balance.
  account: ['earnings', 'ledger', 'cash', 'villagers', 'stations', 'payees', 'settlements'],
  settings: ['settings', 'products', 'cash'],
  payee: ['payees', 'settlements', 'loop-costs'],
  settlement: ['settlements', 'earnings', 'ledger', 'loop-costs'],
  period: ['ledger'],
  institutionPayment: ['cash', 'ledger'],
  station: ['stations'],
  position: ['stations', 'fleet', 'loops'],
  product: ['products'],
  drawer: ['cash'],
  remittance: ['cash'],
  purchaseTally: ['orders'],
  villager: ['villagers', 'stations', 'orders', 'parcels', 'cash', 'consignments'],
  order: ['orders', 'stations', 'villagers', 'parcels'],
  orderReference: ['orders', 'parcels'],
  depot: ['fleet', 'loops'],
  vehicle: ['fleet', 'loops', 'loop-costs'],
  deliveryWindow: ['stations', 'fleet', 'loops'],
  logisticsSettings: ['settings', 'fleet'],
  loop: ['loops', 'loop-costs', 'parcels'],
  dayPlan: ['loops', 'loop-costs'],
  attachment: ['parcels', 'loops'],
  parcel: ['parcels', 'loops'],
  waybill: ['parcels'],
  pickupCode: ['parcels'],
  consent: ['parcels'],
  consignment: ['consignments', 'loops'],
  vanLoad: ['parcels', 'loops'],
  handover: ['parcels', 'loops'],
  loopCharge: ['loop-costs', 'loops', 'payees', 'settlements'],
  loopCostSettings: ['settings', 'loop-costs'],
  contributionPayment: ['loop-costs', 'ledger'],
  contributionReference: ['loop-costs'],
  proposal: ['proposals'],
};

const always: readonly Topic[] = ['overview', 'late', 'journal', 'search'];

/** Which reads are old after rows of these kinds were written. A kind of a newer server makes all of them old: undefined. */
export function topicsOf(kinds: readonly string[]): ReadonlySet<Topic> | undefined {
  const topics = new Set<Topic>(always);
  for (const kind of kinds) {
    if (!isKind(kind)) return undefined;
    for (const topic of shownBy[kind]) topics.add(topic);
  }
  return topics;
}

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(shownBy, kind);
}
