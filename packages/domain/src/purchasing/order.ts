import { invariant, startOfDayAfter, type Draft, type EventRules, type Events, type Instant, type Place, type Recorded } from '../kernel/index.ts';
import { accountOf, chart, transfer } from '../ledger/index.ts';
import { countOpenOrder } from '../network/index.ts';

/** What is asked for, at the price of the day. The rebate is the partner's, for this line. */
export interface OrderLine {
  readonly product: string;
  readonly name: string;
  readonly quantity: number;
  readonly priceFen: number;
  readonly rebateFen: number;
}

export const orderStages = ['placed', 'received', 'collected', 'completed', 'returned', 'cancelled'] as const;
export type OrderStage = (typeof orderStages)[number];

/**
 * Which step may follow which: read by `decide` and by the buttons.
 * `completed` is a collected order past its return window; its rebate is payable.
 */
export const orderSteps = {
  receive: ['placed'],
  collect: ['received'],
  complete: ['collected'],
  return: ['collected'],
  cancel: ['placed', 'received'],
} as const satisfies Record<string, readonly OrderStage[]>;

/** Whether a step may be taken from a stage. */
export function stepAllowed(step: keyof typeof orderSteps, stage: OrderStage): boolean {
  const from: readonly OrderStage[] = orderSteps[step];
  return from.includes(stage);
}

/** The stages in which somebody still waits for the goods: a station that has such orders does not close. */
export const openOrderStages: readonly OrderStage[] = ['placed', 'received'];

function isOpen(stage: OrderStage): boolean {
  return openOrderStages.includes(stage);
}

/** A stage reached: when, by whom, and under which number the journal has it. */
export interface OrderStep {
  readonly stage: OrderStage;
  readonly seq: number;
  readonly at: Instant;
  readonly by: string;
}

/** An assisted order: what a partner ordered for a villager. */
export interface Order {
  readonly id: string;
  readonly station: string;
  readonly village: Place;
  readonly partner: string;
  readonly villager: string;
  readonly stage: OrderStage;
  readonly lines: readonly OrderLine[];
  readonly amountFen: number;
  readonly rebateFen: number;
  readonly steps: readonly OrderStep[];
  readonly placedAt: Instant;
  readonly returnUntil: Instant | null;
}

export interface OrderPlaced {
  readonly order: string;
  readonly station: string;
  readonly village: Place;
  readonly partner: string;
  readonly villager: string;
  readonly lines: readonly OrderLine[];
  readonly amountFen: number;
  readonly rebateFen: number;
}

export interface OrderReceived {
  readonly order: string;
}

/** What later bookings about an order need: told again, so that an event books without looking anything up. */
export interface OrderMoney {
  readonly order: string;
  readonly station: string;
  readonly partner: string;
  readonly amountFen: number;
  readonly rebateFen: number;
}

export interface OrderCollected extends OrderMoney {
  readonly returnUntil: Instant;
}

export interface RebateReleased extends OrderMoney {}

export interface OrderReturned extends OrderMoney {
  readonly reason: string;
}

export interface OrderCancelled extends OrderMoney {
  readonly reason: string;
}

declare module '../kernel/state.ts' {
  interface Entities {
    order: Order;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    OrderPlaced: OrderPlaced;
    OrderReceived: OrderReceived;
    OrderCollected: OrderCollected;
    RebateReleased: RebateReleased;
    OrderReturned: OrderReturned;
    OrderCancelled: OrderCancelled;
  }
}

/** Days after collection in which goods come back without a reason (消费者权益保护法 §25, counted from the next day). */
const RETURN_WINDOW_DAYS = 7;

/** The end of the return window of goods collected at `at`: the last moment of the seventh day after, in Shanghai. */
export function returnWindowEnd(at: Instant): Instant {
  return startOfDayAfter(at, RETURN_WINDOW_DAYS + 1);
}

/** The figures of an order that its later events repeat. */
export function moneyOf({ id, station, partner, amountFen, rebateFen }: Order): OrderMoney {
  return { order: id, station, partner, amountFen, rebateFen };
}

