import { invariant, type Draft, type EventRules, type Instant } from '../kernel/index.ts';
import { holdForTest, kinOf, partsOf, proveLot, type Proof, type TestHold } from '../produce/index.ts';
import { inheritedBy } from './food.ts';
import type { Judgement, Verdict } from './judge.ts';

/** What came of one sample that a lot was in. */
export interface LotSample {
  readonly sample: string;
  /** Whether other lots were in it too. */
  readonly pooled: boolean;
  /** It was taken of a lot that this one is a part of: it clears what a rapid test doubts, and says no more. */
  readonly ofWhole?: true;
  readonly takenAt: Instant;
  /** The last day on which its report holds; null while there is none. */
  readonly validUntil: string | null;
  /** Null while the laboratory has not spoken. */
  readonly verdict: Verdict | null;
  /** What it was tested for, by what that came to. */
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly unjudged: readonly string[];
}

/** What a rapid test found. */
export interface Doubt {
  readonly substance: string;
  readonly at: Instant;
}

/** A sample of a lot that shares a source with this one, and failed. */
export interface FailedKin {
  readonly lot: string;
  readonly sample: string;
  readonly takenAt: Instant;
  /** What it failed, or left open. */
  readonly substances: readonly string[];
  /** Whether two people released this lot from it. */
  readonly released: boolean;
}

/** What tests say of a lot, under the lot's own id. */
export interface LotTest {
  readonly id: string;
  /** What rapid tests found, and when each was last found. */
  readonly doubts: readonly Doubt[];
  /** What shares a source with it and failed. */
  readonly kin: readonly FailedKin[];
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
    KinReleased: { readonly lot: string };
  }
}

/** Whether a sample of a lot alone, taken since, passed all of these. */
function clearedBy(samples: readonly LotSample[], since: Instant, substances: readonly string[]): boolean {
  return samples.some(
    ({ pooled, ofWhole, verdict, takenAt, passed }) =>
      !pooled &&
      ofWhole === undefined &&
      verdict === 'passed' &&
      takenAt >= since &&
      substances.every((one) => passed.includes(one)),
  );
}

/** What rapid tests found and no laboratory cleared since: by a report on that, or on a group that it belongs to, whatever was pooled. */
export function openDoubts({ doubts, samples }: Pick<LotTest, 'doubts' | 'samples'>): readonly Doubt[] {
  return doubts.filter(({ substance, at }) => {
    const covering = inheritedBy(substance);
    return !samples.some(({ takenAt, passed }) => takenAt >= at && passed.some((one) => covering.includes(one)));
  });
}

/** What failed of what shares a source with it, as long as it was not tested for that itself, nor released by two people. */
export function openKin({ kin, samples }: Pick<LotTest, 'kin' | 'samples'>): readonly FailedKin[] {
  return kin.filter(({ released, takenAt, substances }) => !released && !clearedBy(samples, takenAt, substances));
}

/**
 * Why a lot waits, or failed; null where its tests hinder nothing. What failed in a sample of its own has failed, whatever another
 * sample says. What failed or was not judged in a pool, only a later sample of this lot alone clears, of what is in doubt; what was not
 * judged otherwise, any later one; what a rapid test found, a laboratory’s word on that.
 */
export function testHoldOf(test: Pick<LotTest, 'doubts' | 'kin' | 'samples'>): TestHold | null {
  const samples = test.samples.filter(({ ofWhole }) => ofWhole === undefined);
  if (samples.some(({ pooled, verdict }) => !pooled && verdict === 'failed')) return 'failed';
  const inBadPool = samples.some(
    ({ pooled, verdict, takenAt, failed, unjudged }) =>
      pooled && verdict === 'failed' && !clearedBy(samples, takenAt, [...failed, ...unjudged]),
  );
  if (inBadPool || openDoubts(test).length > 0) return 'suspect';
  if (samples.some(({ verdict }) => verdict === null)) return 'sampled';
  const open = samples.some(
    ({ verdict, takenAt, unjudged }) => verdict === 'not-judged' && !clearedBy(samples, takenAt, unjudged),
  );
  if (open) return 'not-judged';
  return openKin(test).length > 0 ? 'kin-failed' : null;
}

