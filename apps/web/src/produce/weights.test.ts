import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fenPerKgTyped, gramsTyped, priceFigure, weightFigure, weightSaid } from './weights.ts';

test('a weight is read in the unit it was typed in, with wide digits, and never doubled or halved', () => {
  assert.equal(gramsTyped('40', 'jin'), 20_000);
  assert.equal(gramsTyped('40', 'kg'), 40_000);
  assert.equal(gramsTyped('４０．５', 'jin'), 20_250);
  assert.equal(gramsTyped('0.01', 'jin'), 5);
  assert.equal(gramsTyped('20.125', 'kg'), 20_125);
  assert.equal(gramsTyped('40.002', 'jin'), 20_001, 'what is 20.001 kg is read again in 斤');
  for (const typed of ['', '-3', '59,5', '40斤', '1e3', '40.123'])
    assert.equal(gramsTyped(typed, 'jin'), undefined, typed);
});

test('a weight that is shown has its thousands apart, and can be typed back as it is shown', () => {
  assert.equal(weightSaid(1_234_567, 'kg'), '1,234.567');
  assert.equal(weightSaid(20_250, 'jin'), '40.5');
  assert.equal(weightSaid(100_000_000, 'jin'), '200,000');
  assert.equal(gramsTyped(weightSaid(1_234_567, 'kg'), 'kg'), 1_234_567);
});

test('a weight and a price come back as they were typed', () => {
  assert.equal(weightFigure(20_250, 'jin'), '40.5');
  assert.equal(weightFigure(100, 'kg'), '0.1');
  assert.equal(weightFigure(100_000, 'kg'), '100');
  assert.equal(fenPerKgTyped('12.50', 'jin'), 2_500);
  assert.equal(priceFigure(2_500, 'jin'), '12.50');
  assert.equal(priceFigure(2_501, 'jin'), '12.505');
  assert.equal(priceFigure(2_500, 'kg'), '25.00');
  assert.equal(fenPerKgTyped('12.505', 'jin'), 2_501);
  assert.equal(fenPerKgTyped('12.501', 'jin'), undefined, 'no whole fen a kilogram');
  assert.equal(fenPerKgTyped('12.505', 'kg'), undefined);
  for (const grams of [1, 3, 499, 1_003, 20_001, 4_999_999])
    for (const unit of ['jin', 'kg'] as const) assert.equal(gramsTyped(weightFigure(grams, unit), unit), grams);
  for (let fen = 1; fen <= 5_000; fen += 1)
    for (const unit of ['jin', 'kg'] as const) assert.equal(fenPerKgTyped(priceFigure(fen, unit), unit), fen);
});
