import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { commands, DAY } from '@yangui/domain';
import type { Pool } from 'pg';
import { clockworkIds } from '../identity/clockwork-ids.ts';
import { turn } from './clockwork.ts';
import { assertBooksStand, newId, newWriter, sayAll, testClockworkIds, verdictOf, withCounty } from './test-county.ts';

describe('the clockwork', () => {
  const here = withCounty();
  const collectedDaysAgo = async (days: number) => {
    const { county, writer } = here;
    const at = Date.now() - days * DAY;
    const order = county.order({ at });
    await sayAll(writer, [order, county.receive(order.id, at), county.collect(order.id, county.station, at)]);
    return order.id;
  };
  const stageOf = async (pool: Pool, order: string): Promise<unknown> =>
    (await pool.query('select stage from assisted_order where county = $1 and id = $2', [here.county.code, order]))
      .rows[0]?.stage;

  test('releases a rebate whose return window is over, and no other', async () => {
    const [due, open] = [await collectedDaysAgo(9), await collectedDaysAgo(2)];
    assert.equal(await turn(here.pool, here.writer, Date.now(), testClockworkIds), 1);
    assert.deepEqual([await stageOf(here.pool, due), await stageOf(here.pool, open)], ['completed', 'collected']);
    assert.equal(await turn(here.pool, here.writer, Date.now(), testClockworkIds), 0);
    await assertBooksStand(here.pool, here.county);
  });

  test('releases each rebate once though two servers turn at the same moment, again and again', async () => {
    const orders = await Promise.all(Array.from({ length: 20 }, () => collectedDaysAgo(10)));
    const other = newWriter(here.pool);
    const now = Date.now();
    await Promise.all(
      [here.writer, other, here.writer, other].map((writer) => turn(here.pool, writer, now, testClockworkIds)),
    );
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
    await turn(here.pool, writer, Date.now(), testClockworkIds);
    assert.equal(await stageOf(here.pool, order), 'returned');
    await assertBooksStand(here.pool, county);
  });

  test('acts under ids that nobody else can make: they cannot be burnt beforehand', async () => {
    const { county, pool, writer } = here;
    const order = await collectedDaysAgo(8);
    // As ids followed from public data before: whoever knew an order could use the id up with a refused command.
    const hex = createHash('sha256').update(`release-rebate ${order}`).digest('hex');
    const guessed = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    const burnt = commands
      .get('release-rebate')
      ?.bind(
        { id: guessed, type: 'release-rebate', at: Date.now(), payload: { order } },
        county.code,
        county.station.partner,
      );
    assert.equal(burnt !== undefined && 'malformed' in burnt && burnt.malformed, 'id-reserved');
    // And where an older journal holds that id, spent by somebody, the clockwork has another.
    const spent = county.bind('release-rebate', { order: newId() }, { by: county.station.partner });
    assert.notEqual(verdictOf(await writer.submit({ ...spent, id: guessed })), 'accepted');
    assert.equal(await turn(pool, writer, Date.now(), testClockworkIds), 1);
    assert.equal(await stageOf(pool, order), 'completed');
  });

  test('has the same ids on every server of one secret, and others in every county and under another secret', () => {
    const [purpose, secret] = ['release-rebate x', 's'.repeat(40)];
    const made = clockworkIds(secret)('220112', purpose);
    assert.match(made, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(clockworkIds(secret)('220112', purpose), made);
    assert.notEqual(clockworkIds(secret)('520603', purpose), made);
    assert.notEqual(clockworkIds('t'.repeat(40))('220112', purpose), made);
  });
});
