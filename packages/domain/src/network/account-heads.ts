import type { AccountHead } from '../kernel/index.ts';

/** The accounts of a station. */
export const networkAccounts = {
  cash: { of: ['station'] },
  'cash-in-transit': { of: ['station'] },
  'cash-short-over': { of: ['station'] },
} as const satisfies Readonly<Record<string, AccountHead>>;
