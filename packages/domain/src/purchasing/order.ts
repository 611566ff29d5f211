import {
  invariant,
  portionOf,
  startOfDayAfter,
  type Draft,
  type EventRules,
  type Events,
  type Instant,
  type Place,
  type Recorded,
} from '../kernel/index.ts';
import { categories, transfer, type Category } from '../ledger/index.ts';
import { partnerAccount, purchasingChart } from './accounts.ts';
import { countOpenOrder, countTabs } from '../network/index.ts';
import { isOpen, type OrderStage, type OrderStepKind } from './order-stages.ts';
import type { OutsidePurchase } from './outside.ts';
import type { Proof } from './proof.ts';
import { accountFor, type Refund, type Tender } from './tender.ts';
import { joinVisit, leaveVisit, type JoinsVisit } from './visit.ts';

/** What is asked for, at the price of the day. The rebate is the partner's, for this line. */
export interface OrderedLine {
  readonly product: string;
  /** The product's; null for what was bought outside: that name stands in the order's private row. */
  readonly name: string | null;
  readonly category: Category;
  readonly quantity: number;
  readonly priceFen: number;
  readonly rebateFen: number;
}

/** A line of an order, with how many of its units came back. */
export interface OrderLine extends OrderedLine {
  readonly returned: number;
  /** How many of those that came back are not sold again; absent where none. */
  readonly unfit?: number;
}

/** What it takes of a line to reckon what goes back for it. */
type ReturnableLine = Pick<OrderLine, 'product' | 'quantity' | 'priceFen' | 'rebateFen' | 'returned'>;

/** Some of an order's units, named by their product. */
export interface ReturnedLine {
  readonly product: string;
  readonly quantity: number;
}

/** A step taken: when, by whom, and under which number the journal has it. */
export interface OrderStep {
  readonly stage: OrderStepKind;
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
  readonly tender: Tender;
  readonly stage: OrderStage;
  readonly lines: readonly OrderLine[];
  /** As ordered; what went back of it stands beside it. */
  readonly amountFen: number;
  readonly rebateFen: number;
  readonly refundedFen: number;
  readonly rebateBackFen: number;
  /** What the order counts for as an effective one; 0 while it is none. See `effectiveFen`. */
  readonly effectiveFen: number;
  /** The parcel that its goods travel in, once there is one. */
  readonly parcel: string | null;
  /** Where it was bought, when not in the county's shop. */
  readonly outside: OutsidePurchase | null;
  /** The supplier's number for it, where one was given when the supplier confirmed it. */
  readonly supplierRef: string | null;
  /** The code of the visit that its goods wait for, or went out by. Null before they came, and for what came before there were visits. */
  readonly visitCode: string | null;
  /** The visit that they wait for by themselves, not in a parcel. */
  readonly visit: string | null;
  readonly steps: readonly OrderStep[];
  readonly placedAt: Instant;
  readonly collectedAt: Instant | null;
  readonly returnUntil: Instant | null;
}

export interface OrderPlaced {
  readonly order: string;
  readonly station: string;
  readonly village: Place;
  readonly partner: string;
  readonly villager: string;
  readonly tender: Tender;
  readonly lines: readonly OrderedLine[];
  readonly amountFen: number;
  readonly rebateFen: number;
  /**
   * Bought on an outside platform: the county sells nothing, so only the rebate is booked. Entries from before 2026-12 have the names
   * of the goods in their lines and a `link` here; the row has neither.
   */
  readonly outside?: OutsidePurchase & { readonly link?: string | null };
}

export interface OrderConfirmed {
  readonly order: string;
  readonly supplierRef: string | null;
}

export interface OrderReceived {
  readonly order: string;
  readonly parcel?: string;
  /** How the goods come to wait for whoever ordered them, where they are in no parcel. Not in journals from before visits. */
  readonly joins?: JoinsVisit;
  /** The code that they wait under. */
  readonly code?: string;
}

/** The parcel went back to its carrier, or got lost, before anybody had the goods. Nothing is booked: the order still stands. */
export interface OrderUndelivered {
  readonly order: string;
}

/** What later bookings about an order need: told again, so that an event books without looking anything up. */
export interface OrderMoney {
  readonly order: string;
  readonly station: string;
  readonly partner: string;
  readonly villager: string;
  readonly amountFen: number;
  readonly rebateFen: number;
}

