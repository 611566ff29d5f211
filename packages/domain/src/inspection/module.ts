import { defineModule } from '../kernel/index.ts';
import { addLab } from './add-lab.ts';
import { dropSample } from './drop-sample.ts';
import { enterReport } from './enter-report.ts';
import { handOverSample } from './hand-over-sample.ts';
import { judgeSample } from './judge-sample.ts';
import { labEvents } from './lab.ts';
import { limitEvents } from './limit.ts';
import { inspectionProblems } from './problems.ts';
import { lotTestEvents } from './lot-test.ts';
import { nameLabPerson } from './name-lab-person.ts';
import { testPlanEvents } from './plan-of-tests.ts';
import { receiveSample } from './receive-sample.ts';
import { recordRapidTest } from './record-rapid-test.ts';
import { releaseKin } from './release-kin.ts';
import { reportSample } from './report-sample.ts';
import { reportFile, sampleEvents } from './sample.ts';
import { setLimit } from './set-limit.ts';
import { setLimits } from './set-limits.ts';
import { setTestPlan } from './set-test-plan.ts';
import { takeSample } from './take-sample.ts';

/** Whether what households brought may be eaten: limits, tests, samples in laboratories, and what follows for lots. */
export const inspection = defineModule({
  name: 'inspection',
  problems: inspectionProblems,
  kinds: {
    residueLimit: { heldWhole: false, dates: null },
    testPlan: { heldWhole: false, dates: null },
    lab: { heldWhole: true, owner: 'person', dates: null },
    rapidTest: { heldWhole: false, dates: { moments: ({ at }) => [at] } },
    lotTest: { heldWhole: false, whenAsked: true, dates: null },
    labSample: {
      heldWhole: false,
      dates: { moments: ({ takenAt, handedOverAt, receivedAt }) => [takenAt, handedOverAt, receivedAt] },
    },
    labReport: { heldWhole: false, dates: { moments: ({ at }) => [at] } },
  },
  events: { ...limitEvents, ...testPlanEvents, ...labEvents, ...lotTestEvents, ...sampleEvents },
  attachments: { 'lab-report': reportFile },
  commands: [
    addLab,
    dropSample,
    enterReport,
    handOverSample,
    judgeSample,
    nameLabPerson,
    receiveSample,
    recordRapidTest,
    releaseKin,
    reportSample,
    setLimit,
    setLimits,
    setTestPlan,
    takeSample,
  ],
});
