import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { rejectionReason } from './settlement.ts';
import { settlementAt } from './settlement-ready.ts';

/** Sends a prepared settlement back, with the reason. Nothing was booked; the clerk prepares another. */
export const rejectSettlement = defineCommand({
  type: 'reject-settlement',
  capability: 'settlements.approve',
  payload: z.object({ settlement: id, reason: rejectionReason }),
  place: (_, { county }) => county,
  decide(state, { by, payload }) {
    const ready = settlementAt('prepared', state, payload.settlement);
    if ('refusal' in ready) return ready;
    if (ready.settlement.preparedBy === by) return refuse('own-work', { what: 'settlement' });
    return accept({ type: 'SettlementRejected', data: payload });
  },
});
