import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { businessDay } from '@yangui/domain';
import { verify } from '../../src/journal/verify.ts';
import { COUNTY, orderFor, ordersOf, readyOffline } from './offline-counter.ts';
import { Stage, type Visitor } from './stage.ts';

describe('a day’s work at a counter without network', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.set({ kept: true });
  });
  after(() => stage.down());

  it('orders, hands over, counts the cash, closes the day, sees it as provisional through a reload; and the county has it once the line is back', async () => {
    const partner = await readyOffline(stage, 'luxiang-station-6');
    const { page, context } = partner;
    await context.setOffline(true);
    await orderFor(page, '孙无线');
    assert.match((await page.getByTestId('order-code').textContent()) ?? '', /^[0-9A-F]{6}$/);
    await countCash(page);
    await closeDay(page);
    await page.goto(`${stage.origin}/counter/${COUNTY}`);
    await page
      .getByRole('region', { name: /已下单，还没到货/ })
      .getByText('孙无线')
      .waitFor();
    await page.goto(`${stage.origin}/counter/${COUNTY}/earnings`);
    await page.getByText(/其中 .* 元待县里确认/).waitFor();
    await page.goto(`${stage.origin}/counter/${COUNTY}/sync`);
    await page.getByText(/下单 · 孙无线/).waitFor();
    await page.reload();
    await page.getByText(/下单 · 孙无线/).waitFor();
    assert.equal(await partner.overflow(), 0);
    assert.equal(await ordersOf(stage, '孙无线'), 0);
    await context.setOffline(false);
    await page.getByText('本机没有待送达的记录').waitFor();
    assert.equal(await ordersOf(stage, '孙无线'), 1);
    const { rows } = await stage.server.pool.query<{ held: boolean }>(
      'select expected_fen = booked_fen as held from day_close where county = $1 and day = $2',
      [COUNTY, businessDay(Date.now())],
    );
    assert.deepEqual(rows, [{ held: true }]);
    await page.goto(`${stage.origin}/counter/${COUNTY}/earnings`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('待确认').first().waitFor({ state: 'detached' });
    assert.deepEqual(partner.errors, []);
    await partner.leave();
  });

  it('on a line that comes and goes every half second, each order counts once', async () => {
    const partner = await readyOffline(stage, 'luxiang-station-7');
    const { page, context } = partner;
    let offline = false;
    const flapping = setInterval(() => {
      offline = !offline;
      void context.setOffline(offline).catch(() => undefined);
    }, 500);
    for (let turn = 1; turn <= 3; turn += 1) await orderFor(page, `钱来回${turn}`);
    clearInterval(flapping);
    await context.setOffline(false);
    await page.goto(`${stage.origin}/counter/${COUNTY}/sync`);
    await page.getByText('本机没有待送达的记录').waitFor();
    for (let turn = 1; turn <= 3; turn += 1) assert.equal(await ordersOf(stage, `钱来回${turn}`), 1);
    await partner.leave();
  });

  it('on a line of 50 kbit a second the counter goes on, and says what is under way', async () => {
    const partner = await readyOffline(stage, 'luxiang-station-8');
    const { page, context } = partner;
    const line = await context.newCDPSession(page);
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 1_500,
      downloadThroughput: 6_250,
      uploadThroughput: 6_250,
    });
    await orderFor(page, '李慢慢');
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    await page.goto(`${stage.origin}/counter/${COUNTY}/sync`);
    await page.getByText('本机没有待送达的记录').waitFor();
    assert.equal(await ordersOf(stage, '李慢慢'), 1);
    await partner.leave();
  });

  it('a full disk is said, what was kept is kept, and what was not kept was not done', async () => {
    const partner = await readyOffline(stage, 'luxiang-station-9');
    const { page, context } = partner;
    await context.setOffline(true);
    await orderFor(page, '周先到');
    await context.addInitScript(() => {
      // oxlint-disable-next-line typescript/unbound-method -- called below on the store it was called on
      const { add } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.add = function full(this: IDBObjectStore, ...given) {
        if (this.name === 'outbox' && localStorage.getItem('full') !== null)
          throw new DOMException('no room', 'QuotaExceededError');
        return add.apply(this, given);
      };
    });
    await page.evaluate(() => localStorage.setItem('full', '1'));
    await orderFor(page, '吴后来', '手机存储满了');
    await page.evaluate(() => localStorage.removeItem('full'));
    await context.setOffline(false);
    await page.goto(`${stage.origin}/counter/${COUNTY}/sync`);
    await page.getByText('本机没有待送达的记录').waitFor();
    assert.equal(await ordersOf(stage, '周先到'), 1);
    assert.equal(await ordersOf(stage, '吴后来'), 0);
    await partner.leave();
  });

  it('and the county follows from its journal', async () => {
    const verdict = await verify(stage.server.pool, COUNTY);
    assert.ok(verdict.ok, JSON.stringify(verdict));
  });
});

async function closeDay(page: Visitor['page']): Promise<void> {
  await page.goto(page.url().replace(/(\/counter\/\d+).*/, '$1/cash'));
  await page.getByRole('button', { name: '日结', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const holds = (await dialog.locator('.close-expected strong').textContent()) ?? '';
  await dialog.getByLabel('实有（元）').fill(holds.replace(/[^\d.]/g, ''));
  await dialog.getByRole('button', { name: '日结' }).click();
  await page.getByRole('button', { name: `打印日结单 ${businessDay(Date.now())}` }).waitFor();
}

async function countCash(page: Visitor['page']): Promise<void> {
  await page.goto(page.url().replace(/(\/counter\/\d+).*/, '$1/cash'));
  await page.getByRole('button', { name: /清点/ }).first().click();
  await page.getByRole('dialog').getByRole('button').last().click();
}
