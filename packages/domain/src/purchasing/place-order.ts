import * as z from 'zod/mini';
import { accept, defineCommand, fen, id, MAX_FEN, refuse, shareOf, type Refusal, type State } from '../kernel/index.ts';
import { villageOf } from '../network/index.ts';
import { partnerAccount } from './accounts.ts';
import { atCounter } from './at-counter.ts';
import type { OrderedLine } from './order.ts';
import { rateOf } from './product.ts';
import { quantity } from './quantity.ts';
import { tender, tenderRefusal } from './tender.ts';

const line = z.object({ product: id, quantity, priceFen: fen });
type AskedLine = z.infer<typeof line>;

/**
 * Orders goods for a villager who has no account. The command's id becomes the order's.
 * Each line carries the price the partner read out, so that nobody pays another price than was said.
 * Refused when stock is short, counted over all lines of the basket; when a price has changed; when the villager
 * belongs to another station; when the station has no partner; when the drawer or the tab it is paid into is full.
 */
export const placeOrder = defineCommand({
  type: 'place-order',
  capability: 'orders.place',
  payload: z.object({
    station: id,
    villager: id,
    tender: z._default(tender, 'cash'),
    lines: z
      .array(line)
      .check(z.minLength(1, { error: 'basket-empty' }), z.maxLength(100, { error: 'basket-too-large' })),
  }),
  // The tab is fetched with those of all the batch: a county has one a villager.
  needs: ({ villager, tender: paidBy }) => [
    ['villager', villager],
    ...(paidBy === 'tab' ? [['account', partnerAccount.tab(villager)] as const] : []),
  ],
  makes: (_, id) => [['order', id]],
  place: villageOf,
  takesOn: ({ tender: paidBy, lines }) => ({
    tender: paidBy,
    amountFen: lines.reduce((sum, { quantity: units, priceFen }) => sum + units * priceFen, 0),
    atToldPrices: true,
  }),
  decide(state, { id: order, payload }) {
    const there = atCounter(state, payload);
    if ('refusal' in there) return there;
    const { station, partner, villager } = there;

    const priced = priceLines(state, payload.lines);
    if ('refusal' in priced) return priced;
    const amountFen = priced.lines.reduce((sum, one) => sum + one.priceFen * one.quantity, 0);
    if (amountFen > MAX_FEN) return refuse('amount-too-large', { limitFen: MAX_FEN });
    const rebateFen = priced.lines.reduce((sum, one) => sum + one.rebateFen, 0);
    const { tender: paidBy } = payload;
    const full = tenderRefusal(state, paidBy, payload, amountFen);
    if (full !== undefined) return full;
    return accept({
      type: 'OrderPlaced',
      data: {
        order,
        station: station.id,
        village: station.village,
        partner,
        villager: villager.id,
        tender: paidBy,
        lines: priced.lines,
        amountFen,
        rebateFen,
      },
    });
  },
});

function priceLines(
  state: State,
  asked: readonly AskedLine[],
): { readonly lines: readonly OrderedLine[] } | { readonly refusal: Refusal } {
  const lines: OrderedLine[] = [];
  const taken = new Map<string, number>();
  for (const { product: wanted, quantity: units, priceFen } of asked) {
    const product = state.get('product', wanted);
    if (product === undefined) return refuse('product-unknown', { product: wanted });
    const { name } = product;
    if (product.withdrawn) return refuse('product-withdrawn', { name });
    if (product.priceFen !== priceFen)
      return refuse('price-changed', { product: wanted, name, saidFen: priceFen, nowFen: product.priceFen });
    const soFar = (taken.get(wanted) ?? 0) + units;
    if (soFar > product.stockUnits)
      return refuse('stock-short', { product: wanted, name, asked: soFar, left: product.stockUnits });
    taken.set(wanted, soFar);
    const rebateFen = shareOf(priceFen * units, rateOf(state, product));
    lines.push({ product: wanted, name, category: product.category, quantity: units, priceFen, rebateFen });
  }
  return { lines };
}
