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
export { sampleLimits } from './sample-limits.ts';
export type { TestPlan } from './plan-of-tests.ts';
