/** The three heaps that a rebate goes through, in their order. */
export const heaps = [
  { stage: 'rebate-accrued', word: 'accrued', sum: 'accruedFen' },
  { stage: 'rebate-pending', word: 'pending', sum: 'pendingFen' },
  { stage: 'rebate-payable', word: 'payable', sum: 'payableFen' },
] as const;
