import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { newId } from '../../src/new-id.ts';
import { SAMPLE_PASSWORD } from '../../src/sample/fill-sample.ts';
import { desk, phone, Stage, type Visitor } from './stage.ts';

describe('What moves money takes two people', () => {
  let stage: Stage;
  let clerk: Visitor;
  let approver: Visitor;

  before(async () => {
    stage = await Stage.set({ twoPeople: true });
    clerk = await stage.signedIn('luxiang-clerk', desk);
    approver = await stage.signedIn('luxiang-approver', desk);
  });
  after(() => stage.down());

  /** Confirms what waits first in the list. */
  const confirmFirst = async (page: Page) => {
    await page.goto(`${stage.origin}/desk/220112/proposals`);
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: '确认选中的 1 件' }).click();
  };

  it('a clerk changes a limit: it is said that it waits, and by whom it can be confirmed, not that it is saved', async () => {
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/220112/settings`);
    await page.getByLabel('一笔平台代买超过（元）').fill('1500');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText(/还没有生效：等第二个人确认/).waitFor();
    assert.equal(await page.getByText('已保存，即时生效。').count(), 0);
    await page.getByText('只有主管部门能改这一条。').waitFor();
    await clerk.picture('two-people-proposed');
  });

  it('she finds it among her own and cannot confirm it; an approver declines it with a reason', async () => {
    await clerk.page.goto(`${stage.origin}/desk/220112/proposals`);
    await clerk.page.getByText('自己提交的，等别人确认').waitFor();
    assert.equal(await clerk.page.getByRole('checkbox').count(), 0);

    const { page } = approver;
    await page.goto(`${stage.origin}/desk/220112/proposals`);
    await page.getByRole('checkbox').first().check();
    await approver.picture('two-people-waiting');
    await page.getByRole('button', { name: '退回选中的 1 件' }).click();
    await page.getByText('已退回 1 件，没有生效').waitFor();
    assert.equal(await approver.overflow(), 0);
  });

  it('an account is changed by a clerk and an approver: the partner is told before and after, one device is no two people', async () => {
    const partner = await stage.signedIn('luxiang-station-2', phone);
    const { person } = await partner.me();
    const { page } = clerk;

    // The month is settled and approved: its payouts wait for the bank.
    await page.goto(`${stage.origin}/desk/220112/settlements`);
    await page.getByRole('button', { name: '编制结算' }).click();
    await page.getByLabel('结算月份').selectOption({ index: 1 });
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /编制 .* 的结算/ })
      .click();
    await page.waitForURL(/settlements\/[0-9a-f-]{36}/);
    const settlement = page.url();
    await approver.page.goto(settlement);
    await approver.page.getByRole('button', { name: '批准' }).click();
    await approver.page.getByRole('button', { name: '出付款文件' }).waitFor();

    await page.goto(`${stage.origin}/desk/220112/payees`);
    await page.getByRole('button', { name: `${person.name} 的收款账户` }).click();
    await page.getByLabel('开户行').fill('中国邮政储蓄银行');
    await page.getByLabel('账号').fill('6200 0000 0000 0007 777');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByText(/还没有生效：等第二个人确认/).waitFor();
    assert.equal(await page.getByText('**** 7777').count(), 0, 'nothing has changed yet');

    await partner.page.goto(`${stage.origin}/counter/220112`);
    await partner.page.getByText(/有人提交把您的收款账户改为 \*{4} 7777，等第二个人确认/).waitFor();
    await partner.picture('two-people-told');

    // The approver's sign-in on the clerk's own device does not count as a second person.
    await page.goto(`${stage.origin}/account`);
    await page.getByRole('button', { name: '退出登录' }).click();
    await clerk.signIn('luxiang-approver', SAMPLE_PASSWORD);
    await confirmFirst(page);
    await page.getByText(/您和提交的人用的是同一台设备，不能算两个人。请用自己的设备登录确认/).waitFor();
    await page.goto(`${stage.origin}/account`);
    await page.getByRole('button', { name: '退出登录' }).click();
    await clerk.signIn('luxiang-clerk', SAMPLE_PASSWORD);

    await confirmFirst(approver.page);
    await approver.page.getByText('已确认 1 件，已经生效').waitFor();
    await partner.page.goto(`${stage.origin}/counter/220112`);
    await partner.page.getByText(/您的收款账户改过了/).waitFor();
    await partner.page.getByRole('button', { name: '知道了' }).click();
    await partner.page.getByText(/您的收款账户改过了/).waitFor({ state: 'detached' });

    // What was approved for the old account waits until an approver has looked at the new one.
    await approver.page.goto(settlement);
    const row = approver.page.getByRole('row', { name: new RegExp(person.name) });
    await row.getByText('审批后换了账户，等审批人核对').waitFor();
    assert.equal(await partner.overflow(), 0);
    assert.deepEqual(partner.errors, []);
    await partner.leave();
  });

  it('a driver and the owner of a vehicle are told of a change on their phones too', async () => {
    const [driver, owner] = [
      await stage.signedIn('luxiang-driver', phone),
      await stage.signedIn('luxiang-vehicle-owner', phone, 'en'),
    ];
    const { person } = await owner.me();
    const { rows } = await stage.server.pool.query<{ id: string }>(
      `select id from vehicle where county = '220112' and owner = $1 limit 1`,
      [person.id],
    );
    for (const [paid, digits] of [
      [(await driver.me()).person.id, '5551'],
      [rows[0]?.id, '5552'],
    ]) {
      const proposed = await clerk.send({
        id: newId(),
        at: Date.now(),
        type: 'set-payee',
        payload: { person: paid },
        personal: { accountName: '新户名', bank: '中国农业银行', accountNumber: `622848040000000${digits}` },
      });
      assert.ok(proposed.ok);
    }
    await driver.page.reload();
    await driver.page.getByText(/有人提交把您的收款账户改为 \*{4} 5551/).waitFor();
    await owner.page.reload();
    await owner.page.getByText(/\*{4} 5552/).waitFor();
    for (const { page, errors } of [driver, owner]) {
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      assert.deepEqual(errors, []);
    }
    await approver.page.goto(`${stage.origin}/desk/220112/proposals`);
    await approver.page.getByText('新户名 · 中国农业银行').first().waitFor();
    for (const digits of ['5551', '5552']) {
      await approver.page
        .getByRole('row', { name: new RegExp(`\\*{4} ${digits}`) })
        .getByRole('checkbox')
        .check();
    }
    await approver.page.getByRole('button', { name: '退回选中的 2 件' }).click();
    await approver.page.getByText('已退回 2 件，没有生效').waitFor();
    await driver.leave();
    await owner.leave();
  });

  it('a station whose partner is gone is taken back by two people, and the rest stays to be dealt with', async () => {
    const { rows } = await stage.server.pool.query<{ id: string; partner: string }>(
      `select s.id from station s join account a on a.county = s.county and a.id = 'cash:' || s.id
       where s.county = '220112' and s.partner is not null and s.open_orders > 0 and a.balance_fen > 10000 order by s.id desc limit 1`,
    );
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/220112/stations/${rows[0]?.id}`);
    await page.getByRole('button', { name: '站长不在，由中心交接' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('抽屉里点到（元）').fill('100');
    await dialog.getByLabel('原因').selectOption({ label: '联系不上' });
    await clerk.picture('two-people-take-back');
    await dialog.getByRole('button', { name: '提交交接' }).click();
    await page.getByText(/还没有生效：等第二个人确认/).waitFor();

    await approver.page.goto(`${stage.origin}/desk/220112/proposals`);
    await approver.page.getByText('站长不在，由中心交接 无 → 联系不上').waitFor();
    await approver.page.getByText(/少的记在站长名下 无 → [\d,]+\.\d\d/).waitFor();
    await confirmFirst(approver.page);
    await approver.page.getByText('已确认 1 件，已经生效').waitFor();

    await page.goto(`${stage.origin}/desk/220112/stations/${rows[0]?.id}`);
    await page.getByText('没有站长').first().waitFor();
    const held = page.getByRole('list', { name: '关站或换站长之前，先交清' });
    await held.getByText('未取订单，待交付或取消').waitFor();
    assert.equal(await held.getByText('抽屉现金，点清并上缴').count(), 0);
  });

  it('the officer sees how long one person may act alone, on a phone and in English', async () => {
    const officer = await stage.signedIn('luxiang-officer', phone, 'en');
    const { page } = officer;
    await page.goto(`${stage.origin}/desk/220112/settings`);
    await page.getByText('Now: what moves money takes two people.').waitFor();
    await officer.picture('two-people-officer');
    await page.getByRole('button', { name: 'Let one person act' }).click();
    await page.getByText(/Now: one person may act, until/).waitFor();
    assert.equal(await officer.overflow(), 0);
    await page.getByRole('button', { name: 'Ask two people again now' }).click();
    await page.getByText('Now: what moves money takes two people.').waitFor();
    assert.deepEqual([...clerk.errors, ...approver.errors, ...officer.errors], []);
  });
});
