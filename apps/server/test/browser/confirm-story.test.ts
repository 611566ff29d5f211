import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { desk, phone, Stage, type Visitor } from './stage.ts';

describe('The centre confirms orders with the supplier', () => {
  let stage: Stage;
  let clerk: Visitor;

  before(async () => {
    stage = await Stage.set();
    clerk = await stage.signedIn('luxiang-clerk', desk);
  });
  after(() => stage.down());

  it('Today says how many wait, and leads to them', async () => {
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/220112`);
    await page
      .getByRole('link', { name: /单等着向供应商确认/ })
      .first()
      .click();
    await page.getByRole('button', { name: /确认列出的全部/ }).waitFor();
  });

  it('chosen ones go together, under the supplier’s number, and a phone’s number is refused', async () => {
    const { page } = clerk;
    const ticks = page.getByRole('checkbox', { name: /选择订单/ });
    const before = await ticks.count();
    assert.ok(before >= 2, `${before} orders wait`);
    await ticks.nth(0).check();
    await ticks.nth(1).check();
    await page.getByRole('button', { name: '确认选中的 2 单' }).click();
    await page.getByLabel('供应商单号').fill('13912345678');
    await page.getByRole('dialog').getByRole('button', { name: '向供应商确认' }).click();
    await page.getByText(/不能写姓名、手机号/).waitFor();
    await page.getByLabel('供应商单号').fill('GH-2026-118');
    await page.getByRole('dialog').getByRole('button', { name: '向供应商确认' }).click();
    await page.getByText('已确认 2 单。').waitFor();
    const { rows } = await stage.server.pool.query<{ count: number }>(
      `select count(*)::int as count from assisted_order where county = '220112' and stage = 'confirmed' and supplier_ref = 'GH-2026-118'`,
    );
    assert.equal(rows[0]?.count, 2);
  });

  it('and on a phone, in English, the list and its button fit', async () => {
    const visitor = await stage.signedIn('luxiang-clerk', phone, 'en');
    await visitor.page.goto(`${stage.origin}/desk/220112/orders?stage=coming`);
    await visitor.page.getByRole('table').getByText('On its way').first().waitFor();
    assert.ok(await visitor.page.evaluate('document.documentElement.scrollWidth <= innerWidth'));
    assert.deepEqual([...clerk.errors, ...visitor.errors], []);
  });
});