export interface OrderCollected extends OrderMoney {
  readonly returnUntil: Instant;
  /** How the station knew that it was the right person, where somebody said so. */
  readonly proof?: Proof;
}

export interface RebateReleased extends OrderMoney {}

/** Goods that came back, with the money and the rebate that go back for them. */
export interface OrderReturned extends OrderMoney {
  readonly lines: readonly ReturnedLine[];
  readonly refunds: readonly Refund[];
  readonly reason: string;
  /** They are not sold again: stock stays as it is. Absent where they are. */
  readonly unfit?: true;
}

export interface OrderCancelled extends OrderMoney {
  readonly refunds: readonly Refund[];
  readonly reason: string;
  /** As of goods that came back. */
  readonly unfit?: true;
}

declare module '../kernel/state.ts' {
  interface Entities {
    order: Order;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    OrderPlaced: OrderPlaced;
    OrderConfirmed: OrderConfirmed;
    OrderReceived: OrderReceived;
    OrderUndelivered: OrderUndelivered;
    OrderCollected: OrderCollected;
    RebateReleased: RebateReleased;
    OrderReturned: OrderReturned;
    OrderCancelled: OrderCancelled;
  }
}

/** When an order came to one of these stages; what was before its goods went back or got lost is history. Null where it has not. */
export function reachedAt(steps: readonly OrderStep[], ...stages: readonly OrderStepKind[]): Instant | null {
  const since = steps.slice(steps.findLastIndex(({ stage }) => stage === 'undelivered') + 1);
  return since.find(({ stage }) => stages.includes(stage))?.at ?? null;
}

/** The end of the return window of goods collected at `at`: the last moment of the window's last day, in Shanghai. */
export function returnWindowEnd(at: Instant, windowDays: number): Instant {
  return startOfDayAfter(at, windowDays + 1);
}

/** The figures of an order that its later events repeat: what is left of it. The price of an outside purchase was never booked. */
export function moneyOf({
  id,
  station,
  partner,
  villager,
  outside,
  amountFen,
  refundedFen,
  rebateFen,
  rebateBackFen,
}: Order): OrderMoney {
  return {
    order: id,
    station,
    partner,
    villager,
    amountFen: outside === null ? amountFen - refundedFen : 0,
    rebateFen: rebateFen - rebateBackFen,
  };
}

/** How many units of a product an order still stands for. */
export function unitsLeft({ lines }: Pick<Order, 'lines'>, product: string): number {
  return lines
    .filter((line) => line.product === product)
    .reduce((sum, { quantity, returned }) => sum + quantity - returned, 0);
}

/**
 * What an order counts for in tiers and subsidies: *effective* is what was received, not refunded and not virtual
 * (the partner scheme of 2017). After a part return what is left counts.
 * @returns fen; 0 for an order that is not effective
 */
export function effectiveFen({ stage, lines }: Pick<Order, 'stage' | 'lines'>): number {
  if (stage !== 'collected' && stage !== 'completed') return 0;
  return lines
    .filter(({ category }) => !categories[category].virtual)
    .reduce((sum, { priceFen, quantity, returned }) => sum + priceFen * (quantity - returned), 0);
}

/** Takes units off an order's lines, and says what money and rebate go back for them. The last part return takes the last fen. */
export function takeOff<L extends ReturnableLine>(
  lines: readonly L[],
  back: readonly ReturnedLine[],
): { readonly lines: readonly L[]; readonly amountFen: number; readonly rebateFen: number } {
  const due = new Map(back.map(({ product, quantity }) => [product, quantity]));
  let amountFen = 0;
  let rebateFen = 0;
  const left = lines.map((line) => {
    const units = Math.min(due.get(line.product) ?? 0, line.quantity - line.returned);
    due.set(line.product, (due.get(line.product) ?? 0) - units);
    const returned = line.returned + units;
    amountFen += line.priceFen * units;
    rebateFen +=
      portionOf(line.rebateFen, returned, line.quantity) - portionOf(line.rebateFen, line.returned, line.quantity);
    return { ...line, returned };
  });
  return { lines: left, amountFen, rebateFen };
}

