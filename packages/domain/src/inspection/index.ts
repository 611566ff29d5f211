export { foodOf, inheritedBy, substanceOf } from './food.ts';
export {
  judgedBecause,
  judgeSubstance,
  verdictOf,
  verdicts,
  type JudgedBecause,
  type JudgedBy,
  type Judgement,
  type Measured,
  type Verdict,
} from './judge.ts';
export { limitOn, saidOn, type LimitRule, type LimitSaid, type ResidueLimit } from './limit.ts';
export type { Lab } from './lab.ts';
export {
  openDoubts,
  openKin,
  testHoldOf,
  type Doubt,
  type FailedKin,
  type LotSample,
  type LotTest,
  type RapidResult,
  type RapidTest,
} from './lot-test.ts';
export {
  dropReasons,
  MOST_POOLED,
  reportFile,
  sampleStages,
  splitFee,
  type DropReason,
  type LabReport,
  type LabSample,
  type SampleStage,
} from './sample.ts';
export { MOST_LIMITS_AT_ONCE } from './set-limits.ts';
export { sampleLimits } from './sample-limits.ts';
export type { TestPlan } from './plan-of-tests.ts';
