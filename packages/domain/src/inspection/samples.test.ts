import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { newId, type Came } from '../test-county.ts';
import { splitFee } from './index.ts';
import { InspectionCounty } from './test-inspection.ts';

const begun = () => new InspectionCounty().begin();
const removal = (lot: string, how = 'destroy') => ({ making: newId(), lot, removal: how, reason: 'failed' });

describe('a rapid test', () => {
  test('that is positive holds the lot and what was made of it, and no release lifts that', () => {
    const county = begun();
    const lot = county.lotOf(1_000);
    const [part = ''] = county.make('split', [[lot, 500]], [300, 200]).lots;
    assert.equal(county.rapid(lot, true).to, 'accepted');
    assert.deepEqual([county.use(lot), county.use(part)], ['lot-in-test', 'lot-source-held']);
    assert.equal(county.say('release-lot', { lot }, { by: county.secondClerk }).to, 'lot-stands-so');
    county.must('hold-lot', { lot, stand: 'held', reason: 'doubt' }, { by: county.clerk });
    county.must('release-lot', { lot }, { by: county.secondClerk });
    assert.equal(county.use(lot), 'lot-in-test');
    assert.equal(county.rapid(lot, false).to, 'accepted');
    assert.equal(county.use(lot), 'lot-in-test', 'nor does a second test that is negative');
  });

  test('that is negative holds nothing, and may be of anything, wherever the lot is', () => {
    const county = begun();
    const lot = county.lotOf(1_000);
    assert.equal(county.rapid(lot, false).to, 'accepted');
    assert.equal(county.use(lot), 'accepted');
  });

  const found = '有机磷';
  const forIt = { tests: [{ substance: found, detectsNgPerKg: 10 }] };
  /** A county that knows how much of it there may be. */
  const knowing = () => {
    const county = begun();
    county.limit('食用菌', found, 100);
    return county;
  };

  test('is cleared by a laboratory that looked for what was found, later, and by nothing that it says of anything else', () => {
    const county = knowing();
    const lot = county.lotOf(1_000);
    const before = county.inLab([lot], forIt);
    county.now += 1_000;
    county.rapid(lot, true);
    county.now += 1_000;
    county.report(before, [[found, null]]);
    assert.equal(county.use(lot), 'lot-in-test');
    county.report(county.inLab([lot]), [['铅', 300]]);
    assert.equal(county.use(lot), 'lot-in-test', 'the laboratory looked for lead');
    county.report(county.inLab([lot], forIt), [[found, 100]]);
    assert.equal(county.use(lot), 'accepted');
  });

  test('is cleared by a report on a group that what was found belongs to, never by one on a part of it', () => {
    const county = begun();
    for (const one of [found, `${found}:毒死蜱`, `${found}:敌敌畏`]) county.limit('食用菌', one, 100);
    const lot = county.lotOf(1_000);
    const rapid = (substance: string) =>
      county.must('record-rapid-test', { test: newId(), lot, results: [{ substance, positive: true }] }, { by: county.clerk }); // prettier-ignore
    const tested = (substance: string) =>
      county.report(county.inLab([lot], { tests: [{ substance, detectsNgPerKg: 10 }] }), [[substance, null]]);
    rapid(found);
    tested(`${found}:毒死蜱`);
    assert.equal(county.use(lot), 'lot-in-test');
    tested(found);
    county.now += 1_000;
    rapid(`${found}:敌敌畏`);
    tested(`${found}:毒死蜱`);
    assert.equal(county.use(lot), 'lot-in-test');
    tested(found);
    assert.equal(county.use(lot), 'accepted');
  });

  test('is cleared by a pool that the lot was in, and by a sample of what it is a part of; not by one of what was made of it', () => {
    const county = knowing();
    const [lot, other, whole] = [county.lotOf(1_000), county.lotOf(1_000), county.lotOf(1_000)];
    const [part = '', rest = ''] = county.make('split', [[whole, 600]], [300, 300]).lots;
    const [box = ''] = county.make('pack', [[rest, 100]], [100]).lots;
    for (const one of [lot, part, rest]) county.rapid(one, true);
    county.now += 1_000;
    county.report(county.inLab([box], forIt), [[found, null]]);
    assert.equal(county.use(rest), 'lot-in-test');
    const pool = county.inLab([lot, other], forIt);
    assert.equal(county.use(lot), 'lot-in-test');
    const { report } = county.report(pool, [[found, 50]]);
    assert.equal(county.use(lot), 'accepted');
    county.report(pool, [[found, 51]], { amends: report });
    assert.equal(county.use(lot), 'lot-in-test');
    county.report(county.inLab([whole], forIt), [[found, 100]]);
    assert.deepEqual([county.use(part), county.use(rest)], ['accepted', 'accepted']);
  });

  test('of two things is cleared once a laboratory has spoken on both', () => {
    const county = knowing();
    const lot = county.lotOf(1_000);
    const results = [found, '铅'].map((substance) => ({ substance, positive: true }));
    county.must('record-rapid-test', { test: newId(), lot, results }, { by: county.clerk });
    county.report(county.inLab([lot], forIt), [[found, null]]);
    assert.equal(county.use(lot), 'lot-in-test');
    county.report(county.inLab([lot]), [['铅', null]]);
    assert.equal(county.use(lot), 'accepted');
  });

  test('that comes late from a day before takes nothing back of one that came first', () => {
    const county = begun();
    const lot = county.lotOf(1_000);
    const monday = county.now + 1_000;
    county.now += 2_000;
    const between = county.inLab([lot]);
    county.now += 1_000;
    county.rapid(lot, true);
    county.report(between, [['铅', null]]);
    assert.equal(county.use(lot), 'lot-in-test');
    const late = { test: newId(), lot, results: [{ substance: '有机磷', positive: true }] };
    county.must('record-rapid-test', late, { by: county.clerk, at: monday });
    assert.equal(county.use(lot), 'lot-in-test', 'the sample was taken before the last that was positive');
  });
});

