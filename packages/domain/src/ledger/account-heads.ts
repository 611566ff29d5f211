import type { AccountHead } from '../kernel/index.ts';

/** The accounts that the ledger itself books to. */
export const ledgerAccounts = {
  institution: { of: [] },
  bank: { of: [] },
  'tax-withheld': { of: [] },
} as const satisfies Readonly<Record<string, AccountHead>>;
