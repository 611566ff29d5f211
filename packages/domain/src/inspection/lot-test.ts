import { invariant, type Draft, type EventRules, type Instant } from '../kernel/index.ts';
import { holdForTest, type TestHold } from '../produce/index.ts';
import type { Judgement, Verdict } from './judge.ts';

/** What came of one sample that a lot was in. */
export interface LotSample {
  readonly sample: string;
  /** Whether other lots were in it too. */
  readonly pooled: boolean;
  readonly takenAt: Instant;
  /** Null while the laboratory has not spoken. */
  readonly verdict: Verdict | null;
  /** What it was tested for, by what that came to. */
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly unjudged: readonly string[];
}

/** What tests say of a lot, under the lot's own id. */
export interface LotTest {
  readonly id: string;
  /** When a rapid test was last positive. */
  readonly doubtedAt: Instant | null;
  readonly samples: readonly LotSample[];
}

/** A rapid test at the centre or at a station: what was looked for, and whether it was found. */
export interface RapidTest {
  readonly id: string;
  readonly lot: string;
  readonly results: readonly RapidResult[];
  readonly by: string;
  readonly at: Instant;
}

export interface RapidResult {
  readonly substance: string;
  readonly positive: boolean;
}

export interface RapidTested {
  readonly test: string;
  readonly lot: string;
  readonly results: readonly RapidResult[];
}

declare module '../kernel/state.ts' {
  interface Entities {
    lotTest: LotTest;
    rapidTest: RapidTest;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    RapidTested: RapidTested;
  }
}

/**
 * Why a lot waits, or failed; null where its tests hinder nothing. What failed in a sample of its own has failed, whatever another
 * sample says. What a rapid test doubts, or failed or was not judged in a pool, only a later sample of this lot alone clears, of what is
 * in doubt; what was not judged otherwise, any later one.
 */
export function testHoldOf({ doubtedAt, samples }: Pick<LotTest, 'doubtedAt' | 'samples'>): TestHold | null {
  const own = samples.filter(({ pooled }) => !pooled);
  if (own.some(({ verdict }) => verdict === 'failed')) return 'failed';
  const cleared = (since: Instant, substances: readonly string[]) =>
    own.some(
      ({ verdict, takenAt, passed }) =>
        verdict === 'passed' && takenAt >= since && substances.every((one) => passed.includes(one)),
    );
  const doubted = doubtedAt !== null && !cleared(doubtedAt, []);
  const inBadPool = samples.some(
    ({ pooled, verdict, takenAt, failed, unjudged }) =>
      pooled && verdict === 'failed' && !cleared(takenAt, [...failed, ...unjudged]),
  );
  if (doubted || inBadPool) return 'suspect';
  if (samples.some(({ verdict }) => verdict === null)) return 'sampled';
  const open = samples.some(
    ({ verdict, takenAt, unjudged }) => verdict === 'not-judged' && !cleared(takenAt, unjudged),
  );
  return open ? 'not-judged' : null;
}

/** What tests say of a lot so far. */
export function lotTestIn(draft: Draft, lot: string): LotTest {
  return draft.get('lotTest', lot) ?? { id: lot, doubtedAt: null, samples: [] };
}

/** Writes what tests say of a lot, and holds it, with all that was made of it, or lets it go by that. */
export function writeLotTest(draft: Draft, test: LotTest): void {
  draft.put('lotTest', test);
  holdForTest(draft, test.id, testHoldOf(test));
}

/** Writes into a lot what came of a sample that it was in. */
export function noteSample(draft: Draft, lot: string, sample: LotSample): void {
  const test = lotTestIn(draft, lot);
  const others = test.samples.filter((one) => one.sample !== sample.sample);
  writeLotTest(draft, { ...test, samples: [...others, sample] });
}

/** Takes a sample that came to nothing out of what is said of a lot: what was in doubt before is so again. */
export function forgetSample(draft: Draft, lot: string, sample: string): void {
  const test = lotTestIn(draft, lot);
  writeLotTest(draft, { ...test, samples: test.samples.filter((one) => one.sample !== sample) });
}

/** A sample’s substances by what they came to. */
export function sorted(judged: readonly Judgement[]): Pick<LotSample, 'passed' | 'failed' | 'unjudged'> {
  const of = (wanted: Verdict) => judged.flatMap(({ verdict, substance }) => (verdict === wanted ? [substance] : []));
  return { passed: of('passed'), failed: of('failed'), unjudged: of('not-judged') };
}

export const rapidTestEvents: EventRules<'RapidTested'> = {
  RapidTested: {
    writes: ['rapidTest', 'lotTest', 'lot'],
    evolve(draft, { test: id, lot, results }, { at, by }) {
      invariant(draft.get('lot', lot) !== undefined, `lot ${lot} is not there to be tested`);
      draft.put('rapidTest', { id, lot, results, by, at });
      const test = lotTestIn(draft, lot);
      const positive = results.some((one) => one.positive);
      // One that comes late from before takes nothing back of one that came first: what cleared the earlier does not clear the later.
      writeLotTest(draft, positive ? { ...test, doubtedAt: Math.max(at, test.doubtedAt ?? at) } : test);
    },
  },
};
