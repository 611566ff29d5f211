import type { AccountHead } from '../kernel/index.ts';

/** The accounts that tickets book to, and where what households are owed stands. */
export const produceAccounts = {
  'produce-bought': { of: [] },
  'household-payable': { of: ['household'] },
  'household-payout': { of: ['household'] },
  'household-payout-bounced': { of: ['household'] },
} as const satisfies Readonly<Record<string, AccountHead>>;
