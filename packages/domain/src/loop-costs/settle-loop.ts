import * as z from 'zod/mini';
import { accept, defineCommand, fen, id, refuse, type State, figure } from '../kernel/index.ts';
import { chargeOf } from './charge-of.ts';
import { unusualOf } from './unusual-cost.ts';
import { loopReadyTo, planOfLoop, vehicleNameOf } from '../loops/index.ts';
import { cargoOf, cargoRows, loadedParcels } from '../road/index.ts';
import { extraKinds, extraPayers } from './loop-charge.ts';

const extra = z.object({
  kind: z.enum(extraKinds),
  amountFen: fen.check(z.gte(1)),
  receipt: z.string().check(z.trim(), z.regex(/^[0-9A-Za-z-]{4,40}$/, { error: 'receipt-invalid' })),
  owedTo: z.enum(extraPayers),
});

/** The rows that a loop's cost is reckoned from: the first that the loop points at. */
export function rowsOfCharge(state: State, payload: { readonly loop: string }) {
  const loop = state.get('loop', payload.loop);
  return [...planOfLoop(state, payload), ...(loop === undefined ? [] : cargoRows(loop))];
}

/** Then those that these point at: the parcels of its loads, and the vehicle's other loops of the day. */
export function furtherRowsOfCharge(state: State, payload: { readonly loop: string }) {
  const loop = state.get('loop', payload.loop);
  if (loop === undefined) return [];
  const ofDay = (state.get('dayPlan', loop.day)?.loops ?? []).map((other) => ['loop', other] as const);
  return [...loadedParcels(state, loop), ...ofDay];
}

/**
 * Settles what a finished loop cost: by the vehicle's rates, with what was paid on the way, shared over what it carried by the
 * county's rule and booked. Waits until everything it carried is signed for, so that the count is final. Metres and minutes
 * are put right here where the driver's record is wrong. Figures that are far from the plan, or much money, take two people. A
 * settled cost is never edited: `reverse-loop-cost`, then again.
 */
export const settleLoop = defineCommand({
  type: 'settle-loop',
  capability: 'loops.settle',
  payload: z.object({
    loop: id,
    metres: z.nullable(figure(0, 5_000_000)),
    minutes: z.nullable(figure(0, 2_880)),
    extras: z.array(extra).check(z.maxLength(50)),
  }),
  needs: ({ loop }) => [
    ['loop', loop],
    ['loopCharge', loop],
  ],
  follows: rowsOfCharge,
  followsOn: furtherRowsOfCharge,
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'loop-costs',
    about: ({ loop }) => loop,
    changes(state, { at, payload }, { loopCostCeilingFen }) {
      const loop = state.get('loop', payload.loop);
      return loop === undefined ? [] : unusualOf(loop, chargeOf(state, loop, payload, at).cost, loopCostCeilingFen);
    },
  },
  decide(state, { at, payload }) {
    const ready = loopReadyTo('settle', state, payload.loop);
    if ('refusal' in ready) return ready;
    const { loop } = ready;
    const vehicle = vehicleNameOf(state, loop.vehicle);
    if (state.get('loopCharge', loop.id)?.stage === 'settled') return refuse('loop-cost-settled', { vehicle });
    const { onVan } = cargoOf(state, loop);
    if (onVan > 0) return refuse('loop-still-loaded', { vehicle, count: onVan });
    return accept({ type: 'LoopSettled', data: chargeOf(state, loop, payload, at) });
  },
});
