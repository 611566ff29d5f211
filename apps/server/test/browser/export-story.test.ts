import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { SAMPLE_PASSWORD } from '../../src/sample/fill-sample.ts';
import { desk, Stage, type Visitor } from './stage.ts';

describe('Every list of the desk goes into a file', () => {
  let stage: Stage;
  let clerk: Visitor;

  before(async () => {
    stage = await Stage.set();
    clerk = await stage.signedIn('luxiang-clerk', desk);
  });
  after(() => stage.down());

  /** Takes what a button exports as CSV; gives its lines, the heading first. */
  async function exported(address: string, button: string | RegExp): Promise<readonly string[]> {
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/220112/${address}`);
    await page.getByRole('table').first().waitFor();
    await page.getByRole('button', { name: button }).first().click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /CSV/ }).click(),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    return text
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/);
  }

  const count = async (sql: string): Promise<number> =>
    (await stage.server.pool.query<{ count: number }>(`select count(*)::int as count from ${sql}`)).rows[0]?.count ?? 0;

  it('the money lists, each with its heading and all its rows', async () => {
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/220112/settlements`);
    await page.getByRole('button', { name: '编制结算' }).click();
    // The month before the last is past its settlement day on every day of the year.
    await page.getByLabel('结算月份').selectOption({ index: 1 });
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /编制 .* 的结算/ })
      .click();
    await page.waitForURL(/settlements\/[0-9a-f-]{36}/);
    const settlements = await exported('settlements', '导出结算');
    const id = settlements[1]?.match(/[0-9a-f-]{36}/)?.[0];
    assert.ok(id, settlements.join());
    const lists: readonly (readonly [
      address: string,
      button: string | RegExp,
      heading: RegExp,
      sql: string | undefined,
    ])[] = [
      ['cash', '导出现金', /元）/, undefined],
      ['cash', '导出上交款', /点收（元）/, `remittance where county = '220112'`],
      [`settlements/${id}`, /导出站长返利 \d{4}-\d{2}/, /应发（元）,代扣个税（元）,实发（元）/, undefined],
      ['payees', '导出收款账户', /账号/, undefined],
      ['periods', /^导出/, /借/, undefined],
      ['effective-orders?month=all', '导出有效订单', /月/, undefined],
    ];
    for (const [address, button, heading, sql] of lists) {
      const lines = await exported(address, button);
      assert.match(lines[0] ?? '', heading, address);
      assert.ok(lines.length > 1, `${address} has rows`);
      if (sql !== undefined) assert.equal(lines.length - 1, await count(sql), address);
    }
  });

  it('account numbers stay as masked as on the screen', async () => {
    const lines = await exported('payees', '导出收款账户');
    assert.ok(lines.slice(1).some((line) => /\d{4}/.test(line)));
    for (const line of lines) assert.doesNotMatch(line, /\d{8,}/);
  });

  it('parcels with the filters on screen, past the first page, complaints with their due dates', async () => {
    const all = await exported('parcels', '导出包裹');
    assert.equal(all.length - 1, await count(`parcel where county = '220112'`));
    const open = await exported('parcels?stage=at-station', '导出包裹');
    assert.equal(open.length - 1, await count(`parcel where county = '220112' and stage = 'at-station'`));
    assert.match(all[0] ?? '', /投诉应办结时间/);
    assert.deepEqual(clerk.errors, []);
  });

  it('what was sent up, with the filters on screen', async () => {
    const all = await exported('consignments', '导出上行货');
    assert.equal(all.length - 1, await count(`consignment where county = '220112'`));
    assert.match(all[0] ?? '', /标签码.*快递单号/);
    const waiting = await exported('consignments?stage=at-station', '导出上行货');
    assert.equal(waiting.length - 1, await count(`consignment where county = '220112' and stage = 'at-station'`));
  });

  it('vehicles, and what is bought, grade by grade', async () => {
    const vehicles = await exported('fleet', '导出车辆');
    assert.equal(vehicles.length - 1, await count(`vehicle where county = '220112'`));
    const commodities = await exported('commodities', '导出收购品种');
    assert.match(commodities[0] ?? '', /单价.*元/);
    assert.deepEqual(clerk.errors, []);
  });

  it('the county itself, whole, for an administrator who shows the password again', async () => {
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/220112/journal`);
    await page.getByRole('row').nth(1).waitFor();
    assert.equal(await page.getByRole('button', { name: '带走全县数据' }).count(), 0);
    const admin = await stage.signedIn('luxiang-admin', desk);
    await admin.page.goto(`${stage.origin}/desk/220112/journal`);
    await admin.page.getByRole('button', { name: '带走全县数据' }).click();
    const window = admin.page.getByRole('dialog');
    await window.getByLabel('您的密码').fill('not my password');
    await window.getByRole('button', { name: '下载' }).click();
    await window.getByText('账号或密码不对').waitFor();
    await window.getByLabel('您的密码').fill(SAMPLE_PASSWORD);
    const [books] = await Promise.all([
      admin.page.waitForEvent('download'),
      window.getByRole('button', { name: '下载' }).click(),
    ]);
    const lines = (await readFile(await books.path(), 'utf8')).trim().split('\n');
    assert.match(lines[0] ?? '', /"county":"220112"/);
    assert.ok(lines.length > (await count(`journal_entry where county = '220112'`)));
    await window.getByText('个人资料', { exact: true }).click();
    await window.getByLabel('口令').fill('太短');
    await window.getByLabel('您的密码').fill(SAMPLE_PASSWORD);
    await window.getByRole('button', { name: '下载' }).click();
    await window.getByText('至少 12 个字。').waitFor();
    await window.getByLabel('口令').fill('十二只大雁排成一字向南飞');
    const [sealed] = await Promise.all([
      admin.page.waitForEvent('download'),
      window.getByRole('button', { name: '下载' }).click(),
    ]);
    assert.match(sealed.suggestedFilename(), /\.sealed$/);
    await window.getByText('已记入访问记录').waitFor();
    assert.deepEqual(admin.errors, []);
    await admin.leave();
  });
});
