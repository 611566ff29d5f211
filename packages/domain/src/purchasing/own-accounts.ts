import type { CopyOf } from '../kernel/index.ts';
import { stationAccount } from '../network/index.ts';
import { partnerAccount } from './accounts.ts';

/** The accounts of a station itself, and the own ones of whoever asks. */
export function ownAccounts({ holder, person }: CopyOf): readonly string[] {
  const { cash, cashInTransit, cashShortOver } = stationAccount;
  const { payout, payoutBounced } = partnerAccount;
  return [
    ...[cash, cashInTransit, cashShortOver].map((of) => of(holder)),
    ...rebateAccounts(person),
    payout(person),
    payoutBounced(person),
  ];
}

/** The accounts whose lines a partner reads as their earnings. */
export function rebateAccounts(partner: string): readonly string[] {
  const { rebateAccrued, rebatePending, rebatePayable } = partnerAccount;
  return [rebateAccrued(partner), rebatePending(partner), rebatePayable(partner)];
}
