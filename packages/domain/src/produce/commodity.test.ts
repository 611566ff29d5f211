import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { businessDay, DAY } from '../kernel/index.ts';
import { newId, START } from '../test-county.ts';
import { termsAt } from './index.ts';
import { ProduceCounty } from './test-produce.ts';

const begun = () => new ProduceCounty().begin();

describe('a commodity', () => {
  test('is there once under its name, however it is written, and not taken in before it has a price', () => {
    const county = begun();
    const add = (more: object) =>
      county.say('add-commodity', county.commodityTerms({ commodity: newId(), ...more }), { by: county.clerk }).to;
    assert.equal(add({ name: '鲜 榛蘑' }), 'already-exists');
    const commodity = newId();
    assert.equal(add({ commodity, name: '鹿茸菇' }), 'accepted');
    assert.equal(county.takeIn({ commodity }).to, 'commodity-unpriced');
    assert.equal(add({ name: '甲', grades: [] }), 'grades-missing');
    const twice = [
      { zh: '甲级', en: 'A' },
      { zh: '乙级', en: 'a ' },
    ];
    assert.equal(add({ name: '甲', grades: twice }), 'grade-twice', 'also where only the English is the same');
    assert.equal(add({ name: '甲', yieldGrams: 0 }), 'commodity-figure-invalid');
  });

  test('keeps the grades that tickets name; new ones come after them, and need a price of their own', () => {
    const county = begun();
    const amend = (more: object) =>
      county.say(
        'amend-commodity',
        { ...amended, commodity: county.commodity, withdrawn: false, ...more },
        { by: county.clerk },
      ).to;
    const { unit: _, basis: __, ...amended } = county.commodityTerms();
    assert.equal(amend({ grades: [{ zh: '特级', en: null }, ...amended.grades] }), 'grades-kept');
    assert.equal(amend({ grades: amended.grades.slice(1) }), 'grades-kept');
    assert.equal(amend({ grades: [...amended.grades, { zh: '一 级', en: null }] }), 'grade-twice');
    assert.equal(amend({ grades: [...amended.grades, { zh: '等外', en: null }] }), 'accepted');
    assert.equal(county.takeIn({ grade: 2 }).to, 'commodity-unpriced');
    assert.equal(county.takeIn({ grade: 3 }).to, 'grade-unknown');
    assert.equal(amend({ withdrawn: true, grades: [...amended.grades, { zh: '等外', en: null }] }), 'accepted');
    assert.equal(county.takeIn().to, 'commodity-withdrawn');
  });

  test('that is taken off the list is still taken in where it was weighed before: no counter could know', () => {
    const county = begun();
    const { unit: _, basis: __, ...amended } = county.commodityTerms();
    const amend = (withdrawn: boolean) =>
      county.must('amend-commodity', { ...amended, withdrawn }, { by: county.clerk });
    const weighedAt = START + DAY;
    county.now = START + 2 * DAY;
    amend(true);
    const withdrawnAt = county.now;
    county.now += DAY;
    amend(true);
    assert.equal(county.row('commodity', county.commodity)?.withdrawnAt, withdrawnAt, 'the first word of it counts');
    assert.equal(county.takeIn({}, { at: weighedAt }).to, 'accepted');
    assert.equal(county.takeIn({}, { at: withdrawnAt }).to, 'commodity-withdrawn');
    amend(false);
    assert.equal(county.takeIn().to, 'accepted');
    assert.equal(county.row('commodity', county.commodity)?.withdrawnAt, null);
  });

  test('is bought from a day on at what was set for it last; a day that is over is refused', () => {
    const county = begun();
    const set = (more: object) => county.say('set-commodity-terms', county.termsOf(more), { by: county.clerk }).to;
    county.now = START + DAY;
    assert.equal(set({}), 'terms-day-past');
    assert.equal(set({ from: '2026-11-22', pricesFenPerKg: [4_000] }), 'prices-incomplete');
    assert.equal(set({ from: '2026-11-22', rule: 'fixed' }), 'prices-incomplete');
    assert.equal(set({ from: '2026-11-25', pricesFenPerKg: [4_100, 3_100] }), 'accepted');
    county.now += 1;
    assert.equal(set({ from: '2026-11-22', rule: 'fixed', pricesFenPerKg: [3_900] }), 'accepted');
    const row = county.row('commodity', county.commodity);
    const priceOn = (day: number) => row && termsAt(row, START + day * DAY + 1)?.pricesFenPerKg;
    assert.deepEqual([0, 1, 3, 4].map(priceOn), [[4_000, 3_000], [3_900], [3_900], [4_100, 3_100]]);
  });

  test('takes two people for a price that goes far and for what is deducted, and no number of small steps goes further', () => {
    const county = begun();
    county.must('let-one-act', { until: null });
    const set = (more: object) => {
      county.now += 1;
      return county
        .say('set-commodity-terms', county.termsOf(more), { by: county.clerk })
        .events.map(({ type }) => type);
    };
    assert.deepEqual(
      set({ pricesFenPerKg: [4_200, 3_000] }),
      ['CommodityTermsSet', 'FiguresChanged'],
      '5 % is one person’s',
    );
    assert.deepEqual(set({ pricesFenPerKg: [8_000, 3_000] }), ['ActProposed']);
    assert.deepEqual(set({ freeMoistureBasisPoints: 900 }), ['ActProposed']);
    let priceFen = 4_200;
    for (let step = 0; step < 40 && set({ pricesFenPerKg: [priceFen, 3_000] })[0] === 'CommodityTermsSet'; step += 1)
      priceFen = Math.floor(priceFen * 1.05);
    assert.ok(priceFen <= 4_000 * 1.2, `small steps came to ${priceFen}`);
    const proposal = newId();
    county.must('set-commodity-terms', county.termsOf({ pricesFenPerKg: [8_000, 3_000] }), {
      by: county.clerk,
      id: proposal,
    });
    county.now += 2 * DAY;
    county.must('confirm-proposal', { proposal }, { by: county.secondClerk });
    const row = county.row('commodity', county.commodity);
    assert.deepEqual(row?.agreedFenPerKg, [8_000, 3_000]);
    assert.deepEqual(row && termsAt(row, county.now)?.pricesFenPerKg, [8_000, 3_000]);
  });

  test('keeps the price of today whatever is set for later, and of one later day what was said last', () => {
    const county = begun();
    for (let time = 1; time <= 70; time += 1) {
      county.now += 1;
      const wish = county.termsOf({ from: '2027-03-01', pricesFenPerKg: [4_000 + time, 3_000] });
      county.must('set-commodity-terms', wish, { by: county.clerk });
    }
    county.now += 1;
    assert.equal(county.takeIn().to, 'accepted', 'at the price of today');
    const row = county.row('commodity', county.commodity);
    assert.deepEqual(
      row?.terms.map(({ pricesFenPerKg: [first] }) => first),
      [4_000, 4_070],
    );
    const far = county.say('set-commodity-terms', county.termsOf({ from: '2062-12-01' }), { by: county.clerk });
    assert.equal(far.to, 'terms-day-far');
  });

  test('is bought today as today’s terms say: what two people agreed on for later, nobody brings forward alone', () => {
    const county = begun();
    county.must('let-one-act', { until: null });
    const set = (more: object, id = newId()) => {
      county.now += 1;
      return county
        .say('set-commodity-terms', county.termsOf(more), { by: county.clerk, id })
        .events.map(({ type }) => type);
    };
    const [dearer, drier] = [{ pricesFenPerKg: [8_000, 3_000] }, { freeMoistureBasisPoints: 0 }];
    const proposal = newId();
    assert.deepEqual(set({ ...dearer, ...drier, from: '2027-03-01' }, proposal), ['ActProposed']);
    county.must('confirm-proposal', { proposal }, { by: county.secondClerk });
    assert.deepEqual(set(dearer), ['ActProposed'], 'the price of March is not today’s');
    assert.deepEqual(set({ ...drier, pricesFenPerKg: [8_000, 3_000] }), ['ActProposed']);
    assert.deepEqual(set({ ...drier, from: '2027-03-02', ...dearer }), ['CommodityTermsSet'], 'nothing changes there');
  });

  test('confirmed days later holds from then; where another price came to hold meanwhile it is proposed anew', () => {
    const county = begun();
    county.must('let-one-act', { until: null });
    const propose = () => {
      const id = newId();
      const [event] = county.must(
        'set-commodity-terms',
        county.termsOf({ from: businessDay(county.now), pricesFenPerKg: [8_000, 3_000] }),
        { by: county.clerk, id },
      ).events;
      assert.equal(event?.type, 'ActProposed');
      return id;
    };
    const confirm = (proposal: string) => county.say('confirm-proposal', { proposal }, { by: county.secondClerk }).to;
    const early = propose();
    county.now += 3 * DAY;
    const meanwhile = county.termsOf({ from: '2026-11-24', pricesFenPerKg: [4_100, 3_000] });
    county.must('set-commodity-terms', meanwhile, { by: county.clerk });
    assert.equal(confirm(early), 'proposal-outdated');
    const late = propose();
    county.now += 2 * DAY;
    assert.equal(confirm(late), 'accepted');
    const row = county.row('commodity', county.commodity);
    assert.deepEqual(
      row?.terms.map(({ from }) => from),
      ['2026-11-21', '2026-11-24', '2026-11-26'],
    );
    assert.deepEqual(row && termsAt(row, county.now)?.pricesFenPerKg, [8_000, 3_000]);
  });
});
