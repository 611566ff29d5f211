import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { verify } from '../../src/journal/verify.ts';
import { pick } from './pick.ts';
import { desk, phone, Stage, type Visitor } from './stage.ts';

describe('an order goes from the counter to the ledger', () => {
  let stage: Stage;
  let partner: Visitor;
  let clerk: Visitor;
  let code = '';
  let visitCode = '';

  before(async () => {
    stage = await Stage.set();
    partner = await stage.signedIn('luxiang-station-3', phone);
    clerk = await stage.signedIn('luxiang-clerk', desk);
  });
  after(() => stage.down());

  it('the partner orders for a villager who has nothing but a name', async () => {
    const { page } = partner;
    await page.getByRole('link', { name: /代买/ }).first().click();
    await pick(page, '赵铁柱', /登记新村民“赵铁柱”/);
    await page.getByRole('button', { name: '念过了，同意' }).click();
    await pick(page, 'dm', /东北大米/);
    await page.getByRole('button', { name: '念给村民听' }).click();
    await page.getByRole('dialog').getByText('59.90').first().waitFor();
    await page.getByRole('button', { name: '下单', exact: true }).click();
    code = (await page.getByTestId('order-code').textContent()) ?? '';
    assert.match(code, /^[0-9A-F]{6}$/);
  });

  it('and Enter at once, as a scanner sends it, takes what was typed, not what stood there before', async () => {
    const { page } = partner;
    await page.goto(`${stage.origin}/counter/220112/buy`);
    await page.locator('[role=listbox][aria-busy=false] [role=option]').first().waitFor();
    await page.getByRole('combobox').pressSequentially('赵铁柱\n');
    await page.locator('.buyer').getByText('赵铁柱').waitFor();
    await page.locator('[role=listbox][aria-busy=false] [role=option]').nth(3).waitFor();
    await page.getByRole('combobox').pressSequentially('dm\n');
    await page.getByLabel(/东北大米.* 的数量/).waitFor();
    assert.equal(await page.locator('.basket > li').count(), 1);
    await page.goBack();
  });

  it('the clerk sees it without a reload, and marks it received', async () => {
    const { page } = clerk;
    await page.getByRole('link', { name: '订单' }).first().click();
    await page.getByText(code).first().click();
    await page.getByRole('button', { name: '标记到货' }).click();
    await page.getByText('待取件').first().waitFor();
  });

  it('the partner sees it come without a reload, and hands it over', async () => {
    const { page } = partner;
    await page.goto(`${stage.origin}/counter/220112/collect`);
    const row = page.getByRole('button', { name: /赵铁柱/ });
    visitCode = (await row.locator('.order-code').textContent()) ?? '';
    assert.match(visitCode, /^[1-9]-\d\d-\d{3,}$/);
    // As she says it, without dashes.
    await page.locator('[data-search]').fill(visitCode.replaceAll('-', ' '));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText(visitCode).waitFor();
    await page.getByRole('button', { name: /交给 赵铁柱/ }).click();
    await page.getByText('已交给 赵铁柱').first().waitFor();
  });

  it('her earnings equal the ledger, and the line opens to the order', async () => {
    const { page } = partner;
    await page.goto(`${stage.origin}/counter/220112/earnings`);
    await page
      .getByRole('link', { name: new RegExp(visitCode) })
      .first()
      .waitFor();
    const heaps = await page.locator('.heap-sum').allTextContents();
    const { person } = await partner.me();
    const { rows } = await stage.server.pool.query<{ id: string; earned: number }>(
      `select id, -balance_fen as earned from account where county = '220112' and id like '%' || $1`,
      [person.id],
    );
    const earned = (stageName: string) =>
      ((rows.find(({ id }) => id.startsWith(stageName))?.earned ?? 0) / 100).toFixed(2);
    const shown = heaps.map((text) => text.replace(/[^\d.-]/g, ''));
    assert.deepEqual(shown.slice(0, 3), ['rebate-accrued', 'rebate-pending', 'rebate-payable'].map(earned));
    const line = page.getByRole('link', { name: new RegExp(visitCode) });
    assert.equal(await line.count(), 1, 'one line for one order');
    assert.match((await line.textContent()) ?? '', /赵铁柱.*退货期到 .*起结算/);
    await page.getByRole('link', { name: '账上的每一笔' }).click();
    await line.nth(2).waitFor();
    await page.goBack();
    await page
      .getByRole('link', { name: new RegExp(visitCode) })
      .first()
      .click();
    await page.getByRole('heading', { name: new RegExp(visitCode) }).waitFor();
  });

  it('the villager brings it back: the clerk sees the return, and the rebate is gone', async () => {
    const { page } = partner;
    await page.getByRole('button', { name: '退货' }).click();
    await page.getByRole('radio', { name: '破损' }).check();
    await page.getByRole('dialog').getByRole('button', { name: '退货' }).click();
    await clerk.page.getByText('已退货').first().waitFor();
    await page.getByText('已退货').first().waitFor();
  });

  it('nobody’s screen complained, and the county follows from its journal', async () => {
    assert.deepEqual([...partner.errors, ...clerk.errors], []);
    const verdict = await verify(stage.server.pool, '220112');
    assert.deepEqual(verdict.ok, true, JSON.stringify(verdict));
  });
});
