import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../src/new-id.ts';
import { pick } from './pick.ts';
import { desk, phone, Stage, type Visitor } from './stage.ts';

const COUNTY = '220112';

describe('what was refused is opened again, filled in', () => {
  let stage: Stage;
  let partner: Visitor;

  before(async () => {
    stage = await Stage.set();
    partner = await stage.signedIn('luxiang-station-3', phone);
  });
  after(() => stage.down());

  it('an order whose price had changed: the same goods for the same villager, to be read aloud anew', async () => {
    const { page } = partner;
    const clerk = await stage.signedIn('luxiang-clerk', desk);
    await page.goto(`${stage.origin}/counter/${COUNTY}/buy`);
    await page.locator('[role=listbox][aria-busy=false] [role=option]').first().click();
    const buyer = (await page.locator('.buyer strong').textContent()) ?? '';
    await pick(page, 'dm', /东北大米/);
    await page.getByRole('button', { name: '念给村民听' }).click();
    const { rows } = await stage.server.pool.query<{ id: string; category: string }>(
      `select id, category from product where county = $1 and name like '东北大米%' and not withdrawn`,
      [COUNTY],
    );
    const payload = { product: rows[0]?.id, priceFen: 6_190, category: rows[0]?.category, rebateBasisPoints: null };
    assert.ok((await clerk.send({ id: newId(), type: 'change-product-terms', at: Date.now(), payload })).ok);
    await clerk.leave();
    await page.getByRole('button', { name: '下单', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: '61.90' }).first().waitFor();
    await page.goto(`${stage.origin}/counter/${COUNTY}/sync`);
    const again = page.getByRole('button', { name: '打开改一改' });
    await again.first().waitFor();
    await page.getByText('手上还有没办完的').first().waitFor({ state: 'attached' });
    await page.evaluate(() => sessionStorage.removeItem('yangui.basket'));
    await page.reload();
    await again.first().click();
    await page.waitForURL(/\/buy$/);
    await page.getByLabel(/东北大米.* 的数量/).waitFor();
    assert.equal(await page.locator('.buyer strong').textContent(), buyer);
    assert.deepEqual(partner.errors, []);
  });
});
