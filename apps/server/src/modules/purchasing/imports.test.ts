import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { numberedId } from '@yangui/domain';
import { withServer } from '../../http/test-server.ts';
import { assertBooksStand, newId } from '../../journal/test-county.ts';

describe('an import of the catalogue', () => {
  const here = withServer();
  const importId = newId();
  const rows = Array.from({ length: 210 }, (_, index) => ({
    id: numberedId(importId, index + 2),
    name: `导入商品${index}`,
  }));
  const envelopes = rows.map(({ id, name }) => ({
    id,
    type: 'add-product',
    at: Date.now(),
    payload: {
      product: id,
      name,
      unit: '件',
      barcode: null,
      category: 'daily',
      priceFen: 1_000,
      rebateBasisPoints: null,
      stockUnits: 9,
      importId,
    },
  }));
  const brought = async (): Promise<readonly { id: string; ordered: boolean; withdrawn: boolean }[]> =>
    (await here().clerk.read(`/products?limit=1000&import=${importId}`)).body.rows;

  test('adds its products once, however often it is sent', async () => {
    for (let times = 0; times < 3; times += 1) {
      assert.deepEqual(new Set(await here().clerk.sendAll(envelopes)), new Set(['accepted']));
    }
    assert.equal((await brought()).length, 210);
    const { body } = await here().clerk.read('/imports');
    assert.deepEqual(
      body.rows.map((one: { id: string; products: number; ordered: number; withdrawn: number }) => [
        one.id,
        one.products,
        one.ordered,
        one.withdrawn,
      ]),
      [[importId, 210, 0, 0]],
    );
  });

  test('is undone but for what was ordered, and the catalogue shows the rest no more', async () => {
    const [ordered] = rows;
    assert.ok(ordered);
    const { station, partner, clerk } = here();
    const line = { product: ordered.id, quantity: 1, priceFen: 1_000 };
    assert.equal(
      (await partner.send('place-order', { station: station.id, villager: station.villager, lines: [line] })).status,
      200,
    );
    const codes = await clerk.sendAll(
      rows.map(({ id }) => ({
        id: newId(),
        type: 'withdraw-product',
        at: Date.now(),
        payload: { product: id, onlyIfNeverOrdered: true },
      })),
    );
    assert.deepEqual(codes.slice(0, 2), ['product-ordered', 'accepted']);
    const left = (await brought()).filter(({ withdrawn }) => !withdrawn);
    assert.deepEqual(
      left.map(({ id }) => id),
      [ordered.id],
    );
    const { body } = await clerk.read('/products?query=导入商品');
    assert.deepEqual(
      body.rows.map(({ id }: { id: string }) => id),
      [ordered.id],
    );
    await assertBooksStand(here().server.pool, here().county);
  });

  test('gives back the terms it changed, the last import first, and leaves alone what somebody changed since', async () => {
    const { clerk, county } = here();
    // Two ids made in one millisecond stand in no order of their own.
    const [first, second] = [newId(), newId()].toSorted();
    const [one, other] = county.products;
    assert.ok(first !== undefined && second !== undefined && one !== undefined && other !== undefined);
    const change = (product: string, priceFen: number, by?: string) =>
      clerk.send('change-product-terms', {
        product,
        priceFen,
        category: 'food',
        rebateBasisPoints: 300,
        ...(by !== undefined && { importId: by }),
      });
    for (const [product, priceFen, by] of [
      [one, 1_100, first],
      [other, 1_100, first],
      [one, 1_200, second],
      [other, 1_300, undefined],
    ] as const) {
      assert.equal((await change(product, priceFen, by)).status, 200);
    }
    const listed = async () =>
      (await clerk.read('/imports')).body.rows
        .filter(({ id }: { id: string }) => id === first || id === second)
        .map(({ id, products, changed, restorable, byName }: Record<string, unknown>) => [
          id === first ? 'first' : 'second',
          products,
          changed,
          restorable,
          byName,
        ]);
    assert.deepEqual(await listed(), [
      ['second', 0, 1, 1, '文员'],
      ['first', 0, 2, 0, '文员'],
    ]);
    const of = async (importId: string) =>
      Object.fromEntries(
        (await clerk.read(`/products?import=${importId}`)).body.rows.map(
          ({ id, termsOfImport }: { id: string; termsOfImport: string }) => [id, termsOfImport],
        ),
      );
    assert.deepEqual(await of(first), { [one]: 'changed-since', [other]: 'changed-since' });

    const restore = async (product: string, importId: string) =>
      (await clerk.send('restore-product-terms', { product, importId })).code ?? 'accepted';
    assert.equal(await restore(one, first), 'terms-changed-since');
    assert.equal(await restore(one, second), 'accepted');
    assert.equal(await restore(one, second), 'terms-changed-since', 'and not twice');
    assert.equal(await restore(one, first), 'accepted');
    assert.equal(await restore(other, first), 'terms-changed-since');
    const { rows } = (await clerk.read('/products?query=货物')).body;
    const terms = (id: string) =>
      rows
        .filter((row: { id: string }) => row.id === id)
        .map(({ priceFen, rebateBasisPoints, category }: Record<string, unknown>) => [
          priceFen,
          rebateBasisPoints,
          category,
        ])[0];
    assert.deepEqual(
      [terms(one), terms(other)],
      [
        [1_000, 500, 'other'],
        [1_300, 300, 'food'],
      ],
    );
    assert.deepEqual(await listed(), [['first', 0, 1, 0, '文员']]);
    await assertBooksStand(here().server.pool, county);
  });

  test('is seen and done by those who keep the catalogue only', async () => {
    assert.equal((await here().partner.read('/imports')).status, 403);
    assert.equal(
      (await here().partner.send('withdraw-product', { product: newId(), onlyIfNeverOrdered: false })).status,
      403,
    );
  });
});
