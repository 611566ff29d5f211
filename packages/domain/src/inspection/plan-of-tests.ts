import type { EventRules } from '../kernel/index.ts';

/** What is tested of a commodity: what food it is by the standards, and for what it is tested quickly at the centre and in a laboratory. */
export interface TestPlan {
  /** The commodity's. */
  readonly id: string;
  /** The same food by each standard that names it, as standards order foods differently. None where nobody said: then nothing is judged. */
  readonly foods: readonly string[];
  readonly rapid: readonly string[];
  readonly lab: readonly string[];
}

export interface TestPlanSet extends Omit<TestPlan, 'id'> {
  readonly commodity: string;
}

declare module '../kernel/state.ts' {
  interface Entities {
    testPlan: TestPlan;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    TestPlanSet: TestPlanSet;
  }
}

export const testPlanEvents: EventRules<'TestPlanSet'> = {
  TestPlanSet: {
    writes: ['testPlan', 'commodity'],
    evolve(draft, { commodity: id, ...said }) {
      draft.put('testPlan', { id, ...said });
      const commodity = draft.get('commodity', id);
      if (commodity !== undefined) draft.put('commodity', { ...commodity, testedFor: said.lab });
    },
  },
};
