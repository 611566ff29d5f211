import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { foodOf, judgeSubstance, limitOn, verdictOf, type ResidueLimit } from './index.ts';

const limit = (food: string, ngPerKg: number, from = '2023-06-30', source = 'GB 2762-2022'): ResidueLimit => ({
  id: `${food} · 铅`,
  food,
  substance: '铅',
  said: [{ from, ngPerKg, source, setAt: 0 }],
});
const group = limit('食用菌', 500);
const item = limit('食用菌:香菇', 300);
const day = '2026-12-01';
const judge = (
  foundNgPerKg: number | null,
  { limits = [group, item], foods = ['食用菌:香菇'], detects = 100, pooled = 1, on = day } = {},
) => {
  const by = { limits, foods, day: on, pooled };
  return judgeSubstance({ substance: '铅', foundNgPerKg, detectsNgPerKg: detects }, by);
};

describe('a limit', () => {
  test('is the item’s own, else that of the nearest group that has one', () => {
    const of = (food: string) => limitOn([group, item], { foods: [food], substance: '铅', day })?.ngPerKg;
    assert.deepEqual(
      [of('食用菌:香菇'), of('食用菌:木耳:黑木耳'), of('食用菌'), of('坚果')],
      [300, 500, 500, undefined],
    );
  });

  test('of several standards is the strictest', () => {
    const other = limit('蔬菜:食用菌类', 200);
    const foods = ['食用菌:香菇', '蔬菜:食用菌类:香菇'];
    assert.equal(limitOn([group, item, other], { foods, substance: '铅', day })?.ngPerKg, 200);
  });

  test('holds from its day on; before it the former one does, or the group’s', () => {
    const [old] = item.said;
    assert.ok(old);
    const anew = { ...item, said: [old, { ...old, from: '2027-01-01', ngPerKg: 50 }] };
    const on = (when: string) => limitOn([group, anew], { foods: [item.food], substance: '铅', day: when })?.ngPerKg;
    assert.deepEqual([on('2022-01-01'), on('2026-12-31'), on('2027-01-01')], [undefined, 300, 50]);
  });

  test('that was said twice of one day is the later word', () => {
    const [old] = item.said;
    assert.ok(old);
    const mended = { ...item, said: [old, { ...old, ngPerKg: 310 }] };
    assert.equal(judge(305, { limits: [mended] }).verdict, 'passed');
  });

  test('is of the same food however blanks and colons are written', () => {
    assert.equal(foodOf(' 食用菌 ：香 菇>'), '食用菌:香菇');
  });
});

describe('a measured substance', () => {
  test('passes at its limit and fails above it, with the rule quoted', () => {
    assert.deepEqual(
      [judge(300), judge(301)].map(({ verdict, because }) => `${verdict} ${because}`),
      ['passed within', 'failed over'],
    );
    assert.deepEqual(judge(301).rule, {
      food: '食用菌:香菇',
      ngPerKg: 300,
      source: 'GB 2762-2022',
      from: '2023-06-30',
    });
  });

  test('without a limit for item or group, or of a food that nobody named, is not judged', () => {
    for (const none of [judge(0, { foods: ['坚果'] }), judge(null, { foods: [] }), judge(1, { limits: [] })])
      assert.deepEqual([none.verdict, none.because, none.rule], ['not-judged', 'no-limit', null]);
  });

  test('below what the method detects passes only where the method detects the limit', () => {
    assert.equal(judge(null, { detects: 300 }).verdict, 'passed');
    const coarse = judge(null, { detects: 301 });
    assert.deepEqual([coarse.verdict, coarse.because], ['not-judged', 'method-too-coarse']);
  });

  test('of which nothing may be there passes where it is not detected, and fails where it is', () => {
    const limits = [limit('食用菌', 0)];
    assert.deepEqual([judge(null, { limits }).verdict, judge(1, { limits }).verdict], ['passed', 'failed']);
  });

  test('in a pool of n is judged at the limit ÷ n, to the nanogram', () => {
    assert.deepEqual([judge(100, { pooled: 3 }).verdict, judge(101, { pooled: 3 }).verdict], ['passed', 'failed']);
    assert.equal(judge(null, { pooled: 3, detects: 101 }).because, 'method-too-coarse');
  });

  test('in a pool never passes where a lot of it alone is over the limit', () => {
    const contents = fc.array(fc.nat(2_000), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(contents, fc.nat(1_000), (lots, limited) => {
        const limits = [limit('食用菌', limited)];
        // What a pool of equal parts has is the mean of its lots, which a laboratory rounds up at worst.
        const mean = Math.ceil(lots.reduce((sum, one) => sum + one, 0) / lots.length);
        const passed = judge(mean, { limits, pooled: lots.length, detects: 0 }).verdict === 'passed';
        return !passed || lots.every((one) => one <= limited);
      }),
    );
  });
});

test('several substances together fail where one fails, and pass where all do', () => {
  const all = (...verdicts: readonly ('passed' | 'failed' | 'not-judged')[]) =>
    verdictOf(verdicts.map((verdict) => ({ verdict })));
  assert.deepEqual(
    [all('passed', 'failed', 'not-judged'), all('passed', 'not-judged'), all('passed', 'passed'), all()],
    ['failed', 'not-judged', 'passed', 'not-judged'],
  );
});
