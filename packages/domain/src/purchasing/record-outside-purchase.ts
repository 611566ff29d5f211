import * as z from 'zod/mini';
import {
  accept,
  defineCommand,
  fen,
  id,
  MAX_FEN,
  refuse,
  shareOf,
  type Ref,
  type Refusal,
  type State,
} from '../kernel/index.ts';
import { category, settingsOf } from '../ledger/index.ts';
import { villageOf } from '../network/index.ts';
import { goodsName } from './goods-name.ts';
import { atCounter } from './at-counter.ts';
import { goodsWords, platformCodes, tidyLink } from './outside.ts';
import { countedFen } from './purchase-tally.ts';
import { quantity } from './quantity.ts';

/** Devices of before 2026-12 send the name of goods, and the link, in the payload: from there too they go to the private row. */
const line = z.object({ line: id, name: z.optional(goodsName), quantity, priceFen: fen });
const link = z.nullable(
  z
    .string()
    .check(z.maxLength(1_000, { error: 'link-invalid' }), z.regex(/^https?:\/\/[^\s]+$/, { error: 'link-invalid' })),
);

/** A number on a parcel's waybill. */
export const trackingNumber = z.string().check(z.regex(/^[0-9A-Z-]{6,40}$/, { error: 'parcel-number-invalid' }));

/**
 * Keeps what a partner bought for a villager on an outside platform: where, at which price, under which numbers. The
 * command's id becomes the order's. From there it goes the way of every order, parcel and rebate included: the rate is
 * that of its category, or none. The price was paid to the platform, so the county books none of it. The names of the goods, in the
 * order of the lines, and the link are somebody's own words: they go to the order's private row.
 */
export const recordOutsidePurchase = defineCommand({
  type: 'record-outside-purchase',
  capability: 'orders.place',
  payload: z.object({
    station: id,
    villager: id,
    platform: z.enum(platformCodes),
    platformOrder: z.string().check(z.regex(/^[0-9A-Za-z-]{4,40}$/, { error: 'platform-order-invalid' })),
    link: z.optional(link),
    tracking: z.nullable(trackingNumber),
    category: z.nullable(category),
    lines: z
      .array(line)
      .check(z.minLength(1, { error: 'basket-empty' }), z.maxLength(20, { error: 'basket-too-large' })),
  }),
  personal: z.optional(
    z.object({ goods: z.array(goodsName).check(z.maxLength(20, { error: 'basket-too-large' })), link }),
  ),
  person(payload, personal, order) {
    const goods = personal?.goods ?? payload.lines.flatMap(({ name: said }) => said ?? []);
    if (goods.length !== payload.lines.length)
      return { malformed: 'name-missing', where: `personal.goods.${goods.length}` };
    const sold = personal?.link ?? payload.link ?? null;
    return {
      kind: 'order',
      person: order,
      of: payload.villager,
      name: goodsWords(goods),
      ...(sold !== null && { address: tidyLink(sold) }),
    };
  },
  kept: ({ link: _, lines, ...payload }) => ({
    ...payload,
    lines: lines.map(({ name: _name, ...one }) => one),
  }),
  needs: ({ villager, platform, platformOrder, tracking }) => [
    ['villager', villager],
    ...referencesNeeded(`${platform}:${platformOrder}`, tracking),
  ],
  follows: (state, { platform, platformOrder, tracking }) =>
    ordersReferred(state, `${platform}:${platformOrder}`, tracking),
  makes: ({ lines }, order) => [['order', order], ...lines.map(({ line: part }) => [null, part] as const)],
  place: villageOf,
  twoPeople: {
    matter: 'purchases',
    about: ({ station }) => station,
    happened: true,
    changes(state, { countsFrom, payload: { station, lines } }, { purchaseCeilingFen, purchaseDayCeilingFen }) {
      const amountFen = amountOf(lines);
      if (amountFen > purchaseCeilingFen) return [{ what: 'amountFen', before: null, after: amountFen }];
      // What the day came to stays out of what is shown: it goes on growing while the purchase waits.
      return countedFen(state, station, countsFrom) + amountFen > purchaseDayCeilingFen
        ? [{ what: 'amountOverDayFen', before: null, after: amountFen }]
        : [];
    },
  },
  takesOn: () => ({ tender: 'none', amountFen: 0, atToldPrices: false }),
  decide(state, { id: order, seconded, payload }) {
    const there = atCounter(state, payload);
    if ('refusal' in there) return there;
    const { station, partner, villager } = there;

    const { platform, platformOrder, tracking } = payload;
    const reference = `${platform}:${platformOrder}`;
    if (standing(state, reference) !== undefined) return refuse('purchase-already-recorded', { number: platformOrder });
    const taken = trackingRefusal(state, tracking, order);
    if (taken !== undefined) return taken;

    const amountFen = amountOf(payload.lines);
    if (amountFen > MAX_FEN) return refuse('amount-too-large', { limitFen: MAX_FEN });
    const rate = payload.category === null ? 0 : settingsOf(state).rebateRates[payload.category];
    const lines = payload.lines.map(({ line: product, quantity: units, priceFen }) => ({
      product,
      name: null,
      quantity: units,
      priceFen,
      category: payload.category ?? 'other',
      rebateFen: shareOf(priceFen * units, rate),
    }));
    const rebateFen = lines.reduce((sum, one) => sum + one.rebateFen, 0);
    return accept(
      {
        type: 'OrderPlaced',
        data: {
          order,
          station: station.id,
          village: station.village,
          partner,
          villager: villager.id,
          tender: 'cash',
          lines,
          amountFen,
          rebateFen,
          outside: { platform, platformOrder, tracking },
        },
      },
      { type: 'OrderReferred', data: { order, platformOrder: reference, tracking } },
      ...(seconded ? [] : [{ type: 'PurchaseCounted', data: { station: station.id, amountFen } } as const]),
    );
  },
});

function amountOf(lines: readonly { readonly priceFen: number; readonly quantity: number }[]): number {
  return lines.reduce((sum, { priceFen, quantity: units }) => sum + priceFen * units, 0);
}

/** The rows of the numbers under which an order may be known already. */
export function referencesNeeded(...numbers: readonly (string | null)[]): readonly Ref[] {
  return numbers.flatMap((number) => (number === null ? [] : [['orderReference', number] as const]));
}

/** The orders that these numbers stand for. */
export function ordersReferred(state: State, ...numbers: readonly (string | null)[]): readonly Ref[] {
  return numbers.flatMap((number) => {
    const order = number === null ? undefined : state.get('orderReference', number)?.ofOrder;
    return order === undefined ? [] : [['order', order] as const];
  });
}

/** The order that a number stands for; none where that one was called off, so that it can be recorded anew. */
function standing(state: State, number: string): string | undefined {
  const order = state.get('orderReference', number)?.ofOrder;
  return order === undefined || state.get('order', order)?.stage === 'cancelled' ? undefined : order;
}

/** Why a tracking number cannot be an order's: another order has it. */
export function trackingRefusal(
  state: State,
  tracking: string | null,
  order: string,
): { readonly refusal: Refusal } | undefined {
  const holder = tracking === null ? undefined : standing(state, tracking);
  return holder === undefined || holder === order ? undefined : refuse('tracking-taken', { number: tracking ?? '' });
}
