import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newId, entryCount } from '../journal/test-county.ts';
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
