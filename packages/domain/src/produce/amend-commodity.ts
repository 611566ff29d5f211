import * as z from 'zod/mini';
import { accept, amendable, businessDay, defineCommand, id, refuse } from '../kernel/index.ts';
import { grades, isNamed, names } from './add-commodity.ts';
import { yieldGrams } from './commodity.ts';
import { neverFoodByName } from './product-class.ts';
import { classRefusal, commoditiesOf } from './sale.ts';

/**
 * Corrects what a commodity is called and can yield, adds grades, takes it off the list or puts it on again. Grades that are there
 * stay as they are: tickets name them. No name claims what goods may not, and food is not renamed into what is never food. What it is weighed in and reckoned by stays for the same reason.
 */
export const amendCommodity = defineCommand({
  type: 'amend-commodity',
  capability: 'commodities.edit',
  toldBelow: true,
  payload: z.object({ commodity: id, ...amendable({ ...names, grades, yieldGrams, withdrawn: z.boolean() }) }),
  amends(state, { commodity }) {
    const now = state.get('commodity', commodity);
    return now && { row: ['commodity', commodity], now };
  },
  place: (_, { county }) => county,
  decide(state, { countsFrom, payload }) {
    const row = state.get('commodity', payload.commodity);
    if (row === undefined) return refuse('commodity-unknown', { commodity: payload.commodity });
    if (isNamed(state, payload.name, row.id)) return refuse('already-exists', { what: payload.name });
    const kept = row.grades.every(({ zh, en }, index) => {
      const now = payload.grades[index];
      return now?.zh === zh && now.en === en;
    });
    if (!kept) return refuse('grades-kept', { name: row.name });
    const day = businessDay(countsFrom);
    const no = classRefusal(commoditiesOf(state), { ...row, ...payload }, row.productClass, day);
    if (no !== undefined) return { refusal: no };
    const never = [row, payload].some((named) => neverFoodByName(named, day) !== undefined);
    return accept({ type: 'CommodityAmended', data: { ...payload, ...(never && { neverFood: true }) } });
  },
});
