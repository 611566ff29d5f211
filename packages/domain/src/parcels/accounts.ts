import type { parcelsAccounts } from './account-heads.ts';

export const parcelsChart = {
  /** What the county pays stations for handing parcels out. */
  pickupExpense: 'pickup-expense',
} as const satisfies Readonly<Record<string, keyof typeof parcelsAccounts>>;
