import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Turns } from './turns.ts';

test('work is done in the order it came, no more at once than may be, whatever fails', async () => {
  const turns = new Turns(2, 100);
  const done: number[] = [];
  let running = 0;
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      turns.run(async () => {
        running += 1;
        assert.ok(running <= 2);
        await new Promise(setImmediate);
        running -= 1;
        done.push(index);
        if (index % 3 === 0) throw new Error('failed');
      }),
    ),
  );
  assert.deepEqual(
    done,
    Array.from({ length: 20 }, (_, index) => index),
  );
  assert.equal(all.filter(({ status }) => status === 'rejected').length, 7);
});

test('who finds the line full is told to come back', async () => {
  const turns = new Turns(1, 2);
  const answers = await Promise.allSettled(Array.from({ length: 5 }, () => turns.run(async () => 'done')));
  assert.deepEqual(
    answers.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
  );
  await assert.doesNotReject(turns.run(async () => 'done'));
});
