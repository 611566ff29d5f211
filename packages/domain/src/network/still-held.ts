import { refuse, type Refusal, type State } from '../kernel/index.ts';
import { stationAccount } from './accounts.ts';
import type { Station } from './station.ts';

/** What a station and its partner can still have in hand, or still owe. What a van has loaded for it is among its parcels. */
export const heldKinds = ['cash', 'cash-in-transit', 'tabs', 'orders', 'parcels', 'consignments'] as const;
export type HeldKind = (typeof heldKinds)[number];

/** How much of each: fen of money, pieces of everything else. Cash short of the books counts like cash that is there. */
export type HeldAtStation = Readonly<Record<HeldKind, number>>;

/** What is in hand at a station now. */
export function heldAt(state: State, station: Station): HeldAtStation {
  const balanceFen = (account: string) => state.get('account', account)?.balanceFen ?? 0;
  return {
    cash: balanceFen(stationAccount.cash(station.id)),
    'cash-in-transit': balanceFen(stationAccount.cashInTransit(station.id)),
    tabs: station.tabsFen,
    orders: station.openOrders,
    parcels: station.openParcels,
    consignments: station.openConsignments,
  };
}

/** Why neither the station nor its partner's time there can end: all of what would be left unheld. Undefined where nothing would. */
export function heldRefusal(name: string, held: HeldAtStation): Refusal | undefined {
  if (heldKinds.every((kind) => held[kind] === 0)) return undefined;
  return refuse('still-held', {
    station: name,
    cashFen: held.cash,
    inTransitFen: held['cash-in-transit'],
    tabsFen: held.tabs,
    orders: held.orders,
    parcels: held.parcels,
    consignments: held.consignments,
  }).refusal;
}
