import type { State } from '../kernel/index.ts';
import { accountOf } from './account.ts';
import type { CarriedOver } from './settlement.ts';

const PAYABLE = accountOf.rebatePayable('');

/**
 * What each partner's payable rebate comes to now, by their ids: the one figure that the partner sees and the settlement
 * pays. A debt (a rebate that was reversed after it was paid) is carried over.
 */
export function payables(state: State): { readonly due: readonly CarriedOver[]; readonly carried: readonly CarriedOver[] } {
  const all = state
    .all('account')
    .filter(({ id, balanceFen }) => id.startsWith(PAYABLE) && balanceFen !== 0)
    .map(({ id, balanceFen }) => ({ partner: id.slice(PAYABLE.length), amountFen: -balanceFen }))
    .toSorted((one, other) => (one.partner < other.partner ? -1 : 1));
  return { due: all.filter(({ amountFen }) => amountFen > 0), carried: all.filter(({ amountFen }) => amountFen < 0) };
}