describe('a sample', () => {
  test('holds its lot until the laboratory has spoken, also before it went away', () => {
    const county = begun();
    const lot = county.lotOf(1_000);
    const { sample } = county.sample([lot]);
    assert.equal(county.use(lot), 'lot-in-test');
    county.must('hand-over-sample', { sample }, { by: county.clerk });
    assert.equal(county.receive(sample).to, 'accepted');
    assert.equal(county.report(sample, [['铅', 300]]).to, 'accepted');
    assert.equal(county.use(lot), 'accepted');
    const { takenBy, handedOverBy, receivedBy } = county.row('labSample', sample) ?? {};
    assert.deepEqual([takenBy, handedOverBy, receivedBy], [county.clerk, county.clerk, county.tester]);
  });

  test('that fails: the lot is given back or destroyed, never used; another sample that passes changes nothing', () => {
    const county = begun();
    const [lot, other] = [county.lotOf(1_000), county.lotOf(1_000)];
    const [part = ''] = county.make('split', [[other, 500]], [300, 200]).lots;
    for (const one of [lot, other]) county.report(county.inLab([one]), [['铅', 301]]);
    assert.deepEqual([county.use(lot), county.use(part)], ['lot-failed', 'lot-source-held']);
    county.report(county.inLab([lot]), [['铅', null]]);
    assert.equal(county.use(lot), 'lot-failed');
    assert.equal(county.say('release-lot', { lot }, { by: county.secondClerk }).to, 'lot-stands-so');
    assert.equal(county.say('remove-lot', removal(lot, 'give-back'), { by: county.partner }).to, 'accepted');
    assert.equal(county.say('remove-lot', removal(part), { by: county.partner }).to, 'accepted');
  });

  test('of what no limit is known stays unjudged and its lot held, until the limit is written down and it is judged anew', () => {
    const county = begun();
    const lot = county.lotOf(1_000);
    const sample = county.inLab([lot], { tests: [{ substance: '镉', detectsNgPerKg: null }] });
    const { report } = county.report(sample, [['镉', 150]]);
    assert.deepEqual([county.row('labSample', sample)?.verdict, county.use(lot)], ['not-judged', 'lot-in-test']);
    county.limit('食用菌', '镉', 200);
    assert.equal(county.say('judge-sample', { sample, report }, { by: county.clerk }).to, 'accepted');
    assert.equal(county.use(lot), 'accepted');
    assert.equal(county.row('labReport', report)?.judged[0]?.rule?.food, '食用菌', 'by the limit of its group');
  });

  test('is not said to be free of anything by a method that would detect nothing at all', () => {
    const county = begun();
    const lot = county.lotOf(1_000);
    assert.equal(county.report(county.inLab([lot]), [['铅', null, 0]]).to, 'detection-missing');
    const tests = [{ substance: '铅', detectsNgPerKg: 0 }];
    assert.equal(county.sample([lot], { tests }).to, 'detection-missing');
  });

  test('takes its lot its certificate, and what was made of that: none is issued of what failed', () => {
    const county = begun();
    county.classed('farm-product');
    const lot = county.lotOf(1_000);
    const [part = ''] = county.make('split', [[lot, 500]], [300, 200]).lots;
    const issue = (of: string) => county.say('issue-certificate', county.certificate(of), { by: county.partner }).to;
    const sample = county.inLab([lot]);
    const { report } = county.report(sample, [['铅', 301]]);
    assert.deepEqual([issue(lot), issue(part)], ['lot-failed', 'lot-source-held']);
    county.report(sample, [['铅', 31]], { amends: report });
    assert.deepEqual([issue(lot), issue(part)], ['accepted', 'accepted']);
  });

  test('whose report is amended keeps both, and its lot is judged anew, either way', () => {
    const county = begun();
    const lot = county.lotOf(1_000);
    const sample = county.inLab([lot]);
    const first = county.report(sample, [['铅', 30]]).report;
    assert.equal(county.report(sample, [['铅', 3_000]]).to, 'report-amends-other');
    const second = county.report(sample, [['铅', 3_000]], { amends: first }).report;
    assert.equal(county.use(lot), 'lot-failed');
    assert.equal(county.report(sample, [['铅', 31]], { amends: first }).to, 'report-amends-other');
    county.report(sample, [['铅', 31]], { amends: second });
    assert.equal(county.use(lot), 'accepted');
    assert.deepEqual(
      county.all('labReport').map(({ verdict, amends }) => [verdict, amends]),
      [['passed', null], ['failed', first], ['passed', second]], // prettier-ignore
    );
  });

  test('is another laboratory’s business to nobody: it is not there for them', () => {
    const county = begun();
    const [lab, stranger] = [newId(), newId()];
    county.must('add-lab', { lab, name: '别家', accreditation: 'CMA 002' }, { by: county.clerk });
    county.must('grant-role', { person: stranger, role: 'lab', place: '220112' });
    county.must('name-lab-person', { lab, person: stranger }, { by: county.clerk });
    const { sample } = county.sample([county.lotOf(1_000)]);
    assert.equal(county.receive(sample, stranger).to, 'not-yours');
    assert.equal(county.say('receive-sample', { lab, sample }, { by: stranger }).to, 'sample-unknown');
    assert.equal(county.say('take-sample', {}, { by: county.tester }).to, 'malformed-command');
    assert.equal(county.receive(sample).to, 'accepted');
  });

  test('that came to nothing leaves its lot as it was: free, or in doubt', () => {
    const county = begun();
    const [free, doubted] = [county.lotOf(1_000), county.lotOf(1_000)];
    county.rapid(doubted, true);
    for (const lot of [free, doubted]) {
      const { sample } = county.sample([lot]);
      county.must('drop-sample', { sample, reason: 'lost' }, { by: county.clerk });
    }
    assert.deepEqual([county.use(free), county.use(doubted)], ['accepted', 'lot-in-test']);
  });
});

