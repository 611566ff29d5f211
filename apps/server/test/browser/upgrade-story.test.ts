import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { desk, Stage, type Visitor } from './stage.ts';

const COUNTY = '220112';

describe('the server goes over to a new version while a page is open', () => {
  let stage: Stage;
  let clerk: Visitor;

  before(async () => {
    stage = await Stage.set({ kept: true });
    clerk = await stage.signedIn('luxiang-clerk', desk);
  });
  after(() => stage.down());

  /** The parts of the old version are gone, and the page names another one, until the page is opened anew. */
  async function upgraded(context: BrowserContext, part: RegExp): Promise<{ readonly done: () => Promise<void> }> {
    await context.route(part, (route) => route.fulfill({ status: 404, body: '' }));
    await context.route(/\/\?newest$/, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/assets/index-newer.js"></script>' }),
    );
    return { done: () => context.unrouteAll({ behavior: 'wait' }) };
  }

  it('a page that is gone opens in the new version by itself', async () => {
    const { page, context } = clerk;
    await page.goto(`${stage.origin}/desk/${COUNTY}`);
    await page.getByRole('heading').first().waitFor();
    await page.evaluate(() => Object.assign(window, { openedBefore: true }));
    const upgrade = await upgraded(context, /\/assets\/stations-[^/]*\.js$/);
    const anew = page.waitForEvent('load');
    await page
      .getByRole('link', { name: /^站点和村/ })
      .first()
      .click();
    await anew;
    await upgrade.done();
    await page.goto(`${stage.origin}/desk/${COUNTY}/stations`);
    await page.getByRole('heading').first().waitFor();
    assert.equal(await page.evaluate(() => 'openedBefore' in window), false);
  });

  it('a part that is gone says so, and what was typed is there again in the new version', async () => {
    const { page, context } = clerk;
    await page.goto(`${stage.origin}/desk/${COUNTY}/products`);
    await page.getByRole('button', { name: '新增商品' }).first().click();
    await page.getByRole('dialog').getByLabel('商品名称').fill('【老年】保暖鞋');
    const upgrade = await upgraded(context, /\/assets\/find-[^/]*\.js$/);
    await page.keyboard.press('Control+k');
    const note = page.getByRole('alert').filter({ hasText: '雁归有新版本了' });
    await note.waitFor({ state: 'attached' });
    assert.equal(await page.getByRole('dialog').getByLabel('商品名称').inputValue(), '【老年】保暖鞋');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await upgrade.done();
    const anew = page.waitForEvent('load');
    await note.getByRole('button', { name: '打开新版本' }).click();
    await anew;
    await page.getByRole('button', { name: '新增商品' }).first().click();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('dialog input')?.value === '【老年】保暖鞋',
    );
  });

  it('without an answer it says that, not that anything is new', async () => {
    const { page, context } = clerk;
    await page.goto(`${stage.origin}/desk/${COUNTY}`);
    await page.getByRole('heading').first().waitFor();
    await context.route(/\/assets\/stations-[^/]*\.js$/, (route) => route.abort());
    await context.route(/\/\?newest$/, (route) => route.abort());
    await page
      .getByRole('link', { name: /^站点和村/ })
      .first()
      .click();
    await page.getByText('这一部分没有取到').waitFor();
    await context.unrouteAll({ behavior: 'wait' });
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByRole('heading', { name: /^站点/ }).first().waitFor();
  });
});
