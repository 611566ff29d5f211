import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { desk, phone, Stage } from './stage.ts';

const COUNTY = '220112';

describe('whoever comes back to a list finds the filter and the row', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.set();
  });
  after(() => stage.down());

  /** Opens a row far down; answers its address. */
  async function openRow(page: Page, list: string, at: number): Promise<string> {
    const rows = page.locator('main a[href*="/orders/"]');
    await rows.nth(at).waitFor();
    const href = (await rows.nth(at).getAttribute('href')) ?? '';
    await rows.nth(at).click();
    await page.waitForURL(`${stage.origin}${href}`);
    await page.getByRole('heading').first().waitFor();
    assert.ok(href.startsWith(list));
    return href;
  }

  /** Waits until the row that was left has the cursor, and is in view. */
  async function found(page: Page, address: string, row: string): Promise<void> {
    await page.waitForURL(`${stage.origin}${address}`);
    await page.waitForFunction((href) => {
      const { activeElement } = document;
      const box = activeElement?.getBoundingClientRect();
      return (
        activeElement?.getAttribute('href') === href && box !== undefined && box.top > 0 && box.bottom < innerHeight
      );
    }, row);
  }

  it('at the desk by the link above the page, and by the browser’s own way back', async () => {
    const clerk = await stage.signedIn('luxiang-clerk', desk);
    const { page } = clerk;
    const list = `/desk/${COUNTY}/orders`;
    const filtered = `${list}?stage=completed`;
    await page.goto(`${stage.origin}${filtered}`);
    const first = await openRow(page, list, 20);
    await page.locator('.desk-up').click();
    await found(page, filtered, first);
    const second = await openRow(page, list, 20);
    await page.goBack();
    await found(page, filtered, second);
    await page.goto(`${stage.origin}${first}`);
    assert.equal(await page.locator('.desk-up').getAttribute('href'), list);
    assert.deepEqual(clerk.errors, []);
    await clerk.leave();
  });

  it('at the counter by its back button and by Esc', async () => {
    const partner = await stage.signedIn('luxiang-station-3', phone);
    const { page } = partner;
    const list = `/counter/${COUNTY}/orders`;
    await page.goto(`${stage.origin}${list}?stage=completed`);
    const first = await openRow(page, list, 3);
    await page.getByRole('link', { name: '返回' }).click();
    await found(page, `${list}?stage=completed`, first);
    const second = await openRow(page, list, 3);
    await page.keyboard.press('Escape');
    await found(page, `${list}?stage=completed`, second);
    assert.deepEqual(partner.errors, []);
    await partner.leave();
  });
});
