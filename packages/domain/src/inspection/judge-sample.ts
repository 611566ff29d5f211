import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, shortCode, type State } from '../kernel/index.ts';
import { judgeSubstance, verdictOf, type Judgement } from './judge.ts';
import { limitsOf, limitsOfSample, lotsOfSample, sampleReady } from './sample-at.ts';
import type { LabReport, LabSample } from './sample.ts';

/** What a report comes to by the limits that are known now. */
function judgedNow(state: State, sample: LabSample, { results }: LabReport): readonly Judgement[] {
  const { lots, commodity, takenOn } = sample;
  const substances = results.map((one) => one.substance);
  const by = { ...limitsOf(state, commodity, substances), day: takenOn, pooled: lots.length };
  return results.map((one) => judgeSubstance(one, by));
}

/**
 * Judges a sample anew by what its laboratory found, once a limit was written down that was not there, or another food was said. Two
 * people where what failed would fail no more.
 */
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
  twoPeople: {
    matter: 'tests',
    about: () => null,
    changes(state, { payload: { sample, report } }) {
      const [row, found] = [state.get('labSample', sample), state.get('labReport', report)];
      if (row?.verdict !== 'failed' || found === undefined) return [];
      const after = verdictOf(judgedNow(state, row, found));
      return after === 'failed' ? [] : [{ what: `verdict.${shortCode(sample)}`, before: row.verdict, after }];
    },
  },
  decide(state, { payload: { sample, report } }) {
    const ready = sampleReady(state, { sample }, ['reported']);
    if ('refusal' in ready) return ready;
    const row = state.get('labReport', report);
    if (row === undefined || ready.sample.report !== report)
      return refuse('report-amends-other', { code: shortCode(sample) });
    const judged = judgedNow(state, ready.sample, row);
    return accept({ type: 'SampleJudged', data: { sample, report, judged, verdict: verdictOf(judged) } });
  },
});
