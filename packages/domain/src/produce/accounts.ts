import type { produceAccounts } from './account-heads.ts';

export const produceChart = {
  /** What was paid or is owed for all that was taken in. */
  produceBought: 'produce-bought',
} as const satisfies Readonly<Record<string, keyof typeof produceAccounts>>;

export const householdAccount = {
  /** What a household is owed for its tickets; above zero where it owes, for what was reversed after it was paid. */
  householdPayable: (household: string) => `household-payable:${household}`,
} as const;
