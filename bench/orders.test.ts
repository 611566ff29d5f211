import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresOf } from './test-figures.ts';

test('the bench of orders runs to its end in a clone that has no data yet, and sets each figure beside another', () => {
  const figures = figuresOf('orders', '--tiny');
  const of = (name: string) => figures.find(({ figure }) => figure === name);
  assert.equal(of('verified')?.value, 1);
  assert.equal(of('hot')?.value, 5);
  assert.equal(of('hot-failed')?.value, 0);
  assert.equal(of('batch')?.to, 'single');
  assert.ok((of('accounts-ratio')?.value ?? 0) > 0);
  assert.ok((of('batch')?.ratio ?? 0) > 0);
});
