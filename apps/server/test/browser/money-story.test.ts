import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { businessDay } from '@yangui/domain';
import { verify } from '../../src/journal/verify.ts';
import { pick } from './pick.ts';
import { desk, phone, Stage, type Visitor } from './stage.ts';

describe('a month’s money goes from the counter to the bank', () => {
  let stage: Stage;
  let clerk: Visitor;
  let approver: Visitor;
  let partner: Visitor;
  let settlement = '';
  let payable = '';

  before(async () => {
    stage = await Stage.set();
    clerk = await stage.signedIn('luxiang-clerk', desk);
    approver = await stage.signedIn('luxiang-approver', desk);
    partner = await stage.signedIn('luxiang-station-2', phone);
  });
  after(() => stage.down());

  it('the partner takes an order by QR, and the drawer stays as it was', async () => {
    const { page } = partner;
    await page.goto(`${stage.origin}/counter/220112/cash`);
    const before = await page.locator('.drawer-holds strong').textContent();
    await page.goto(`${stage.origin}/counter/220112/buy`);
    await pick(page, '赵铁柱', /登记新村民“赵铁柱”/);
    await page.getByRole('button', { name: '念过了，同意' }).click();
    await pick(page, 'dm', /东北大米/);
    await page.getByRole('button', { name: '念给村民听' }).click();
    // What was given is of this reading alone: the next may be of another basket, or for somebody else.
    const given = page.getByLabel('收到现金（元，可不填）');
    await given.fill('100');
    await page.getByText(/^找零 [\d.]+ 元$/).waitFor();
    await page.keyboard.press('Escape');
    await given.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '念给村民听' }).click();
    assert.equal(await given.inputValue(), '');
    await page.getByRole('radio', { name: '扫码' }).check();
    await page.getByRole('button', { name: '下单', exact: true }).click();
    await page.getByTestId('order-code').waitFor();
    await page.goto(`${stage.origin}/counter/220112/cash`);
    assert.equal(await page.locator('.drawer-holds strong').textContent(), before);
  });

  it('she counts the drawer five yuan short, says why, and remits', async () => {
    const { page } = partner;
    const holds = Number(((await page.locator('.drawer-holds strong').textContent()) ?? '').replace(/[^\d.]/g, ''));
    await page.getByRole('button', { name: '清点现金' }).click();
    await page.getByLabel('实有（元）').fill((holds - 5).toFixed(2));
    await page.getByLabel('差额原因').selectOption({ label: '找零差错' });
    await page.getByRole('dialog').getByRole('button', { name: '清点现金' }).click();
    await page.getByText('清点已记账').waitFor();
    await page.getByText('−5.00').waitFor();
    await page.getByRole('button', { name: '上交现金' }).click();
    await page.getByLabel('金额（元）').fill('200');
    await page.getByRole('dialog').getByRole('button', { name: '上交现金' }).click();
    await page.getByText('已记为在途').waitFor();
    assert.equal(await partner.overflow(), 0);
  });

  it('the clerk counts what came, twenty yuan less, and the difference is booked', async () => {
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/220112/cash?stage=sent`);
    const station = (await partner.me()).counties[0]?.stations[0]?.name ?? '';
    await page
      .getByRole('region', { name: '上交款' })
      .getByRole('row', { name: new RegExp(`${station}.* 200\\.00`) })
      .getByRole('button')
      .click();
    await page.getByLabel('实有（元）').fill('180');
    await page.getByLabel('差额原因').selectOption({ label: '原因不明' });
    await page.getByRole('dialog').getByRole('button', { name: '点收确认' }).click();
    await page.getByText('已确认。').waitFor();
    await page.goto(`${stage.origin}/desk/220112/cash`);
    await page.getByText('−20.00').waitFor();
  });

  it('the clerk closes the centre’s day, and the button says that it is closed', async () => {
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/220112/day-closes`);
    const close = page.getByRole('button', { name: '县中心日结' });
    await close.and(page.locator('[aria-disabled=false]')).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('实有（元）').fill('1');
    await dialog.getByLabel('差额原因').selectOption({ label: '原因不明' });
    await dialog.getByRole('button', { name: '日结', exact: true }).click();
    await close.and(page.locator('[aria-disabled=true]')).waitFor();
    await page.getByText('今天已经日结').waitFor({ state: 'attached' });
  });

  it('the clerk prepares the settlement: every partner’s figure is the one they see themselves', async () => {
    await partner.page.goto(`${stage.origin}/counter/220112/earnings`);
    payable = (await partner.page.locator('.heap-payable .heap-sum').textContent()) ?? '';
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/220112/settlements`);
    await page.getByRole('button', { name: '编制结算' }).click();
    const { person } = await partner.me();
    // The month before the last is past its settlement day on every day of the year.
    await page.getByLabel('结算月份').selectOption({ index: 1 });
    await page
      .getByRole('dialog')
      .getByRole('row', { name: new RegExp(person.name) })
      // What was earned, and, no tax being due on so little, what is paid out.
      .getByText(payable.replace(/\s*元/, ''))
      .nth(1)
      .waitFor();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /编制 .* 的结算/ })
      .click();
    await page.waitForURL(/settlements\/[0-9a-f-]{36}/);
    settlement = page.url();
    await page.getByRole('button', { name: '批准' }).and(page.locator('[aria-disabled=true]')).waitFor();
  });

  it('another approves it, issues the file and downloads it', async () => {
    const { page } = approver;
    // Her day has what she signs, and nothing of the clerk's.
    await page.goto(`${stage.origin}/desk/220112`);
    await page
      .getByRole('region', { name: '等着办' })
      .getByRole('link', { name: /结算等审批/ })
      .waitFor();
    await page
      .getByRole('region', { name: '收工前' })
      .getByRole('link', { name: /结算等审批/ })
      .waitFor();
    assert.equal(await page.getByRole('link', { name: /上交款等点收|等装车|等着向供应商确认/ }).count(), 0);
    await page.goto(settlement);
    await page.getByRole('button', { name: '批准' }).click();
    await page.getByRole('button', { name: '出付款文件' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '付款文件 1' }).click();
    const file = new TextDecoder('gbk', { fatal: true }).decode(await readFile(await (await download).path()));
    const [head, ...lines] = file.trimEnd().split('\r\n');
    assert.equal(head, '序号,户名,账号,开户行,金额,备注');
    const { person } = await partner.me();
    const mine = lines.filter((line) => line.includes(person.name));
    assert.equal(mine.length, 1);
    assert.ok(mine[0]?.includes(`,${payable.replace(/[^\d.]/g, '')},`));
  });

  it('one comes back from the bank, is corrected and tried again; the partner sees it', async () => {
    const { page } = clerk;
    const { person } = await partner.me();
    await page.goto(settlement);
    const row = page.getByRole('row', { name: new RegExp(person.name) });
    await row.getByRole('button', { name: '退票' }).click();
    await page.getByLabel('原因').selectOption({ label: '账号不对' });
    await page.getByRole('dialog').getByRole('button', { name: '退票' }).click();
    await row.getByText('账号不对').waitFor();
    await partner.page.getByText('账号不对').first().waitFor();
    await row.getByRole('button', { name: '更正' }).click();
    await page.getByLabel('开户行').fill('中国邮政储蓄银行');
    await page.getByLabel('账号').fill('6200 0000 0000 0009 999');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await row.getByText('**** 9999').waitFor();
    await row.getByRole('button', { name: '重新付款' }).click();
    await row.getByText('待付款').waitFor();
    await row.getByRole('button', { name: /这笔钱从哪里来/ }).click();
    await page.getByRole('dialog').getByText(payable.replace(/\s*元/, '')).waitFor();
  });

  it('the clerk says as what the owner of a vehicle is taxed, without which nobody is paid', async () => {
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/220112/payees`);
    const dialog = page.getByRole('dialog');
    const row = page.getByRole('row', { name: /客货邮1路/ });
    await row.getByText('没有登记，不能结算').waitFor();
    await row.getByRole('button', { name: '客货邮1路 的计税身份' }).click();
    await dialog.getByRole('combobox', { name: '计税身份' }).selectOption({ label: '企业或合作社' });
    await dialog.getByLabel('从哪天起').fill('2001-01-01');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText(/起算日离今天/).waitFor();
    await dialog.getByLabel('从哪天起').fill(businessDay(Date.now()));
    await dialog.getByRole('button', { name: '保存' }).click();
    await row.getByText('企业或合作社').waitFor();
  });

  it('a name that the bank’s GBK cannot write stops the file and says so; UTF-8 takes it', async () => {
    const { person } = await partner.me();
    await clerk.page.goto(`${stage.origin}/desk/220112/payees`);
    await clerk.page.getByRole('button', { name: `${person.name} 的收款账户` }).click();
    await clerk.page.getByLabel('户名').fill('龚䶮');
    await clerk.page.getByText(/“䶮”不在 GBK 字库里/).waitFor();
    await clerk.page.getByLabel('开户行').fill('中国邮政储蓄银行');
    await clerk.page.getByLabel('账号').fill('6200000000000009999');
    await clerk.page.keyboard.press('Enter');
    await clerk.page.getByText('已登记。').waitFor();
    const { page } = approver;
    await page.goto(settlement);
    // The account changed after the approval: an approver looks at it before it is paid.
    const row = page.getByRole('row', { name: new RegExp(person.name) });
    await row.getByText('审批后换了账户，等审批人核对').waitFor();
    await row.getByRole('button', { name: '账户已核对，放行' }).click();
    await row.getByText('审批后换了账户，等审批人核对').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '出付款文件' }).click();
    await page.getByRole('button', { name: '付款文件 2' }).click();
    await page
      .getByRole('alert')
      .getByText(/“龚䶮”里的“䶮”不在 GBK 字库里/)
      .waitFor();
    await page.getByLabel('文件编码').selectOption('utf-8');
    await page.getByRole('alert').waitFor({ state: 'detached' });
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '付款文件 2' }).click();
    const file = await readFile(await (await download).path(), 'utf8');
    assert.ok(file.startsWith('\uFEFF序号') && file.includes('龚䶮'));
  });

  it('the settlement’s sheet for the file bears the journal’s signed head', async () => {
    const { page } = approver;
    await page.getByRole('button', { name: '打印留存单' }).click();
    const sheet = page.getByRole('dialog').locator('.head-sheet');
    await sheet.getByText(/^220112 \d{4}-\d\d-\d\d \d+ [0-9A-F]{4}(-[0-9A-F]{4}){5}$/).waitFor();
    await sheet.getByRole('img', { name: '账本凭据的二维码' }).waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  it('the approver closes the month, and its trial balance stays', async () => {
    const { page } = approver;
    await page.goto(`${stage.origin}/desk/220112/periods`);
    await page.getByRole('button', { name: /^关闭/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^关闭 / })
      .click();
    await page.getByText('已关账。').waitFor();
    await page.locator('summary').first().click();
  });

  it('and the journal explains every figure; no page complained', async () => {
    const verdict = await verify(stage.server.pool, '220112');
    assert.ok(verdict.ok, 'difference' in verdict ? verdict.difference : '');
    for (const { errors } of [clerk, approver, partner]) assert.deepEqual(errors, []);
  });
});
