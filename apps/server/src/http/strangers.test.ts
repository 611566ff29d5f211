import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY, keptNoLonger, retentionOf } from '@yangui/domain';
import { STRANGER_LATE } from '../journal/county-limits.ts';
import { emptyStrangers } from '../journal/late.ts';
import { newId, entryCount } from '../journal/test-county.ts';
import { ofStranger } from './test-late.ts';
import { withServer } from './test-server.ts';

const here = withServer();
const MARKED = '欧阳外人独一无二';
const product = (name: string) => ({
  product: newId(),
  name,
  unit: '袋',
  barcode: null,
  priceFen: 1_000,
  rebateBasisPoints: 500,
  stockUnits: 5,
});

describe('what is refused', () => {
  test('of a stranger to the county leaves no trace in its journal, however often', async () => {
    const { server, county, strangerClerk, elsewhere } = here();
    const before = await entryCount(server.pool, county);
    for (let times = 0; times < 3; times += 1) {
      const { status, code } = await strangerClerk.send('add-product', product(MARKED), {}, county.code);
      assert.deepEqual({ status, code }, { status: 403, code: 'not-in-county' });
    }
    assert.equal(await entryCount(server.pool, county), before);
    // At home her refusals are on the record, as everybody's there.
    const own = await entryCount(server.pool, elsewhere);
    assert.equal((await strangerClerk.send('receive-stock', { product: newId(), quantity: 1 })).status >= 400, true);
    assert.equal(await entryCount(server.pool, elsewhere), own + 1);
  });

  test('is recorded without the words it brought, also where the refusal repeats them', async () => {
    const { server, county, clerk, partner } = here();
    const known = product('菜油');
    assert.equal((await clerk.send('add-product', known)).status, 200);
    assert.equal((await clerk.send('add-product', { ...known, name: MARKED })).status >= 400, true);
    assert.equal((await partner.send('add-product', product(MARKED))).code, 'not-allowed');
    const { rows } = await server.pool.query<{ body: string }>(
      'select body::text as body from journal_entry where county = $1 and refused is not null order by seq desc limit 2',
      [county.code],
    );
    assert.equal(rows.length, 2);
    for (const { body } of rows) assert.ok(!body.includes(MARKED) && body.includes('contents'), body);
  });
});

describe('the late records of somebody whom the county does not know', () => {
  test('wait for a decision as long as they are few a day; the others stay on the device', async () => {
    const { outbox, records } = await ofStranger(here(), STRANGER_LATE, MARKED);
    const said = await outbox.said(records);
    assert.deepEqual([...new Set(said)], ['in-review: late-account-closed']);
    const more = await ofStranger(here(), 1);
    assert.deepEqual(
      await more.outbox.said(more.records),
      ['in-review: late-account-closed'],
      'another key has its own day',
    );
    assert.deepEqual(
      await outbox.said(records.slice(0, 1)),
      ['in-review: late-account-closed'],
      'a repeat is no other',
    );
  });

  test('are emptied after thirty days, can still be turned down, and those of known people are left', async () => {
    const { server, county, clerk } = here();
    const kept = `select count(*)::int as count from late_command where county = $1 and payload::text like '%' || $2 || '%'`;
    const count = async () => (await server.pool.query<{ count: number }>(kept, [county.code, MARKED])).rows[0]?.count;
    const empty = async (days: number) => {
      const now = Date.now() + days * DAY;
      return emptyStrangers(server.pool, county.code, keptNoLonger(retentionOf('stranger-record'), now), now);
    };
    assert.equal(await empty(29), 0);
    assert.equal(await count(), STRANGER_LATE);
    assert.equal(await empty(31), STRANGER_LATE + 1);
    assert.equal(await count(), 0);
    const { body } = await clerk.read('/late-commands?limit=1');
    const [{ id, payload, emptiedAt }] = body.rows;
    assert.deepEqual(payload, {});
    assert.notEqual(emptiedAt, null);
    const address = `/api/counties/${county.code}/late-commands/${id}`;
    assert.equal((await clerk.ask('POST', `${address}/take-in`, {})).code, 'late-emptied');
    assert.equal((await clerk.ask('POST', `${address}/turn-down`, { reason: 'not-entitled' })).status, 200);
  });
});
