import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sendBag } from './sent-bag.ts';
import type { Page } from 'playwright-core';
import { SAMPLE_PASSWORD } from '../../src/sample/fill-sample.ts';
import { desk, phone, Stage, type Visitor } from './stage.ts';

const SIGNING_MS = 1_500;

/** Keeping a command takes a slow phone its time: it is signed before it is written down. What is left before that is lost. */
describe('a slow phone says that a parcel is here only once it is written down', () => {
  let stage: Stage;
  let partner: Visitor;
  const number = 'SF9000000000031';

  before(async () => {
    stage = await Stage.set();
    partner = await stage.signedIn('luxiang-station-4', phone);
    const clerk = await stage.signedIn('luxiang-clerk', desk);
    const station = (await partner.me()).counties[0]?.stations[0]?.id ?? '';
    await sendBag(clerk, { station, seal: 'S-808', numbers: [number] });
    await partner.context.addInitScript((ms) => {
      const sign = crypto.subtle.sign.bind(crypto.subtle);
      crypto.subtle.sign = async (...what) => {
        await new Promise((resolve) => setTimeout(resolve, ms));
        return sign(...what);
      };
    }, SIGNING_MS);
  });
  after(() => stage.down());

  it('a scanned parcel is being written down first, and then it is here; the page may be left at once', async () => {
    const { page } = partner;
    await page.goto(`${stage.origin}/counter/220112/receive`);
    const load = page.getByRole('region', { name: /S-808/ });
    await load.getByRole('radio', { name: '完好' }).check();
    await load.getByLabel('逐件扫单号').fill(number);
    await page.keyboard.press('Enter');
    await load.getByText('正在记下 1 件').or(load.getByText('都收齐了')).first().waitFor();
    assert.equal(await load.getByText('已收 0 / 1').count(), 1);
    await load.getByText('都收齐了').waitFor();
    await page.goto(`${stage.origin}/counter/220112/collect`);
    await page.locator('[data-search]').fill(number);
    await page.getByRole('button', { name: /…0031/ }).waitFor();
    assert.deepEqual(partner.errors, []);
  });
});

/** The program is on its way until it is let through. */
async function heldBack(page: Page): Promise<() => void> {
  let letThrough = () => {};
  const until = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(/\/assets\/index-[^/]*\.js$/, async (route) => {
    await until;
    await route.continue();
  });
  return () => letThrough();
}

describe('on a slow line the first button is there before the program, and what is pressed is kept', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.set();
  });
  after(() => stage.down());

  it('name and password are typed and sent, and open the counter once the program is there', async () => {
    const { page, errors } = await stage.visitor(phone);
    const letThrough = await heldBack(page);
    await page.goto(stage.origin, { waitUntil: 'commit' });
    const name = page.getByLabel('登录名或手机号');
    await page.locator('#drawn input:focus').waitFor();
    await name.fill('luxiang-station-4');
    const press = page.getByRole('button', { name: '登录', exact: true });
    await press.click();
    await page.locator('#drawn input[type=password]:focus').waitFor();
    await page.getByLabel('密码', { exact: true }).fill(SAMPLE_PASSWORD);
    await press.click();
    await page.locator('#drawn [type=submit][aria-busy=true]').waitFor();
    letThrough();
    await page.locator('#app .doors a').first().waitFor();
    assert.equal(await page.locator('#drawn').count(), 0);
    assert.deepEqual(errors, []);
  });

  it('what was half typed is taken over with the cursor', async () => {
    const { page } = await stage.visitor(desk, 'en');
    const letThrough = await heldBack(page);
    await page.goto(stage.origin, { waitUntil: 'commit' });
    await page.locator('#drawn input:focus').waitFor();
    await page.getByLabel('Sign-in name or phone').fill('luxiang-clerk');
    await page.getByLabel('Password', { exact: true }).pressSequentially('yang');
    letThrough();
    await page.locator('#app input[type=password]:focus').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.type('ui-sample');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/desk\/220112/);
  });

  it('a door of the counter is pressed, and it opens', async () => {
    const { page, context } = await stage.visitor(phone);
    const answer = await context.request.post(`${stage.origin}/api/identity/sign-in`, {
      data: { name: 'luxiang-station-4', password: SAMPLE_PASSWORD, device: '手机' },
    });
    assert.equal(answer.status(), 200);
    const letThrough = await heldBack(page);
    await page.goto(stage.origin, { waitUntil: 'commit' });
    const door = page.locator('#drawn').getByRole('link', { name: /取件/ });
    await page.locator('#drawn[data-keeps]').waitFor();
    await door.click();
    letThrough();
    await page.locator('#app [data-search]').waitFor();
    assert.match(page.url(), /\/counter\/220112\/collect$/);
  });

  it('a part that cannot be fetched is said, and does not stay behind what was drawn', async () => {
    const { page, context } = await stage.visitor(phone);
    const answer = await context.request.post(`${stage.origin}/api/identity/sign-in`, {
      data: { name: 'luxiang-station-4', password: SAMPLE_PASSWORD, device: '手机' },
    });
    assert.equal(answer.status(), 200);
    await page.route(/\/assets\/counter-[^/]*\.js$/, (route) => route.abort());
    await page.goto(stage.origin, { waitUntil: 'commit' });
    await page.locator('#app').getByRole('button', { name: '再试一次' }).waitFor();
    assert.equal(await page.locator('#drawn').count(), 0);
    await page.unroute(/\/assets\/counter-[^/]*\.js$/);
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.locator('#app .doors a').first().waitFor();
  });

  it('where the program itself cannot be fetched, the next press asks for the page again', async () => {
    const { page } = await stage.visitor(phone);
    const program = /\/assets\/index-[^/]*\.js$/;
    let letFail = () => {};
    const until = new Promise<void>((resolve) => (letFail = resolve));
    await page.route(program, async (route) => {
      await until;
      await route.abort();
    });
    await page.goto(stage.origin, { waitUntil: 'commit' });
    await page.locator('#drawn[data-keeps]').waitFor();
    const press = page.getByRole('button', { name: '登录', exact: true });
    const fill = async () => {
      await page.getByLabel('登录名或手机号').fill('luxiang-station-4');
      await page.getByLabel('密码', { exact: true }).fill(SAMPLE_PASSWORD);
    };
    await fill();
    await press.click();
    await page.locator('#drawn [type=submit][aria-busy=true]').waitFor();
    letFail();
    await page.locator('#drawn:not([data-keeps])').waitFor();
    assert.equal(await page.locator('#drawn [aria-busy]').count(), 0, 'it says no longer that it is being done');
    await page.unroute(program);
    await press.click();
    await page.locator('#app').getByLabel('密码', { exact: true }).waitFor();
    await fill();
    await press.click();
    await page.locator('#app .doors a').first().waitFor();
  });
});
