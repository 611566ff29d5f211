import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Made } from '../produce/test-produce.ts';
import { newId } from '../test-county.ts';
import { InspectionCounty } from './test-inspection.ts';

const begun = () => new InspectionCounty().begin();

/** A lot of a kilogram in two parts and a rest of 200 g; the second part is packed. */
function parted(county: InspectionCounty) {
  const lot = county.lotOf(1_000);
  const [bad = '', other = ''] = county.make('split', [[lot, 800]], [400, 400]).lots;
  const [box = ''] = county.make('pack', [[other, 100]], [100]).lots;
  return { lot, bad, other, box };
}

function fail(county: InspectionCounty, lot: string) {
  const sample = county.inLab([lot]);
  return { sample, ...county.report(sample, [['铅', 301]]) };
}

describe('what shares a source with what failed', () => {
  test('waits: the rest of the source and what else was made of it, each until it is tested itself', () => {
    const county = begun();
    const { lot, bad, other, box } = parted(county);
    const bystander = county.lotOf(1_000);
    county.now += 1_000;
    fail(county, bad);
    const uses = () => [lot, bad, other, box, bystander].map((one) => county.use(one));
    const kin = 'lot-kin-failed';
    assert.deepEqual(uses(), [kin, 'lot-failed', kin, kin, 'accepted']);
    county.report(county.inLab([other]), [['铅', 30]]);
    assert.deepEqual(uses(), [kin, 'lot-failed', 'accepted', kin, 'accepted']);
    county.report(county.inLab([lot]), [['铅', 301]]);
    assert.deepEqual(uses(), ['lot-failed', 'lot-failed', 'lot-source-held', kin, 'accepted']);
  });

  test('is not cleared by what was sampled before, by a pool, nor by a test of something else', () => {
    const county = begun();
    const { lot, bad, other } = parted(county);
    county.report(county.inLab([other]), [['铅', 30]]);
    county.now += 1_000;
    fail(county, bad);
    county.now += 1_000;
    county.report(county.inLab([lot, other]), [['铅', null]]);
    county.limit('食用菌', '镉', 200);
    county.report(county.inLab([lot], { tests: [{ substance: '镉', detectsNgPerKg: null }] }), [['镉', 50]]);
    assert.deepEqual([county.use(lot), county.use(other)], ['lot-kin-failed', 'lot-kin-failed']);
  });

  test('is freed where the report is amended, and by nobody’s hold and release', () => {
    const county = begun();
    const { lot, bad, box } = parted(county);
    const { sample, report } = fail(county, bad);
    county.must('hold-lot', { lot: box, stand: 'held', reason: 'doubt' }, { by: county.clerk });
    county.must('release-lot', { lot: box }, { by: county.secondClerk });
    assert.equal(county.use(box), 'lot-kin-failed');
    county.report(sample, [['铅', 31]], { amends: report });
    assert.deepEqual([lot, bad, box].map((one) => county.use(one)), ['accepted', 'accepted', 'accepted']); // prettier-ignore
  });

  test('is released by two people, and held anew by what fails later', () => {
    const county = begun();
    county.must('let-one-act', { until: null });
    const { bad, other } = parted(county);
    const { sample, report } = fail(county, bad);
    const proposal = newId();
    const release = (id = newId()) => county.say('release-kin', { lot: other }, { by: county.clerk, id });
    assert.deepEqual(release(proposal).events.map(({ type }) => type), ['ActProposed']); // prettier-ignore
    assert.equal(county.use(other), 'lot-kin-failed');
    county.must('confirm-proposal', { proposal }, { by: county.secondClerk });
    assert.equal(county.use(other), 'accepted');
    assert.equal(release().to, 'no-kin-failed');
    county.report(sample, [['铅', 302], ['镉', 90]], { amends: report }); // prettier-ignore
    assert.equal(county.use(other), 'lot-kin-failed', 'nobody released it from cadmium');
  });

  test('is released from what was shown alone, not from what a sample of its own had cleared', () => {
    const county = begun();
    county.must('let-one-act', { until: null });
    const { bad, other, box } = parted(county);
    fail(county, bad);
    county.now += 1_000;
    county.report(county.inLab([other]), [['铅', 31]]);
    assert.equal(county.use(other), 'accepted');
    county.now += 1_000;
    fail(county, box);
    assert.equal(county.use(other), 'lot-kin-failed');
    const proposal = newId();
    county.say('release-kin', { lot: other }, { by: county.clerk, id: proposal });
    county.must('confirm-proposal', { proposal }, { by: county.secondClerk });
    assert.equal(county.use(other), 'accepted');
    assert.deepEqual(county.row('lotTest', other)?.kin.map(({ released }) => released), [false, true]); // prettier-ignore
  });

  test('that was mixed waits with every source of the mix; what other goods went into a kin’s box does not', () => {
    const county = begun();
    const [one, two, other] = [county.lotOf(100), county.lotOf(100), county.lotOf(100)];
    const [mix = ''] = county.make('mix', [[one, 50], [two, 50]], [100]).lots; // prettier-ignore
    const [box = ''] = county.make('pack', [[two, 20], [other, 20]], [40]).lots; // prettier-ignore
    fail(county, mix);
    const kin = 'lot-kin-failed';
    assert.deepEqual([one, two, box, other].map((lot) => county.use(lot)), [kin, kin, kin, 'accepted']); // prettier-ignore
  });

  test('is what is found by hand, whatever was split, mixed, packed, undone, failed and amended in whatever order', () => {
    const act = fc.oneof(
      fc.record({
        does: fc.constantFrom('split' as const, 'mix' as const, 'pack' as const),
        from: fc.uniqueArray(fc.nat(30), { minLength: 2, maxLength: 3 }),
      }),
      fc.record({ does: fc.constantFrom('fail' as const, 'amend' as const, 'undo' as const), which: fc.nat(30) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 24 }), (acts) => {
        const county = begun();
        const lots = [county.lotOf(1_000), county.lotOf(1_000), county.lotOf(1_000)];
        const made: { readonly by: Made; readonly from: readonly string[] }[] = [];
        const failed = new Map<string, { sample: string; report: string; at: number }>();
        const passed = new Map<string, number>();
        for (const one of acts) {
          county.now += 1_000;
          if ('from' in one) {
            const all = [...new Set(one.from.map((at) => lots[at % lots.length] ?? ''))];
            const from = one.does === 'split' ? all.slice(0, 1) : all;
            const to = one.does === 'split' ? [10, 10] : [from.length * 20];
            const by = county.make(one.does, from.map((lot) => [lot, 20]), to); // prettier-ignore
            if (by.to !== 'accepted') continue;
            lots.push(...by.lots);
            made.push({ by, from });
          } else if (one.does === 'undo') county.undo(made[one.which % Math.max(1, made.length)]?.by.making ?? newId());
          else {
            const lot = lots[one.which % lots.length] ?? '';
            const before = failed.get(lot);
            if (one.does === 'amend' && before !== undefined) {
              county.report(before.sample, [['铅', 31]], { amends: before.report });
              failed.delete(lot);
              passed.set(lot, Math.max(before.at, passed.get(lot) ?? 0));
            } else if (one.does === 'fail' && before === undefined && county.lot(lot).stage !== 'undone')
              failed.set(lot, { ...fail(county, lot), at: county.now });
          }
        }
        const standing = made.filter(({ by }) => county.row('lotMaking', by.making)?.undoneAt === null);
        const closure = (lot: string, next: (one: string) => readonly string[]): ReadonlySet<string> =>
          new Set(next(lot).flatMap((one) => [one, ...closure(one, next)]));
        const above = (lot: string) => closure(lot, (one) => standing.find(({ by }) => by.lots.includes(one))?.from ?? []); // prettier-ignore
        const below = (lot: string) => closure(lot, (one) => standing.filter(({ from }) => from.includes(one)).flatMap(({ by }) => by.lots)); // prettier-ignore
        for (const lot of lots.filter((one) => county.lot(one).stage !== 'undone')) {
          const isKin = [...failed].some(
            ([bad, { at }]) =>
              (passed.get(lot) ?? 0) < at &&
              bad !== lot &&
              !below(bad).has(lot) &&
              [...above(bad)].some((source) => source === lot || below(source).has(lot)),
          );
          const { testHold, heldThrough } = county.lot(lot);
          assert.equal(testHold, failed.has(lot) ? 'failed' : isKin ? 'kin-failed' : null);
          assert.deepEqual(heldThrough, [...above(lot)].filter((one) => failed.has(one)).toSorted()); // prettier-ignore
        }
      }),
      { numRuns: 60 },
    );
  });
});
