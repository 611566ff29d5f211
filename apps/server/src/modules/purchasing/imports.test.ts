import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { numberedId } from '@yangui/domain';
import { withServer } from '../../http/test-server.ts';
import { assertBooksStand, newId } from '../../journal/test-county.ts';

describe('an import of the catalogue', () => {
  const here = withServer();
  const importId = newId();
  const rows = Array.from({ length: 210 }, (_, index) => ({ id: numberedId(importId, index + 2), name: `导入商品${index}` }));
  const envelopes = rows.map(({ id, name }) => ({
    id, type: 'add-product', at: Date.now(), payload: { product: id, name, unit: '件', barcode: null, category: 'daily', priceFen: 1_000, rebateBasisPoints: null, stockUnits: 9, importId },
  }));
  const brought = async (): Promise<readonly { id: string; ordered: boolean; withdrawn: boolean }[]> => (await here().clerk.read(`/products?limit=1000&import=${importId}`)).body.rows;

  test('adds its products once, however often it is sent', async () => {
    for (let times = 0; times < 3; times += 1) {
      assert.deepEqual(new Set(await here().clerk.sendAll(envelopes)), new Set(['accepted']));
    }
    assert.equal((await brought()).length, 210);
    const { body } = await here().clerk.read('/imports');
    assert.deepEqual(body.rows.map((one: { id: string; products: number; ordered: number; withdrawn: number }) => [one.id, one.products, one.ordered, one.withdrawn]), [[importId, 210, 0, 0]]);
  });

  test('is undone but for what was ordered, and the catalogue shows the rest no more', async () => {
    const [ordered] = rows;
    assert.ok(ordered);
    const { station, partner, clerk } = here();
    const line = { product: ordered.id, quantity: 1, priceFen: 1_000 };
    assert.equal((await partner.send('place-order', { station: station.id, villager: station.villager, lines: [line] })).status, 200);
    const codes = await clerk.sendAll(rows.map(({ id }) => ({ id: newId(), type: 'withdraw-product', at: Date.now(), payload: { product: id, onlyIfNeverOrdered: true } })));
    assert.deepEqual(codes.slice(0, 2), ['product-ordered', 'accepted']);
    const left = (await brought()).filter(({ withdrawn }) => !withdrawn);
    assert.deepEqual(left.map(({ id }) => id), [ordered.id]);
    const { body } = await clerk.read('/products?query=导入商品');
    assert.deepEqual(body.rows.map(({ id }: { id: string }) => id), [ordered.id]);
    await assertBooksStand(here().server.pool, here().county);
  });

  test('is seen and done by those who keep the catalogue only', async () => {
    assert.equal((await here().partner.read('/imports')).status, 403);
    assert.equal((await here().partner.send('withdraw-product', { product: newId(), onlyIfNeverOrdered: false })).status, 403);
  });
});
