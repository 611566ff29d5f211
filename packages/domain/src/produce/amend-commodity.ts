import * as z from 'zod/mini';
import { accept, amendable, defineCommand, id, refuse } from '../kernel/index.ts';
import { grades, isNamed, names } from './add-commodity.ts';
import { yieldGrams } from './commodity.ts';

/**
 * Corrects what a commodity is called and can yield, adds grades, takes it off the list or puts it on again. Grades that are there
 * stay as they are: tickets name them. What it is weighed in and reckoned by stays for the same reason.
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
  decide(state, { payload }) {
    const row = state.get('commodity', payload.commodity);
    if (row === undefined) return refuse('commodity-unknown', { commodity: payload.commodity });
    if (isNamed(state, payload.name, row.id)) return refuse('already-exists', { what: payload.name });
    const kept = row.grades.every(({ zh, en }, index) => {
      const now = payload.grades[index];
      return now?.zh === zh && now.en === en;
    });
    if (!kept) return refuse('grades-kept', { name: row.name });
    return accept({ type: 'CommodityAmended', data: payload });
  },
});