export const orderEvents: EventRules<
  | 'OrderPlaced'
  | 'OrderConfirmed'
  | 'OrderReceived'
  | 'OrderUndelivered'
  | 'OrderCollected'
  | 'RebateReleased'
  | 'OrderReturned'
  | 'OrderCancelled'
> = {
  OrderPlaced: {
    writes: ['order', 'product', 'station'],
    evolve(draft, { order, ...placed }, { seq, at, by }) {
      const steps = [{ stage: 'placed', seq, at, by }] as const;
      const bought = placed.outside !== undefined;
      const lines = placed.lines.map((line) => ({ ...line, name: bought ? null : line.name, returned: 0 }));
      const untouched = {
        refundedFen: 0,
        rebateBackFen: 0,
        effectiveFen: 0,
        collectedAt: null,
        returnUntil: null,
        parcel: null,
        outside: placed.outside === undefined ? null : asBought(placed.outside),
        supplierRef: null,
        visitCode: null,
        visit: null,
      };
      draft.put('order', { id: order, ...placed, lines, stage: 'placed', steps, placedAt: at, ...untouched });
      if (placed.outside === undefined) moveStock(draft, placed.lines, -1);
      countOpenOrder(draft, placed.station, 1);
      if (placed.tender === 'tab' && placed.outside === undefined) countTabs(draft, placed.station, placed.amountFen);
    },
    postings: (placed) => [
      ...transfer({
        ...booked('OrderPlaced', placed),
        from: purchasingChart.sales,
        to: accountFor(placed.tender, placed),
        amountFen: placed.outside === undefined ? placed.amountFen : 0,
      }),
      ...transfer({
        ...booked('OrderPlaced', placed),
        from: partnerAccount.rebateAccrued(placed.partner),
        to: purchasingChart.rebateExpense,
        amountFen: placed.rebateFen,
      }),
    ],
  },
  OrderConfirmed: {
    writes: ['order'],
    evolve(draft, { order, supplierRef }, recorded) {
      reach(draft, order, 'confirmed', recorded);
      draft.put('order', { ...orderThere(draft, order), supplierRef });
    },
  },
  OrderReceived: {
    writes: ['order', 'visit', 'visitNumber'],
    evolve(draft, { order, parcel = null, joins, code = null }, recorded) {
      reach(draft, order, 'received', recorded);
      const there = orderThere(draft, order);
      const { station, village } = there;
      const visitCode =
        joins === undefined ? code : joinVisit(draft, { station, village, of: 'order', id: order }, joins);
      draft.put('order', { ...there, parcel, visitCode, visit: joins?.visit ?? null });
    },
  },
  OrderUndelivered: {
    writes: ['order', 'station'],
    evolve(draft, { order }, recorded) {
      reach(draft, order, 'undelivered', recorded);
      draft.put('order', { ...orderThere(draft, order), parcel: null, visitCode: null });
    },
  },
  OrderCollected: {
    writes: ['order', 'station', 'visit', 'visitNumber'],
    evolve(draft, { order, returnUntil }, recorded) {
      const { visit } = reach(draft, order, 'collected', recorded, returnUntil);
      leaveVisit(draft, visit, order, recorded.at);
    },
    postings: (money) =>
      moveRebate('OrderCollected', money, partnerAccount.rebateAccrued, partnerAccount.rebatePending),
  },
  RebateReleased: {
    writes: ['order'],
    evolve: (draft, { order }, recorded) => void reach(draft, order, 'completed', recorded),
    postings: (money) =>
      moveRebate('RebateReleased', money, partnerAccount.rebatePending, partnerAccount.rebatePayable),
  },
  OrderReturned: {
    writes: ['order', 'product', 'station'],
    evolve(draft, { order, station, lines, refunds, unfit = false }, recorded) {
      undo(draft, order, lines, unfit, recorded);
      countTabs(draft, station, -offTabs(refunds));
    },
    postings: (money) => takeBack('OrderReturned', money, partnerAccount.rebatePending),
  },
  OrderCancelled: {
    writes: ['order', 'product', 'station', 'visit', 'visitNumber'],
    evolve(draft, { order, station, refunds, unfit = false }, recorded) {
      const { lines, outside, visit } = reach(draft, order, 'cancelled', recorded);
      leaveVisit(draft, visit, order, recorded.at);
      countTabs(draft, station, -offTabs(refunds));
      if (outside === null && !unfit) moveStock(draft, lines, 1);
    },
    postings: (money) => takeBack('OrderCancelled', money, partnerAccount.rebateAccrued),
  },
};

