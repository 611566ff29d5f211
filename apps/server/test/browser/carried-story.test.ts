import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { verify } from '../../src/journal/verify.ts';
import { COUNTY, orderFor, ordersOf, readyOffline } from './offline-counter.ts';
import { desk, Stage, type Visitor } from './stage.ts';

describe('no network for days: the work goes out by hand and the answer comes back by hand', () => {
  let stage: Stage;
  let partner: Visitor;
  let clerk: Visitor;
  let file: Buffer;

  before(async () => {
    stage = await Stage.set({ kept: true });
    partner = await readyOffline(stage, 'luxiang-station-10');
    clerk = await stage.signedIn('luxiang-clerk', desk);
  });
  after(() => stage.down());

  it('the partner saves what waits as a file that says nothing to whoever finds it', async () => {
    const { page, context } = partner;
    await context.setOffline(true);
    await orderFor(page, '郑带货');
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
    await page
      .getByRole('dialog')
      .getByText(/第 1 张，共 \d+ 张/)
      .waitFor();
    assert.match((await page.locator('.qr-code').getAttribute('data-code')) ?? '', /^YG1:[0-9A-F]{8}:\d+:\d+:/);
    assert.equal(await partner.overflow(), 0);
    await page.getByRole('button', { name: '扫完了' }).click();
  });

  it('the clerk takes the file in, twice, and it counts once', async () => {
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/${COUNTY}/carried`);
    for (const times of [1, 2]) {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: '十号站.yangui', mimeType: 'application/octet-stream', buffer: file });
      await page
        .getByRole('status', { name: /十号站/ })
        .nth(times - 1)
        .getByText('已入账')
        .waitFor();
    }
    assert.equal(await ordersOf(stage, '郑带货'), 1);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '坏的.yangui', mimeType: 'application/octet-stream', buffer: Buffer.from('nothing') });
    await page.getByRole('alert').first().waitFor();
  });

  it('and the daily pack, taken in on the phone, confirms it there without network', async () => {
    const { page } = clerk;
    const saving = page.waitForEvent('download');
    await page
      .getByRole('row')
      .filter({ hasText: await stationOf(partner) })
      .getByRole('button', { name: '下载每日包' })
      .click();
    const pack = await readFile(await (await saving).path());
    await partner.page
      .locator('input[type=file]')
      .setInputFiles({ name: '每日包.pack', mimeType: 'application/octet-stream', buffer: pack });
    await partner.page.getByText('每日包收好了').waitFor();
    await partner.page.getByText('本机没有待送达的记录').waitFor();
    assert.deepEqual([...partner.errors, ...clerk.errors], []);
    const verdict = await verify(stage.server.pool, COUNTY);
    assert.ok(verdict.ok, JSON.stringify(verdict));
  });
});

async function stationOf({ page }: Visitor): Promise<string> {
  return (await page.locator('.counter-station strong').textContent()) ?? '';
}
