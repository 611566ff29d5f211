/**
 * The site map: every address there is, by surface and screen. A filter stands behind the `?`, so that a link shows
 * the same thing to whoever opens it.
 */
export const siteMap = {
  counter: {
    doors: '/counter/:county',
    buy: '/counter/:county/buy',
    collect: '/counter/:county/collect',
    receive: '/counter/:county/receive',
    outside: '/counter/:county/outside',
    send: '/counter/:county/send',
    sendNew: '/counter/:county/send/new',
    sent: '/counter/:county/send/:id',
    parcel: '/counter/:county/parcels/:id',
    orders: '/counter/:county/orders',
    order: '/counter/:county/orders/:id',
    villagers: '/counter/:county/villagers',
    villager: '/counter/:county/villagers/:id',
    earnings: '/counter/:county/earnings',
    cash: '/counter/:county/cash',
    sync: '/counter/:county/sync',
  },
  desk: {
    today: '/desk/:county',
    late: '/desk/:county/late',
    lateCommand: '/desk/:county/late/:id',
    orders: '/desk/:county/orders',
    order: '/desk/:county/orders/:id',
    parcels: '/desk/:county/parcels',
    parcelRegister: '/desk/:county/parcels/register',
    parcelLoad: '/desk/:county/parcels/load',
    parcel: '/desk/:county/parcels/:id',
    consignments: '/desk/:county/consignments',
    handOn: '/desk/:county/consignments/hand-on',
    consignment: '/desk/:county/consignments/:id',
    loops: '/desk/:county/loops',
    unload: '/desk/:county/unload',
    unloadVan: '/desk/:county/unload/:id',
    fleet: '/desk/:county/fleet',
    stations: '/desk/:county/stations',
    station: '/desk/:county/stations/:id',
    devices: '/desk/:county/devices',
    carried: '/desk/:county/carried',
    products: '/desk/:county/products',
    imports: '/desk/:county/products/import',
    villagers: '/desk/:county/villagers',
    villager: '/desk/:county/villagers/:id',
    people: '/desk/:county/people',
    costs: '/desk/:county/loop-costs',
    costBalances: '/desk/:county/loop-costs/balances',
    costSettings: '/desk/:county/loop-costs/settings',
    cost: '/desk/:county/loop-costs/:id',
    ledger: '/desk/:county/ledger',
    account: '/desk/:county/ledger/:id',
    cash: '/desk/:county/cash',
    settlements: '/desk/:county/settlements',
    settlement: '/desk/:county/settlements/:id',
    payees: '/desk/:county/payees',
    periods: '/desk/:county/periods',
    effective: '/desk/:county/effective-orders',
    settings: '/desk/:county/settings',
    journal: '/desk/:county/journal',
  },
  drive: {
    today: '/drive/:county',
    stop: '/drive/:county/stops/:id',
    van: '/drive/:county/vans/:id',
  },
  account: '/account',
} as const;

export type Surface = 'counter' | 'desk' | 'drive';
export type ScreenOf<S extends Surface> = keyof (typeof siteMap)[S];

interface Where {
  readonly county: string;
  readonly id?: string;
}

/**
 * The one builder of addresses.
 * @example pathTo('desk', 'orders', { county: '220112' }, { stage: 'placed' }) // '/desk/220112/orders?stage=placed'
 */
export function pathTo<S extends Surface>(
  surface: S,
  screen: ScreenOf<S>,
  where: Where,
  filters: Readonly<Record<string, string>> = {},
): string {
  const pattern = String(siteMap[surface][screen]);
  const path = pattern.replace(':county', where.county).replace(':id', encodeURIComponent(where.id ?? ''));
  const search = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== '')).toString();
  return search === '' ? path : `${path}?${search}`;
}
