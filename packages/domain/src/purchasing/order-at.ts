import { refuse, type Command, type Place, type Ref, type Refusal, type State } from '../kernel/index.ts';
import type { Order } from './order.ts';
import { stepAllowed, type orderSteps } from './order-stages.ts';

/** What every command about one order needs loaded. */
export function orderNeeded({ order }: { readonly order: string }): readonly Ref[] {
  return [['order', order]];
}

/** Where a command about an order happens: in its station's village. */
export function villageOfOrder(
  state: State,
  { payload }: Command<{ readonly order: string }>,
): Place | { readonly refusal: Refusal } {
  return state.get('order', payload.order)?.village ?? refuse('order-unknown', { order: payload.order });
}

/** The order, ready for a step; or the refusal that says it is not there, or at another stage. */
export function orderReadyTo(
  step: keyof typeof orderSteps,
  state: State,
  id: string,
): { readonly order: Order } | { readonly refusal: Refusal } {
  const order = state.get('order', id);
  if (order === undefined) return refuse('order-unknown', { order: id });
  if (!stepAllowed(step, order.stage)) return refuse('order-not-ready', { step, stage: order.stage });
  return { order };
}
