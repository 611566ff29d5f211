import * as z from 'zod/mini';
import {
  accept,
  defineCommand,
  id,
  refuse,
  shortCode,
  type EventOf,
  type Instant,
  type PrivateRef,
  type State,
} from '../kernel/index.ts';
import { settingsOf } from '../ledger/index.ts';
import { proofs, saidOfPerson, strangerRefusal, type Proof } from './proof.ts';
import { moneyOf, returnWindowEnd, type Order } from './order.ts';
import { orderNeeded, orderReadyTo, villageOfOrder } from './order-at.ts';
import { isOrderNumber, missedTooOften, opensVisit } from './visit.ts';

/** What happens when a villager gets an order's goods. The window's length is the county's. */
export function collection(state: State, order: Order, countsFrom: Instant, proof?: Proof): EventOf<'OrderCollected'> {
  return {
    type: 'OrderCollected',
    data: {
      ...moneyOf(order),
      returnUntil: returnWindowEnd(countsFrom, settingsOf(state).returnWindowDays),
      ...(proof !== undefined && { proof }),
    },
  };
}

/**
 * Hands an order's goods to the villager: to who tells the code of what waits for them, or their name and the last four digits of
 * their phone, or whom the partner knows. The rebate becomes pending and the return window begins. No fee is asked.
 */
export const collectOrder = defineCommand({
  type: 'collect-order',
  capability: 'orders.collect',
  // Devices of before 2026-12 do not say how the partner knew.
  payload: z.object({
    order: id,
    proof: z.optional(z.enum(proofs)),
    code: z.optional(z.nullable(z.string().check(z.maxLength(40)))),
  }),
  personal: z.optional(saidOfPerson),
  claim: (said) => said,
  people: (state, { order }) => ownerRow(state.get('order', order)),
  needs: orderNeeded,
  place: villageOfOrder,
  decide(state, { countsFrom, payload: { order: asked, proof, code = null } }, heard) {
    const ready = orderReadyTo('collect', state, asked);
    if ('refusal' in ready) return ready;
    if (ready.order.parcel !== null) return refuse('order-in-parcel');
    const { order } = ready;
    const number = order.visitCode ?? shortCode(order.id);
    if (proof === 'code') {
      if (missedTooOften(state, order.visit)) return refuse('code-missed-twice', { number });
      if (!isOrderNumber(order.id, code) && !opensVisit(state, order.visit, code))
        return refuse('pickup-code-wrong', { number });
    }
    const stranger =
      proof === 'name-and-phone' ? strangerRefusal(heard(['villager', order.villager]), number) : undefined;
    return stranger ?? accept(collection(state, order, countsFrom, proof));
  },
});

function ownerRow(order: Order | undefined): readonly PrivateRef[] {
  return order === undefined ? [] : [['villager', order.villager]];
}
