import * as z from 'zod/mini';
import { accept, businessDate, defineCommand, refuse } from '../kernel/index.ts';
import { food, substance } from './food.ts';
import { limitId, ngPerKg, saidOn } from './limit.ts';

/** How many times a limit may be said anew. */
const MOST_SAID = 100;

/**
 * Says the limit of a substance in a food or a group of foods from a day on, and which standard says so. What was said before stays on
 * record and goes on holding for what was sampled before that day. By hand, or as a line of a sheet.
 */
export const setLimit = defineCommand({
  type: 'set-limit',
  capability: 'limits.edit',
  happened: true,
  payload: z.object({
    food,
    substance,
    ngPerKg,
    source: z.string().check(z.trim(), z.minLength(2, { error: 'source-missing' }), z.maxLength(80)),
    from: businessDate,
  }),
  needs: (said) => [['residueLimit', limitId(said.food, said.substance)]],
  place: (_, { county }) => county,
  decide(state, { payload }) {
    const before = state.get('residueLimit', limitId(payload.food, payload.substance));
    const held = before && saidOn(before, payload.from);
    const same = held?.from === payload.from && held.ngPerKg === payload.ngPerKg && held.source === payload.source;
    if (same) return refuse('limit-stands-so', { food: payload.food, substance: payload.substance });
    if (before !== undefined && before.said.length >= MOST_SAID)
      return refuse('limit-said-often', { food: payload.food, substance: payload.substance });
    return accept({ type: 'LimitSet', data: payload });
  },
});
