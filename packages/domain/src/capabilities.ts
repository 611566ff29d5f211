/** The roles people hold, each at a place: a role at 220112 reaches all of Shuangyang, at 220112102201 one village. */
export const roles = [
  'administrator',
  'county-clerk',
  'finance-approver',
  'station-partner',
  'driver',
  'programme-officer',
  'vehicle-owner',
  'lab',
] as const;
export type Role = (typeof roles)[number];

/**
 * To whom a capability is given: a role, for the things of the places it is held at; a role for its holder's own things alone,
 * whatever place it is held at (`own:driver`); or anyone, without a sign-in: guests, for what is theirs.
 */
export type Grant = Role | `own:${Role}` | 'anyone';

/** How far a capability reaches for whoever holds it: the things of a place, or one's own. */
export type CapabilityReach = 'place' | 'own';

/** Where people work once they are signed in. */
export const surfaces = ['desk', 'counter', 'drive', 'mine'] as const;
export type Surface = (typeof surfaces)[number];

/** The surface each role opens with; whoever holds several has them all. Guests come in by the public entry (`/p/`). */
export const surfaceOf: Readonly<Record<Role, Surface>> = {
  administrator: 'desk',
  'county-clerk': 'desk',
  'finance-approver': 'desk',
  'station-partner': 'counter',
  driver: 'drive',
  'programme-officer': 'desk',
  'vehicle-owner': 'mine',
  lab: 'mine',
};

/** To everybody with a role, for what is their own. */
const ownOfAll = roles.map((role) => `own:${role}` as const);

/**
 * Who may do and see what: the one table that the server decides by and the screens show by.
 * A capability holds at every place the role covers and nowhere else; given as `own:`, for one's own things alone.
 */
