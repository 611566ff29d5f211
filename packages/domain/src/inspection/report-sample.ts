import * as z from 'zod/mini';
import { attachedOf, attachmentMade, attachmentNeeded, attachmentReady } from '../attachments/index.ts';
import { accept, businessDate, businessDay, defineCommand, id, refuse, shortCode } from '../kernel/index.ts';
import { substance } from './food.ts';
import { judgeSubstance, verdictOf } from './judge.ts';
import { detection, ngPerKg } from './limit.ts';
import { limitsOf, limitsOfSample, lotsOfSample, sampleReady } from './sample-at.ts';
import { reportFile } from './sample.ts';

/**
 * Writes down what a laboratory found in a sample: by whoever signs in for it. What it was to be tested for is all in it. A report that
 * amends another names that; both stay, and the lots are judged anew by the later one.
 */
export const reportSample = defineCommand({
  type: 'report-sample',
  capability: 'own-samples.report',
  happened: true,
  payload: z.object({
    lab: id,
    sample: id,
    report: id,
    amends: z.nullable(id),
    results: z
      .array(z.object({ substance, foundNgPerKg: z.nullable(ngPerKg), detectsNgPerKg: detection }))
      .check(z.minLength(1, { error: 'results-missing' }), z.maxLength(60, { error: 'substances-too-many' })),
    validUntil: businessDate,
    file: z.nullable(attachedOf(reportFile)),
  }),
  own: ({ lab }) => ['lab', lab],
  makes: ({ report, file }) => [['labReport', report], ...attachmentMade(file)],
  needs: ({ lab, sample, report, file }) => [
    ['lab', lab],
    ['labSample', sample],
    ['labReport', report],
    ...attachmentNeeded(file),
  ],
  follows: (state, { sample }) => lotsOfSample(state, sample),
  followsOn: (state, { sample, results }) =>
    limitsOfSample(
      state,
      sample,
      results.map((one) => one.substance),
    ),
  place: (_, { county }) => county,
  decide(state, { at, payload: { lab, sample, report, amends, results, validUntil, file } }) {
    if (state.get('labReport', report) !== undefined) return refuse('already-exists', { what: shortCode(report) });
    const ready = sampleReady(state, { sample, lab }, ['received', 'reported']);
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
    const attached = file && attachmentReady(reportFile, state, file, at);
    if (attached !== null && 'refusal' in attached) return attached;
    const by = { ...limitsOf(state, commodity, [...measured]), day: takenOn, pooled: lots.length };
    const judged = results.map((one) => judgeSubstance(one, by));
    const said = { sample, report, amends, results, judged, verdict: verdictOf(judged), validUntil };
    return accept({ type: 'SampleReported', data: { ...said, file: attached?.attached ?? null } });
  },
});
