import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { businessDay } from '../kernel/index.ts';
import { saleRefusal } from '../produce/index.ts';
import { newId } from '../test-county.ts';
import { InspectionCounty } from './test-inspection.ts';

/** A county whose mushrooms are tested for lead before they are sold; each lot has its certificate. */
function begun() {
  const county = new InspectionCounty().begin();
  county.classed('farm-product');
  county.plan({ foods: ['食用菌:香菇'], lab: ['铅'] });
  return county;
}
const TODAY = '2026-11-21';
const gate = (county: InspectionCounty, lot: string, day = TODAY) =>
  saleRefusal((id) => county.row('commodity', id), county.lot(lot), day)?.code;
const pass = (county: InspectionCounty, lots: readonly string[], validUntil = '2027-06-30') =>
  county.report(county.inLab(lots), [['铅', null]], { validUntil });
const certified = (county: InspectionCounty, lot: string) => {
  county.issue(lot);
  return lot;
};

describe('a lot whose commodity is tested', () => {
  test('is sold once it has passed, until midnight of the last day of its report', () => {
    const county = begun();
    const lot = certified(county, county.lotOf(1_000));
    assert.equal(gate(county, lot), 'test-missing');
    pass(county, [lot], '2026-12-31');
    const at = (iso: string) => gate(county, lot, businessDay(Date.parse(iso)));
    assert.deepEqual([at('2026-12-31T23:59:59.999+08:00'), at('2027-01-01T00:00:00+08:00')], [undefined, 'test-missing']); // prettier-ignore
    pass(county, [lot], '2027-01-01');
    assert.deepEqual([at('2027-01-01T23:59:59.999+08:00'), at('2027-01-02T00:00:00+08:00')], [undefined, 'test-missing']); // prettier-ignore
  });

  test('has passed all that its plan names, as it says now', () => {
    const county = begun();
    const lot = certified(county, county.lotOf(1_000));
    pass(county, [lot]);
    county.plan({ foods: ['食用菌:香菇'], lab: ['铅', '镉'] });
    assert.equal(gate(county, lot), 'test-missing');
    county.plan({});
    assert.equal(gate(county, lot), undefined);
  });

  test('passes what it has to what is split, packed and mixed of it, as far as all that went in has it, and to nothing dried', () => {
    const county = begun();
    const [one, two, bare] = [county.lotOf(1_000), county.lotOf(1_000), county.lotOf(1_000)];
    pass(county, [one], '2027-03-01');
    pass(county, [two], '2027-02-01');
    const made = (kind: string, from: readonly string[]) =>
      certified(county, county.make(kind, from.map((lot) => [lot, 10]), [from.length * 10]).lots[0] ?? ''); // prettier-ignore
    const [box, both, some, dried] = [made('pack', [one]), made('mix', [one, two]), made('mix', [one, bare]), made('dry', [one])]; // prettier-ignore
    const on = (day: string) => [box, both, some, dried].map((lot) => gate(county, lot, day));
    assert.deepEqual(on('2027-02-01'), [undefined, undefined, 'test-missing', 'test-missing']);
    assert.deepEqual(on('2027-02-02'), [undefined, 'test-missing', 'test-missing', 'test-missing']);
    pass(county, [bare], '2027-01-15');
    assert.deepEqual(on('2027-01-15'), [undefined, undefined, undefined, 'test-missing']);
    assert.deepEqual(on('2027-01-16'), [undefined, undefined, 'test-missing', 'test-missing']);
  });

  test('is not sold untested under another name: what has no plan of its own needs what its sources need', () => {
    const county = begun();
    const gift = county.another({ name: '山货礼盒' });
    county.classed('farm-product', gift);
    county.must('set-keeping', { commodity: gift, keepsDays: null, lossBasisPoints: null, madeFrom: [county.commodity] }, { by: county.clerk }); // prettier-ignore
    const lot = county.lotOf(1_000);
    const [box = ''] = county.make('pack', [[lot, 10]], [10], { commodity: gift }).lots;
    certified(county, box);
    assert.equal(gate(county, box), 'test-missing');
    pass(county, [lot]);
    assert.equal(gate(county, box), undefined);
  });

  test('promises by a laboratory’s test only where one that holds stands behind it', () => {
    const county = begun();
    const [lot, free] = [county.lotOf(1_000), county.lotOf(1_000)];
    const issue = (of: string, at = county.now) =>
      county.say('issue-certificate', county.certificate(of, { basis: 'lab-tested' }), { by: county.partner, at }).to;
    assert.equal(issue(lot), 'certificate-untested');
    county.plan({});
    assert.equal(issue(free), 'certificate-untested', 'also where no test is asked for');
    county.plan({ foods: ['食用菌:香菇'], lab: ['铅'] });
    pass(county, [lot], '2026-11-21');
    assert.equal(issue(lot, Date.parse('2026-11-22T00:00:00+08:00')), 'certificate-untested');
    assert.equal(issue(lot, Date.parse('2026-11-21T23:59:59+08:00')), 'accepted');
  });

  test('is proven by what is found by hand, whatever was tested, amended, split and mixed in whatever order', () => {
    const act = fc.oneof(
      fc.record({ does: fc.constant('make' as const), from: fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 3 }) }),
      fc.record({ does: fc.constant('test' as const), which: fc.nat(20), month: fc.integer({ min: 1, max: 6 }) }),
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        const county = begun();
        const lots = [county.lotOf(1_000), county.lotOf(1_000), county.lotOf(1_000)];
        const sources = new Map<string, readonly string[]>();
        const own = new Map<string, string>();
        for (const one of acts) {
          if (one.does === 'test') {
            const lot = lots[one.which % lots.length] ?? '';
            const until = `2027-0${one.month}-01`;
            if (county.lot(lot).stage === 'undone') continue;
            pass(county, [lot], until);
            if ((own.get(lot) ?? '') < until) own.set(lot, until);
            continue;
          }
          const from = [...new Set(one.from.map((at) => lots[at % lots.length] ?? ''))];
          const made = county.make('grade', from.map((lot) => [lot, 10]), [from.length * 10]); // prettier-ignore
          if (made.to !== 'accepted') continue;
          for (const lot of made.lots) sources.set(lot, from);
          lots.push(...made.lots);
        }
        const provenOf = (lot: string): string => {
          const behind = (sources.get(lot) ?? []).map(provenOf).toSorted()[0] ?? '';
          const alone = own.get(lot) ?? '';
          return alone > behind ? alone : behind;
        };
        for (const lot of lots) assert.equal(county.lot(lot).proven[0]?.until ?? '', provenOf(lot));
      }),
      { numRuns: 40 },
    );
  });

  test('that came to fail is proven by nothing that it failed', () => {
    const county = begun();
    const lot = certified(county, county.lotOf(1_000));
    const sample = county.inLab([lot]);
    const { report } = county.report(sample, [['铅', 30]]);
    assert.equal(gate(county, lot), undefined);
    county.report(sample, [['铅', 301]], { amends: report });
    assert.deepEqual([gate(county, lot), county.lot(lot).proven], ['lot-failed', []]);
    assert.equal(county.say('remove-lot', { making: newId(), lot, removal: 'give-back', reason: 'failed' }, { by: county.partner }).to, 'accepted'); // prettier-ignore
  });
});
