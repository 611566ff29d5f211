import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withServer } from '../../http/test-server.ts';
import { assertBooksStand, newId } from '../../journal/test-county.ts';

const here = withServer();

async function placed(): Promise<string> {
  const { partner, station, county } = here();
  const id = newId();
  const { status } = await partner.send(
    'place-order',
    {
      station: station.id,
      villager: station.villager,
      lines: [{ product: county.product, quantity: 1, priceFen: 1_000 }],
    },
    { id },
  );
  assert.equal(status, 200);
  return id;
}

async function bought(): Promise<string> {
  const { partner, station } = here();
  const [order, line] = [newId(), newId()];
  const purchase = {
    station: station.id,
    villager: station.villager,
    platform: 'pdd',
    platformOrder: `P-${order.slice(-8)}`,
    link: null,
    tracking: null,
    category: null,
  };
  assert.equal(
    (
      await partner.send(
        'record-outside-purchase',
        { ...purchase, lines: [{ line, name: '雨靴', quantity: 1, priceFen: 2_900 }] },
        { id: order },
      )
    ).status,
    200,
  );
  return order;
}

const listed = async (stage: string): Promise<string[]> =>
  (await here().clerk.read(`/orders?stage=${stage}`)).body.rows.map(({ id }: { id: string }) => id);

describe('an order of the county’s shop', () => {
  test('waits for the centre to confirm it with the supplier, and one bought outside does not', async () => {
    const { clerk, partner } = here();
    const [own, outside] = [await placed(), await bought()];
    assert.deepEqual(await listed('to-confirm'), [own]);
    assert.deepEqual(await listed('coming'), [outside, own]);
    const { body: before } = await clerk.read('/overview');
    assert.deepEqual([before.toConfirm.count, before.toReceive.count, before.openOrders], [1, 2, 2]);

    assert.equal((await partner.send('confirm-order', { order: own })).code, 'not-allowed');
    assert.equal((await clerk.send('confirm-order', { order: own, supplierRef: 'GH-118' })).status, 200);
    assert.deepEqual(await listed('to-confirm'), []);
    assert.deepEqual(await listed('coming'), [outside, own]);
    assert.deepEqual(await listed('open'), [outside, own]);
    const { body: after } = await clerk.read('/overview');
    assert.deepEqual([after.toConfirm.count, after.toReceive.count, after.openOrders], [0, 2, 2]);
    const { body: order } = await partner.read(`/orders/${own}`);
    assert.deepEqual(
      [order.stage, order.supplierRef, order.history.map(({ stage }: { stage: string }) => stage)],
      ['confirmed', 'GH-118', ['placed', 'confirmed']],
    );
  });

  test('goes on from there by a parcel that the centre scans, or is called off', async () => {
    const { clerk, partner, station } = here();
    const [first, second] = [await placed(), await placed()];
    assert.deepEqual(
      await clerk.sendAll(
        [first, second].map((order) => ({ id: newId(), at: Date.now(), type: 'confirm-order', payload: { order } })),
      ),
      ['accepted', 'accepted'],
    );
    const { body: found } = await clerk.read(`/parcel-lookup?number=YG${first.slice(-12).toUpperCase()}`);
    assert.equal(found.order.id, first);
    const parcel = {
      parcel: newId(),
      number: found.number,
      carrier: found.carrier,
      station: station.id,
      villager: null,
      order: first,
      weightGrams: null,
    };
    assert.equal((await clerk.send('register-parcel', parcel)).status, 200);
    assert.equal((await clerk.read(`/orders/${first}`)).body.stage, 'received');
    assert.equal((await partner.send('cancel-order', { order: second, reason: 'changed-mind' })).status, 200);
    assert.equal((await clerk.send('confirm-order', { order: second })).code, 'order-not-ready');
  });

  test('follows from the journal', async () => {
    await assertBooksStand(here().server.pool, here().county);
  });
});
