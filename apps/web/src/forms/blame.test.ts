import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blamedFor, calledBy } from './blame.ts';

const problem = {
  code: 'malformed-command',
  status: 422,
  retry: 'changed',
  zh: '有一项填写不对（payload.priceFen）。',
  en: 'One field is not right (payload.priceFen).',
} as const;

test('a refusal stands at the field it names, deep or not, here or at the server, or where the form puts its code', () => {
  const at = (where: string | undefined) => blamedFor({ problem, where }, ['priceFen', 'lines', 'name']);
  assert.deepEqual(
    ['payload.priceFen', 'payload.lines.0.quantity', 'personal.name', 'payload.names', undefined].map(at),
    ['priceFen', 'lines', 'name', undefined, undefined],
  );
  const told = { ...problem, details: { where: 'payload.priceFen' } };
  assert.equal(blamedFor({ problem: told, where: undefined }, ['priceFen']), 'priceFen');
  const short = { ...problem, code: 'stock-short' };
  assert.equal(
    blamedFor({ problem: short, where: undefined }, ['quantity'], { 'stock-short': 'quantity' }),
    'quantity',
  );
});

test('a field is called by its label in the refusal of it', () => {
  const said = calledBy('Price', { ...problem, details: { where: 'payload.priceFen' } });
  assert.equal(said?.en, 'One field is not right (Price).');
  assert.equal(calledBy('Price', undefined), undefined);
});
