import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../src/new-id.ts';
import { desk, phone, Stage } from './stage.ts';

describe('people and their doors', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.set();
  });
  after(() => stage.down());

  it('a partner shares her device by PIN, and a wrong one says how many tries are left', async () => {
    const visitor = await stage.signedIn('luxiang-station-5', phone);
    const { page } = visitor;
    await visitor.setPinAndSignOut('294716');
    for (const digit of '111112') await page.keyboard.press(digit);
    await page.getByText(/还可以试 4 次/).waitFor();
    for (const digit of '294716') await page.keyboard.press(digit);
    await page.waitForURL(/\/counter\//);
    await visitor.leave();
  });

  it('the right PIN counts from the very moment that the wrong one is refused', async () => {
    const visitor = await stage.signedIn('luxiang-station-7', phone);
    const { page } = visitor;
    await visitor.setPinAndSignOut('294716');
    await page.evaluate((pin) => {
      const typing = new MutationObserver(() => {
        if (!document.body.textContent.includes('还可以试 4 次')) return;
        typing.disconnect();
        for (const key of pin) window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      });
      typing.observe(document.body, { childList: true, subtree: true, characterData: true });
    }, '294716');
    for (const digit of '111112') await page.keyboard.press(digit);
    await page.waitForURL(/\/counter\//);
    await visitor.leave();
  });

  it('a clerk finds a partner by initials and a thing to do by its own, without leaving the keyboard', async () => {
    const visitor = await stage.signedIn('luxiang-clerk', desk);
    const { page } = visitor;
    await page.getByRole('heading', { name: '今天' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('zcm');
    await page.getByRole('option', { name: '曾春梅 站长' }).click();
    await page.waitForURL(/\/stations\//);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('xzsp');
    await page.getByRole('option', { name: '新增商品' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '新增商品' }).waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => url.pathname.endsWith('/products') && url.search === '');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('新增人员');
    await page.getByText('没有找到“新增人员”').waitFor();
    assert.equal(await page.getByRole('option').count(), 0, 'what only an administrator may do is not offered');
    await visitor.leave();
  });

  it('a wrong password is refused beside the form, in the person’s language', async () => {
    const visitor = await stage.visitor(phone, 'en');
    const { page } = visitor;
    await page.locator('input[autocomplete=username]').fill('luxiang-clerk');
    await page.locator('input[autocomplete=current-password]').fill('not the password');
    await page.locator('button[type=submit]').click();
    await page.getByText('The name or the password is wrong').waitFor();
    await visitor.leave();
  });

  it('a partner whose appointment ends is told so at once, on the screen she has open', async () => {
    const clerk = await stage.signedIn('luxiang-clerk', desk);
    const [station, person] = [newId(), newId()];
    const say = (type: string, payload: object, personal?: object) =>
      clerk.send({ id: newId(), at: Date.now(), type, payload, ...(personal && { personal }) });
    assert.ok((await say('open-station', { station, village: '220112999201', name: '新站' })).ok);
    assert.ok((await say('appoint-partner', { station, person }, { name: '新站长' })).ok);
    const signIn = { signInName: 'new-partner', name: '新站长', password: '一对大雁向南飞去过冬' };
    await stage.server.identity.createSignIn({ county: '220112', person, ...signIn });
    const partner = await stage.signedIn(signIn.signInName, phone, 'zh', signIn.password);
    await clerk.page.goto(`${stage.origin}/desk/220112/stations/${station}`);
    await clerk.page.getByRole('button', { name: '结束任期' }).click();
    await clerk.page.getByRole('dialog').getByRole('button', { name: '结束任期' }).click();
    await partner.page
      .getByText(/账号已停用|没有站点|没有岗位/)
      .first()
      .waitFor();
    await partner.leave();
    await clerk.leave();
  });

  it('an appointment does not end while anything is left unheld: the desk lists it and says where to settle it', async () => {
    const clerk = await stage.signedIn('luxiang-clerk', desk);
    const { rows } = await stage.server.pool.query<{ id: string }>(
      'select id from station where county = $1 and open_orders > 0 order by id limit 1',
      ['220112'],
    );
    await clerk.page.goto(`${stage.origin}/desk/220112/stations/${rows[0]?.id}`);
    const end = clerk.page.getByRole('button', { name: '结束任期' });
    await end.waitFor();
    assert.equal(await end.getAttribute('aria-disabled'), 'true');
    const list = clerk.page.getByRole('list', { name: '关站或换站长之前，先交清' });
    await list.getByText('未取订单，待交付或取消').click();
    await clerk.page.waitForURL(/\/orders\?station=/);
    await clerk.leave();
  });

  it('what a former colleague asks to have emptied is emptied at the desk, and what the law keeps says until when', async () => {
    const administrator = await stage.signedIn('luxiang-admin', desk);
    const { page } = administrator;
    const person = newId();
    const role = { person, role: 'driver', place: '220112' };
    const say = (type: string, payload: object, personal?: object) =>
      administrator.send({ id: newId(), at: Date.now(), type, payload, ...(personal && { personal }) });
    assert.ok((await say('grant-role', role, { name: '离任司机', phone: '13844446666' })).ok);
    await page.goto(`${stage.origin}/desk/220112/people`);
    const row = page.getByRole('row', { name: /离任司机/ });
    await row.getByText('138****6666').waitFor();
    assert.equal(await row.getByRole('button', { name: /清空/ }).count(), 0, 'not of somebody in post');
    await row.getByRole('button', { name: /^撤销/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click();

    await row.getByRole('button', { name: '清空 离任司机 的资料' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('清空后不能恢复，登录也同时停用。').first().waitFor();
    await dialog.getByLabel('清空什么').selectOption({ label: '姓名（账册要保存 30 年，到期才可以）' });
    await dialog.getByRole('button', { name: '清空资料' }).click();
    await dialog.getByText(/按规定这项资料要保留到 20\d\d/).waitFor();
    await dialog.getByLabel('清空什么').selectOption({ index: 0 });
    await dialog.getByRole('button', { name: '清空资料' }).click();
    await dialog.waitFor({ state: 'detached' });
    await row.getByText('138****6666').waitFor({ state: 'detached' });
    await row.getByText('离任司机').first().waitFor();
    assert.deepEqual(administrator.errors, []);
    await administrator.leave();
  });

  it('a clock that jumped stands under Today, and somebody says that it is right', async () => {
    const clerk = await stage.signedIn('luxiang-clerk', desk);
    await stage.server.pool.query(
      `insert into clockwork (county, turned_at, stopped_at) values ('220112', now() - interval '14 days', now())
       on conflict (county) do update set turned_at = excluded.turned_at, stopped_at = excluded.stopped_at`,
    );
    await clerk.page.goto(`${stage.origin}/desk/220112`);
    await clerk.page.getByText('服务器时间跳变，到期自动办理的事已停下').waitFor();
    await clerk.page.getByRole('button', { name: '时间没错，继续办理' }).click();
    await clerk.page.getByText('服务器时间跳变，到期自动办理的事已停下').waitFor({ state: 'detached' });
    await clerk.leave();
  });
});
