import * as z from 'zod/mini';
import {
  businessDate,
  businessDay,
  id,
  refuse,
  shortCode,
  type Instant,
  type Ref,
  type Refusal,
  type State,
} from '../kernel/index.ts';
import { substance } from './food.ts';
import { judgeSubstance, verdictOf } from './judge.ts';
import { detection, ngPerKg } from './limit.ts';
import { limitsOf, limitsOfSample, sampleReady } from './sample-at.ts';
import type { SampleReported, SampleStage } from './sample.ts';

/** What a laboratory found, as its own sign-in or the county says it. */
export const reportSaid = z.object({
  sample: id,
  report: id,
  amends: z.nullable(id),
  results: z
    .array(z.object({ substance, foundNgPerKg: z.nullable(ngPerKg), detectsNgPerKg: detection }))
    .check(z.minLength(1, { error: 'results-missing' }), z.maxLength(60, { error: 'substances-too-many' })),
  validUntil: businessDate,
});
type ReportSaid = z.infer<typeof reportSaid>;

/** The limits by which a report is judged, once its sample and the plan of its commodity are loaded. */
export function reportRefs(state: State, { sample, results }: Pick<ReportSaid, 'sample' | 'results'>): readonly Ref[] {
  return limitsOfSample(
    state,
    sample,
    results.map((one) => one.substance),
  );
}

/** A report judged by the limits of the day when the sample was taken; or why it cannot be written down. */
export function saidInReport(
  state: State,
  { sample, report, amends, results, validUntil }: ReportSaid,
  { lab, stages, at }: { readonly lab?: string; readonly stages: readonly SampleStage[]; readonly at: Instant },
): Omit<SampleReported, 'file'> | { readonly refusal: Refusal } {
  if (state.get('labReport', report) !== undefined) return refuse('already-exists', { what: shortCode(report) });
  const ready = sampleReady(state, lab === undefined ? { sample } : { sample, lab }, stages);
  if ('refusal' in ready) return ready;
  const { report: before, lots, commodity, substances, takenOn } = ready.sample;
  if (before !== amends) return refuse('report-amends-other', { code: shortCode(sample) });
  const measured = new Set(results.map((one) => one.substance));
  if (measured.size !== results.length) return refuse('result-twice');
  const lacking = substances.find((one) => !measured.has(one));
  if (lacking !== undefined) return refuse('result-missing', { substance: lacking });
  const below = results.find((one) => one.foundNgPerKg !== null && one.foundNgPerKg < one.detectsNgPerKg);
  if (below !== undefined) return refuse('result-below-detection', { substance: below.substance });
  if (validUntil < businessDay(at)) return refuse('report-outdated');
  const by = { ...limitsOf(state, commodity, [...measured]), day: takenOn, pooled: lots.length };
  const judged = results.map((one) => judgeSubstance(one, by));
  return { sample, report, amends, results, judged, verdict: verdictOf(judged), validUntil };
}
