import type { AccountHead } from '../kernel/index.ts';

/** The accounts that orders book to, and what a partner earns. */
export const purchasingAccounts = {
  sales: { of: [] },
  'rebate-expense': { of: [] },
  'centre-cash': { of: [] },
  'centre-short-over': { of: [] },
  tab: { of: ['villager'] },
  'rebate-accrued': { of: ['member'] },
  'rebate-pending': { of: ['member'] },
  'rebate-payable': { of: ['member'] },
  'partner-owes': { of: ['member'] },
  payout: { of: ['member'] },
  'payout-bounced': { of: ['member'] },
} as const satisfies Readonly<Record<string, AccountHead>>;
