import { accept, defineCommand, shortCode, type Change, type State } from '../kernel/index.ts';
import { judgeSubstance, verdictOf } from './judge.ts';
import { reportRefs, reportSaid, saidInReport } from './report.ts';
import { limitsOf, lotsOfSample } from './sample-at.ts';
import type * as z from 'zod/mini';

/**
 * Writes down by hand what a laboratory that does not sign in reported on paper, or amends what is written. Two people, each time: the
 * one who holds the goods could write what lets them go. Until the other has confirmed it, the sample waits and its lots with it.
 */
export const enterReport = defineCommand({
  type: 'enter-report',
  capability: 'lots.test',
  happened: true,
  payload: reportSaid,
  makes: ({ report }) => [['labReport', report]],
  needs: ({ sample, report, amends }) => [
    ['labSample', sample],
    ['labReport', report],
    ...(amends === null ? [] : [['labReport', amends] as const]),
  ],
  follows: (state, { sample }) => lotsOfSample(state, sample),
  followsOn: reportRefs,
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'tests',
    about: () => null,
    changes: (state, { payload }) => reportChanges(state, payload),
  },
  decide(state, { at, payload }) {
    const found = saidInReport(state, payload, { stages: ['taken', 'handed-over', 'received', 'reported'], at });
    return 'refusal' in found ? found : accept({ type: 'SampleReported', data: { ...found, file: null } });
  },
});

/** What whoever confirms a report holds against the paper: what was found of each, until when it holds, and what the sample comes to. */
function reportChanges(state: State, said: z.infer<typeof reportSaid>): readonly Change[] {
  const { sample, amends, results, validUntil } = said;
  const row = state.get('labSample', sample);
  if (row === undefined) return [];
  const before = amends === null ? undefined : state.get('labReport', amends);
  const substances = results.map((one) => one.substance);
  const by = { ...limitsOf(state, row.commodity, substances), day: row.takenOn, pooled: row.lots.length };
  const found = results.map(({ substance, foundNgPerKg, detectsNgPerKg }) => {
    const was = before?.results.find((one) => one.substance === substance);
    const figure = was && (was.foundNgPerKg ?? 'not-detected');
    return {
      what: `foundNgPerKg.${substance} · ${detectsNgPerKg / 1_000_000}`,
      before: figure ?? null,
      after: foundNgPerKg ?? 'not-detected',
    };
  });
  const verdict = verdictOf(results.map((one) => judgeSubstance(one, by)));
  return [
    { what: `verdict.${shortCode(sample)}`, before: row.verdict, after: verdict },
    ...found,
    { what: 'reportValidUntil', before: before?.validUntil ?? null, after: validUntil },
  ];
}