export const capabilities = {
  'county.read': [
    'administrator',
    'county-clerk',
    'finance-approver',
    'station-partner',
    'driver',
    'programme-officer',
  ],
  'county.export': ['administrator'],
  'roles.grant': ['administrator'],
  'signins.manage': ['administrator', 'county-clerk'],
  'signins.manage-staff': ['administrator'],
  'access-log.read': ['administrator', 'programme-officer'],
  'people.read': ['administrator', 'county-clerk'],
  'stations.plan': ['administrator', 'county-clerk'],
  'stations.open': ['administrator', 'county-clerk'],
  'stations.close': ['administrator', 'county-clerk'],
  'partners.appoint': ['administrator', 'county-clerk'],
  'products.read': ['administrator', 'county-clerk', 'finance-approver', 'station-partner', 'programme-officer'],
  'products.edit': ['county-clerk'],
  'stock.receive': ['county-clerk'],
  'villagers.read': ['county-clerk', 'station-partner'],
  'villagers.register': ['county-clerk', 'station-partner'],
  'villagers.contact': ['station-partner'],
  'villagers.erase': ['county-clerk'],
  'villagers.export': ['county-clerk', 'station-partner'],
  'orders.read': ['administrator', 'county-clerk', 'finance-approver', 'station-partner', 'programme-officer'],
  'orders.place': ['station-partner'],
  'orders.cancel': ['county-clerk', 'station-partner'],
  'orders.confirm': ['county-clerk'],
  'orders.receive': ['county-clerk'],
  'orders.collect': ['station-partner'],
  'orders.return': ['county-clerk', 'station-partner'],
  'parcels.read': ['administrator', 'county-clerk', 'finance-approver', 'station-partner', 'programme-officer'],
  'parcels.register': ['county-clerk'],
  'parcels.address': ['county-clerk', 'station-partner'],
  'parcels.load': ['county-clerk'],
  'parcels.receive': ['station-partner'],
  'parcels.hand-out': ['station-partner'],
  'parcels.report': ['county-clerk', 'station-partner'],
  'parcels.resolve': ['county-clerk'],
  'parcels.return': ['county-clerk', 'station-partner'],
  'parcels.complain': ['county-clerk', 'station-partner'],
  'consents.record': ['station-partner'],
  'fleet.read': ['administrator', 'county-clerk', 'finance-approver', 'programme-officer'],
  'fleet.edit': ['administrator', 'county-clerk'],
  'loops.read': ['administrator', 'county-clerk', 'finance-approver', 'own:driver', 'programme-officer'],
  'loops.plan': ['county-clerk'],
  'loops.settle': ['county-clerk'],
  'loop-costs.read': ['administrator', 'county-clerk', 'finance-approver', 'programme-officer'],
  'loops.unload': ['county-clerk'],
  'loops.drive': ['county-clerk', 'driver'],
  'consignments.read': ['administrator', 'county-clerk', 'finance-approver', 'station-partner', 'programme-officer'],
  'consignments.register': ['county-clerk', 'station-partner'],
  'consignments.hand-on': ['county-clerk'],
  'produce.read': ['administrator', 'county-clerk', 'finance-approver', 'station-partner', 'programme-officer'],
  'commodities.edit': ['county-clerk'],
  'market-prices.record': ['county-clerk'],
  'households.edit': ['county-clerk', 'station-partner'],
  'intake.take': ['station-partner'],
  'intake.reverse': ['county-clerk', 'station-partner'],
  'invoices.issue': ['county-clerk'],
  'papers.edit': ['county-clerk', 'station-partner'],
  'lots.make': ['county-clerk', 'station-partner'],
  'lots.hold': ['county-clerk', 'station-partner'],
  'lots.release': ['administrator', 'county-clerk'],
  'lots.receive': ['county-clerk'],
  'inspection.read': ['administrator', 'county-clerk', 'finance-approver', 'programme-officer'],
  'limits.edit': ['county-clerk'],
  'labs.edit': ['administrator', 'county-clerk'],
  'lots.test': ['county-clerk'],
  'own-samples.read': ['own:lab'],
  'own-samples.report': ['own:lab'],
  'rebates.release': ['county-clerk'],
  'tabs.settle': ['station-partner'],
  'cash.read': ['county-clerk', 'finance-approver', 'station-partner', 'programme-officer'],
  'cash.float': ['county-clerk'],
  'cash.count': ['station-partner'],
  'cash.remit': ['station-partner'],
  'cash.confirm': ['county-clerk'],
  'institution.record': ['county-clerk'],
  'contests.read': ['county-clerk', 'finance-approver', 'station-partner', 'programme-officer'],
  'contests.raise': ['station-partner', 'own:driver', 'own:vehicle-owner'],
  'contests.answer': ['county-clerk', 'finance-approver'],
  'bookings.read': ['county-clerk', 'finance-approver', 'programme-officer'],
  'bookings.reverse': ['county-clerk', 'finance-approver'],
  'contributions.record': ['county-clerk'],
  'contributions.reverse': ['finance-approver'],
  'settings.read': ['administrator', 'county-clerk', 'finance-approver', 'station-partner', 'programme-officer'],
  'settings.change': ['administrator', 'county-clerk'],
  'payees.read': ['county-clerk', 'finance-approver'],
  'payees.edit': ['county-clerk'],
  'settlements.read': ['county-clerk', 'finance-approver', 'programme-officer'],
  'settlements.prepare': ['county-clerk'],
  'settlements.approve': ['finance-approver'],
  'taxes.pay': ['county-clerk'],
  'payouts.issue': ['finance-approver'],
  'payouts.record': ['county-clerk', 'finance-approver'],
  'periods.close': ['finance-approver'],
  'earnings.read': ['county-clerk', 'finance-approver', 'station-partner', 'programme-officer'],
  'own-pay.read': ['own:driver', 'own:vehicle-owner'],
  'ledger.read': ['county-clerk', 'finance-approver', 'programme-officer'],
  'proposals.decide': ['administrator', 'county-clerk', 'finance-approver', 'programme-officer'],
  'proposals.read': ['administrator', 'county-clerk', 'finance-approver', 'programme-officer'],
  'money.confirm': ['county-clerk', 'finance-approver'],
  'network.confirm': ['administrator', 'county-clerk', 'finance-approver'],
  'roles.confirm': ['administrator', 'county-clerk', 'finance-approver', 'programme-officer'],
  'own-proposals.read': ownOfAll,
  'notices.read': ownOfAll,
  'own-views.read': ownOfAll,
  'messages.tell': ['county-clerk', 'station-partner'],
  'messages.costs': ['administrator', 'county-clerk', 'finance-approver', 'programme-officer'],
  'two-people.lift': ['programme-officer'],
  'enquiries.send': ['anyone'],
  'enquiries.read': ['county-clerk'],
  'enquiries.answer': ['county-clerk'],
  'talent.keep': ['administrator', 'county-clerk'],
  'guests.erase': ['county-clerk', 'anyone'],
  'late.review': ['county-clerk'],
  'outbox.carry': ['county-clerk'],
  'clock.confirm': ['administrator', 'county-clerk'],
  'journal.read': ['administrator', 'county-clerk', 'finance-approver', 'programme-officer'],
} as const satisfies Record<string, readonly Grant[]>;

export type Capability = keyof typeof capabilities;

/** How far a role's capability reaches; undefined where the role does not include it. */
export function reachOf(role: Role, capability: Capability): CapabilityReach | undefined {
  if (givenTo(capability, role)) return 'place';
  return givenTo(capability, `own:${role}`) ? 'own' : undefined;
}

/** Whether a role's capability reaches the things of its place, and not only its holder's own. */
export function reachesPlace(role: Role, capability: Capability): boolean {
  return reachOf(role, capability) === 'place';
}

/** Whether a role includes a capability, wherever it is held, if only for its holder's own. */
export function includes(role: Role, capability: Capability): boolean {
  return reachOf(role, capability) !== undefined;
}

/** Whether a guest may do it, to what is theirs. */
export function opensToAnyone(capability: Capability): boolean {
  return givenTo(capability, 'anyone');
}

function givenTo(capability: Capability, grant: Grant): boolean {
  const grants: readonly Grant[] = capabilities[capability];
  return grants.includes(grant);
}
