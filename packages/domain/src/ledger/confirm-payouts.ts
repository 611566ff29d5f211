import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { heldBack } from './payee.ts';
import { settlementAt } from './settlement-ready.ts';

/**
 * Lets payouts go again whose payee's account changed after the settlement was approved: an approver has seen the new
 * one. Whoever prepared the settlement cannot.
 */
export const confirmPayouts = defineCommand({
  type: 'confirm-payouts',
  capability: 'settlements.approve',
  payload: z.object({
    settlement: id,
    serials: z.array(z.number().check(z.int(), z.gte(1))).check(z.minLength(1), z.maxLength(2_000)),
  }),
  place: (_, { county }) => county,
  decide(state, { by, payload }) {
    const ready = settlementAt('approved', state, payload.settlement);
    if ('refusal' in ready) return ready;
    if (ready.settlement.preparedBy === by) return refuse('own-work', { what: 'settlement' });
    const held = new Set(ready.settlement.lines.filter((line) => heldBack(state, line)).map(({ serial }) => serial));
    const other = payload.serials.find((serial) => !held.has(serial));
    if (other !== undefined) return refuse('payout-not-held', { serial: other });
    return accept({ type: 'PayoutsConfirmed', data: { ...payload, serials: [...new Set(payload.serials)] } });
  },
});
