import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, shortCode } from '../kernel/index.ts';
import { judgeSubstance, verdictOf } from './judge.ts';
import { limitsOf, limitsOfSample, lotsOfSample, sampleReady } from './sample-at.ts';

/** Judges a sample anew by what its laboratory found, once a limit was written down that was not there, or another food was said. */
export const judgeSample = defineCommand({
  type: 'judge-sample',
  capability: 'lots.test',
  happened: true,
  payload: z.object({ sample: id, report: id }),
  needs: ({ sample, report }) => [
    ['labSample', sample],
    ['labReport', report],
  ],
  follows: (state, { sample }) => lotsOfSample(state, sample),
  followsOn(state, { sample, report }) {
    const results = state.get('labReport', report)?.results ?? [];
    return limitsOfSample(
      state,
      sample,
      results.map((one) => one.substance),
    );
  },
  place: (_, { county }) => county,
  decide(state, { payload: { sample, report } }) {
    const ready = sampleReady(state, { sample }, ['reported']);
    if ('refusal' in ready) return ready;
    const row = state.get('labReport', report);
    if (row === undefined || ready.sample.report !== report)
      return refuse('report-amends-other', { code: shortCode(sample) });
    const { lots, commodity, takenOn } = ready.sample;
    const substances = row.results.map((one) => one.substance);
    const by = { ...limitsOf(state, commodity, substances), day: takenOn, pooled: lots.length };
    const judged = row.results.map((one) => judgeSubstance(one, by));
    return accept({ type: 'SampleJudged', data: { sample, report, judged, verdict: verdictOf(judged) } });
  },
});
