import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filledText } from './filled-text.ts';

test('a refusal shows amounts in yuan and moments as the clock on the wall in China shows them', () => {
  const details = { limitFen: 205, backFen: -5, at: 0, stepAt: 60_000, until: 0, name: '大米', left: 3 };
  assert.equal(filledText('{name}: {left}, {limitFen}, {backFen}', details), '大米: 3, 2.05, -0.05');
  assert.equal(filledText('{at} {stepAt} {until}', details), '1970-01-01 08:00 1970-01-01 08:01 1970-01-01 08:00');
  assert.equal(filledText('{nobody}', details), '{nobody}');
  assert.equal(filledText('{at}', { at: Number.MAX_VALUE }), String(Number.MAX_VALUE));
});

test('a refusal shows weights as people typed them, in kilograms and in 斤, to the gram', () => {
  assert.equal(
    filledText('{takenGrams}, {lossGrams}', { takenGrams: 1_234_005, lossGrams: 250 }),
    '1,234.005 kg (2,468.01 斤), 0.25 kg (0.5 斤)',
  );
});
