/** The roles people hold, each at a place: a role at 220112 reaches all of Shuangyang, at 220112102201 one village. */
export const roles = [
  'administrator',
  'county-clerk',
  'finance-approver',
  'station-partner',
  'driver',
  'programme-officer',
] as const;
export type Role = (typeof roles)[number];

/**
 * Who may do and see what: the one table that the server decides by and the screens show by.
 * A capability holds at every place the role covers, and nowhere else.
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
  'loops.read': ['administrator', 'county-clerk', 'finance-approver', 'driver', 'programme-officer'],
  'loops.plan': ['county-clerk'],
  'loops.settle': ['county-clerk'],
  'loop-costs.read': ['administrator', 'county-clerk', 'finance-approver', 'programme-officer'],
  'loops.unload': ['county-clerk'],
  'loops.drive': ['county-clerk', 'driver'],
  'consignments.read': ['administrator', 'county-clerk', 'finance-approver', 'station-partner', 'programme-officer'],
  'consignments.register': ['county-clerk', 'station-partner'],
  'consignments.hand-on': ['county-clerk'],
  'rebates.release': ['county-clerk'],
  'tabs.settle': ['station-partner'],
  'cash.read': ['county-clerk', 'finance-approver', 'station-partner', 'programme-officer'],
  'cash.float': ['county-clerk'],
  'cash.count': ['station-partner'],
  'cash.remit': ['station-partner'],
  'cash.confirm': ['county-clerk'],
  'institution.record': ['county-clerk'],
  'contributions.record': ['county-clerk'],
  'contributions.reverse': ['finance-approver'],
  'settings.read': ['administrator', 'county-clerk', 'finance-approver', 'station-partner', 'programme-officer'],
  'settings.change': ['administrator', 'county-clerk'],
  'payees.read': ['county-clerk', 'finance-approver'],
  'payees.edit': ['county-clerk'],
  'settlements.read': ['county-clerk', 'finance-approver', 'programme-officer'],
  'settlements.prepare': ['county-clerk'],
  'settlements.approve': ['finance-approver'],
  'payouts.issue': ['finance-approver'],
  'payouts.record': ['county-clerk', 'finance-approver'],
  'periods.close': ['finance-approver'],
  'earnings.read': ['county-clerk', 'finance-approver', 'station-partner', 'programme-officer'],
  'ledger.read': ['county-clerk', 'finance-approver', 'programme-officer'],
  'proposals.decide': ['administrator', 'county-clerk', 'finance-approver'],
  'proposals.read': ['administrator', 'county-clerk', 'finance-approver', 'programme-officer'],
  'money.confirm': ['county-clerk', 'finance-approver'],
  'network.confirm': ['administrator', 'county-clerk', 'finance-approver'],
  'roles.confirm': ['administrator', 'county-clerk', 'finance-approver'],
  'two-people.lift': ['programme-officer'],
  'late.review': ['county-clerk'],
  'outbox.carry': ['county-clerk'],
  'clock.confirm': ['administrator', 'county-clerk'],
  'journal.read': ['administrator', 'county-clerk', 'finance-approver', 'programme-officer'],
} as const satisfies Record<string, readonly Role[]>;

export type Capability = keyof typeof capabilities;

/** What a role includes for its holder's own things alone, whatever place it is held at: a driver's own loops. */
const ownOnly: { readonly [R in Role]?: readonly Capability[] } = { driver: ['loops.read'] };

/** Whether a role's capability reaches the things of its place, and not only its holder's own. */
export function reachesPlace(role: Role, capability: Capability): boolean {
  return includes(role, capability) && ownOnly[role]?.includes(capability) !== true;
}

/** Whether a role includes a capability, wherever it is held. */
export function includes(role: Role, capability: Capability): boolean {
  const holders: readonly Role[] = capabilities[capability];
  return holders.includes(role);
}
