import { limitOn, type LimitRule, type ResidueLimit } from './limit.ts';

/** What a measured substance, a sample, or a lot comes to. */
export const verdicts = ['passed', 'failed', 'not-judged'] as const;
export type Verdict = (typeof verdicts)[number];

/** Why: what the rule that is quoted has to do with what was measured. */
export const judgedBecause = ['within', 'over', 'not-detected', 'no-limit', 'method-too-coarse'] as const;
export type JudgedBecause = (typeof judgedBecause)[number];

/** What was measured of one substance. */
export interface Measured {
  readonly substance: string;
  /** In nanograms a kilogram; null where it is below what the method detects. */
  readonly foundNgPerKg: number | null;
  /** The least that the method detects. */
  readonly detectsNgPerKg: number;
}

/** What one substance came to, with the rule that says so; null where there is none. */
export interface Judgement {
  readonly substance: string;
  readonly verdict: Verdict;
  readonly because: JudgedBecause;
  readonly rule: LimitRule | null;
}

/** By what a substance is judged: the limits that are known, of which food, on which day, in a pool of how many lots. */
export interface JudgedBy {
  readonly limits: readonly ResidueLimit[];
  /** The food by each standard that names it. */
  readonly foods: readonly string[];
  readonly day: string;
  /** A pool of n is judged at the limit ÷ n: one lot may have brought all that is in it. One where it is a lot alone. */
  readonly pooled: number;
}

/**
 * Judges what was measured of one substance by the limit of the food or its nearest group on that day, the strictest where several standards
 * have one. As much as the limit passes. What
 * is not detected passes where the method detects the limit, or where nothing may be there at all; else nobody knows. Where neither the
 * food nor a group of it has a limit, nothing is judged: no limit is not leave.
 */
export function judgeSubstance(measured: Measured, { limits, foods, day, pooled }: JudgedBy): Judgement {
  const { substance, foundNgPerKg, detectsNgPerKg } = measured;
  const rule = limitOn(limits, { foods, substance, day });
  if (rule === undefined) return { substance, verdict: 'not-judged', because: 'no-limit', rule: null };
  if (foundNgPerKg === null)
    return rule.ngPerKg === 0 || detectsNgPerKg * pooled <= rule.ngPerKg
      ? { substance, verdict: 'passed', because: 'not-detected', rule }
      : { substance, verdict: 'not-judged', because: 'method-too-coarse', rule };
  return foundNgPerKg * pooled <= rule.ngPerKg
    ? { substance, verdict: 'passed', because: 'within', rule }
    : { substance, verdict: 'failed', because: 'over', rule };
}

/** What several come to together: failed where one failed, not judged where one is not, or where there is none. */
export function verdictOf(judgements: readonly Pick<Judgement, 'verdict'>[]): Verdict {
  if (judgements.some(({ verdict }) => verdict === 'failed')) return 'failed';
  const judged = judgements.length > 0 && judgements.every(({ verdict }) => verdict === 'passed');
  return judged ? 'passed' : 'not-judged';
}
