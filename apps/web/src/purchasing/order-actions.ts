import { stepAllowed, type Capability, type CommandType, type orderSteps, type OrderStage } from '@yangui/domain';
import type { OrderRow } from '../sync/orders.ts';
import type { IconName } from '../ui/icon.tsx';

/** One thing that can be done with an order: when the order allows it, who may, and what is sent. */
interface OrderAction {
  readonly step: keyof typeof orderSteps;
  readonly capability: Capability;
  readonly command: CommandType &
    ('confirm-order' | 'receive-order' | 'collect-order' | 'release-rebate' | 'return-order' | 'cancel-order');
  readonly icon: IconName;
  /** Which side of the return window it belongs to. */
  readonly window?: 'open' | 'over';
  readonly asksReason: boolean;
}

/** What may be done with an order, as data: the buttons, their reasons and the checks all read it here. */
export const orderActions = {
  confirm: {
    step: 'confirm',
    capability: 'orders.confirm',
    command: 'confirm-order',
    icon: 'check',
    asksReason: false,
  },
  receive: {
    step: 'receive',
    capability: 'orders.receive',
    command: 'receive-order',
    icon: 'truck',
    asksReason: false,
  },
  collect: {
    step: 'collect',
    capability: 'orders.collect',
    command: 'collect-order',
    icon: 'parcel',
    asksReason: false,
  },
  release: {
    step: 'complete',
    capability: 'rebates.release',
    command: 'release-rebate',
    icon: 'earnings',
    window: 'over',
    asksReason: false,
  },
  return: {
    step: 'return',
    capability: 'orders.return',
    command: 'return-order',
    icon: 'undo',
    window: 'open',
    asksReason: true,
  },
  cancel: { step: 'cancel', capability: 'orders.cancel', command: 'cancel-order', icon: 'ban', asksReason: true },
} as const satisfies Record<string, OrderAction>;

export type OrderActionName = keyof typeof orderActions;

/** Why an action cannot be taken now. */
export type Hindrance =
  | { readonly is: 'rights' | 'inParcel' | 'outside' }
  | { readonly is: 'stage'; readonly stage: OrderStage }
  | { readonly is: 'windowOpen' | 'windowOver'; readonly until: number };

/**
 * What stands in the way of an action; undefined when nothing does. The server decides by the same steps and
 * capabilities, and has the last word.
 */
export function hindrance(
  name: OrderActionName,
  order: Pick<OrderRow, 'stage' | 'returnUntil' | 'parcel' | 'outside'>,
  may: (capability: Capability) => boolean,
  now: number,
): Hindrance | undefined {
  const action: OrderAction = orderActions[name];
  if (!may(action.capability)) return { is: 'rights' };
  if (!stepAllowed(action.step, order.stage)) return { is: 'stage', stage: order.stage };
  if (name === 'confirm' && order.outside !== null) return { is: 'outside' };
  if (name === 'collect' && order.parcel !== null) return { is: 'inParcel' };
  const until = order.returnUntil ?? 0;
  if (action.window === 'over' && now < until) return { is: 'windowOpen', until };
  if (action.window === 'open' && now >= until) return { is: 'windowOver', until };
  return undefined;
}
