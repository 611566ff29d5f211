import * as z from 'zod/mini';
import { accept, amendable, defineCommand, id, refuse } from '../kernel/index.ts';
import { food, substance } from './food.ts';

const foods = z.array(food).check(z.maxLength(6, { error: 'foods-too-many' }));
const substances = z.array(substance).check(z.maxLength(60, { error: 'substances-too-many' }));

/** Says what food a commodity is by the standards, and for what it is tested: quickly at the centre, and in a laboratory. */
export const setTestPlan = defineCommand({
  type: 'set-test-plan',
  capability: 'limits.edit',
  payload: z.object({ commodity: id, ...amendable({ foods, rapid: substances, lab: substances }) }),
  needs: ({ commodity }) => [['testPlan', commodity]],
  amends(state, { commodity }) {
    const now = state.get('testPlan', commodity);
    return now && { row: ['testPlan', commodity], now };
  },
  place: (_, { county }) => county,
  decide(state, { payload: { commodity, ...said } }) {
    if (state.get('commodity', commodity) === undefined) return refuse('commodity-unknown', { commodity });
    const once = (all: readonly string[]) => [...new Set(all)];
    const plan = { foods: once(said.foods), rapid: once(said.rapid), lab: once(said.lab) };
    return accept({ type: 'TestPlanSet', data: { commodity, ...plan } });
  },
});
