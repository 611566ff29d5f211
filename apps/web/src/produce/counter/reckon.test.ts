import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommodityRow } from '../../sync/produce.ts';
import { agreedWay, beginning, figuresOf, reckon, weighedIn, withCommodity, type TypedIntake } from './reckon.ts';

const AT = Date.UTC(2026, 10, 21, 2);

const priced = {
  from: '2026-11-01',
  setAt: 0,
  rule: 'fixed',
  freeMoistureBasisPoints: 1_000,
  freeDirtBasisPoints: null,
} as const;

function commodity(id: string, more: Partial<CommodityRow> = {}): CommodityRow {
  return {
    id,
    name: id,
    nameEn: null,
    unit: 'jin',
    grades: [{ zh: '统货', en: null }],
    basis: 'mu',
    yieldGrams: 300_000,
    withdrawn: false,
    keepsDays: null,
    lossBasisPoints: null,
    madeFrom: [],
    productClass: null,
    testedFor: [],
    neverFood: false,
    papers: [],
    market: [],
    terms: [{ ...priced, pricesFenPerKg: [4_000] }],
    ...more,
  };
}
const mushrooms = commodity('mushrooms');
const honey = commodity('honey', { unit: 'kg' });
const bringing = (more: Partial<TypedIntake> = {}): TypedIntake => ({
  ...beginning({ members: [], last: null }, [], undefined),
  seller: 'wang',
  commodity: 'mushrooms',
  grade: 0,
  gross: '40',
  tare: '2',
  ...more,
});
function reckoned(typed: TypedIntake, commodities = [mushrooms, honey]) {
  const sum = reckon(typed, { grows: [], plots: [], brought: [] }, commodities, AT);
  assert.ok('net' in sum, JSON.stringify(sum));
  return sum;
}

test('a basket weighs as much in 斤 as in kilograms, there and back, and whatever else is said to be in it', () => {
  const typed = bringing({ unit: 'kg', gross: '20.001', tare: '1' });
  const back = weighedIn(weighedIn(typed, 'jin'), 'kg');
  assert.deepEqual([back.gross, back.tare], ['20.001', '1']);
  const inJin = withCommodity(bringing(), honey);
  assert.equal(reckoned(inJin).net.netGrams, reckoned(bringing()).net.netGrams);
  assert.equal(inJin.gross, '20');
});

test('what was measured of one commodity is not said of another', () => {
  const { moisture, dirt } = withCommodity(bringing({ moisture: '15', dirt: 'x' }), honey);
  assert.deepEqual([moisture, dirt], ['', '']);
});

test('whoever agreed, agreed to the figures that were read out: to others they agree anew', () => {
  const before = bringing();
  const typed = { ...before, agreed: { way: 'read-aloud', to: figuresOf(before, reckoned(before)) } } as const;
  assert.equal(agreedWay(typed, reckoned(typed)), 'read-aloud');
  const payingLater = { ...typed, payment: 'owed' } as const;
  assert.equal(agreedWay(payingLater, reckoned(payingLater)), 'read-aloud');
  for (const more of [{ gross: '41' }, { tare: '1' }, { moisture: '15' }, { seller: 'li' }, { commodity: 'honey' }]) {
    const other = { ...typed, ...more };
    assert.equal(agreedWay(other, reckoned(other)), undefined, JSON.stringify(more));
  }
  const [terms] = mushrooms.terms;
  const cheaper = commodity('mushrooms', { terms: terms === undefined ? [] : [{ ...terms, pricesFenPerKg: [3_900] }] });
  assert.equal(agreedWay(typed, reckoned(typed, [cheaper])), undefined, 'the price changed while they stood there');
});

test('goes by the last market price that the device heard of, no lower than the floor, and by none that is too old', () => {
  const atMarket = (day: string, fen: number) => {
    const terms = [{ ...priced, rule: 'market-floor' as const, pricesFenPerKg: [4_000], marketDays: 2 }];
    const market = [{ day, pricesFenPerKg: [fen], source: '双阳批发市场', recordedAt: 0 }];
    return reckon(bringing(), { grows: [], plots: [], brought: [] }, [commodity('mushrooms', { terms, market })], AT);
  };
  const [above, below, old] = [
    atMarket('2026-11-19', 4_200),
    atMarket('2026-11-21', 3_900),
    atMarket('2026-11-18', 4_200),
  ];
  assert.deepEqual('net' in above && [above.priceFenPerKg, above.market?.day], [4_200, '2026-11-19']);
  assert.deepEqual('net' in below && [below.priceFenPerKg, below.market?.priceFenPerKg], [4_000, 3_900]);
  assert.equal('refusal' in old && old.refusal.code, 'market-price-old');
});
