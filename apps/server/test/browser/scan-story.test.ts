import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { newId } from '../../src/new-id.ts';
import { filmLabel } from './camera-picture.ts';
import { hearsScans, scan } from './scanner.ts';
import { sendBag } from './sent-bag.ts';
import { desk, phone, Stage, type Visitor } from './stage.ts';

const COUNTY = '220112';
/** What nobody has: a number that no screen knows. */
const STRANGE = '6900000000001';
/** The parcel that stands before the camera. */
const FILMED = 'SF4400000000077';

describe('a scan is a scan wherever the cursor is', () => {
  let stage: Stage;
  let partner: Visitor;
  let clerk: Visitor;
  let barcode = '';
  let goods = '';
  let station = '';
  const folder = mkdtempSync(`${tmpdir()}/yangui-film-`);

  before(async () => {
    const film = `${folder}/label.y4m`;
    await filmLabel(film, FILMED);
    stage = await Stage.set({
      browser: [
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
      ],
    });
    partner = await stage.signedIn('luxiang-station-4', desk);
    clerk = await stage.signedIn('luxiang-clerk', desk);
    station = (await partner.me()).counties[0]?.stations[0]?.id ?? '';
    const { rows } = await stage.server.pool.query<{ name: string; barcode: string }>(
      `select name, barcode from product where county = $1 and barcode is not null and not withdrawn and stock_units > 20
       order by name limit 1`,
      [COUNTY],
    );
    [barcode, goods] = [rows[0]?.barcode ?? '', rows[0]?.name ?? ''];
    assert.notEqual(barcode, '');
  });
  after(async () => {
    await stage.down();
    rmSync(folder, { recursive: true });
  });

  const refusal = (page: Page | Locator) => page.getByRole('alert').filter({ hasText: '没有记下' });
  const open = async (page: Page, path: string) => {
    await page.goto(`${stage.origin}${path}`);
    await page.getByRole('heading').first().waitFor();
    await page.waitForFunction(() => document.querySelector('[aria-busy=true], .skeleton') === null);
    await hearsScans(page);
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  };

  const holds = async (field: Locator, value: string) => {
    const element = await field.elementHandle();
    await field
      .page()
      .waitForFunction(([one, text]) => one instanceof HTMLInputElement && one.value === text, [
        element,
        value,
      ] as const);
  };

  it('the counter’s pages that have a search line put it there; those that take none say so, and no door opens', async () => {
    const { page } = partner;
    for (const path of ['/orders', '/villagers', '/send/new', '/outside']) {
      await open(page, `/counter/${COUNTY}${path}`);
      await scan(page, STRANGE);
      await page.waitForFunction(
        (text) => document.querySelector<HTMLInputElement>('[data-search]')?.value === text,
        STRANGE,
      );
    }
    for (const path of ['', '/earnings', '/cash', '/send', '/sync']) {
      await open(page, `/counter/${COUNTY}${path}`);
      const { href } = new URL(page.url());
      await scan(page, STRANGE);
      await refusal(page).getByText(STRANGE).waitFor();
      assert.equal(page.url(), href);
      await page.keyboard.press('Escape');
    }
  });

  it('the desk’s too, on every page that a clerk sees, in Chinese and in English', async () => {
    const { page } = clerk;
    for (const path of ['/orders', '/parcels', '/consignments', '/stations', '/products', '/villagers', '/people']) {
      await open(page, `/desk/${COUNTY}${path}`);
      await scan(page, STRANGE);
      await page.waitForFunction(
        (text) => document.querySelector<HTMLInputElement>('main [data-search]')?.value === text,
        STRANGE,
      );
    }
    for (const path of ['', '/loops', '/fleet', '/ledger', '/cash', '/journal']) {
      await open(page, `/desk/${COUNTY}${path}`);
      await scan(page, STRANGE);
      await refusal(page).getByText(STRANGE).waitFor();
    }
    const reader = await stage.signedIn('luxiang-clerk', desk, 'en');
    await open(reader.page, `/desk/${COUNTY}/ledger`);
    await scan(reader.page, STRANGE);
    await reader.page.getByText(`This page takes no scans: ${STRANGE} was not recorded.`).waitFor();
    assert.deepEqual(reader.errors, []);
    await reader.leave();
  });

  it('one key alone still opens its door; typed by a person, digits are digits', async () => {
    const { page } = partner;
    await open(page, `/counter/${COUNTY}`);
    await page.keyboard.press('5');
    await page.waitForURL(/\/villagers$/);
    await page.locator('[data-search]').focus();
    await scan(page, '13800', { gapMs: 120 });
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[data-search]')?.value === '13800');
    await page.locator('[data-search]').fill('');
  });

  it('goods go into the basket; a quantity stays, "+" is not pressed, a barcode that nobody has is said', async () => {
    const { page } = partner;
    await open(page, `/counter/${COUNTY}/buy`);
    await scan(page, barcode);
    const quantity = page.getByLabel(`${goods} 的数量`);
    await quantity.waitFor();
    assert.equal(await quantity.inputValue(), '1');
    await quantity.focus();
    await quantity.selectText();
    await scan(page, STRANGE);
    await page.getByRole('alert').getByText(STRANGE).waitFor();
    assert.equal(await quantity.inputValue(), '1');
    await page.getByRole('button', { name: `增加 ${goods}` }).focus();
    await scan(page, STRANGE);
    await page.getByRole('alert').getByText(STRANGE).waitFor();
    assert.equal(await quantity.inputValue(), '1');
    await quantity.focus();
    await scan(page, barcode);
    await page.waitForFunction(
      (label) => document.querySelector<HTMLInputElement>(`[aria-label="${label}"]`)?.value === '2',
      `${goods} 的数量`,
    );
  });

  it('what ends with Tab, and what ends with nothing, is a scan as well', async () => {
    const { page } = partner;
    const quantity = page.getByLabel(`${goods} 的数量`);
    for (const [end, count] of [
      ['Tab', '3'],
      [undefined, '4'],
    ] as const) {
      await quantity.focus();
      await scan(page, barcode, { end });
      await page.waitForFunction(
        ([label = '', wanted]) => document.querySelector<HTMLInputElement>(`[aria-label="${label}"]`)?.value === wanted,
        [`${goods} 的数量`, count],
      );
      assert.ok(await quantity.evaluate((field) => field === document.activeElement));
    }
  });

  it('over the order that is read back it orders nothing, and says so in that window', async () => {
    const { page } = partner;
    const placed = async () =>
      (
        await stage.server.pool.query<{ count: string }>(
          `select count(*) from journal_entry where county = $1 and type = 'place-order'`,
          [COUNTY],
        )
      ).rows[0]?.count;
    const before = await placed();
    await page.locator('[role=listbox][aria-busy=false] [role=option]').first().click();
    await page.getByRole('button', { name: '念给村民听' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '下单', exact: true }).focus();
    await scan(page, barcode);
    await refusal(dialog).getByText(barcode).waitFor();
    assert.equal(await placed(), before);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await refusal(page).waitFor({ state: 'detached' });
  });

  it('found one parcel, scanned the next: the first is not handed out', async () => {
    const numbers = ['SF4400000000011', 'SF4400000000012'] as const;
    const { page } = partner;
    await sendBag(clerk, { station, seal: 'S-SCAN', numbers });
    await open(page, `/counter/${COUNTY}/receive`);
    const bag = page.getByRole('region', { name: /S-SCAN/ });
    await bag.getByRole('radio', { name: '完好' }).check();
    await bag.getByText('已收 0 / 2').waitFor();
    for (const number of numbers) {
      await bag.getByRole('radio', { name: '完好' }).focus();
      await scan(page, number);
    }
    await page.getByText('都收齐了').waitFor();
    await open(page, `/counter/${COUNTY}/collect`);
    await scan(page, numbers[0]);
    const sheet = page.getByRole('dialog');
    await sheet.getByText('0011').first().waitFor();
    await scan(page, numbers[1]);
    await refusal(sheet).getByText(numbers[1]).waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    const { rows } = await stage.server.pool.query<{ stage: string }>(
      `select stage from parcel where county = $1 and number = any($2)`,
      [COUNTY, numbers],
    );
    assert.deepEqual(rows, [{ stage: 'at-station' }, { stage: 'at-station' }]);
    await scan(page, numbers[1]);
    await sheet.getByText('0012').first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('the camera of a phone is a scanner too: a parcel held before it is the one that is handed out', async () => {
    await sendBag(clerk, { station, seal: 'S-FILM', numbers: [FILMED] }).then(({ load, parcels }) =>
      partner.must('receive-parcels', { station, load, sealWhole: true, parcels }),
    );
    for (const [language, begin, read] of [
      ['zh', '用摄像头扫码', `扫到 ${FILMED}`],
      ['en', 'Scan with the camera', `Read ${FILMED}`],
    ] as const) {
      const holder = await stage.signedIn('luxiang-station-4', phone, language);
      const { page } = holder;
      await open(page, `/counter/${COUNTY}/collect`);
      await page.getByRole('button', { name: begin }).click();
      await page.getByRole('dialog').getByText(FILMED).first().waitFor();
      // Still before the camera, it is not scanned again.
      await page.keyboard.press('Escape');
      await page.getByRole('status').filter({ hasText: read }).waitFor();
      await holder.picture('camera');
      assert.equal(await holder.overflow(), 0);
      assert.deepEqual(holder.errors, []);
      await holder.leave();
    }
  });

  it('what waits for one person is ticked again by its scan; nothing else is taken into their visit', async () => {
    const { page } = partner;
    const { rows } = await stage.server.pool.query<{ id: string }>(
      'select id from villager where county = $1 and station = $2 order by id limit 1',
      [COUNTY, station],
    );
    const numbers = ['SF4400000000031', 'SF4400000000032'] as const;
    const { load, parcels } = await sendBag(clerk, {
      station,
      seal: 'S-VISIT',
      numbers,
      villager: rows[0]?.id ?? '',
    });
    const payload = { station, load, sealWhole: true, parcels };
    assert.ok((await partner.send({ id: newId(), type: 'receive-parcels', at: Date.now(), payload })).ok);
    await open(page, `/counter/${COUNTY}/collect`);
    await page.getByRole('button', { name: /…0032/ }).waitFor();
    await scan(page, numbers[0]);
    const sheet = page.getByRole('dialog');
    const other = sheet.getByRole('checkbox', { name: /0032/ });
    await other.uncheck();
    await scan(page, numbers[1]);
    await sheet.getByRole('checkbox', { name: /0032/, checked: true }).waitFor();
    await scan(page, numbers[0]);
    await scan(page, STRANGE);
    await refusal(sheet).getByText(STRANGE).waitFor();
    assert.equal(await other.isChecked(), true);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  it('at the desk: registered wherever the cursor is, ticked for the bag, never into a sum of money', async () => {
    const { page } = clerk;
    await open(page, `/desk/${COUNTY}/parcels/register`);
    await page.getByLabel('分到哪个站点').selectOption({ value: station });
    await page.getByLabel('重量（公斤）').focus();
    await scan(page, 'SF4400000000021');
    await page.locator('.parcel-log').getByText('SF4400000000021').waitFor();
    assert.equal(await page.getByLabel('重量（公斤）').inputValue(), '');
    await page.getByLabel('分到哪个站点').focus();
    await scan(page, 'SF4400000000022');
    await page.locator('.parcel-log').getByText('SF4400000000022').waitFor();
    assert.equal(await page.getByLabel('分到哪个站点').inputValue(), station);

    await open(page, `/desk/${COUNTY}/parcels/load?station=${station}`);
    await page.getByLabel('封签号', { exact: true }).focus();
    await scan(page, 'SF4400000000021');
    await page.getByRole('button', { name: '1 件交给车' }).waitFor();
    assert.equal(await page.getByLabel('封签号', { exact: true }).inputValue(), '');
    // A seal is taken there alone; elsewhere it is asked what it is. Without a van it stays in its field.
    await page.getByLabel('车', { exact: true }).focus();
    await scan(page, 'S-4711');
    await page.getByRole('alert').getByText('没有 S-4711 这个包裹').waitFor();
    assert.equal(await page.getByLabel('车', { exact: true }).inputValue(), '');
    await page.getByLabel('封签号', { exact: true }).focus();
    await scan(page, STRANGE);
    await holds(page.getByLabel('封签号', { exact: true }), STRANGE);
    await scan(page, 'S-4711');
    await holds(page.getByLabel('封签号', { exact: true }), 'S-4711');
    await page.getByRole('alert').getByText('填哪辆车').waitFor();
    await scan(page, 'SF4400000000022');
    await page.getByRole('button', { name: '2 件交给车' }).waitFor();
    assert.equal(await page.getByLabel('封签号', { exact: true }).inputValue(), 'S-4711');

    await open(page, `/desk/${COUNTY}/consignments/hand-on`);
    await page.getByLabel('交给哪家').focus();
    await scan(page, STRANGE);
    await page.getByRole('alert').getByText(STRANGE).waitFor();
    assert.equal(await page.getByLabel('交给哪家').inputValue(), '');

    await open(page, `/desk/${COUNTY}/products`);
    await page.getByRole('button', { name: '新增商品' }).first().click();
    const dialog = page.getByRole('dialog');
    const money = dialog.getByLabel(/价/).first();
    await money.fill('12.50');
    await scan(page, STRANGE);
    await refusal(dialog).waitFor();
    assert.equal(await money.inputValue(), '12.50');
    await dialog.getByLabel(/条码/).focus();
    await scan(page, STRANGE);
    await holds(dialog.getByLabel(/条码/), STRANGE);
    await page.keyboard.press('Escape');
  });

  it('at the door it is no PIN', async () => {
    const visitor = await stage.signedIn('luxiang-station-2', desk);
    await visitor.setPinAndSignOut('274951');
    await hearsScans(visitor.page);
    await scan(visitor.page, STRANGE);
    await refusal(visitor.page).waitFor();
    assert.equal(await visitor.page.locator('.pin-dots .is-set').count(), 0);
    for (const digit of '274951') await visitor.page.keyboard.press(digit);
    await visitor.page.waitForURL(/\/counter\//);
    await visitor.leave();
  });

  it('nobody’s screen complained', () => {
    assert.deepEqual([...partner.errors, ...clerk.errors], []);
  });
});
