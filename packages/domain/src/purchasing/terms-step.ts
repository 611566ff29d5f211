import type { Change, State, Steps } from '../kernel/index.ts';
import { settingsOf } from '../ledger/index.ts';
import { rateOf, type Product } from './product.ts';

type Terms = Pick<Product, 'priceFen' | 'category' | 'rebateBasisPoints'>;

/**
 * What new terms change that takes two people: a price that goes further than the county's step, in per cent or in money, from
 * the one that two people last agreed on, so that no number of small changes passes; and the partner's rate by anything at
 * all, as it then is.
 */
export function termsStep(state: State, product: Product, terms: Terms, steps: Steps): readonly Change[] {
  const { priceFen, agreedPriceFen } = product;
  const [rate, next] = [rateOf(state, product), rateOf(state, { ...product, ...terms })];
  const moved = terms.priceFen !== priceFen;
  const price = { what: 'priceFen', before: priceFen, after: terms.priceFen };
  const agreed = { what: 'agreedPriceFen', before: agreedPriceFen, after: terms.priceFen };
  const far = moved && isSteep(agreedPriceFen, terms.priceFen, steps);
  return [
    ...(moved && (far || rate !== next) ? [price] : []),
    // Where the change itself is small, why it takes two all the same.
    ...(far && !isSteep(priceFen, terms.priceFen, steps) ? [agreed] : []),
    ...(rate === next ? [] : [{ what: 'rebateBasisPoints', before: rate, after: next }]),
  ];
}

/** Whether a price goes further from another than the county's step. */
export function isSteep(fromFen: number, toFen: number, { priceStepPercent, priceStepFen }: Steps): boolean {
  const differenceFen = Math.abs(toFen - fromFen);
  return differenceFen * 100 > fromFen * priceStepPercent || differenceFen > priceStepFen;
}

/**
 * What of a new product takes two people: a rate of its own that is not its category's; and a price that goes further than the
 * step from that of the same goods in the catalogue, by barcode or by name and unit, withdrawn ones too, so that taking goods
 * off and adding them anew, with a blank or in wide letters, passes no step.
 */
export function newTermsStep(
  state: State,
  added: Terms & Pick<Product, 'name' | 'unit' | 'barcode'>,
  steps: Steps,
): readonly Change[] {
  const rate = settingsOf(state).rebateRates[added.category];
  const own = added.rebateBasisPoints ?? rate;
  const same = state
    .all('product')
    .findLast(
      ({ name, unit, barcode }) =>
        (barcode !== null && barcode === added.barcode) ||
        (bareName(name) === bareName(added.name) && bareName(unit) === bareName(added.unit)),
    );
  return [
    ...(same !== undefined && isSteep(same.agreedPriceFen, added.priceFen, steps)
      ? [{ what: 'priceFen', before: same.agreedPriceFen, after: added.priceFen }]
      : []),
    ...(own === rate ? [] : [{ what: 'rebateBasisPoints', before: rate, after: own }]),
  ];
}

/** A name without what tells no goods from others: width, case, blanks and marks. */
export function bareName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, '');
}