function asBought({ platform, platformOrder, tracking }: OutsidePurchase): OutsidePurchase {
  return { platform, platformOrder, tracking };
}

type OrderEvent = Extract<keyof Events, keyof typeof orderEvents>;
type PartnerAccount = (partner: string) => string;

function offTabs(refunds: readonly Refund[]): number {
  return refunds.reduce((sum, { tender, amountFen }) => sum + (tender === 'tab' ? amountFen : 0), 0);
}

function booked(reason: OrderEvent, { order }: { readonly order: string }) {
  return { reason, about: { kind: 'order', id: order } } as const;
}

/** A credit balance moves by crediting where it goes and debiting where it was. */
function moveRebate(reason: OrderEvent, money: OrderMoney, was: PartnerAccount, goes: PartnerAccount) {
  return transfer({
    ...booked(reason, money),
    from: goes(money.partner),
    to: was(money.partner),
    amountFen: money.rebateFen,
  });
}

function takeBack(
  reason: OrderEvent,
  money: OrderMoney & { readonly refunds: readonly Refund[] },
  rebateStandsAt: PartnerAccount,
) {
  return [
    ...money.refunds.flatMap(({ tender, amountFen }) =>
      transfer({ ...booked(reason, money), from: accountFor(tender, money), to: purchasingChart.sales, amountFen }),
    ),
    ...transfer({
      ...booked(reason, money),
      from: purchasingChart.rebateExpense,
      to: rebateStandsAt(money.partner),
      amountFen: money.rebateFen,
    }),
  ];
}

function reach(draft: Draft, id: string, stage: OrderStage, recorded: Recorded, returnUntil?: Instant): Order {
  const order = orderThere(draft, id);
  const collectedAt = stage === 'collected' ? recorded.at : order.collectedAt;
  putStep(draft, { ...order, stage, collectedAt, returnUntil: returnUntil ?? order.returnUntil }, stage, recorded);
  if (isOpen(order.stage) && !isOpen(stage)) countOpenOrder(draft, order.station, -1);
  return order;
}

function orderThere(draft: Draft, id: string): Order {
  const order = draft.get('order', id);
  invariant(order !== undefined, `order ${id} is not there to change`);
  return order;
}

function putStep(draft: Draft, order: Order, stage: OrderStepKind, { seq, at, by }: Recorded): void {
  draft.put('order', { ...order, effectiveFen: effectiveFen(order), steps: [...order.steps, { stage, seq, at, by }] });
}

function undo(draft: Draft, id: string, back: readonly ReturnedLine[], unfit: boolean, recorded: Recorded): void {
  const order = orderThere(draft, id);
  const { lines, amountFen, rebateFen } = takeOff(order.lines, back);
  const whole = lines.every(({ quantity, returned }) => returned === quantity);
  const left = {
    ...order,
    lines: unfit ? markUnfit(order.lines, lines) : lines,
    refundedFen: order.refundedFen + amountFen,
    rebateBackFen: order.rebateBackFen + rebateFen,
  };
  putStep(draft, whole ? { ...left, stage: 'returned' } : left, whole ? 'returned' : 'part-returned', recorded);
  if (order.outside === null && !unfit) moveStock(draft, back, 1);
}

/** Notes on each line that what came back of it just now is not sold again. */
function markUnfit(before: readonly OrderLine[], after: readonly OrderLine[]): readonly OrderLine[] {
  return after.map((line, index) => {
    const units = line.returned - (before[index]?.returned ?? 0);
    return units === 0 ? line : { ...line, unfit: (line.unfit ?? 0) + units };
  });
}

function moveStock(draft: Draft, lines: readonly ReturnedLine[], sign: 1 | -1): void {
  for (const { product, quantity } of lines) {
    const row = draft.get('product', product);
    invariant(row !== undefined, `product ${product} is not there to count`);
    const stockUnits = row.stockUnits + sign * quantity;
    invariant(stockUnits >= 0, `stock of ${product} would fall to ${stockUnits}`);
    draft.put('product', { ...row, stockUnits, ordered: true });
  }
}
