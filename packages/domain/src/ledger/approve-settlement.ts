import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, type State } from '../kernel/index.ts';
import { accountsUnder, type Payables } from './payable.ts';
import { taxedOf, type PayoutLine } from './settlement.ts';
import { settlementAt } from './settlement-ready.ts';
import { grossOf, taxedBefore, withhold } from './withhold.ts';

/**
 * Lets a prepared settlement be paid. Whoever prepared it cannot (four eyes). Refused where somebody is owed less by now, as a
 * loop's cost was reversed meanwhile, and where another tax would be withheld by now: of another month, or type. Then it is sent back and
 * prepared anew.
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
    decide(state, { at, by, payload }) {
      const ready = settlementAt('prepared', state, payload.settlement);
      if ('refusal' in ready) return ready;
      const { preparedBy, pays, lines } = ready.settlement;
      if (preparedBy === by) return refuse('own-work', { what: 'settlement' });
      const less = lines.filter((line) => owedFen(state, line) < grossOf(line));
      if (less.length > 0) return refuse('payable-changed', { count: less.length });
      const due = lines.map(({ partner, as, ...line }) => ({
        partner,
        ...(as !== undefined && { as }),
        amountFen: grossOf(line),
      }));
      const now = withhold(payables, taxedBefore(state, payables), { due, run: pays, at }).lines;
      const other = lines.filter(({ partner, as, type, withheldFen, owner }) => {
        const line = now.find((one) => one.partner === partner && one.as === as);
        return line?.type !== type || line?.withheldFen !== withheldFen || line?.owner !== owner;
      });
      if (other.length > 0) return refuse('withholding-changed', { count: other.length });
      return accept({
        type: 'SettlementApproved',
        data: { settlement: payload.settlement, lines: lines.map(taxedOf) },
      });
    },
  });
}
