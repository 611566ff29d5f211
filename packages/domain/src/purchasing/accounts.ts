import type { purchasingAccounts } from './account-heads.ts';

export const purchasingChart = {
  sales: 'sales',
  rebateExpense: 'rebate-expense',
  /** The cash of the county centre. */
  centreCash: 'centre-cash',
  /** What was short or over in it when days were closed. */
  centreShortOver: 'centre-short-over',
} as const satisfies Readonly<Record<string, keyof typeof purchasingAccounts>>;

export const partnerAccount = {
  tab: (villager: string) => `tab:${villager}`,
  /** What a partner will have, has for the time being, has for good: rebates, and the rate for parcels handed out. */
  rebateAccrued: (partner: string) => `rebate-accrued:${partner}`,
  rebatePending: (partner: string) => `rebate-pending:${partner}`,
  rebatePayable: (partner: string) => `rebate-payable:${partner}`,
  /** What a partner who is gone owes of their station's cash. */
  partnerOwes: (partner: string) => `partner-owes:${partner}`,
  payout: (partner: string) => `payout:${partner}`,
  payoutBounced: (partner: string) => `payout-bounced:${partner}`,
} as const;
