import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY } from '@yangui/domain';
import type { Pool } from 'pg';
import { turn } from './clockwork.ts';
import { assertBooksStand, newWriter, sayAll, verdictOf, withCounty } from './test-county.ts';

describe('the clockwork', () => {
  const here = withCounty();
  const collectedDaysAgo = async (days: number) => {
    const { county, writer } = here;
    const at = Date.now() - days * DAY;
    const order = county.order({ at });
    await sayAll(writer, [order, county.receive(order.id), county.collect(order.id, county.station, at)]);
    return order.id;
  };
  const stageOf = async (pool: Pool, order: string): Promise<unknown> =>
    (await pool.query('select stage from assisted_order where county = $1 and id = $2', [here.county.code, order]))
      .rows[0]?.stage;

  test('releases a rebate whose return window is over, and no other', async () => {
    const [due, open] = [await collectedDaysAgo(9), await collectedDaysAgo(2)];
    assert.equal(await turn(here.pool, here.writer, Date.now()), 1);
    assert.deepEqual([await stageOf(here.pool, due), await stageOf(here.pool, open)], ['completed', 'collected']);
    assert.equal(await turn(here.pool, here.writer, Date.now()), 0);
    await assertBooksStand(here.pool, here.county);
  });

  test('releases each rebate once though two servers turn at the same moment, again and again', async () => {
    const orders = await Promise.all(Array.from({ length: 20 }, () => collectedDaysAgo(10)));
    const other = newWriter(here.pool);
    const now = Date.now();
    await Promise.all([here.writer, other, here.writer, other].map((writer) => turn(here.pool, writer, now)));
    const { rows } = await here.pool.query<{ count: number; accepted: number }>(
      `select count(*) as count, count(*) filter (where refused is null) as accepted from journal_entry
       where county = $1 and type = 'release-rebate' and body -> 'events' -> 0 -> 'data' ->> 'order' = any($2::text[])`,
      [here.county.code, orders],
    );
    assert.deepEqual(rows, [{ count: 20, accepted: 20 }]);
    await assertBooksStand(here.pool, here.county);
  });

  test('leaves an order alone that was returned before its turn', async () => {
    const { county, writer } = here;
    const order = await collectedDaysAgo(9);
    const back = county.bind(
      'return-order',
      { order, reason: 'quality' },
      { by: county.station.partner, at: Date.now() - 3 * DAY },
    );
    assert.equal(verdictOf(await writer.submit(back)), 'accepted');
    await turn(here.pool, writer, Date.now());
    assert.equal(await stageOf(here.pool, order), 'returned');
    await assertBooksStand(here.pool, county);
  });
});
