import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contestLines, contestPayees } from './index.ts';
import { payables } from './payables.ts';

test('whatever is paid can be contested: by whom payables name, of what their lines open to', () => {
  assert.deepEqual(new Set(contestPayees), new Set(payables.to));
  assert.deepEqual(new Set(contestLines), new Set(payables.all.flatMap(({ opens }) => opens)));
});
