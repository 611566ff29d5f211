import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY } from '../kernel/index.ts';
import { newId } from '../test-county.ts';
import { claimIn, neverFoodOn, paperRuleOn, productClasses, saleRefusal, unusableOn } from './index.ts';
import { ProduceCounty } from './test-produce.ts';

const begun = () => new ProduceCounty().begin();
const TODAY = '2026-11-21';

describe('velvet, antler, fetus and bone of deer', () => {
  for (const name of ['鹿茸', '梅花鹿茸片', '鹿 角', '鹿·胎膏', '鹿骨酒', '马鹿茸', '「鹿茸」礼盒'])
    test(`can never be saved as food: ${name}`, () => {
      const county = begun();
      const commodity = county.another({ name });
      assert.equal(county.row('commodity', commodity)?.neverFood, true);
      for (const food of ['farm-product', 'fresh-meat', 'packaged-food'])
        assert.equal(county.classed(food, commodity).to, 'class-never-food', food);
      for (const other of ['medicinal-material', 'health-food', 'not-for-sale'])
        assert.equal(county.classed(other, commodity).to, 'accepted', other);
    });

  for (const [how, more] of [
    ['in older characters', { name: '鹿葺' }],
    ['with parts of characters for whole ones', { name: '鹿⻣粉' }],
    ['in wide letters', { name: 'ＤＥＥＲ　ＶＥＬＶＥＴ' }],
    ['in pinyin, with its tones or without', { name: '山珍', nameEn: 'Lùróng' }],
    ['by the name of the trade', { name: '二杠茸' }],
    ['by another English name', { name: '山珍', nameEn: 'Deer-horn slices' }],
    ['as a grade behind the name', { name: '梅花鹿', grades: [{ zh: '茸', en: null }] }],
    [
      'as an English grade behind the name',
      { name: '山珍', nameEn: 'Sika deer', grades: [{ zh: '一级', en: 'Bone' }] },
    ],
  ] as const)
    test(`are told ${how}`, () => {
      const county = begun();
      assert.equal(county.classed('packaged-food', county.another(more)).to, 'class-never-food');
    });

  test('are looked for once in each thing that goods are made of, over however many ways it is in them', () => {
    const county = begun();
    const row = county.row('commodity', county.commodity);
    assert.ok(row);
    // Twelve layers of twelve, each of all below it: more ways than anybody could walk.
    const idOf = (layer: number, index: number) => `${layer}-${index}`;
    const layer = (of: number) => Array.from({ length: 12 }, (_, index) => idOf(of, index));
    let asked = 0;
    const commodities = (id: string) => {
      asked += 1;
      if (asked > 1_000) throw new Error('it walks every way');
      const of = Number(id.split('-')[0]);
      return { ...row, id, madeFrom: of === 0 ? [] : layer(of - 1) };
    };
    assert.equal(neverFoodOn(commodities, { ...row, madeFrom: layer(11) }, TODAY), undefined);
    assert.equal(asked, 144);
  });

  test('are told by their English name and by that of a grade as well', () => {
    const county = begun();
    const [english, graded] = [
      county.another({ name: '养生礼盒', nameEn: 'Deer antler gift box' }),
      county.another({ name: '山货', grades: [{ zh: '鹿茸级', en: null }] }),
    ];
    for (const commodity of [english, graded])
      assert.equal(county.classed('packaged-food', commodity).to, 'class-never-food');
  });

  test('are something else than mushrooms and seaweed that are called after them', () => {
    const county = begun();
    for (const name of ['鹿茸菇', '鲜鹿茸菌', '鹿角菜'])
      assert.equal(county.classed('farm-product', county.another({ name })).to, 'accepted', name);
    assert.equal(county.classed('farm-product', county.another({ name: '鹿茸菇炖鹿茸' })).to, 'class-never-food');
  });

  test('stay so under another name, and so does whatever was ever made of them', () => {
    const county = begun();
    const velvet = county.another({ name: '鹿茸' });
    const { commodity: _, unit: _u, basis: _b, ...named } = county.commodityTerms();
    const renamed = { ...named, commodity: velvet, name: '山珍', withdrawn: false };
    county.must('amend-commodity', renamed, { by: county.clerk });
    assert.equal(county.classed('farm-product', velvet).to, 'class-never-food');

    const box = county.another({ name: '双阳礼盒' });
    assert.equal(county.keeping({ commodity: box, madeFrom: [velvet] }).to, 'accepted');
    assert.equal(county.classed('packaged-food', box).to, 'class-never-food');
    assert.equal(county.keeping({ commodity: box, madeFrom: [] }).to, 'accepted');
    assert.equal(county.classed('packaged-food', box).to, 'class-never-food', 'boxes with velvet in them lie there');
  });

  test('are not put into food, nor is food renamed into them', () => {
    const county = begun();
    const [velvet, cake, biscuit] = ['鹿茸', '糕点', '饼干'].map((name) => county.another({ name }));
    assert.equal(county.classed('packaged-food', cake).to, 'accepted');
    assert.equal(county.keeping({ commodity: cake, madeFrom: [velvet] }).to, 'class-never-food');
    assert.equal(county.keeping({ commodity: biscuit, madeFrom: [velvet] }).to, 'accepted');
    assert.equal(county.keeping({ commodity: cake, madeFrom: [biscuit] }).to, 'class-never-food', 'through another');
    const { commodity: _, unit: _u, basis: _b, ...named } = county.commodityTerms();
    const renamed = { ...named, commodity: cake, name: '鹿茸糕', withdrawn: false };
    assert.equal(county.say('amend-commodity', renamed, { by: county.clerk }).to, 'class-never-food');
  });
});

