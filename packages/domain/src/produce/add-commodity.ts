import * as z from 'zod/mini';
import { accept, businessDay, defineCommand, id, refuse, type State } from '../kernel/index.ts';
import { bareName, goodsName } from '../purchasing/index.ts';
import { weightUnits, yieldBases, yieldGrams } from './commodity.ts';
import { neverFoodByName } from './product-class.ts';
import { classRefusal, commoditiesOf } from './sale.ts';

/** What a commodity or a grade is called: Chinese, and English where somebody wrote it. */
export const names = { name: goodsName, nameEn: z.nullable(goodsName) };
/** One to twelve grades, no two called the same, in either language: a second of one name would be a first price past every step. */
export const grades = z.array(z.object({ zh: goodsName, en: z.nullable(goodsName) })).check(
  z.minLength(1, { error: 'grades-missing' }),
  z.maxLength(12, { error: 'grades-too-many' }),
  z.refine((all) => isOnce(all.map(({ zh }) => zh)) && isOnce(all.flatMap(({ en }) => en ?? [])), {
    error: 'grade-twice',
  }),
);

function isOnce(names: readonly string[]): boolean {
  return new Set(names.map(bareName)).size === names.length;
}

/** Whether another commodity is called the same, but for width, case, blanks and marks. */
export function isNamed(state: State, name: string, but?: string): boolean {
  return state.all('commodity').some((one) => one.id !== but && bareName(one.name) === bareName(name));
}

/**
 * Puts something that households bring on the county's list: what it is called and weighed in, its grades, and what one mu, head or
 * tree can give in a year. It is not taken in before its terms are set. Refused where another has its name, withdrawn ones
 * too, so that no price step is passed by adding it anew; and where a name claims what goods may not. It has no class yet.
 */
export const addCommodity = defineCommand({
  type: 'add-commodity',
  capability: 'commodities.edit',
  toldBelow: true,
  payload: z.object({
    commodity: id,
    ...names,
    unit: z.enum(weightUnits),
    grades,
    basis: z.enum(yieldBases),
    yieldGrams,
  }),
  makes: ({ commodity }) => [['commodity', commodity]],
  place: (_, { county }) => county,
  decide(state, { countsFrom, payload }) {
    if (state.get('commodity', payload.commodity) !== undefined || isNamed(state, payload.name))
      return refuse('already-exists', { what: payload.name });
    const day = businessDay(countsFrom);
    const no = classRefusal(commoditiesOf(state), { ...payload, neverFood: false, madeFrom: [] }, null, day);
    if (no !== undefined) return { refusal: no };
    const never = neverFoodByName(payload, day) !== undefined;
    return accept({ type: 'CommodityAdded', data: { ...payload, ...(never && { neverFood: true }) } });
  },
});
