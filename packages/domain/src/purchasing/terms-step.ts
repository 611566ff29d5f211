import type { Change, State, Steps } from '../kernel/index.ts';
import { rateOf, type Product } from './product.ts';

type Terms = Pick<Product, 'priceFen' | 'category' | 'rebateBasisPoints'>;

/**
 * What new terms change that takes two people: a price by more than the county's step, in per cent or in money, and the
 * partner's rate by anything at all, as it then is.
 */
export function termsStep(
  state: State,
  product: Product | undefined,
  terms: Terms,
  { priceStepPercent, priceStepFen }: Steps,
): readonly Change[] {
  if (product === undefined) return [];
  const differenceFen = Math.abs(terms.priceFen - product.priceFen);
  const steep = differenceFen * 100 > product.priceFen * priceStepPercent || differenceFen > priceStepFen;
  const [rate, next] = [rateOf(state, product), rateOf(state, { ...product, ...terms })];
  const price = { what: 'priceFen', before: product.priceFen, after: terms.priceFen };
  return [
    ...(steep || (rate !== next && differenceFen > 0) ? [price] : []),
    ...(rate === next ? [] : [{ what: 'rebateBasisPoints', before: rate, after: next }]),
  ];
}
