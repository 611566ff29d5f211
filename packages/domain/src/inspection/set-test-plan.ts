import * as z from 'zod/mini';
import { accept, amendable, defineCommand, id, refuse, type Change } from '../kernel/index.ts';
import { food, substance } from './food.ts';
import type { TestPlan } from './plan-of-tests.ts';

const foods = z.array(food).check(z.maxLength(6, { error: 'foods-too-many' }));
const substances = z.array(substance).check(z.maxLength(60, { error: 'substances-too-many' }));

const once = (all: readonly string[]) => [...new Set(all)];

/** What would differ between two plans, list by list; `before` is undefined where there was none. */
function planChanges(before: TestPlan | undefined, after: Omit<TestPlan, 'id'>): readonly Change[] {
  const listed = (all: readonly string[] = []) => (all.length === 0 ? null : all.join('、'));
  return (['foods', 'rapid', 'lab'] as const).flatMap((part) => {
    const [was, is] = [listed(before?.[part]), listed(once(after[part]))];
    return was === is ? [] : [{ what: `testPlan.${part}`, before: was, after: is }];
  });
}

/**
 * Says what food a commodity is by the standards, and for what it is tested: quickly at the centre, and in a laboratory. Two people, the
 * first time as well: by it a lot is judged by other limits, or need not be tested.
 */
export const setTestPlan = defineCommand({
  type: 'set-test-plan',
  capability: 'limits.edit',
  toldBelow: true,
  payload: z.object({ commodity: id, ...amendable({ foods, rapid: substances, lab: substances }) }),
  needs: ({ commodity }) => [['testPlan', commodity]],
  amends(state, { commodity }) {
    const now = state.get('testPlan', commodity);
    return now && { row: ['testPlan', commodity], now };
  },
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'limits',
    about: ({ commodity }) => commodity,
    changes: (state, { payload: { commodity, ...said } }) => planChanges(state.get('testPlan', commodity), said),
  },
  decide(state, { payload: { commodity, ...said } }) {
    if (state.get('commodity', commodity) === undefined) return refuse('commodity-unknown', { commodity });
    const plan = { foods: once(said.foods), rapid: once(said.rapid), lab: once(said.lab) };
    return accept({ type: 'TestPlanSet', data: { commodity, ...plan } });
  },
});
