import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Repeating } from './repeating.ts';

test('work that is wanted at any moment of its run, its very end included, is begun once more', async () => {
  let begun = 0;
  const work = new Repeating(async () => {
    begun += 1;
    await Promise.resolve();
  });
  for (let ticks = 0; ticks < 8; ticks += 1) {
    begun = 0;
    const first = work.run();
    for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
    const before = begun;
    const second = work.run();
    await Promise.all([first, second]);
    assert.ok(begun > before, `asked after ${ticks} ticks`);
  }
});

test('work that failed is done again when it is wanted again', async () => {
  let fails = true;
  const work = new Repeating(async () => {
    if (fails) throw new Error('no answer');
  });
  await assert.rejects(work.run(), /no answer/);
  fails = false;
  await work.run();
});
