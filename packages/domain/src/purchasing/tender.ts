import * as z from 'zod/mini';
import { refuse, type Refusal, type State } from '../kernel/index.ts';
import { ledgerChart, settingsOf } from '../ledger/index.ts';
import { stationAccount } from '../network/index.ts';
import { partnerAccount } from './accounts.ts';

/**
 * How an order is paid: in cash at the counter, by QR code to the merchant through a licensed institution, or on the
 * villager's tab. Yangui holds no money (非银行支付机构监督管理条例 §6): a QR payment is what the institution owes the merchant.
 */
export const tenders = ['cash', 'qr', 'tab'] as const;
export const tender = z.enum(tenders);
export type Tender = z.infer<typeof tender>;

/** Whose drawer and whose tab a payment concerns. */
export interface Payer {
  readonly station: string;
  readonly villager: string;
}

/** Money going back one way. */
export interface Refund {
  readonly tender: Tender;
  readonly amountFen: number;
}

/** The account that a payment adds to, and a refund takes from. */
export function accountFor(how: Tender, { station, villager }: Payer): string {
  if (how === 'cash') return stationAccount.cash(station);
  return how === 'qr' ? ledgerChart.institution : partnerAccount.tab(villager);
}

/** Why a payment cannot be taken this way: the drawer is full, or the tab is. */
export function tenderRefusal(
  state: State,
  how: Tender,
  payer: Payer,
  amountFen: number,
): { readonly refusal: Refusal } | undefined {
  const { cashFloatLimitFen, tabLimitFen } = settingsOf(state);
  const holdsFen = state.get('account', accountFor(how, payer))?.balanceFen ?? 0;
  if (how === 'cash' && holdsFen + amountFen > cashFloatLimitFen)
    return refuse('cash-over-limit', { holdsFen, amountFen, limitFen: cashFloatLimitFen });
  if (how === 'tab' && holdsFen + amountFen > tabLimitFen)
    return refuse('tab-over-limit', { owesFen: holdsFen, amountFen, limitFen: tabLimitFen });
  return undefined;
}

/**
 * How an amount goes back: the way it came; from a tab that was paid off meanwhile, the rest in cash.
 * Refused where the drawer has less than must be paid out of it.
 */
export function refundsOf(
  state: State,
  paidBy: Tender,
  payer: Payer,
  amountFen: number,
): { readonly refunds: readonly Refund[] } | { readonly refusal: Refusal } {
  if (paidBy === 'qr') return { refunds: [{ tender: 'qr', amountFen }] };
  const owesFen =
    paidBy === 'tab' ? Math.max(0, state.get('account', partnerAccount.tab(payer.villager))?.balanceFen ?? 0) : 0;
  const offTabFen = Math.min(owesFen, amountFen);
  const inCashFen = amountFen - offTabFen;
  const haveFen = state.get('account', stationAccount.cash(payer.station))?.balanceFen ?? 0;
  if (inCashFen > haveFen) return refuse('drawer-short', { haveFen, needFen: inCashFen });
  const refunds: readonly Refund[] = [
    { tender: 'tab', amountFen: offTabFen },
    { tender: 'cash', amountFen: inCashFen },
  ];
  return { refunds: refunds.filter((refund) => refund.amountFen > 0) };
}
