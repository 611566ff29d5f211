import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, generateInstance, solve } from '../index.ts';
import { solveInThreads } from './index.ts';

test('two threads answer by the rules, and no worse than a few steps of one', async () => {
  const input = generateInstance(2, 60, { windows: true, fleet: true });
  const answer = await solveInThreads(input, { milliseconds: 400, threads: 2, clock: 'cpu' });
  assert.deepEqual(check(input, answer), []);
  // The fleet is too small for all; what is left out is not in the cost.
  assert.ok(answer.unserved.length <= solve(input, { iterations: 20 }).unserved.length);
});

test('a signal ends the threads early with the best so far', async () => {
  const input = generateInstance(2, 40);
  const controller = new AbortController();
  const answer = solveInThreads(input, { milliseconds: 60_000, threads: 1, signal: controller.signal });
  setTimeout(() => controller.abort(), 300);
  assert.deepEqual(check(input, await answer), []);
});
