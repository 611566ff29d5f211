import type { CopyOf, HeldKinds } from '../kernel/index.ts';
import { accountOf } from './account.ts';

export const heldByStations = { settings: { told: 'whole', ways: [{}] } } satisfies HeldKinds;

/** The accounts of a station itself, and the own ones of whoever asks. */
export function ownAccounts({ holder, person }: CopyOf): readonly string[] {
  const { cash, cashInTransit, cashShortOver, payout, payoutBounced } = accountOf;
  return [
    ...[cash, cashInTransit, cashShortOver].map((of) => of(holder)),
    ...rebateAccounts(person),
    payout(person),
    payoutBounced(person),
  ];
}

/** The accounts whose lines a partner reads as their earnings. */
export function rebateAccounts(partner: string): readonly string[] {
  return [accountOf.rebateAccrued(partner), accountOf.rebatePending(partner), accountOf.rebatePayable(partner)];
}
