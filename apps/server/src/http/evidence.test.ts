import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { DAY, MINUTE, startOfDayAfter } from '@yangui/domain';
import type { TestDevice } from '../identity/test-device.ts';
import { assertBooksStand, newId } from '../journal/test-county.ts';
import { OutboxRound } from './test-outbox.ts';
import { withServer } from './test-server.ts';

const here = withServer();

/** Time is evidence, not a claim: what a device says of it is held against what the server knows. */
describe('What a command says of its time', () => {
  let round: OutboxRound;
  before(() => {
    round = new OutboxRound(here());
  });
  const received = async (at = Date.now()) => {
    const id = newId();
    const { partner, clerk, station, county } = here();
    const lines = [{ product: county.product, quantity: 1, priceFen: 1_000 }];
    const { status } = await partner.send(
      'place-order',
      { station: station.id, villager: station.villager, lines },
      { id, at },
    );
    assert.equal(status, 200);
    assert.equal((await clerk.send('receive-order', { order: id }, { at })).status, 200);
    return id;
  };
  const collect = (device: TestDevice, order: string, at: number) =>
    device.sign(here().county.code, { type: 'collect-order', payload: { order }, at });
  const orderNow = async (id: string) => {
    const { rows } = await here().server.pool.query<{ collected: number; until: number }>(
      `select (extract(epoch from collected_at) * 1000)::bigint as collected, (extract(epoch from return_until) * 1000)::bigint as until
       from assisted_order where county = $1 and id = $2`,
      [here().county.code, id],
    );
    const [row] = rows;
    assert.ok(row);
    return row;
  };

  test('is not believed over the line: what is dated back is dated to its receipt, and what it said stays beside it', async () => {
    const order = await received(Date.now() - 30 * DAY);
    const id = newId();
    const saidAt = Date.now() - 20 * DAY;
    const { status } = await here().partner.ask('POST', `/api/counties/${here().county.code}/command`, {
      id,
      type: 'collect-order',
      at: saidAt,
      payload: { order },
    });
    assert.equal(status, 200);
    assert.ok((await orderNow(order)).collected > Date.now() - MINUTE);
    const { rows } = await here().server.pool.query(
      'select body from journal_entry where county = $1 and command_id = $2',
      [here().county.code, id],
    );
    assert.equal(rows[0]?.body.saidAt, saidAt);
    const back = await here().partner.send('return-order', { order, reason: 'quality' });
    assert.equal(back.status, 200, 'the return window has only begun');
  });

  test('is believed of a device that was not heard for a fortnight; its return window begins three days before receipt at most', async () => {
    const phone = await round.device();
    await round.unheardFor(phone, 14);
    const order = await received(Date.now() - 13 * DAY);
    const at = Date.now() - 12 * DAY;
    assert.deepEqual(await round.said([collect(phone, order, at)]), ['accepted']);
    const { collected, until } = await orderNow(order);
    assert.equal(collected, at);
    assert.equal(until, startOfDayAfter(Date.now() - 3 * DAY, 8));
    await assertBooksStand(here().server.pool, here().county);
  });

  test('reaches back no further than the device was last heard', async () => {
    const phone = await round.device();
    const [first, second, third] = [
      await received(Date.now() - 9 * DAY),
      await received(Date.now() - 9 * DAY),
      await received(Date.now() - 9 * DAY),
    ];
    assert.deepEqual(await round.said([collect(phone, first, Date.now())]), ['accepted']);
    assert.deepEqual(await round.said([collect(phone, second, Date.now() - 8 * DAY)]), ['accepted']);
    assert.ok((await orderNow(second)).collected > Date.now() - MINUTE);
    await round.unheardFor(phone, 2);
    assert.deepEqual(await round.said([collect(phone, third, Date.now() - 8 * DAY)]), ['accepted']);
    const { collected } = await orderNow(third);
    assert.ok(collected > Date.now() - 2 * DAY - MINUTE && collected <= Date.now() - 2 * DAY + MINUTE);
  });

  test('reaches back as before for what waited on the device when it was heard, and for nothing slipped in later', async () => {
    const phone = await round.device();
    const [sent, waited, slipped] = await Promise.all([9, 9, 9].map((days) => received(Date.now() - days * DAY)));
    assert.ok(sent && waited && slipped);
    const at = Date.now() - 2 * DAY;
    const [one, two, three] = [collect(phone, sent, at), collect(phone, waited, at), collect(phone, slipped, at)];
    const ends = [one, two].map(({ signature }) => signature.slice(-22));
    assert.deepEqual(await round.said([one], { waiting: ends }), ['accepted']);
    assert.deepEqual(await round.said([two, three], { waiting: ends.slice(1) }), ['accepted', 'accepted']);
    assert.equal((await orderNow(waited)).collected, at);
    assert.ok((await orderNow(slipped)).collected > Date.now() - MINUTE);
  });

  test('may be off by a few minutes', async () => {
    const phone = await round.device();
    const order = await received();
    assert.deepEqual(await round.said([round.order(phone)]), ['accepted']);
    const at = Date.now() - 8 * MINUTE;
    assert.deepEqual(await round.said([collect(phone, order, at)]), ['accepted']);
    assert.equal((await orderNow(order)).collected, at);
  });

  test('makes nothing payable at once: goods bought elsewhere and handed out “a month ago” wait for their return window', async () => {
    const { clerk, partner, station, county, server } = here();
    const phone = await round.device();
    const order = newId();
    const lines = [{ line: newId(), name: '手机', quantity: 1, priceFen: 500_000 }];
    const bought = {
      station: station.id,
      villager: station.villager,
      platform: 'pdd',
      platformOrder: `PDD-${order.slice(-6)}`,
      link: null,
      tracking: null,
      category: 'appliance',
      lines,
    };
    assert.equal((await partner.send('record-outside-purchase', bought, { id: order })).code, undefined);
    assert.equal((await clerk.send('receive-order', { order })).code, undefined);
    assert.equal((await round.said([collect(phone, order, Date.now() - 30 * DAY)]))[0]?.startsWith('in-review'), true);
    const { rows } = await server.pool.query('select stage from assisted_order where county = $1 and id = $2', [
      county.code,
      order,
    ]);
    assert.equal(rows[0]?.stage, 'received');
  });
});
