import type { commonProblems } from './common-problems.ts';
import type { clockProblems } from './clock/problems.ts';
import type { handsProblems } from './hands/problems.ts';
import type { rightsProblems } from './rights/problems.ts';
import type { ledgerProblems } from './ledger/problems.ts';
import type { networkProblems } from './network/problems.ts';
import type { attachmentsProblems } from './attachments/problems.ts';
import type { enquiriesProblems } from './enquiries/problems.ts';
import type { talentProblems } from './talent/problems.ts';
import type { purchasingProblems } from './purchasing/problems.ts';
import type { produceProblems } from './produce/problems.ts';
import type { inspectionProblems } from './inspection/problems.ts';
import type { fleetProblems } from './fleet/problems.ts';
import type { loopsProblems } from './loops/problems.ts';
import type { parcelsProblems } from './parcels/problems.ts';
import type { consignmentsProblems } from './consignments/problems.ts';
import type { roadProblems } from './road/problems.ts';
import type { loopCostsProblems } from './loop-costs/problems.ts';
import type { twoPeopleProblems } from './two-people/problems.ts';
import type { noticesProblems } from './notices/problems.ts';
import type { devicesProblems } from './devices/problems.ts';
import type { lateProblems } from './late-problems.ts';
import type { signInProblems } from './sign-in-problems.ts';

/** Every refusal there is, by its code. Codes are never reused; one that is no longer sent stays listed as such. */
export type ProblemCode = keyof (typeof commonProblems &
  typeof clockProblems &
  typeof handsProblems &
  typeof rightsProblems &
  typeof ledgerProblems &
  typeof networkProblems &
  typeof attachmentsProblems &
  typeof enquiriesProblems &
  typeof talentProblems &
  typeof purchasingProblems &
  typeof produceProblems &
  typeof inspectionProblems &
  typeof fleetProblems &
  typeof loopsProblems &
  typeof parcelsProblems &
  typeof consignmentsProblems &
  typeof roadProblems &
  typeof loopCostsProblems &
  typeof twoPeopleProblems &
  typeof noticesProblems &
  typeof devicesProblems &
  typeof lateProblems &
  typeof signInProblems);
