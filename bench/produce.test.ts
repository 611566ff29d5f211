import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresOf } from './test-figures.ts';

test('the bench of produce takes tickets in and traces whole families of lots, and its county verifies', () => {
  const figures = figuresOf('produce', '--tiny');
  const of = (name: string) => figures.find(({ figure }) => figure === name)?.value ?? 0;
  assert.equal(of('verified'), 1);
  assert.ok(of('tickets') > 0 && of('ratio') > 0);
  // Five families of fourteen and two of thirty-eight: from the first to the last all others are found, and back.
  assert.equal(of('lots'), 146);
  for (const name of ['trace-on-13', 'trace-back-13', 'trace-on-37', 'trace-back-37']) assert.ok(of(name) > 0, name);
});
