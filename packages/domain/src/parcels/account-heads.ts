import type { AccountHead } from '../kernel/index.ts';

/** The accounts that parcels book to, beside the partner's earnings. */
export const parcelsAccounts = {
  'pickup-expense': { of: [] },
} as const satisfies Readonly<Record<string, AccountHead>>;
