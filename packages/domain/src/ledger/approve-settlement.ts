import * as z from 'zod/mini';
import { accept, defineCommand, id, invariant, refuse } from '../kernel/index.ts';
import { accountOf } from './account.ts';
import { settlementAt } from './settlement-ready.ts';

/** Lets a prepared settlement be paid. Whoever prepared it cannot (four eyes). */
export const approveSettlement = defineCommand({
  type: 'approve-settlement',
  capability: 'settlements.approve',
  payload: z.object({ settlement: id }),
  place: (_, { county }) => county,
  decide(state, { by, payload }) {
    const ready = settlementAt('prepared', state, payload.settlement);
    if ('refusal' in ready) return ready;
    const { preparedBy, lines } = ready.settlement;
    if (preparedBy === by) return refuse('own-work', { what: 'settlement' });
    for (const { partner, amountFen } of lines) {
      const payableFen = -(state.get('account', accountOf.rebatePayable(partner))?.balanceFen ?? 0);
      invariant(payableFen >= amountFen, `${partner} is owed ${payableFen}, less than the ${amountFen} prepared`);
    }
    return accept({
      type: 'SettlementApproved',
      data: { settlement: payload.settlement, lines: lines.map(({ serial, partner, amountFen }) => ({ serial, partner, amountFen })) },
    });
  },
});
