import { after, before, describe, it } from 'node:test';
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
        for (const key of pin) window.dispatchEvent(new KeyboardEvent('keydown', { key }));
      });
      typing.observe(document.body, { childList: true, subtree: true, characterData: true });
    }, '294716');
    for (const digit of '111112') await page.keyboard.press(digit);
    await page.waitForURL(/\/counter\//);
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
    const partner = await stage.signedIn('luxiang-station-6', phone);
    const clerk = await stage.signedIn('luxiang-clerk', desk);
    const me = await partner.me();
    await clerk.page.goto(`${stage.origin}/desk/220112/stations/${me.counties[0]?.stations[0]?.id}`);
    await clerk.page.getByRole('button', { name: '结束任期' }).click();
    await clerk.page.getByRole('dialog').getByRole('button', { name: '结束任期' }).click();
    await partner.page
      .getByText(/账号已停用|没有站点|没有岗位/)
      .first()
      .waitFor();
    await partner.leave();
    await clerk.leave();
  });
});
