import { accountOf, type OfflineStanding } from '@yangui/domain';
import type { HeldView } from './held-view.ts';

/** How a station stands that nobody hears from: what it took on since the server last said how things are. */
export function offlineStanding(view: HeldView, station: string, sinceContactMs: number): OfflineStanding {
  const added = (account: string) =>
    (view.get('account', account)?.balanceFen ?? 0) - (view.held.rows.account.get(account)?.balanceFen ?? 0);
  const tabs = view.all('villager').map(({ id }) => added(accountOf.tab(id)));
  return {
    sinceContactMs,
    pricesAgeMs: sinceContactMs,
    cashTakenFen: Math.max(0, added(accountOf.cash(station))),
    tabTakenFen: Math.max(
      0,
      tabs.reduce((sum, fen) => sum + fen, 0),
    ),
  };
}