export const orderEvents: EventRules<
  'OrderPlaced' | 'OrderReceived' | 'OrderCollected' | 'RebateReleased' | 'OrderReturned' | 'OrderCancelled'
> = {
  OrderPlaced: {
    evolve(draft, { order, ...placed }, { seq, at, by }) {
      const steps = [{ stage: 'placed', seq, at, by }] as const;
      draft.put('order', { id: order, ...placed, stage: 'placed', steps, placedAt: at, returnUntil: null });
      moveStock(draft, placed.lines, -1);
      countOpenOrder(draft, placed.station, 1);
    },
    postings: (placed) => [
      ...transfer({ ...about('OrderPlaced', placed), from: chart.sales, to: accountOf.cash(placed.station), amountFen: placed.amountFen }),
      ...transfer({ ...about('OrderPlaced', placed), from: accountOf.rebateAccrued(placed.partner), to: chart.rebateExpense, amountFen: placed.rebateFen }),
    ],
  },
  OrderReceived: {
    evolve: (draft, { order }, recorded) => void reach(draft, order, 'received', recorded),
  },
  OrderCollected: {
    evolve: (draft, { order, returnUntil }, recorded) => void reach(draft, order, 'collected', recorded, returnUntil),
    postings: (money) => moveRebate('OrderCollected', money, accountOf.rebateAccrued, accountOf.rebatePending),
  },
  RebateReleased: {
    evolve: (draft, { order }, recorded) => void reach(draft, order, 'completed', recorded),
    postings: (money) => moveRebate('RebateReleased', money, accountOf.rebatePending, accountOf.rebatePayable),
  },
  OrderReturned: {
    evolve: (draft, { order }, recorded) => undo(draft, order, 'returned', recorded),
    postings: (money) => takeBack('OrderReturned', money, accountOf.rebatePending),
  },
  OrderCancelled: {
    evolve: (draft, { order }, recorded) => undo(draft, order, 'cancelled', recorded),
    postings: (money) => takeBack('OrderCancelled', money, accountOf.rebateAccrued),
  },
};

type OrderEvent = Extract<keyof Events, keyof typeof orderEvents>;
type PartnerAccount = (partner: string) => string;

function about(reason: OrderEvent, { order }: { readonly order: string }) {
  return { reason, ref: order };
}

/** A credit balance moves by crediting where it goes and debiting where it was. */
function moveRebate(reason: OrderEvent, money: OrderMoney, was: PartnerAccount, goes: PartnerAccount) {
  return transfer({ ...about(reason, money), from: goes(money.partner), to: was(money.partner), amountFen: money.rebateFen });
}

function takeBack(reason: OrderEvent, money: OrderMoney, rebateStandsAt: PartnerAccount) {
  return [
    ...transfer({ ...about(reason, money), from: accountOf.cash(money.station), to: chart.sales, amountFen: money.amountFen }),
    ...transfer({ ...about(reason, money), from: chart.rebateExpense, to: rebateStandsAt(money.partner), amountFen: money.rebateFen }),
  ];
}

function reach(draft: Draft, id: string, stage: OrderStage, { seq, at, by }: Recorded, returnUntil?: Instant): Order {
  const order = draft.get('order', id);
  invariant(order !== undefined, `order ${id} is not there to change`);
  const steps = [...order.steps, { stage, seq, at, by }];
  draft.put('order', { ...order, stage, steps, returnUntil: returnUntil ?? order.returnUntil });
  if (isOpen(order.stage) && !isOpen(stage)) countOpenOrder(draft, order.station, -1);
  return order;
}

function undo(draft: Draft, id: string, stage: OrderStage, recorded: Recorded): void {
  const { lines } = reach(draft, id, stage, recorded);
  moveStock(draft, lines, 1);
}

function moveStock(draft: Draft, lines: readonly OrderLine[], sign: 1 | -1): void {
  for (const { product, quantity } of lines) {
    const row = draft.get('product', product);
    invariant(row !== undefined, `product ${product} is not there to count`);
    const stockUnits = row.stockUnits + sign * quantity;
    invariant(stockUnits >= 0, `stock of ${product} would fall to ${stockUnits}`);
    draft.put('product', { ...row, stockUnits, ordered: true });
  }
}
