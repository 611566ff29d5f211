import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withWords } from '@yangui/domain';
import { ParcelRound } from '../../http/test-parcels.ts';
import { withServer } from '../../http/test-server.ts';
import { newId } from '../../journal/test-county.ts';
import { TestDevice } from '../devices/test-device.ts';

const here = withServer();
const GOODS = '灰色棉鞋四十二码';
const LINK = 'https://shop.example.com/shoes';

describe('what a partner typed of an outside purchase', () => {
  test('is read where its people are known, found by, held by the station’s devices, and gone from all of them with the villager', async () => {
    const { partner, clerk, administrator, station } = here();
    const round = new ParcelRound(here());
    const [villager, order] = [newId(), newId()];
    await round.must(partner, 'register-villager', { villager, station: station.id }, { personal: { name: '李桂香' } });
    const lines = [{ line: newId(), quantity: 1, priceFen: 1_990 }];
    const personal = { goods: [GOODS], link: LINK };
    await round.must(
      partner,
      'record-outside-purchase',
      { ...round.purchase({ lines }), villager },
      { id: order, personal },
    );
    const device = new TestDevice(partner, station.id);
    await device.sync();
    const held = () => {
      const row = device.held.rows.order.get(order);
      assert.ok(row);
      const { lines: goods, outside } = withWords(row, device.held.people.get(order));
      return [goods[0]?.name, outside?.link];
    };
    const read = async (who: typeof partner) => {
      const { body } = await who.read(`/orders/${order}`);
      return [body.lines[0].name, body.outside.link];
    };
    const found = async (who: typeof partner) =>
      (await who.read(`/orders?query=${encodeURIComponent('灰色棉鞋')}`)).body.rows.map(({ id }: { id: string }) => id);
    assert.deepEqual(held(), [GOODS, LINK]);
    for (const who of [partner, clerk]) assert.deepEqual(await read(who), [GOODS, LINK]);
    for (const who of [partner, clerk]) assert.deepEqual(await found(who), [order]);
    const data = async () => (await clerk.read(`/villagers/${villager}/data`)).body.orders[0];
    assert.deepEqual([(await data()).lines[0].name, (await data()).link], [GOODS, LINK]);
    assert.ok(!JSON.stringify((await administrator.read('/orders')).body).includes(GOODS));

    await round.must(clerk, 'erase-villager', { villager });
    await device.sync();
    await device.assertHoldsAll();
    assert.deepEqual(held(), [null, null]);
    for (const who of [partner, clerk]) assert.deepEqual(await read(who), [null, null]);
    for (const who of [partner, clerk]) assert.deepEqual(await found(who), []);
  });
});
