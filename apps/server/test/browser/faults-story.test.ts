import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pick } from './pick.ts';
import { desk, phone, Stage, type Visitor } from './stage.ts';

describe('when something goes wrong at the counter', () => {
  let stage: Stage;
  let partner: Visitor;
  before(async () => {
    stage = await Stage.set({ kept: true });
    partner = await stage.signedIn('luxiang-station-4', phone);
  });
  after(() => stage.down());

  it('an order whose answer was lost is sent again under the same id, and counts once', async () => {
    const { page } = partner;
    await fillBasket(page);
    let lost = 0;
    await page.route('**/api/counties/*/{command,commands,outbox}', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort();
    });
    await page.getByRole('button', { name: '念给村民听' }).click();
    await page.getByRole('button', { name: '下单', exact: true }).click();
    const code = (await page.getByTestId('order-code').textContent()) ?? '';
    await page.unroute('**/api/counties/*/{command,commands,outbox}');
    assert.equal(lost, 1);
    await page.getByRole('link', { name: '查看收发情况' }).click();
    await page.getByText('本机没有待送达的记录').waitFor();
    const { rows } = await stage.server.pool.query(
      `select id from assisted_order where county = '220112' and id::text like '%' || lower($1)`,
      [code],
    );
    assert.equal(rows.length, 1);
  });

  it('a price that changed under her hands is refused with both prices, and the new one can be taken', async () => {
    const clerk = await stage.signedIn('luxiang-clerk', desk);
    const { page } = partner;
    await page.goto(`${stage.origin}/counter/220112/buy`);
    await fillBasket(page);
    await clerk.page.goto(`${stage.origin}/desk/220112/products?query=${encodeURIComponent('东北大米')}`);
    await clerk.page
      .getByRole('button', { name: /调整“东北大米/ })
      .first()
      .click();
    await clerk.page.getByLabel('单价（元）').fill('62.00');
    await clerk.page.getByRole('button', { name: '保存' }).click();
    await clerk.page.getByText('62.00').first().waitFor();
    await page.getByRole('button', { name: '念给村民听' }).click();
    await page.getByRole('button', { name: '下单', exact: true }).click();
    await page.getByText(/价格已由 59.90 元变为 62.00 元/).waitFor();
    await page.getByRole('button', { name: /按新价 62.00/ }).click();
    await page.getByRole('button', { name: '念给村民听' }).click();
    await page.getByRole('button', { name: '下单', exact: true }).click();
    await page.getByTestId('order-code').waitFor();
    await clerk.leave();
  });
});

async function fillBasket(page: Visitor['page']): Promise<void> {
  await page.goto(page.url().replace(/(\/counter\/\d+).*/, '$1/buy'));
  await pick(page, '周来福', /登记新村民“周来福”/);
  await page.getByRole('button', { name: '念过了，同意' }).click();
  await pick(page, 'dm', /东北大米/);
}
