import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { verify } from '../../src/journal/verify.ts';
import { phone, Stage, type Visitor } from './stage.ts';

const COUNTY = '220112';

describe('a day’s work at a counter without network', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.set();
  });
  after(() => stage.down());

  it('orders, hands over, counts the cash, sees it as provisional through a reload; and the county has it once the line is back', async () => {
    const partner = await ready(stage, 'luxiang-station-6');
    const { page, context } = partner;
    await context.setOffline(true);
    await order(page, '孙无线');
    assert.match((await page.getByTestId('order-code').textContent()) ?? '', /^[0-9A-F]{6}$/);
    await countCash(page);
    await page.goto(`${stage.origin}/counter/${COUNTY}`);
    await page.getByRole('region', { name: /已下单，还没到货/ }).getByText('孙无线').waitFor();
    await page.goto(`${stage.origin}/counter/${COUNTY}/earnings`);
    await page.getByText(/其中 .* 元待县里确认/).waitFor();
    await page.goto(`${stage.origin}/counter/${COUNTY}/sync`);
    await page.getByText(/下单 · 孙无线/).waitFor();
    await page.reload();
    await page.getByText(/下单 · 孙无线/).waitFor();
    assert.equal(await partner.overflow(), 0);
    assert.equal(await made(stage, '孙无线'), 0);
    await context.setOffline(false);
    await page.getByText('本机没有待送达的记录').waitFor();
    assert.equal(await made(stage, '孙无线'), 1);
    await page.goto(`${stage.origin}/counter/${COUNTY}/earnings`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('待确认').first().waitFor({ state: 'detached' });
    assert.deepEqual(partner.errors, []);
    await partner.leave();
  });

  it('on a line that comes and goes every half second, each order counts once', async () => {
    const partner = await ready(stage, 'luxiang-station-7');
    const { page, context } = partner;
    let offline = false;
    const flapping = setInterval(() => {
      offline = !offline;
      void context.setOffline(offline).catch(() => undefined);
    }, 500);
    for (let turn = 1; turn <= 3; turn += 1) await order(page, `钱来回${turn}`);
    clearInterval(flapping);
    await context.setOffline(false);
    await page.goto(`${stage.origin}/counter/${COUNTY}/sync`);
    await page.getByText('本机没有待送达的记录').waitFor();
    for (let turn = 1; turn <= 3; turn += 1) assert.equal(await made(stage, `钱来回${turn}`), 1);
    await partner.leave();
  });

  it('on a line of 50 kbit a second the counter goes on, and says what is under way', async () => {
    const partner = await ready(stage, 'luxiang-station-8');
    const { page, context } = partner;
    const line = await context.newCDPSession(page);
    await line.send('Network.emulateNetworkConditions', { offline: false, latency: 1_500, downloadThroughput: 6_250, uploadThroughput: 6_250 });
    await order(page, '李慢慢');
    await line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
    await page.goto(`${stage.origin}/counter/${COUNTY}/sync`);
    await page.getByText('本机没有待送达的记录').waitFor();
    assert.equal(await made(stage, '李慢慢'), 1);
    await partner.leave();
  });

  it('a full disk is said, what was kept is kept, and what was not kept was not done', async () => {
    const partner = await ready(stage, 'luxiang-station-9');
    const { page, context } = partner;
    await context.setOffline(true);
    await order(page, '周先到');
    await context.addInitScript(() => {
      // oxlint-disable-next-line typescript/unbound-method -- called below on the store it was called on
      const { add } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.add = function full(this: IDBObjectStore, ...given) {
        if (this.name === 'outbox' && localStorage.getItem('full') !== null) throw new DOMException('no room', 'QuotaExceededError');
        return add.apply(this, given);
      };
    });
    await page.evaluate(() => localStorage.setItem('full', '1'));
    await order(page, '吴后来', '手机存储满了');
    await page.evaluate(() => localStorage.removeItem('full'));
    await context.setOffline(false);
    await page.goto(`${stage.origin}/counter/${COUNTY}/sync`);
    await page.getByText('本机没有待送达的记录').waitFor();
    assert.equal(await made(stage, '周先到'), 1);
    assert.equal(await made(stage, '吴后来'), 0);
    await partner.leave();
  });

  it('and the county follows from its journal', async () => {
    const verdict = await verify(stage.server.pool, COUNTY);
    assert.ok(verdict.ok, JSON.stringify(verdict));
  });
});

/** A partner whose phone has the app and the station's copy. */
async function ready(stage: Stage, name: string): Promise<Visitor> {
  const partner = await stage.signedIn(name, phone);
  await partner.keptOnDevice();
  await partner.page.goto(`${stage.origin}/counter/${COUNTY}/sync`);
  await partner.page.getByText(/可以断网工作/).waitFor();
  return partner;
}

/** An order for somebody new, and what the counter says at the end: the order's code, or why not. */
async function order(page: Visitor['page'], name: string, refused?: string): Promise<void> {
  await page.goto(page.url().replace(/(\/counter\/\d+).*/, '$1/buy'));
  await page.getByRole('combobox').fill(name);
  await page.getByRole('option', { name: new RegExp(`登记新村民“${name}”`) }).click();
  await page.getByRole('button', { name: '念过了，同意' }).click();
  await page.getByRole('combobox').fill('dm');
  await page.getByRole('option', { name: /加入 东北大米/ }).click();
  await page.getByRole('button', { name: '念给村民听' }).click();
  await page.getByRole('button', { name: '下单', exact: true }).click();
  if (refused === undefined) await page.getByTestId('order-code').waitFor();
  else await page.getByText(new RegExp(refused)).waitFor();
}

async function countCash(page: Visitor['page']): Promise<void> {
  await page.goto(page.url().replace(/(\/counter\/\d+).*/, '$1/cash'));
  await page.getByRole('button', { name: /清点/ }).first().click();
  await page.getByRole('dialog').getByRole('button').last().click();
}

/** How many orders the county has for somebody of a name. */
async function made({ server }: Stage, name: string): Promise<number> {
  const { rows } = await server.pool.query<{ count: number }>(
    `select count(*)::int as count from assisted_order o join person_private p on p.county = $1 and p.person = o.villager where o.county = $1 and p.name = $2`, [COUNTY, name]);
  return rows[0]?.count ?? -1;
}
