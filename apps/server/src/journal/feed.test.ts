import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import type { Entry } from './entry.ts';
import { JournalFeed } from './feed.ts';
import { entryCount, eventually, newWriter, sayAll, withCounty } from './test-county.ts';

describe('the feed', () => {
  const here = withCounty();

  /** A server process: its feed, its writer, and what its one follower was told. */
  async function server(t: TestContext, lookEveryMs = 50) {
    const feed = new JournalFeed(here.pool, lookEveryMs);
    t.after(() => feed.stop());
    const writer = newWriter(here.pool, { onSaved: (entries) => feed.publish(entries) });
    const told: number[] = [];
    const start = await entryCount(here.pool, here.county);
    const follow = () =>
      feed.follow(here.county.code, start, (entries) => told.push(...entries.map(({ body }) => body.seq)));
    return { feed, writer, told, start, follow, unfollow: follow() };
  }

  const upTo = (start: number, count: number) => Array.from({ length: count }, (_, index) => start + index + 1);

  test('tells everything this server saves, at once, in order and once', async (t) => {
    const { writer, told, start } = await server(t, 60_000);
    for (let round = 0; round < 5; round += 1)
      await sayAll(
        writer,
        Array.from({ length: 20 }, () => here.county.order()),
      );
    assert.deepEqual(told, upTo(start, 100));
  });

  test('tells what another server saves too, in one order, nothing twice', async (t) => {
    const [one, other] = [await server(t), await server(t)];
    await Promise.all(
      Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? one : other).writer.submit(here.county.order())),
    );
    for (const { told, start } of [one, other]) {
      await eventually(() => assert.equal(told.length, 200));
      assert.deepEqual(told, upTo(start, 200));
    }
  });

  test('catches up after the database was away for a moment', async (t) => {
    const { told, start } = await server(t);
    const query = t.mock.method(here.pool, 'query', () => Promise.reject(new Error('Connection terminated')));
    const writer = newWriter(here.pool);
    await sayAll(
      writer,
      Array.from({ length: 30 }, () => here.county.order()),
    );
    await eventually(() => assert.ok(query.mock.callCount() > 1));
    assert.deepEqual(told, []);
    query.mock.restore();
    await eventually(() => assert.deepEqual(told, upTo(start, 30)));
  });

  test('tells nothing to somebody who left, and goes on telling the others', async (t) => {
    const { feed, writer, told, start, unfollow } = await server(t);
    const others: number[] = [];
    feed.follow(here.county.code, start, (entries: readonly Entry[]) =>
      others.push(...entries.map(({ body }) => body.seq)),
    );
    await writer.submit(here.county.order());
    unfollow();
    await writer.submit(here.county.order());
    await eventually(() => assert.deepEqual(others, upTo(start, 2)));
    assert.deepEqual(told, upTo(start, 1));
  });
});
