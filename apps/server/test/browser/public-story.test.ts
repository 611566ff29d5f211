import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { desk, phone, Stage, type Visitor } from './stage.ts';

/** What each language's pages say. */
const said = {
  zh: {
    report: '反映问题',
    fee: '取件时收了不该收的钱',
    agree: '我看过了，同意这样用。',
    send: '发给县里',
    look: '看答复',
    digits: '您电话的后四位',
    returned: '多收或者少给的钱已经退还',
    erase: '删除我的信息',
    erased: '已经删除',
  },
  en: {
    report: 'Report a problem',
    fee: 'I was charged for collecting a parcel',
    agree: 'I have read this and agree.',
    send: 'Send to the county',
    look: 'Read the answer',
    digits: 'The last four digits of your phone',
    returned: 'what was charged too much',
    erase: 'Erase my data',
    erased: 'have been erased',
  },
} as const;

describe('somebody without a sign-in tells the county, on a phone with JavaScript off', () => {
  let stage: Stage;
  let clerk: Visitor;
  before(async () => {
    stage = await Stage.set();
    clerk = await stage.signedIn('luxiang-clerk', desk);
  });
  after(() => stage.down());

  for (const language of ['zh', 'en'] as const) {
    describe(language, () => {
      const words = said[language];
      let page: Page;
      let context: BrowserContext;
      let code = '';
      before(async () => {
        ({ page, context } = await stage.without(phone, language));
      });
      after(() => context.close());

      it('finds the county’s page in the language of the browser, fills in the form and sends it', async () => {
        await page.goto(`${stage.origin}/p/220112`);
        await page.getByRole('link', { name: words.report }).click();
        await page.getByLabel(words.fee).check();
        await page.locator('textarea').fill(`五块钱 ${language}`);
        await page.locator('input[name=phone]').fill('13812345678');
        await page.getByLabel(words.agree).check();
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), phone.width, 'nothing sticks out');
        await page.getByRole('button', { name: words.send }).click();
        code = (await page.locator('.code').textContent()) ?? '';
        assert.match(code, /^[0-9A-F]{6}$/);
        assert.equal(
          await page.getByText(`五块钱 ${language}`).count(),
          0,
          'the link alone shows nothing that was said',
        );
        assert.deepEqual(await context.cookies(), []);
      });

      it('the clerk sees it under Today, and answers', async () => {
        const { page: at } = clerk;
        await at.goto(`${stage.origin}/desk/220112`);
        await at.getByRole('link', { name: /群众来件待答复/ }).click();
        const row = at.getByRole('row', { name: new RegExp(code) });
        await row.getByText(`五块钱 ${language}`).waitFor();
        await row.getByRole('button', { name: '答复' }).click();
        await at.getByRole('dialog').getByRole('combobox').selectOption('money-returned');
        await at.getByRole('dialog').getByRole('button', { name: '答复' }).click();
        await row.waitFor({ state: 'detached' });
      });

      it('who sent it reads the answer by the link and the last four digits, and erases what they said', async () => {
        await page.reload();
        await page.getByLabel(words.digits).fill('5678');
        await page.getByRole('button', { name: words.look }).click();
        await page.getByText(words.returned).waitFor();
        await page.getByText(`五块钱 ${language}`).waitFor();
        await page.getByRole('button', { name: words.erase }).click();
        await page.getByText(words.erased).waitFor();
        assert.equal(await page.getByText(`五块钱 ${language}`).count(), 0);
      });
    });
  }
});

describe('the owner of a vehicle', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.set({ drivenLoops: true });
  });
  after(() => stage.down());

  it('signs in and finds what it earned, in a surface of their own, and nothing of the desk', async () => {
    const owner = await stage.signedIn('luxiang-vehicle-owner', phone);
    const { page } = owner;
    await page.getByRole('heading', { name: '车辆 1号车' }).waitFor();
    assert.match(page.url(), /\/mine\/220112$/);
    const { rows } = await stage.server.pool.query<{ owed: number }>(
      `select -a.balance_fen as owed from vehicle v join account a on a.county = v.county and a.id = 'vehicle-payable:' || v.id
       where v.county = '220112' and v.name = '1号车'`,
    );
    const owed = rows[0]?.owed ?? 0;
    assert.ok(owed > 0);
    const shown = (await page.locator('.earning-sum strong').first().textContent()) ?? '';
    assert.equal(shown.replaceAll(/[^\d.]/g, ''), (owed / 100).toFixed(2));
    await page.goto(`${stage.origin}/desk/220112`);
    await page.getByText('没有这个页面').waitFor();
    assert.deepEqual(owner.errors, []);
  });
});