describe('a claim in a name', () => {
  const refused = [
    '补肾鹿肉',
    '壮 阳酒',
    '抗·癌菇',
    '国家级榛蘑',
    '最佳蜂蜜',
    '降血糖木耳',
    '可代替药物',
    '壯陽',
    '治癒系蜂蜜',
  ];
  for (const name of refused)
    test(`is refused with the rule: ${name}`, () => {
      const county = begun();
      const added = county.say('add-commodity', county.commodityTerms({ commodity: newId(), name }), {
        by: county.clerk,
      });
      assert.equal(added.to, 'claim-forbidden');
    });

  test('may be what the law asks for, or what medicine alone may say', () => {
    assert.equal(claimIn('本品不能代替药物', 'health-food', TODAY), undefined);
    assert.equal(claimIn('用于治疗', 'medicine', TODAY), undefined);
    assert.equal(claimIn('用于治疗', 'health-food', TODAY)?.rule.source, '食品安全法第七十三条');
    assert.equal(claimIn('东北榛蘑 一级', null, TODAY), undefined);
    assert.equal(claimIn('最佳', 'farm-product', '2015-08-31'), undefined, 'before the rule held');
    assert.equal(claimIn('最佳', 'farm-product', '2015-09-01')?.word, '最佳');
  });
});

describe('the class of a commodity', () => {
  test('takes two people, the first time as well; taking it off sale takes one', () => {
    const county = begun();
    county.must('let-one-act', { until: null });
    const proposal = newId();
    const set = (productClass: string, id = newId()) =>
      county
        .say('set-product-class', { commodity: county.commodity, productClass }, { by: county.clerk, id })
        .events.map(({ type }) => type);
    const classNow = () => county.row('commodity', county.commodity)?.productClass;
    assert.deepEqual(set('farm-product', proposal), ['ActProposed']);
    assert.equal(classNow(), null);
    const confirm = (by: string) => county.say('confirm-proposal', { proposal }, { by }).to;
    assert.equal(confirm(county.clerk), 'own-proposal');
    assert.equal(confirm(county.secondClerk), 'accepted');
    assert.equal(classNow(), 'farm-product');
    assert.equal(set('not-for-sale')[0], 'ProductClassSet');
  });

  test('says on each day by which rule which papers are needed', () => {
    for (const one of productClasses) assert.equal(paperRuleOn(one, TODAY) === undefined, one === 'not-for-sale', one);
    assert.equal(paperRuleOn('farm-product', '2022-12-31'), undefined);
    assert.deepEqual(paperRuleOn('farm-product', '2023-01-01')?.papers, ['commitment', 'conformity']);
  });
});