describe('a pool', () => {
  const three = (county: InspectionCounty) => [county.lotOf(1_000), county.lotOf(1_000), county.lotOf(1_000)] as const;

  test('of n is judged at the limit ÷ n, and passes for all its lots', () => {
    const county = begun();
    const lots = three(county);
    county.report(county.inLab(lots), [['铅', 100]]);
    assert.deepEqual(lots.map((lot) => county.use(lot)), ['accepted', 'accepted', 'accepted']); // prettier-ignore
  });

  test('that failed holds all its lots until each is tested alone', () => {
    const county = begun();
    const lots = three(county);
    county.report(county.inLab(lots), [['铅', 101]]);
    const uses = () => lots.map((lot) => county.use(lot));
    assert.deepEqual(uses(), ['lot-in-test', 'lot-in-test', 'lot-in-test']);
    // A second pool that passes clears nobody.
    county.report(county.inLab(lots), [['铅', null]]);
    assert.deepEqual(uses(), ['lot-in-test', 'lot-in-test', 'lot-in-test']);
    county.report(county.inLab(lots.slice(0, 1)), [['铅', 300]]);
    county.report(county.inLab(lots.slice(1, 2)), [['铅', 303]]);
    assert.deepEqual(uses(), ['accepted', 'lot-failed', 'lot-in-test']);
  });

  test('that failed is not cleared by a sample of before, nor by one that leaves out what it left open', () => {
    const county = begun();
    const lots = three(county);
    for (const lot of lots) county.report(county.inLab([lot]), [['铅', 30]]);
    county.now += 1_000;
    // Cadmium was not asked for, but the laboratory says that it was there.
    county.report(county.inLab(lots), [['铅', 101], ['镉', 50]]); // prettier-ignore
    const [first] = lots;
    assert.equal(county.use(first), 'lot-in-test');
    county.now += 1_000;
    county.report(county.inLab([first]), [['铅', 30]]);
    assert.equal(county.use(first), 'lot-in-test', 'of cadmium nobody knows');
    county.limit('食用菌', '镉', 200);
    county.report(county.inLab([first]), [['铅', 30], ['镉', 50]]); // prettier-ignore
    assert.equal(county.use(first), 'accepted');
  });

  test('is refused where the method does not detect the limit ÷ n, where there is no limit, and of two commodities', () => {
    const county = begun();
    const lots = three(county);
    const pool = (detectsNgPerKg: number | null, substance = '铅') =>
      county.sample(lots, { tests: [{ substance, detectsNgPerKg }] }).to;
    assert.deepEqual([pool(101), pool(null), pool(1, '汞')], ['pool-undetectable', 'pool-undetectable', 'pool-without-limit']); // prettier-ignore
    assert.equal(pool(100), 'accepted');
    const other = county.lotOf(1_000, { commodity: county.another(), priceFenPerKg: 3_000 });
    assert.equal(county.sample([lots[0], other]).to, 'pool-of-two');
    assert.equal(county.sample([lots[0], lots[0]]).to, 'lot-twice');
  });

  test('splits its fee to the fen', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 20 }), (feeFen, count) => {
        const parts = splitFee(
          feeFen,
          Array.from({ length: count }, () => newId()),
        ).map((one) => one.feeFen);
        assert.equal(parts.reduce((sum, one) => sum + one, 0), feeFen); // prettier-ignore
        assert.ok(Math.max(...parts) - Math.min(...parts) <= 1);
      }),
    );
  });
});