/** What tests say of a lot so far. */
export function lotTestIn(draft: Draft, lot: string): LotTest {
  return draft.get('lotTest', lot) ?? { id: lot, doubts: [], kin: [], samples: [] };
}

/** What laboratories passed in a lot, each until the last report on it ends. */
function provenBy({ samples }: Pick<LotTest, 'samples'>): readonly Proof[] {
  return samples.flatMap(({ ofWhole, verdict, passed, validUntil }) =>
    ofWhole === undefined && verdict === 'passed' && validUntil !== null
      ? passed.map((substance) => ({ substance, until: validUntil }))
      : [],
  );
}

/** Writes what tests say of a lot, and holds it, with all that was made of it, or lets it go by that. */
export function writeLotTest(draft: Draft, test: LotTest): void {
  draft.put('lotTest', test);
  proveLot(draft, test.id, provenBy(test));
  holdForTest(draft, test.id, testHoldOf(test));
}

/** Puts a sample in the place of what was said of it before. */
function withSample(test: LotTest, sample: LotSample): LotTest {
  return { ...test, samples: [...test.samples.filter((one) => one.sample !== sample.sample), sample] };
}

/**
 * Writes into a lot what came of a sample that it was in. What the sample says of the lot alone clears what rapid tests doubt of its
 * parts; and where it failed, all that shares a source with it waits until it is tested itself.
 */
export function noteSample(draft: Draft, lot: string, sample: LotSample): void {
  const before = lotTestIn(draft, lot);
  writeLotTest(draft, withSample(before, sample));
  if (sample.pooled || sample.verdict === null) return;
  for (const part of partsOf(draft, lot)) {
    const test = lotTestIn(draft, part);
    if (test.doubts.length > 0) writeLotTest(draft, withSample(test, { ...sample, ofWhole: true }));
  }
  const failedBefore = before.samples.some((one) => one.sample === sample.sample && one.verdict === 'failed');
  if (sample.verdict === 'failed' || failedBefore) noteKin(draft, lot, sample);
}

/** Writes into all that shares a source with a lot that its sample failed, or fails no more. */
function noteKin(draft: Draft, lot: string, { sample, takenAt, verdict, failed, unjudged }: LotSample): void {
  const substances = [...failed, ...unjudged];
  for (const id of kinOf(draft, lot)) {
    const test = lotTestIn(draft, id);
    const others = test.kin.filter((one) => one.sample !== sample);
    const was = test.kin.find((one) => one.sample === sample);
    // Who released it had seen what had failed then.
    const released = was !== undefined && was.released && substances.every((one) => was.substances.includes(one));
    const kin = verdict === 'failed' ? [...others, { lot, sample, takenAt, substances, released }] : others;
    writeLotTest(draft, { ...test, kin });
  }
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

export const lotTestEvents: EventRules<'RapidTested' | 'KinReleased'> = {
  KinReleased: {
    writes: ['lotTest', 'lot'],
    evolve(draft, { lot }) {
      const test = lotTestIn(draft, lot);
      const open = openKin(test);
      const kin = test.kin.map((one) => (open.includes(one) ? { ...one, released: true } : one));
      writeLotTest(draft, { ...test, kin });
    },
  },
  RapidTested: {
    writes: ['rapidTest', 'lotTest', 'lot'],
    evolve(draft, { test: id, lot, results }, { at, by }) {
      invariant(draft.get('lot', lot) !== undefined, `lot ${lot} is not there to be tested`);
      draft.put('rapidTest', { id, lot, results, by, at });
      const test = lotTestIn(draft, lot);
      const found = new Map(test.doubts.map((one) => [one.substance, one.at]));
      // One that comes late from before takes nothing back of one that came first: what cleared the earlier does not clear the later.
      for (const { substance, positive } of results)
        if (positive) found.set(substance, Math.max(at, found.get(substance) ?? at));
      writeLotTest(draft, { ...test, doubts: [...found].map(([substance, last]) => ({ substance, at: last })) });
    },
  },
};