describe('whether a lot may be sold on a day', () => {
  const at = (county: ProduceCounty, lot: string, day = TODAY) =>
    saleRefusal((id) => county.row('commodity', id), county.lot(lot), day)?.code;

  test('hangs first on whether it may be used, on its last day until midnight', () => {
    const county = begun();
    county.keeping({ keepsDays: 3 });
    county.classed('farm-product');
    const lot = county.lotOf(10_000);
    county.issue(lot);
    for (const [day, found] of [
      ['2026-11-23', undefined],
      ['2026-11-24', 'lot-expired'],
    ] as const) {
      assert.equal(at(county, lot, day), found);
      assert.equal(unusableOn(county.lot(lot), day), found);
    }
    county.must('hold-lot', { lot, stand: 'held', reason: 'doubt' }, { by: county.clerk });
    assert.equal(at(county, lot), 'lot-held');
  });

  test('is no without a class, for goods not for sale, and without the paper of its class', () => {
    const county = begun();
    const lot = county.lotOf(10_000);
    assert.equal(at(county, lot), 'class-missing');
    county.classed('not-for-sale');
    assert.equal(at(county, lot), 'class-not-for-sale');
    county.classed('farm-product');
    assert.equal(at(county, lot), 'paper-missing');
    const certificate = county.issue(lot);
    assert.equal(at(county, lot), undefined);
    assert.equal(at(county, lot, '2026-11-20'), 'paper-missing', 'it was not issued yet');
    county.must('withdraw-paper', { paper: certificate, reason: 'mistake' }, { by: county.partner });
    assert.equal(at(county, lot), 'paper-missing');
    assert.equal(county.row('paper', certificate)?.reason, 'mistake', 'withdrawn, not deleted');
  });

  test('goes by the paper of the class and by its days', () => {
    const county = begun();
    county.classed('packaged-food');
    const lot = county.lotOf(10_000);
    const licence = county.paper({ kind: 'food-licence', commodity: county.commodity });
    county.must('add-paper', licence, { by: county.clerk });
    assert.equal(at(county, lot), undefined);
    assert.equal(at(county, lot, '2027-01-31'), undefined, 'its last day');
    assert.equal(at(county, lot, '2027-02-01'), 'paper-missing');
    county.classed('fresh-meat');
    assert.equal(at(county, lot), 'paper-missing', 'meat goes with its quarantine certificate alone');
  });

  test('is asked anew for what was mixed, split or packed: none of its papers is theirs', () => {
    const county = begun();
    county.classed('farm-product');
    const [one, other] = [county.lotOf(10_000), county.lotOf(10_000)];
    for (const lot of [one, other]) county.issue(lot);
    const { lots } = county.make(
      'mix',
      [
        [one, 10_000],
        [other, 10_000],
      ],
      [20_000],
    );
    const mixed = lots[0] ?? '';
    assert.equal(at(county, mixed), 'paper-missing');
    const row = county.row('paper', county.issue(mixed));
    assert.deepEqual([row?.commitment?.promiser, row?.commitment?.household], ['station', null]);
    assert.equal(at(county, mixed), undefined);
  });

  test('is no for what is called so by a rule, however it came to be food', () => {
    const county = begun();
    county.classed('farm-product');
    const lot = county.lotOf(10_000);
    county.issue(lot);
    const row = county.row('commodity', county.commodity);
    assert.ok(row);
    const named = { ...row, name: '鹿茸' };
    assert.equal(saleRefusal(() => named, county.lot(lot), TODAY)?.code, 'class-never-food');
    const claimed = { ...row, name: '抗癌榛蘑' };
    assert.equal(saleRefusal(() => claimed, county.lot(lot), TODAY)?.code, 'claim-forbidden');
  });
});

describe('a commitment certificate', () => {
  test('is promised by the household at the counter, and stands alone', () => {
    const county = begun();
    county.classed('farm-product');
    const lot = county.lotOf(10_000);
    const certificate = county.issue(lot);
    const { commitment, kind, lot: of } = county.row('paper', certificate) ?? {};
    assert.deepEqual([kind, of], ['commitment', lot]);
    assert.deepEqual(commitment, {
      promiser: 'household',
      household: county.household,
      seller: county.villager,
      basis: 'controlled',
      agreed: 'read-aloud',
      grams: 10_000,
      commodity: county.commodity,
      grade: 0,
    });
    assert.equal(
      county.say('issue-certificate', county.certificate(lot), { by: county.partner }).to,
      'certificate-stands',
    );
  });

  test('is of the day on which the county believes it was issued, and taken in though the lot is gone by then', () => {
    const county = begun();
    county.classed('farm-product');
    const lot = county.lotOf(10_000);
    const issuedAt = county.now;
    county.must('remove-lot', { making: newId(), lot, removal: 'destroy', reason: 'spoiled' }, { by: county.partner });
    county.now = county.now + 2 * DAY;
    const came = county.say('issue-certificate', county.certificate(lot), { by: county.partner, at: issuedAt });
    assert.equal(came.to, 'accepted');
  });

  test('is none for goods without a class, of another class, rejected, or taken back', () => {
    const county = begun();
    const lot = county.lotOf(10_000);
    const issue = () => county.say('issue-certificate', county.certificate(lot), { by: county.partner }).to;
    assert.equal(issue(), 'class-missing');
    county.classed('health-food');
    assert.equal(issue(), 'certificate-not-of-class');
    county.classed('farm-product');
    county.must('hold-lot', { lot, stand: 'rejected', reason: 'failed' }, { by: county.clerk });
    assert.equal(issue(), 'lot-rejected');
    county.must('release-lot', { lot }, { by: county.secondClerk });
    assert.equal(county.reverse(lot, { back: 'owed' }).to, 'accepted');
    assert.equal(issue(), 'lot-gone');
  });
});
