import type { State } from '../kernel/index.ts';
import { accountOf } from './account.ts';
import type { Owed, SettlementPays } from './settlement.ts';

/** The accounts that a settlement empties, by what it pays: how their ids begin, and as what their owner is owed. */
export const payableAccounts = {
  rebates: [{ prefix: accountOf.rebatePayable('') }],
  loops: [
    { prefix: accountOf.vehiclePayable(''), as: 'vehicle' },
    { prefix: accountOf.driverPayable(''), as: 'driver' },
  ],
} as const satisfies Readonly<Record<SettlementPays, readonly { readonly prefix: string; readonly as?: Owed['as'] }[]>>;

/**
 * What each partner's payable rebate, or what is owed for loops, comes to now, by account: the one figure that its owner sees
 * and the settlement pays. A debt (a rebate or a loop's cost that was reversed after it was paid) is carried over.
 */
export function payables(
  state: State,
  pays: SettlementPays,
): { readonly due: readonly Owed[]; readonly carried: readonly Owed[] } {
  const accounts = state.all('account').filter(({ balanceFen }) => balanceFen !== 0);
  const all = payableAccounts[pays].flatMap(({ prefix, ...owed }) =>
    accounts
      .filter(({ id }) => id.startsWith(prefix))
      .map(({ id, balanceFen }): Owed => ({ partner: id.slice(prefix.length), ...owed, amountFen: -balanceFen }))
      .toSorted((one, other) => (one.partner < other.partner ? -1 : 1)),
  );
  return { due: all.filter(({ amountFen }) => amountFen > 0), carried: all.filter(({ amountFen }) => amountFen < 0) };
}
