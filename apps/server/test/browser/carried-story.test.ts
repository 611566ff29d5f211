import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { verify } from '../../src/journal/verify.ts';
import { desk, phone, Stage, type Visitor } from './stage.ts';

const COUNTY = '220112';

describe('no network for days: the work goes out by hand and the answer comes back by hand', () => {
  let stage: Stage;
  let partner: Visitor;
  let clerk: Visitor;
  let file: Buffer;

  before(async () => {
    stage = await Stage.set();
    partner = await stage.signedIn('luxiang-station-10', phone);
    await partner.keptOnDevice();
    await partner.page.goto(`${stage.origin}/counter/${COUNTY}/sync`);
    await partner.page.getByText(/可以断网工作/).waitFor();
    clerk = await stage.signedIn('luxiang-clerk', desk);
  });
  after(() => stage.down());

  it('the partner saves what waits as a file that says nothing to whoever finds it', async () => {
    const { page, context } = partner;
    await context.setOffline(true);
    await order(page, '郑带货');
    await page.goto(`${stage.origin}/counter/${COUNTY}/sync`);
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: '存成文件' }).click();
    file = await readFile(await (await saving).path());
    assert.ok(file.length > 300 && !file.includes('郑带货') && !file.includes('place-order'));
    assert.equal(await partner.overflow(), 0);
  });

  it('or shows it as QR codes', async () => {
    const { page } = partner;
    await page.getByRole('button', { name: '显示二维码' }).click();
    await page.getByRole('dialog').getByText(/第 1 张，共 \d+ 张/).waitFor();
    assert.match((await page.locator('.qr-code').getAttribute('data-code')) ?? '', /^YG1:[0-9A-F]{8}:\d+:\d+:/);
    assert.equal(await partner.overflow(), 0);
    await page.getByRole('button', { name: '扫完了' }).click();
  });

  it('the clerk takes the file in, twice, and it counts once', async () => {
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/${COUNTY}/carried`);
    for (const times of [1, 2]) {
      await page.locator('input[type=file]').setInputFiles({ name: '十号站.yangui', mimeType: 'application/octet-stream', buffer: file });
      await page.getByRole('status', { name: /十号站/ }).nth(times - 1).getByText('已入账').waitFor();
    }
    assert.equal(await made(stage, '郑带货'), 1);
    await page.locator('input[type=file]').setInputFiles({ name: '坏的.yangui', mimeType: 'application/octet-stream', buffer: Buffer.from('nothing') });
    await page.getByRole('alert').first().waitFor();
  });

  it('and the daily pack, taken in on the phone, confirms it there without network', async () => {
    const { page } = clerk;
    const saving = page.waitForEvent('download');
    await page.getByRole('row').filter({ hasText: await stationOf(partner) }).getByRole('button', { name: '下载每日包' }).click();
    const pack = await readFile(await (await saving).path());
    await partner.page.locator('input[type=file]').setInputFiles({ name: '每日包.pack', mimeType: 'application/octet-stream', buffer: pack });
    await partner.page.getByText('每日包收好了').waitFor();
    await partner.page.getByText('本机没有待送达的记录').waitFor();
    assert.deepEqual([...partner.errors, ...clerk.errors], []);
    const verdict = await verify(stage.server.pool, COUNTY);
    assert.ok(verdict.ok, JSON.stringify(verdict));
  });
});

async function order(page: Visitor['page'], name: string): Promise<void> {
  await page.goto(page.url().replace(/(\/counter\/\d+).*/, '$1/buy'));
  await page.getByRole('combobox').fill(name);
  await page.getByRole('option', { name: new RegExp(`登记新村民“${name}”`) }).click();
  await page.getByRole('button', { name: '念过了，同意' }).click();
  await page.getByRole('combobox').fill('dm');
  await page.getByRole('option', { name: /加入 东北大米/ }).click();
  await page.getByRole('button', { name: '念给村民听' }).click();
  await page.getByRole('button', { name: '下单', exact: true }).click();
  await page.getByTestId('order-code').waitFor();
}

async function stationOf({ page }: Visitor): Promise<string> {
  return (await page.locator('.counter-station strong').textContent()) ?? '';
}

async function made({ server }: Stage, name: string): Promise<number> {
  const { rows } = await server.pool.query<{ count: number }>(
    `select count(*)::int as count from assisted_order o join person_private p on p.county = $1 and p.person = o.villager where o.county = $1 and p.name = $2`, [COUNTY, name]);
  return rows[0]?.count ?? -1;
}
