import * as z from 'zod/mini';
import { accept, defineCommand, refuse } from '../kernel/index.ts';
import { limitChange, limitId, limitRefusal, limitSaid } from './limit.ts';

/** How many limits are said at once: what a second person reads through before they confirm it. */
export const MOST_LIMITS_AT_ONCE = 100;

/** Says several limits, as a sheet brings them: one thing to propose, and one to confirm. All of them come to hold, or none. */
export const setLimits = defineCommand({
  type: 'set-limits',
  capability: 'limits.edit',
  happened: true,
  payload: z.object({
    limits: z
      .array(limitSaid)
      .check(
        z.minLength(1, { error: 'limits-at-once' }),
        z.maxLength(MOST_LIMITS_AT_ONCE, { error: 'limits-at-once' }),
      ),
  }),
  needs: ({ limits }) => limits.map(({ food, substance }) => ['residueLimit', limitId(food, substance)]),
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'limits',
    about: () => null,
    changes: (state, { payload: { limits } }) => limits.map((one) => limitChange(state, one)),
  },
  decide(state, { payload: { limits } }) {
    const said = new Set<string>();
    for (const one of limits) {
      const no = limitRefusal(state, one);
      if (no !== undefined) return { refusal: no };
      const key = `${limitId(one.food, one.substance)} ${one.from}`;
      if (said.has(key)) return refuse('limit-twice', { food: one.food, substance: one.substance });
      said.add(key);
    }
    return accept(...limits.map((data) => ({ type: 'LimitSet', data }) as const));
  },
});
