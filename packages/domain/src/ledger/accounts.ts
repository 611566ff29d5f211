import type { ledgerAccounts } from './account-heads.ts';

export const ledgerChart = {
  /** What the licensed payment institution owes the merchant for QR payments. */
  institution: 'institution',
  /** The bank account that payouts leave from. */
  bank: 'bank',
  /** What was withheld from payees and is owed to the tax office. */
  taxWithheld: 'tax-withheld',
} as const satisfies Readonly<Record<string, keyof typeof ledgerAccounts>>;
