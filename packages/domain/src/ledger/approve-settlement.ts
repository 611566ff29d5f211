import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, type State } from '../kernel/index.ts';
import { accountsUnder, type Payables } from './payable.ts';
import { proposedOf, type PayoutLine } from './settlement.ts';
import { settlementAt } from './settlement-ready.ts';

/**
 * Lets a prepared settlement be paid. Whoever prepared it cannot (four eyes). Refused where somebody is owed less by now, as a
 * loop's cost was reversed meanwhile: then it is sent back and prepared anew.
 * @param payables what modules declare that is paid
 */
export function approveSettlementOver(payables: Payables) {
  const owedFen = (state: State, line: PayoutLine) =>
    -(state.get('account', accountsUnder(payables, line).payable)?.balanceFen ?? 0);
  return defineCommand({
    type: 'approve-settlement',
    capability: 'settlements.approve',
    toldBelow: true,
    payload: z.object({ settlement: id }),
    place: (_, { county }) => county,
    decide(state, { by, payload }) {
      const ready = settlementAt('prepared', state, payload.settlement);
      if ('refusal' in ready) return ready;
      const { preparedBy, lines } = ready.settlement;
      if (preparedBy === by) return refuse('own-work', { what: 'settlement' });
      const less = lines.filter((line) => owedFen(state, line) < line.amountFen);
      if (less.length > 0) return refuse('payable-changed', { count: less.length });
      return accept({
        type: 'SettlementApproved',
        data: { settlement: payload.settlement, lines: lines.map(proposedOf) },
      });
    },
  });
}
