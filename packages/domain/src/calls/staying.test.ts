import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareStaying, curveOfGroup, stayingCurve, type Stay } from './staying.ts';

/** `6 6+`: left at 6, and still there when last seen at 6. */
function stays(text: string): readonly Stay[] {
  return text
    .trim()
    .split(/\s+/)
    .map((one) => ({ time: Number.parseInt(one, 10), left: !one.endsWith('+') }));
}

/** Freireich’s 6-MP trial of 1963, known from every textbook; the figures are SciPy’s. */
const treated = stays('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+');
const placebo = stays('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23');

function near(actual: number | null | undefined, expected: number, within = 1e-6): void {
  assert.ok(Math.abs((actual ?? NaN) - expected) <= within, `${actual} is not ${expected}`);
}

describe('how many stay', () => {
  test('falls as in the known data, whatever order they come in', () => {
    const expected = { 6: 0.857143, 7: 0.806723, 10: 0.752941, 13: 0.690196, 16: 0.627451, 22: 0.537815, 23: 0.448179 };
    const curve = stayingCurve(treated);
    assert.deepEqual(
      curve.map(({ time }) => String(time)),
      Object.keys(expected),
    );
    for (const { time, staying } of curve)
      near(staying, Object.entries(expected).find(([at]) => at === String(time))?.[1] ?? NaN);
    assert.deepEqual(stayingCurve(treated.toReversed()), curve);
  });

  test('counts whoever is last seen on the day somebody leaves among those who were there', () => {
    assert.deepEqual(
      stayingCurve(stays('6 6+')).map(({ atRisk, staying }) => [atRisk, staying]),
      [[2, 0.5]],
    );
  });

  test('has no step where nobody left, and none at all for nobody', () => {
    assert.deepEqual(stayingCurve(stays('3+ 5+')), []);
    assert.deepEqual(stayingCurve([]), []);
  });

  test('counts somebody who left on the first day', () => {
    assert.equal(stayingCurve(stays('0 2+'))[0]?.staying, 0.5);
    assert.ok((compareStaying(stays('0 0 1'), stays('5 6 7'))?.chiSquared ?? 0) > 0);
  });

  test('lies within its band, and the band within nobody and everybody', () => {
    for (const { staying, low, high } of stayingCurve(treated))
      assert.ok(low !== null && high !== null && 0 < low && low < staying && staying < high && high < 1);
    // 0.857143 with Greenwood’s error 0.076360 on the scale log(−log S).
    const [first] = stayingCurve(treated);
    near(first?.low, 0.619718, 1e-4);
    near(first?.high, 0.951552, 1e-4);
    assert.deepEqual(stayingCurve(stays('4'))[0], { time: 4, atRisk: 1, left: 1, staying: 0, low: null, high: null });
  });

  test('is not drawn of fewer than ten people', () => {
    assert.equal(curveOfGroup(treated.slice(0, 9)), null);
    assert.notEqual(curveOfGroup(treated.slice(0, 10)), null);
  });
});

describe('two groups', () => {
  const known: Readonly<Record<string, readonly [one: string, other: string, chiSquared: number]>> = {
    'without a time in common': ['1 3 4+', '2 5', 0.076443],
    'one gone before the other begins to leave': ['1 2+', '3 4 5', 1.5],
    'with many last seen late': ['8 12 26 14 21 27 8+ 32+ 20+ 40+', '33 28 41 48+ 48+ 25+ 37+ 48+ 25+ 43+', 6.915982],
  };
  for (const [what, [one, other, chiSquared]] of Object.entries(known))
    test(`${what} differ as they are known to, whichever is named first`, () => {
      near(compareStaying(stays(one), stays(other))?.chiSquared, chiSquared);
      near(compareStaying(stays(other), stays(one))?.chiSquared, chiSquared);
    });

  test('have the known likelihood of chance', () => {
    const trial = compareStaying(treated, placebo);
    near(trial?.chiSquared, 16.792941);
    near(trial?.p, 4.1688e-5, 1e-9);
    const [one = '', other = ''] = known['with many last seen late'] ?? [];
    near(compareStaying(stays(one), stays(other))?.p, 0.00854287, 1e-8);
  });

  test('of whom nobody left say nothing', () => {
    assert.equal(compareStaying(stays('3+'), stays('5+')), null);
    assert.equal(compareStaying([], stays('5')), null);
  });
});
