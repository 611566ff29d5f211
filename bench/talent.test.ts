import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresOf } from './test-figures.ts';

test('the bench of talent places everybody there is a seat for, stably, and draws curves', () => {
  const figures = figuresOf('talent', '--tiny');
  const of = (name: string) => figures.find(({ figure }) => figure === name)?.value ?? -1;
  assert.equal(of('blocking'), 0);
  assert.ok(of('placed') > 0 && of('placed') <= 12);
  assert.ok(of('placing') >= 0 && of('curves') >= 0);
});
