import {
  codeSaid,
  comingOrderStages,
  namedLines,
  openOrderStages,
  isVisitCode,
  waitsUnder,
  reachedAt,
  shortCode,
  withWords,
  type Order,
  type OrderStage,
} from '@yangui/domain';
import type { OrderPage, OrderRow } from '../../orders.ts';
import { asksOnly, pageOf, type Asked, type LocalAnswer } from './asked.ts';

function rowOf({ view, station }: Asked, order: Order): OrderRow {
  const { village: _village, steps, ...row } = order;
  return {
    ...withWords(row, view.person(order.id)),
    code: shortCode(order.id),
    // A copy kept by an earlier version has neither.
    visitCode: order.visitCode ?? null,
    visit: order.visit ?? null,
    stationName: station.name,
    villagerName: view.nameOf(order.villager),
    partnerName: view.nameOf(order.partner),
    receivedAt: reachedAt(steps, 'received'),
    collectedAt: reachedAt(steps, 'collected'),
    closedAt: reachedAt(steps, 'completed', 'returned', 'cancelled'),
    provisional: view.isProvisional('order', order.id),
  };
}

function stagesOf(word: string): readonly string[] {
  if (word === 'open') return openOrderStages;
  if (word === 'coming') return comingOrderStages;
  return [word === 'to-confirm' ? 'placed' : word];
}

const openStages: ReadonlySet<string> = new Set<OrderStage | 'open' | 'coming' | 'to-confirm'>([
  ...openOrderStages,
  'open',
  'coming',
  'to-confirm',
]);

/** Orders, newest first, as `/orders`. */
export const orders: LocalAnswer<'/orders'> = (asked) => {
  const { view, query } = asked;
  if (!asksOnly(query, 'stage', 'station', 'villager', 'query')) return undefined;
  const stage = query.get('stage');
  const stages = stage === null ? undefined : stagesOf(stage);
  const villager = query.get('villager');
  const typed = query.get('query')?.trim().toLowerCase() ?? '';
  const found = view
    .all('order')
    .filter(
      (order) =>
        (stages?.includes(order.stage) ?? true) &&
        (villager === null || order.villager === villager) &&
        (stage !== 'to-confirm' || order.outside === null) &&
        fits(asked, order, typed),
    )
    .toSorted((one, other) => other.placedAt - one.placedAt || (other.id < one.id ? -1 : 1))
    .map((order) => rowOf(asked, order));
  return pageOf(found, asked, ({ placedAt, id }) => `${placedAt}_${id}`, stage === null || !openStages.has(stage));
};

function fits({ view }: Asked, order: Order, typed: string): boolean {
  if (typed === '' || order.id === typed) return true;
  const code = codeSaid(typed);
  if (order.visitCode === code || waitsUnder(view, order, code)) return true;
  if (isVisitCode(code)) return order.id.slice(-6).startsWith(code.replaceAll('-', ''));
  if (/^[0-9a-f]{3,6}$/.test(typed)) return order.id.slice(-6).startsWith(typed);
  return (
    (view.person(order.villager)?.name?.toLowerCase().includes(typed) ?? false) ||
    namedLines(order.lines, view.person(order.id)).some(({ name }) => name?.toLowerCase().includes(typed) ?? false)
  );
}

/** One order with its history, as `/orders/:id`. Its bookings are the desk's to see. */
export const orderById: LocalAnswer<'/orders/:id'> = (asked): OrderPage | undefined => {
  const { view, id } = asked;
  const order = view.get('order', id);
  if (order === undefined) return undefined;
  return {
    ...rowOf(asked, order),
    history: order.steps.map((step) => ({ ...step, byName: view.nameOf(step.by) })),
    postings: [],
  };
};
