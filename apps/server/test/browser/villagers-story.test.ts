import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../src/journal/test-county.ts';
import { verify } from '../../src/journal/verify.ts';
import { desk, phone, Stage } from './stage.ts';

const COUNTY = '220112';

describe('what is held about a villager, on screen', () => {
  let stage: Stage;
  const villager = newId();
  before(async () => {
    stage = await Stage.set();
  });
  after(() => stage.down());

  it('the partner reads the notice to somebody registered without one, and records it', async () => {
    const partner = await stage.signedIn('luxiang-station-3', phone);
    const { page } = partner;
    const { counties } = await partner.me();
    const register = {
      id: newId(),
      type: 'register-villager',
      at: Date.now(),
      payload: { villager, station: counties[0]?.stations[0]?.id },
      personal: { name: '孙长河' },
    };
    const { ok } = await partner.send(register);
    assert.ok(ok);
    await page.goto(`${stage.origin}/counter/${COUNTY}/villagers?query=孙长河`);
    await page.getByRole('link', { name: /孙长河.*未记告知/ }).click();
    await page.getByRole('button', { name: '补记资料告知' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('您的权利').waitFor();
    await dialog.getByRole('radio', { name: /本人看过/ }).check();
    assert.equal(await partner.overflow(), 0);
    await dialog.getByRole('button', { name: '补记资料告知' }).click();
    await page.getByText('已记下告知。').waitFor();
    await page.getByText('本人看过并同意').waitFor();
    assert.equal(await page.getByRole('button', { name: '补记资料告知' }).count(), 0);
    assert.deepEqual(partner.errors, []);
    await partner.leave();
  });

  it('the clerk corrects a name; a phone that cannot be is refused beside its field', async () => {
    const clerk = await stage.signedIn('luxiang-clerk', desk, 'en');
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/${COUNTY}/villagers/${villager}`);
    await page.getByRole('button', { name: 'Correct the data' }).click();
    await page.getByLabel('Name').fill('孙长贺');
    await page.getByLabel('Phone').fill('123');
    await page.keyboard.press('Enter');
    await page.getByText(/phone number is not right/).waitFor();
    await page.getByLabel('Phone').fill('13944445555');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '孙长贺' }).waitFor();
    await page.getByText('Corrected.').waitFor();
    assert.deepEqual(clerk.errors, []);
    await clerk.leave();
  });

  it('two correct her at once: what only one changed comes in, and what both changed stands twice until one is chosen', async () => {
    const partner = await stage.signedIn('luxiang-station-3', phone);
    const clerk = await stage.signedIn('luxiang-clerk', desk);
    const correct = async (personal: object) =>
      assert.ok(
        (await clerk.send({ id: newId(), type: 'amend-villager', at: Date.now(), payload: { villager }, personal })).ok,
      );
    const { page } = partner;
    await page.goto(`${stage.origin}/counter/${COUNTY}/villagers/${villager}`);
    await page.getByRole('button', { name: '更正资料' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('姓名').fill('孙长鹤');
    await correct({ name: '孙长贺', phone: '13911112222' });
    const filled = async (label: string, value: string) => {
      const field = await dialog.getByLabel(label).elementHandle();
      await page.waitForFunction(([one, text]) => one instanceof HTMLInputElement && one.value === text, [
        field,
        value,
      ] as const);
    };
    await filled('电话', '13911112222');
    await filled('姓名', '孙长鹤');
    await dialog.getByLabel('电话').fill('13933334444');
    await correct({ name: '孙长贺', phone: '13955556666' });
    const both = dialog.getByRole('alert').filter({ hasText: '13955556666' });
    await both.waitFor();
    assert.equal(await partner.overflow(), 0);
    await filled('电话', '13933334444');
    await both.getByRole('button', { name: '用别人的' }).click();
    await filled('电话', '13955556666');
    await dialog.getByRole('button', { name: '保存更正' }).click();
    await page.getByText('已更正。').waitFor();
    const { rows } = await stage.server.pool.query<{ name: string; phone: string }>(
      `select name, phone from person_private where county = $1 and kind = 'villager' and person = $2`,
      [COUNTY, villager],
    );
    assert.deepEqual(rows, [{ name: '孙长鹤', phone: '13955556666' }]);
    assert.deepEqual([partner.errors, clerk.errors], [[], []]);
    await partner.leave();
    await clerk.leave();
    const verdict = await verify(stage.server.pool, COUNTY);
    assert.ok(verdict.ok, 'difference' in verdict ? verdict.difference : '');
  });

  it('nobody is registered twice without a word: the other is shown with what tells them apart, and can be taken', async () => {
    const partner = await stage.signedIn('luxiang-station-3', phone);
    const { page } = partner;
    const station = (await partner.me()).counties[0]?.stations[0]?.id;
    const first = newId();
    const register = {
      id: newId(),
      type: 'register-villager',
      at: Date.now(),
      payload: { villager: first, station },
      personal: { name: '钱满仓', phone: '13812340001', address: '河东二组 7 号' },
    };
    assert.ok((await partner.send(register)).ok);
    const called = async () =>
      (
        await stage.server.pool.query(
          "select 1 from person_private where county = $1 and kind = 'villager' and name = '钱满仓'",
          [COUNTY],
        )
      ).rows.length;
    await page.goto(`${stage.origin}/counter/${COUNTY}/villagers`);
    await page.getByRole('button', { name: '登记村民' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('念过了，同意').check();
    // Enter at once, before anybody can have looked: it waits for the answer, and does not register.
    await dialog.getByLabel('姓名').fill('钱满仓');
    await page.keyboard.press('Enter');
    const alike = dialog.getByRole('alert').filter({ hasText: '这里已经有同名或同电话的村民' });
    await alike.getByText('13812340001 · 河东二组 7 号 · 还没有来过').waitFor();
    assert.equal(await called(), 1);
    assert.equal(await partner.overflow(), 0);
    // By the phone too, under another name.
    await dialog.getByLabel('姓名').fill('小满');
    await alike.waitFor({ state: 'detached' });
    await dialog.getByLabel('电话').fill('13812340001');
    await alike.getByRole('button', { name: '就是这位 钱满仓' }).click();
    await page.waitForURL(new RegExp(`/villagers/${first}`));
    await page.goBack();
    await page.getByRole('button', { name: '登记村民' }).click();
    await dialog.getByLabel('念过了，同意').check();
    await dialog.getByLabel('姓名').fill('钱满仓');
    await dialog.getByLabel('住址').fill('河西一组 2 号');
    await dialog.getByRole('button', { name: '是另一个人，登记' }).click();
    await page.getByText('已登记 钱满仓').waitFor();
    assert.equal(await called(), 2);
    // In the list their households tell them apart.
    await page.locator('[data-search]').fill('qmc');
    await page.getByRole('link', { name: /钱满仓.*河东二组 7 号/ }).waitFor();
    await page.getByRole('link', { name: /钱满仓.*河西一组 2 号/ }).waitFor();
    assert.deepEqual(partner.errors, []);
    await partner.leave();
  });

  it('her page has what waits for her, with a slip of it, and what she owes; at the desk her messages and household too', async () => {
    const partner = await stage.signedIn('luxiang-station-3', phone);
    const clerk = await stage.signedIn('luxiang-clerk', desk);
    const { page } = partner;
    const station = (await partner.me()).counties[0]?.stations[0]?.id;
    const her = newId();
    await partner.must('register-villager', { villager: her, station }, { name: '欧阳长河' });
    await page.goto(`${stage.origin}/counter/${COUNTY}/villagers/${her}`);
    const waits = page.getByRole('region', { name: '等着取的' });
    await waits.getByText('没有等着取的').waitFor();
    await page.getByRole('region', { name: '赊账' }).getByText('没有赊账。').waitFor();
    await page.getByRole('region', { name: '发给本人的通知' }).getByText('还没有通知过').waitFor();
    await page.getByText('还没有包裹').waitFor();

    const { rows } = await stage.server.pool.query<{ product: string; priceFen: number }>(
      `select id as product, price_fen as "priceFen" from product where county = $1 and stock_units > 5 and not withdrawn order by price_fen limit 1`,
      [COUNTY],
    );
    const lines = rows.map((row) => ({ ...row, quantity: 1 }));
    const order = await partner.must('place-order', { station, villager: her, lines, tender: 'tab' });
    await clerk.must('receive-order', { order });
    await waits.getByRole('button', { name: '打印小条' }).click();
    const slip = page.getByRole('dialog', { name: '等着取的东西' });
    await slip.getByText(/^欧.*\*/).waitFor();
    assert.equal(await slip.getByText('欧阳长河').count(), 0);
    assert.match((await slip.locator('.receipt-code strong').textContent()) ?? '', /^\d-\d\d-\d{3}$/);
    await slip.getByRole('button', { name: '关闭' }).last().click();
    const tab = page.getByRole('region', { name: '赊账' });
    await tab.getByRole('button', { name: '收款' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '收款' }).click();
    await tab.getByText('没有赊账。').waitFor();
    assert.equal(await partner.overflow(), 0);

    await clerk.page.goto(`${stage.origin}/desk/${COUNTY}/villagers/${her}`);
    await clerk.page.getByRole('region', { name: '等着取的' }).getByRole('button', { name: '打印小条' }).waitFor();
    await clerk.page.getByRole('region', { name: '发给本人的通知' }).getByText('订的货到了').waitFor();
    await clerk.page.getByRole('region', { name: '农户' }).getByText('没有登记在哪一户').waitFor();
    assert.deepEqual([...partner.errors, ...clerk.errors], []);
    await partner.leave();
    await clerk.leave();
  });
});
