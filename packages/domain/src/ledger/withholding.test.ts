import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { payeeTypes } from '../kernel/index.ts';
import { withholdingRules, type Bracket } from './withholding-rules.ts';
import { withholdingOf, withholdingRule } from './withholding.ts';

const day = '2026-11-30';
const yuan = (amount: number) => Math.round(amount * 100);
const labour = (income: number) => withholdingOf('labour', yuan(income), 0, day);

describe('what is withheld', () => {
  test('from labour is what the law’s own examples say, and nothing up to 800 yuan', () => {
    // 公告2018年第61号, as the State Administration works it out: 2,000 gives 240, 30,000 gives 5,200.
    assert.deepEqual([labour(2_000), labour(30_000)], [yuan(240), yuan(5_200)]);
    assert.deepEqual([labour(0), labour(799.99), labour(800), labour(800.05)], [0, 0, 0, 1]);
    // The ends of the steps: 4,000; 25,000 (20,000 taxable); 62,500 (50,000 taxable); and above.
    assert.deepEqual(
      [4_000, 25_000, 62_500, 100_000].map(labour),
      [640, 4_000, 13_000, 25_000].map((tax) => yuan(tax)),
    );
  });

  test('from labour by way of a platform goes by the year since October 2025: nothing up to 6,250 yuan a month', () => {
    const platform = (income: number, already: number, months: number) =>
      withholdingOf('platform-labour', yuan(income), yuan(already), day, months);
    assert.deepEqual([platform(6_250, 0, 1), platform(6_251, 0, 1), platform(25_000, 0, 4)], [0, 2, 0]);
    // 10,000 a month: 3,000 taxable each, 90 yuan a month; an idle fourth month’s allowance is not paid back.
    assert.deepEqual(
      [platform(10_000, 0, 1), platform(20_000, 90, 2), platform(30_000, 180, 3)],
      [9_000, 9_000, 9_000],
    );
    assert.equal(platform(30_000, 270, 4), 0);
    // 100,000 in one month: 75,000 taxable, at 10 % less 2,520.
    assert.equal(platform(100_000, 0, 1), yuan(4_980));
    assert.equal(withholdingOf('platform-labour', yuan(6_000), 0, '2025-09-30'), yuan(960));
  });

  test('is nothing from farmers, traders, companies and employees, each by a rule that says so', () => {
    for (const type of ['farmer', 'self-employed', 'company', 'employee'] as const) {
      assert.equal(withholdingOf(type, yuan(1_000_000), 0, day), 0);
      assert.match(withholdingRule(type, day)?.source ?? '', /§/);
    }
  });

  test('is unknown before a type’s first rule, and each type has one today; every scale is without a gap', () => {
    assert.equal(withholdingOf('labour', yuan(2_000), 0, '2018-12-31'), undefined);
    for (const type of payeeTypes) assert.ok(withholdingRule(type, day), type);
    for (const { method } of withholdingRules) {
      if (method.by === 'nothing') continue;
      assert.equal(method.brackets.at(-1)?.upToFen, null);
      const taxAt = (upToFen: number, of: Bracket | undefined) => of && (upToFen * of.percent) / 100 - of.lessFen;
      for (const [index, bracket] of method.brackets.entries())
        if (bracket.upToFen !== null)
          assert.equal(taxAt(bracket.upToFen, bracket), taxAt(bracket.upToFen, method.brackets[index + 1]));
    }
  });

  test('comes to the same however the month is split, never falls as income grows, and leaves more than it takes', () => {
    const part = fc.integer({ min: 1, max: yuan(40_000) });
    fc.assert(
      fc.property(fc.constantFrom(...payeeTypes), fc.array(part, { minLength: 1, maxLength: 12 }), (type, parts) => {
        let [income, withheld] = [0, 0];
        for (const fen of parts) {
          income += fen;
          const now = withholdingOf(type, income, withheld, day) ?? -1;
          assert.ok(Number.isSafeInteger(now) && now >= 0 && now <= Math.ceil(fen * 0.45), `${now} of ${fen}`);
          withheld += now;
        }
        assert.equal(withheld, withholdingOf(type, income, 0, day));
        assert.ok(withheld < income || withheld === 0);
      }),
      { numRuns: 500 },
    );
  });
});
