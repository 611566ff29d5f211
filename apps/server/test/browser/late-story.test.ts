import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DAY, MINUTE, type Envelope } from '@yangui/domain';
import { TestDevice } from '../../src/identity/test-device.ts';
import { newId } from '../../src/new-id.ts';
import { desk, phone, Stage, type Visitor } from './stage.ts';

const COUNTY = '220112';

describe('A clerk looks at what came late', () => {
  let stage: Stage;
  let clerk: Visitor;
  const ids: string[] = [];

  before(async () => {
    stage = await Stage.set();
    clerk = await stage.signedIn('luxiang-clerk', desk);
    await clerk.page.goto(`${stage.origin}/desk/${COUNTY}/late`);
    await clerk.page.getByText('没有待审核的记录').waitFor();
    const partner = await stage.signedIn('luxiang-station-1', phone);
    const phoneOfPartner = new TestDevice();
    const headers = { origin: stage.origin };
    const { device, publicKey } = { device: phoneOfPartner.id, publicKey: phoneOfPartner.publicKey };
    assert.ok(
      (
        await partner.context.request.put(`${stage.origin}/api/identity/device-keys`, {
          data: { device, publicKey },
          headers,
        })
      ).ok(),
    );
    const station = (await partner.me()).counties[0]?.stations[0]?.id;
    const villager = (
      await stage.server.pool.query<{ id: string }>(
        'select id from villager where county = $1 and station = $2 order by id limit 1',
        [COUNTY, station],
      )
    ).rows[0]?.id;
    const goods = (
      await stage.server.pool.query<{ id: string; fen: number }>(
        'select id, price_fen as fen from product where county = $1 and stock_units > 20 order by id limit 2',
        [COUNTY],
      )
    ).rows;
    await partner.leave();
    assert.ok(
      (
        await clerk.send({
          id: newId(),
          type: 'pause-station',
          at: Date.now(),
          payload: { station, reason: 'harvest' },
        })
      ).ok,
    );
    const at = Date.now() - 2 * DAY;
    const lines = goods.map(({ id: product, fen: priceFen }, index) => ({ product, quantity: index + 1, priceFen }));
    const made: Partial<Envelope>[] = [0, 1, 2].map((index) => ({
      id: newId(),
      at: at + index * 30 * MINUTE,
      payload: { station, villager, tender: 'cash', lines },
    }));
    const commands = made.map((one) =>
      phoneOfPartner.sign(COUNTY, { type: 'place-order', payload: one.payload, ...one }),
    );
    commands.push(
      phoneOfPartner.sign(COUNTY, {
        type: 'cancel-order',
        payload: { order: commands[2]?.id, reason: 'changed-mind' },
        at: at + 120 * MINUTE,
      }),
    );
    ids.push(...commands.map(({ id }) => id));
    const answer = await clerk.context.request.post(`${stage.origin}/api/counties/${COUNTY}/outbox`, {
      data: { commands },
      headers,
    });
    const outcomes: readonly { status: string }[] = (await answer.json()).outcomes;
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ids.map(() => 'in-review'),
    );
  });
  after(() => stage.down());

  it('Today says how many wait, and leads to them', async () => {
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/${COUNTY}`);
    await page
      .getByRole('link', { name: /4 条迟到的记录待审核/ })
      .first()
      .click();
    await page.getByRole('cell', { name: '下单' }).first().waitFor();
    assert.equal(await page.getByRole('row').count(), 5);
  });

  it('one is read in plain words and taken in', async () => {
    const { page } = clerk;
    await page.locator(`a[href$="${ids[0]}"]`).click();
    await page.getByText('这条记录送到时，站点已停业').waitFor();
    await page.getByText('付款方式').waitFor();
    await page.getByRole('button', { name: '采纳', exact: true }).click();
    await page.getByText('已采纳 1 条').waitFor();
    const { rows } = await stage.server.pool.query(
      'select from assisted_order where county = $1 and id = any($2::uuid[])',
      [COUNTY, ids],
    );
    assert.equal(rows.length, 1);
  });

  it('one is turned down, with a reason', async () => {
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/${COUNTY}/late/${ids[1]}`);
    await page.getByRole('button', { name: '不采纳' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('原因').selectOption({ label: '事情没有发生' });
    await dialog.getByRole('button', { name: '不采纳' }).click();
    await page.getByText('已记为不采纳').waitFor();
    await page.goto(`${stage.origin}/desk/${COUNTY}/late/${ids[1]}`);
    await page.getByText('这条记录不在待审核里了').waitFor();
  });

  it('those chosen go together in the order they were made, and nothing is left', async () => {
    const visitor = await stage.signedIn('luxiang-clerk', phone, 'en');
    const { page } = visitor;
    await page.goto(`${stage.origin}/desk/${COUNTY}/late`);
    const ticks = page.getByRole('checkbox', { name: /Choose/ });
    await ticks.first().waitFor();
    assert.equal(await visitor.overflow(), 0);
    // The later one first, though it follows the other.
    await page.getByRole('checkbox', { name: /Cancel/ }).check();
    await page.getByRole('checkbox', { name: /Place/ }).check();
    await page.getByRole('button', { name: 'Take in the 2 chosen' }).click();
    await page.getByText('2 taken in').waitFor();
    await page.getByText('Nothing waits for review').waitFor();
    const { rows } = await stage.server.pool.query<{ stage: string }>(
      'select stage from assisted_order where county = $1 and id = $2',
      [COUNTY, ids[2]],
    );
    assert.equal(rows[0]?.stage, 'cancelled');
    assert.deepEqual([...clerk.errors, ...visitor.errors], []);
  });
});
