import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Counts } from './counts.ts';

describe('what comes under a name is counted', () => {
  test('from its first on for as long as was said, and then anew', () => {
    const counts = new Counts();
    assert.deepEqual(
      [0, 400, 999].map((now) => counts.add('wang', now, 1_000)),
      [1, 2, 3],
    );
    assert.deepEqual(counts.of('wang', 999), { count: 3, ends: 1_000 });
    assert.equal(counts.of('wang', 1_000), undefined);
    assert.equal(counts.add('wang', 1_000, 1_000), 1);
  });

  test('several at once, and less what is taken back or forgotten', () => {
    const counts = new Counts();
    assert.equal(counts.add('wang', 0, 1_000, 5), 5);
    counts.takeBack('wang');
    assert.equal(counts.add('wang', 0, 1_000), 5);
    counts.forget('wang');
    counts.takeBack('wang');
    assert.equal(counts.add('wang', 0, 1_000), 1);
  });

  test('where there are too many names, without those that are over, then without the oldest', () => {
    const counts = new Counts(10);
    counts.add('long', 0, 10_000);
    for (let i = 0; i < 9; i += 1) counts.add(`short ${i}`, 0, 100);
    counts.add('next', 200, 100);
    assert.equal(counts.of('long', 200)?.count, 1);
    for (let i = 0; i < 9; i += 1) counts.add(`more ${i}`, 200, 100);
    assert.equal(counts.of('long', 200), undefined);
    assert.equal(counts.of('more 8', 200)?.count, 1);
  });
});
