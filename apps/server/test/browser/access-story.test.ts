import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SAMPLE_PASSWORD } from '../../src/sample/fill-sample.ts';
import { phone, Stage } from './stage.ts';

describe('devices and visits on the account screen', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.set();
  });
  after(() => stage.down());

  it('a partner sees where she came in and who tried to, ends the other device, and is told at her next sign-in', async () => {
    const home = await stage.signedIn('luxiang-station-9', phone);
    await home.page.goto(`${stage.origin}/account`);
    await home.page.getByRole('button', { name: '退出登录' }).click();

    const stranger = await stage.visitor(phone);
    await stranger.page.locator('input[autocomplete=username]').fill('luxiang-station-9');
    await stranger.page.locator('input[autocomplete=current-password]').fill('not the password');
    await stranger.page.locator('button[type=submit]').click();
    await stranger.page.getByText('账号或密码不对').waitFor();
    await stranger.signIn('luxiang-station-9', SAMPLE_PASSWORD);

    await home.signIn('luxiang-station-9', SAMPLE_PASSWORD);
    const news = home.page.getByRole('note', { name: '上次登录以后' });
    await news.getByText(/1 次都没成/).waitFor();
    await news.getByText(/在另一台设备上登录过/).waitFor();
    await news.getByRole('link', { name: '查看设备和登录记录' }).click();

    const visits = home.page.getByRole('region', { name: '登录记录' });
    await visits.getByText('有人试过，没登录成').waitFor();
    assert.ok((await visits.getByText('用密码登录').count()) >= 3);
    await home.page
      .getByRole('region', { name: '已登录的设备' })
      .getByRole('button', { name: /退出$/ })
      .first()
      .click();
    await stranger.page.reload();
    await stranger.page.locator('input[autocomplete=current-password]').waitFor();
    await home.page.getByRole('button', { name: '我看过了' }).click();
    assert.equal(await news.count(), 0);
    await home.leave();
    await stranger.leave();
  });
});
