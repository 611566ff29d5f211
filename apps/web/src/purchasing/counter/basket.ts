import { envelope, tenders, type Envelope, type Tender } from '@yangui/domain';
import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { ProductRow } from '../../sync/orders.ts';

/** Whom the basket is for: registered, or to be registered with the order. */
export interface Buyer {
  readonly is: 'known' | 'new';
  readonly id: string;
  readonly name: string;
}

/** One line of the basket, at the price that was read out. */
export interface BasketLine {
  readonly product: Pick<ProductRow, 'id' | 'name' | 'unit' | 'rebateBasisPoints'>;
  readonly quantity: number;
  readonly priceFen: number;
}

export interface Basket {
  readonly buyer: Buyer | undefined;
  readonly tender: Tender;
  readonly lines: readonly BasketLine[];
  /** What was sent and not answered yet. Until it is, only the very same may be sent again: another order might be a second one. */
  readonly sent: readonly Envelope[];
}

const MOST_OF_ONE = 9_999;
const STORED = 'yangui.basket';

const emptyBasket: Basket = { buyer: undefined, tender: 'cash', lines: [], sent: [] };
const product = z.object({ id: z.string(), name: z.string(), unit: z.string(), rebateBasisPoints: z.number() });
const stored = z.object({
  buyer: z.optional(z.object({ is: z.enum(['known', 'new']), id: z.string(), name: z.string() })),
  tender: z.enum(tenders),
  lines: z.array(z.object({ product, quantity: z.number(), priceFen: z.number() })),
  sent: z.array(envelope),
});

/** Puts one more of a product into the basket; a new line begins at the price of the moment. */
export function withOneMore(basket: Basket, wanted: BasketLine['product'] & Pick<ProductRow, 'priceFen'>): Basket {
  const there = basket.lines.find((line) => line.product.id === wanted.id);
  if (there !== undefined) return withQuantity(basket, wanted.id, there.quantity + 1);
  return { ...basket, lines: [...basket.lines, { product: wanted, quantity: 1, priceFen: wanted.priceFen }] };
}

/** Whether so many of a product can be wanted: a whole number, as many as a line may hold. */
export function isWantable(quantity: number | undefined): quantity is number {
  return quantity !== undefined && Number.isInteger(quantity) && quantity >= 0 && quantity <= MOST_OF_ONE;
}

/** Sets how many of a product are wanted; none takes the line out. What cannot be wanted changes nothing: it is not clamped. */
export function withQuantity(basket: Basket, productId: string, quantity: number): Basket {
  if (!isWantable(quantity)) return basket;
  const lines = basket.lines.flatMap((line) =>
    line.product.id !== productId ? [line] : quantity === 0 ? [] : [{ ...line, quantity }],
  );
  return { ...basket, lines };
}

/** Takes up the price that the server has now, once the villager was told. */
export function withPrice(basket: Basket, productId: string, priceFen: number): Basket {
  return {
    ...basket,
    lines: basket.lines.map((line) => (line.product.id === productId ? { ...line, priceFen } : line)),
  };
}

/** What the villager pays. */
export function totalOf({ lines }: Basket): number {
  return lines.reduce((sum, line) => sum + line.priceFen * line.quantity, 0);
}

/** How many pieces the basket holds. */
export function piecesOf({ lines }: Basket): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0);
}

/** Begins a basket for somebody, as the villager's page does before it opens the counter's Buy. */
export function beginBasketFor(buyer: Buyer): void {
  keep({ ...readBasket(), buyer });
}

/** Fills the basket with what was ordered before and refused, to be put right and ordered anew. */
export function beginBasketWith(refused: Omit<Basket, 'sent'>): void {
  keep({ ...refused, sent: [] });
}

/** The basket of this tab: it outlives a reload and a look at another screen, not the tab. */
export function useBasket(): readonly [Basket, (change: (before: Basket) => Basket) => void] {
  const [basket, setBasket] = useState(readBasket);
  const change = (by: (before: Basket) => Basket) =>
    setBasket((before) => {
      const after = by(before);
      keep(after);
      return after;
    });
  return [basket, change];
}

/** Notes what is on its way, or with nothing, that the answer came. */
export function withSent(basket: Basket, sent: readonly Envelope[]): Basket {
  return { ...basket, sent };
}

/** An empty basket for nobody. */
export function emptied(): Basket {
  return emptyBasket;
}

function keep(basket: Basket): void {
  sessionStorage.setItem(STORED, JSON.stringify(basket));
}

/** What is in the basket of this tab now. */
export function readBasket(): Basket {
  const read = stored.safeParse(parsed(sessionStorage.getItem(STORED)));
  return read.success
    ? { buyer: read.data.buyer, tender: read.data.tender, lines: read.data.lines, sent: read.data.sent }
    : emptyBasket;
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