test('a food or a substance is as long as it is kept: signs that are whole words in one are no way past that', () => {
  const county = begun();
  const said = { food: '食用菌', substance: '铅', ngPerKg: 1, source: 'GB 2762-2022', from: '2023-06-30' };
  const set = (more: object) => county.say('set-limit', { ...said, ...more }, { by: county.clerk }).to;
  assert.equal(set({ food: 'ﷺ'.repeat(100) }), 'food-unreadable');
  assert.equal(set({ substance: 'ﷺ'.repeat(50) }), 'substance-unreadable');
});

describe('what decides whether a lot is food', () => {
  const two = () => {
    const county = begun();
    county.must('let-one-act', { until: null });
    return county;
  };
  const heard = ({ to, events }: Came) => [to, ...events.map(({ type }) => type)];
  const confirm = (county: InspectionCounty, proposal: string) =>
    heard(county.say('confirm-proposal', { proposal }, { by: county.secondClerk }));

  test('is no one’s word alone: a limit, a sheet of limits, and what is tested wait for a second person', () => {
    const county = two();
    const said = { food: '食用菌:香菇', substance: '铅', ngPerKg: 9_000, source: 'GB 2762-2022', from: '2023-06-30' };
    const asked = [
      ['set-limit', said],
      ['set-limits', { limits: [{ ...said, substance: '镉' }, { ...said, substance: '汞' }] }], // prettier-ignore
      ['set-test-plan', { commodity: county.commodity, foods: ['食用菌'], rapid: [], lab: [] }],
    ] as const;
    for (const [type, payload] of asked)
      assert.deepEqual(heard(county.say(type, payload, { by: county.clerk })), ['accepted', 'ActProposed']);
    assert.deepEqual(county.row('residueLimit', '食用菌:香菇 · 铅')?.said.map((one) => one.ngPerKg), [300]); // prettier-ignore
    assert.deepEqual(county.row('testPlan', county.commodity)?.foods, ['食用菌:香菇']);
  });

  test('keeps a failed lot failed however one clerk turns it: by a limit, another food, or a report written by hand', () => {
    const county = two();
    const lot = county.lotOf(1_000);
    const sample = county.inLab([lot]);
    const { report: amends } = county.report(sample, [['铅', 301]]);
    const [id, report] = [newId(), newId()];
    const results = [{ substance: '铅', foundNgPerKg: 1, detectsNgPerKg: 1 }];
    const byHand = { sample, report, amends, results, validUntil: '2027-06-30' };
    county.limit('食用菌:香菇', '铅', 900);
    county.plan({ foods: [] });
    assert.deepEqual(heard(county.say('enter-report', byHand, { by: county.clerk, id })), ['accepted', 'ActProposed']);
    assert.deepEqual(heard(county.say('judge-sample', { sample, report: amends }, { by: county.clerk })), ['accepted', 'SampleJudged']); // prettier-ignore
    assert.equal(county.use(lot), 'lot-failed');
    assert.equal(county.say('confirm-proposal', { proposal: id }, { by: county.clerk }).to, 'own-proposal');
    assert.deepEqual(confirm(county, id), ['accepted', 'ProposalConfirmed', 'SampleReported']);
    assert.equal(county.use(lot), 'accepted');
    assert.deepEqual(county.all('labReport').map((one) => [one.id, one.amends]), [[amends, null], [report, amends]]); // prettier-ignore
  });

  test('takes two as well where a limit that both agreed on clears what failed by the one before', () => {
    const county = two();
    const lot = county.lotOf(1_000);
    const sample = county.inLab([lot]);
    const { report } = county.report(sample, [['铅', 301]]);
    const limit = newId();
    const said = { food: '食用菌:香菇', substance: '铅', ngPerKg: 900, source: 'GB 2762-2025', from: '2023-07-01' };
    county.must('set-limit', said, { by: county.clerk, id: limit });
    assert.deepEqual(confirm(county, limit), ['accepted', 'ProposalConfirmed', 'LimitSet']);
    const id = newId();
    const anew = county.say('judge-sample', { sample, report }, { by: county.clerk, id });
    assert.deepEqual([heard(anew), county.use(lot)], [['accepted', 'ActProposed'], 'lot-failed']);
    confirm(county, id);
    assert.equal(county.use(lot), 'accepted');
  });

  test('holds the lot of a report on paper until the second person has confirmed it', () => {
    const county = two();
    const lot = county.lotOf(1_000);
    const { sample } = county.sample([lot]);
    const results = [{ substance: '铅', foundNgPerKg: null, detectsNgPerKg: 10 }];
    const id = newId();
    const said = { sample, report: newId(), amends: null, results, validUntil: '2027-06-30' };
    county.must('enter-report', said, { by: county.clerk, id });
    assert.equal(county.use(lot), 'lot-in-test');
    confirm(county, id);
    assert.equal(county.use(lot), 'accepted');
  });

  test('is not reported for the laboratory by whoever tests for the county, though a laboratory named them', () => {
    const county = two();
    const sample = county.inLab([county.lotOf(1_000)]);
    county.must('grant-role', { person: county.tester, role: 'county-clerk', place: '220112' });
    assert.equal(county.report(sample, [['铅', null]]).to, 'lab-of-county');
  });
});
