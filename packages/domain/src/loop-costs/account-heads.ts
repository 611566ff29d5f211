import type { AccountHead } from '../kernel/index.ts';

/** The accounts that loops book to. */
export const loopCostsAccounts = {
  'loop-cost-own': { of: [] },
  'loop-cost': { of: ['station'] },
  'loop-contribution': { of: ['station'] },
  'vehicle-payable': { of: ['vehicle'] },
  'driver-payable': { of: ['member'] },
  'loop-payout': { of: ['vehicle', 'member'] },
  'loop-payout-bounced': { of: ['vehicle', 'member'] },
  'carrier-owes': { of: ['code'] },
} as const satisfies Readonly<Record<string, AccountHead>>;
