import { DAY, refuse, type Refusal, type TakenOn } from '../kernel/index.ts';
import type { Settings } from '../ledger/index.ts';

/** What a county lets a counter do that nobody hears from: after it, what is sold may not be there, and what is taken may be lost. */
export type OfflineLimits = Pick<
  Settings,
  'offlineCashLimitFen' | 'offlineTabLimitFen' | 'offlinePriceDays' | 'offlineDays'
>;

/** How a counter stands that has no contact. */
export interface OfflineStanding {
  readonly sinceContactMs: number;
  /** Cash and tabs taken by what the server has not answered yet; less what was paid back. */
  readonly cashTakenFen: number;
  readonly tabTakenFen: number;
  /** How old the prices here are. */
  readonly pricesAgeMs: number;
}

/**
 * Whether a counter without contact may still do a thing, by the county's limits. What is there can always be handed out,
 * counted, given back and remitted: a limit on risk keeps nobody from their goods.
 * @param takenOn what the command takes on, as its rule says
 * @returns undefined where it may; otherwise `offline-too-long`, `offline-prices-old`, `offline-cash-full` or `offline-tab-full`
 */
export function offlineRefusal(
  limits: OfflineLimits,
  standing: OfflineStanding,
  takenOn: TakenOn | undefined,
): Refusal | undefined {
  if (takenOn === undefined) return undefined;
  const { offlineDays, offlinePriceDays, offlineCashLimitFen, offlineTabLimitFen } = limits;
  if (standing.sinceContactMs > offlineDays * DAY) return refuse('offline-too-long', { days: offlineDays }).refusal;
  if (takenOn.atToldPrices && standing.pricesAgeMs > offlinePriceDays * DAY)
    return refuse('offline-prices-old', { days: offlinePriceDays }).refusal;
  const { tender, amountFen } = takenOn;
  if (tender === 'cash' && standing.cashTakenFen + amountFen > offlineCashLimitFen) {
    return refuse('offline-cash-full', { takenFen: standing.cashTakenFen, amountFen, limitFen: offlineCashLimitFen })
      .refusal;
  }
  if (tender === 'tab' && standing.tabTakenFen + amountFen > offlineTabLimitFen) {
    return refuse('offline-tab-full', { takenFen: standing.tabTakenFen, amountFen, limitFen: offlineTabLimitFen })
      .refusal;
  }
  return undefined;
}
