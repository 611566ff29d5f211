import { defineModule } from '../kernel/index.ts';
import { limitEvents } from './limit.ts';
import { inspectionProblems } from './problems.ts';
import { setLimit } from './set-limit.ts';
import { setTestPlan } from './set-test-plan.ts';
import { testPlanEvents } from './plan-of-tests.ts';

/** Whether what households brought may be eaten: limits, tests, samples in laboratories, and what follows for lots. */
export const inspection = defineModule({
  name: 'inspection',
  problems: inspectionProblems,
  kinds: {
    residueLimit: { heldWhole: false, dates: null },
    testPlan: { heldWhole: false, dates: null },
  },
  events: { ...limitEvents, ...testPlanEvents },
  commands: [setLimit, setTestPlan],
});
