import * as z from 'zod/mini';
import { accept, amendable, businessDay, defineCommand, id, refuse } from '../kernel/index.ts';
import { productClasses } from './product-class.ts';
import { classRefusal, commoditiesOf } from './sale.ts';

/**
 * Says as what a commodity is sold: a farm product, packaged food, health food, medicinal material, or not at all. Two people, the first
 * time as well: by it goods go to people who eat them. Taking it off sale is one person's, since that hurts nobody. Refused where the law does not let
 * it be that: velvet, antler, fetus and bone of deer are never food, nor is what was ever called so or is made of it.
 */
export const setProductClass = defineCommand({
  type: 'set-product-class',
  capability: 'commodities.edit',
  toldBelow: true,
  payload: z.object({ commodity: id, ...amendable({ productClass: z.enum(productClasses) }) }),
  amends(state, { commodity }) {
    const now = state.get('commodity', commodity);
    return now && { row: ['commodity', commodity], now };
  },
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'classes',
    about: ({ commodity }) => commodity,
    changes(state, { payload: { commodity, productClass: after } }) {
      const before = state.get('commodity', commodity)?.productClass ?? null;
      return after === before || after === 'not-for-sale' ? [] : [{ what: 'productClass', before, after }];
    },
  },
  decide(state, { countsFrom, payload: { commodity, productClass } }) {
    const row = state.get('commodity', commodity);
    if (row === undefined) return refuse('commodity-unknown', { commodity });
    const no = classRefusal(commoditiesOf(state), row, productClass, businessDay(countsFrom));
    return no === undefined ? accept({ type: 'ProductClassSet', data: { commodity, productClass } }) : { refusal: no };
  },
});
