import * as z from 'zod/mini';
import { DAY, refuse, type Refusal } from '../kernel/index.ts';
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

interface Asked {
  readonly type: string;
  readonly payload: unknown;
}

const ordering = z.object({
  tender: z.optional(z.string()),
  lines: z.array(z.object({ quantity: z.number(), priceFen: z.number() })),
});
const paying = z.object({ tender: z.string(), amountFen: z.number() });

/** The commands by which a counter takes on more than it has: it sells, takes money, or promises. */
const taking: ReadonlySet<string> = new Set(['place-order', 'record-outside-purchase', 'pay-tab']);

/**
 * Whether a counter without contact may still do a thing, by the county's limits. What is there can always be handed out,
 * counted, given back and remitted: a limit on risk keeps nobody from their goods.
 * @returns undefined where it may; otherwise `offline-too-long`, `offline-prices-old`, `offline-cash-full` or `offline-tab-full`
 */
export function offlineRefusal(
  limits: OfflineLimits,
  { command, ...standing }: OfflineStanding & { readonly command: Asked },
): Refusal | undefined {
  if (!taking.has(command.type)) return undefined;
  const { offlineDays, offlinePriceDays, offlineCashLimitFen, offlineTabLimitFen } = limits;
  if (standing.sinceContactMs > offlineDays * DAY) return refuse('offline-too-long', { days: offlineDays }).refusal;
  if (command.type === 'place-order' && standing.pricesAgeMs > offlinePriceDays * DAY)
    return refuse('offline-prices-old', { days: offlinePriceDays }).refusal;
  const { tender, amountFen } = takenBy(command);
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

/** What a command takes in, and how. An outside purchase is paid elsewhere. */
function takenBy({ type, payload }: Asked): { readonly tender: string; readonly amountFen: number } {
  const order = type === 'place-order' ? ordering.safeParse(payload) : undefined;
  if (order?.success === true)
    return {
      tender: order.data.tender ?? 'cash',
      amountFen: order.data.lines.reduce((sum, { quantity, priceFen }) => sum + quantity * priceFen, 0),
    };
  const payment = type === 'pay-tab' ? paying.safeParse(payload) : undefined;
  return payment?.success === true ? payment.data : { tender: 'none', amountFen: 0 };
}
