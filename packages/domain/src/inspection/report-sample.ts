import * as z from 'zod/mini';
import { attachedOf, attachmentMade, attachmentNeeded, attachmentReady } from '../attachments/index.ts';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { authorise } from '../rights/index.ts';
import { reportRefs, reportSaid, saidInReport } from './report.ts';
import { lotsOfSample } from './sample-at.ts';
import { reportFile } from './sample.ts';

/**
 * Writes down what a laboratory found in a sample: by whoever signs in for it, and does not test for the county as well. What it was to
 * be tested for is all in it. A report that amends another names that; both stay, and the lots are judged anew by the later one.
 */
export const reportSample = defineCommand({
  type: 'report-sample',
  capability: 'own-samples.report',
  happened: true,
  payload: z.extend(reportSaid, { lab: id, file: z.nullable(attachedOf(reportFile)) }),
  own: ({ lab }) => ['lab', lab],
  makes: ({ report, file }) => [['labReport', report], ...attachmentMade(file)],
  needs: ({ lab, sample, report, file }) => [
    ['lab', lab],
    ['labSample', sample],
    ['labReport', report],
    ...attachmentNeeded(file),
  ],
  follows: (state, { sample }) => lotsOfSample(state, sample),
  followsOn: reportRefs,
  place: (_, { county }) => county,
  decide(state, { at, by, county, payload: { lab, file, ...said } }) {
    if (authorise(state, by, 'lots.test', county) === undefined) return refuse('lab-of-county');
    const found = saidInReport(state, said, { lab, stages: ['received', 'reported'], at });
    if ('refusal' in found) return found;
    const attached = file && attachmentReady(reportFile, state, file, at);
    if (attached !== null && 'refusal' in attached) return attached;
    return accept({ type: 'SampleReported', data: { ...found, file: attached?.attached ?? null } });
  },
});
