import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../src/journal/test-county.ts';
import { verify } from '../../src/journal/verify.ts';
import { desk, phone, Stage, type Visitor } from './stage.ts';

/** A number written into the line that takes scans, with Enter. */
async function scanned({ page }: Visitor, number: string): Promise<void> {
  await page.getByLabel('扫单号装袋，扫封签号封袋').fill(number);
  await page.keyboard.press('Enter');
}

describe('parcels go from the centre to the villager by scan', () => {
  let stage: Stage;
  let clerk: Visitor;
  let partner: Visitor;
  let station = '';
  let code = '';
  const numbers = ['SF9000000000017', 'JT9000000000018'] as const;

  before(async () => {
    stage = await Stage.set();
    clerk = await stage.signedIn('luxiang-clerk', desk);
    partner = await stage.signedIn('luxiang-station-4', phone);
    const me = await partner.me();
    station = me.counties[0]?.stations[0]?.name ?? '';
  });
  after(() => stage.down());

  it('the clerk registers two with nothing but Enter after each, the station staying for the second', async () => {
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/220112/parcels/register`);
    await page.getByLabel('单号').waitFor();
    await page.getByLabel('分到哪个站点').selectOption({ label: station });
    for (const number of numbers) {
      await page.getByLabel('单号').fill(number);
      await page.keyboard.press('Enter');
      await page.locator('.parcel-log').getByText(number).waitFor();
    }
    await page.getByLabel('单号').fill('SF9000000000099');
    await page.getByLabel('重量（公斤）').fill('六十');
    await page.keyboard.press('Enter');
    await page.getByText('写公斤数').first().waitFor();
    assert.equal(await page.locator('.parcel-log li').count(), 2);
    await page.getByLabel('重量（公斤）').fill('60.5');
    await page.getByLabel('大小').selectOption({ label: '像冰箱（400 升）' });
    await page.getByLabel('大小').press('Enter');
    await page.locator('.parcel-log').getByText('SF9000000000099').waitFor();
    const {
      rows: [fridge],
    } = await stage.server.pool.query<{ grams: number; litres: number }>(
      "select weight_grams as grams, volume_cubic_decimetres as litres from parcel where county = '220112' and number = 'SF9000000000099'",
    );
    assert.deepEqual(fridge, { grams: 60_500, litres: 400 });
    await page.getByText('这次登记了 3 件').waitFor();
    await page.getByLabel('单号').fill(numbers[0]);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('已经登记过').waitFor();
  });

  it('loads them for the station by scan, under a seal, however many newer ones the centre has for others', async () => {
    const { page } = clerk;
    const { rows } = await stage.server.pool.query<{ id: string }>(
      "select id from station where county = '220112' and stage = 'open' and name <> $1 limit 1",
      [station],
    );
    await Promise.all(
      Array.from({ length: 205 }, (_, index) => {
        const payload = {
          parcel: newId(),
          number: `ZT88${String(index).padStart(9, '0')}`,
          carrier: 'zto',
          station: rows[0]?.id,
          villager: null,
          order: null,
          weightGrams: null,
        };
        return clerk.send({ id: newId(), type: 'register-parcel', at: Date.now(), payload });
      }),
    );
    await page.goto(`${stage.origin}/desk/220112/parcels/load`);
    const take = (number: string) => scanned(clerk, number);
    for (const number of numbers) await take(number);
    await page.getByText(`${numbers[1]} → ${station}`).waitFor();
    await take('NOT-A-PARCEL');
    await page.getByRole('alert').getByText('没有 NOT-A-PARCEL 这个包裹').waitFor();
    await take('SF9999999999999');
    await page.getByRole('alert').getByText('SF9999999999999 还没登记').waitFor();
    await take(numbers[0]);
    await page.getByRole('alert').getByText(`${numbers[0]} 已经在“${station}”的袋里`).waitFor();
    await page.getByLabel('封签号', { exact: true }).fill('s-777');
    await page.getByLabel('车', { exact: true }).fill('1号车');
    await page.getByRole('button', { name: '2 件交给车' }).click();
    await page.getByText('2 件已装车，封签 S-777').waitFor();
    await take(numbers[0]);
    await page.getByRole('alert').getByText(`${numbers[0]} 已经封在 S-777 的袋里`).waitFor();
    // What was sealed stays on the page until it is left.
    await page.getByText('S-777 · 2 件 · 1号车').waitFor();
  });

  it('two clerks load at once: what one loaded or reported is said to the other at once, and nothing is sealed with it', async () => {
    const other = await stage.signedIn('luxiang-clerk', desk);
    const mine = clerk.page;
    const { page } = other;
    const wanted = ['SF9300000000001', 'SF9300000000002', 'SF9300000000003', 'SF9300000000004'] as const;
    const { rows } = await stage.server.pool.query<{ id: string }>(
      "select id from station where county = '220112' and name = $1",
      [station],
    );
    const ids = new Map(wanted.map((number) => [number, newId()] as const));
    for (const [number, parcel] of ids)
      await clerk.must('register-parcel', {
        parcel,
        number,
        carrier: 'sf',
        station: rows[0]?.id,
        villager: null,
        order: null,
        weightGrams: 1_000,
      });
    await page.goto(`${stage.origin}/desk/220112/parcels/load`);
    for (const number of wanted) await scanned(other, number);
    const bag = page.getByRole('region', { name: `${station}的袋` });
    await bag.getByRole('button', { name: '4 件交给车' }).waitFor();
    await scanned(clerk, wanted[0]);
    await mine.getByLabel('封签号', { exact: true }).fill('S-778');
    await mine.getByRole('button', { name: '1 件交给车' }).click();
    await mine.getByText('1 件已装车，封签 S-778').waitFor();
    await clerk.must('report-parcel', { parcel: ids.get(wanted[1]), trouble: 'damaged' });
    await bag.getByRole('alert').getByText(`袋里有 2 件不能装了`).waitFor();
    await bag.getByLabel('车', { exact: true }).fill('2号车');
    await bag.getByLabel('封签号', { exact: true }).fill('S-779');
    await bag.getByLabel('封签号', { exact: true }).press('Enter');
    await page.getByRole('alert').getByText('袋里有 2 件不能装了').nth(1).waitFor();
    assert.equal(await bag.getByLabel('封签号', { exact: true }).inputValue(), 'S-779', 'nothing went');
    await bag.getByRole('button', { name: '拿出来' }).click();
    await bag.getByRole('button', { name: '2 件交给车' }).waitFor();
    for (const [number, said] of [
      [wanted[0], `${wanted[0]}（${station}）已经装过车了`],
      [wanted[1], `${wanted[1]} 报了异常`],
    ] as const) {
      await scanned(other, number);
      await page.getByRole('alert').getByText(said).waitFor();
    }
    // A seal is on one bag only; and what lies in the bag outlives the page.
    await bag.getByLabel('封签号', { exact: true }).fill('S-778');
    await bag.getByLabel('封签号', { exact: true }).press('Enter');
    await page.getByRole('alert').getByText('封签 S-778 已经用在').waitFor();
    await page.reload();
    await bag.getByLabel('封签号', { exact: true }).fill('S-779');
    await bag.getByRole('button', { name: '2 件交给车' }).click();
    await page.getByText('2 件已装车，封签 S-779').waitFor();
    assert.deepEqual(other.errors, []);
    await other.leave();
  });

  it('the partner looks at the seal and receives them by scan; what was not scanned stays with the van', async () => {
    const { page } = partner;
    await page.goto(`${stage.origin}/counter/220112/receive`);
    const load = page.getByRole('region', { name: /S-777/ });
    await load.getByText('先看封签').waitFor();
    await load.getByRole('radio', { name: '完好' }).check();
    await load.getByLabel('逐件扫单号').fill(numbers[0].toLowerCase());
    await page.keyboard.press('Enter');
    await load.getByText('已收 1 / 2').waitFor();
    await load.getByRole('button', { name: '报少件' }).click();
    await clerk.page.goto(`${stage.origin}/desk/220112/parcels?attention=trouble&query=${numbers[1]}`);
    await clerk.page
      .getByRole('row', { name: new RegExp(numbers[1]) })
      .getByText('少件')
      .waitFor();
    await load.getByRole('button', { name: /收下/ }).click();
    await page.getByText('都收齐了').waitFor();
  });

  it('hands the first out by its code, with two Enters, and not a second time', async () => {
    const { page } = partner;
    await page.goto(`${stage.origin}/counter/220112/collect`);
    await page.locator('[data-search]').fill(numbers[0]);
    code = (await page.getByRole('button', { name: /0017/ }).locator('.order-code').textContent()) ?? '';
    assert.match(code, /^[1-9]-\d\d-\d{3,}$/);
    await page.locator('[data-search]').fill(code);
    await page.getByRole('button', { name: /0017/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('报了取件码').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('已交给').first().waitFor();
    await page.locator('[data-search]').fill(numbers[0]);
    await page.keyboard.press('Enter');
    await page.getByText('这件已经取走了，不能再交一次').waitFor();
    assert.equal(await partner.overflow(), 0);
  });

  it('hands the other out to who says the name and the last four digits; a wrong digit is refused', async () => {
    const { page } = partner;
    const { rows } = await stage.server.pool.query<{ id: string }>(
      'select id from parcel where county = $1 and number = $2',
      ['220112', numbers[1]],
    );
    const address = {
      id: newId(),
      type: 'address-parcel',
      at: Date.now(),
      payload: { parcel: rows[0]?.id, villager: null },
      personal: { name: '王长贵', phone: '13900004321' },
    };
    assert.ok((await partner.send(address)).ok);
    await page.goto(`${stage.origin}/counter/220112/collect`);
    await page.getByRole('button', { name: '登记货架' }).click();
    await page.getByRole('dialog').getByLabel('几个货架').waitFor();
    assert.deepEqual(
      [await page.getByLabel('几个货架').inputValue(), await page.getByLabel('每个货架几格').inputValue()],
      ['3', '10'],
    );
    await page.keyboard.press('Escape');
    for (const [wrong, said] of [
      ['9-99-999', '请再念一遍'],
      ['９９９９９８', '取件码两次都没对上'],
    ] as const) {
      await page.locator('[data-search]').fill(wrong);
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText(said).waitFor();
    }
    // However an input method writes the digits; what was wrong with the codes is no longer said.
    await page.locator('[data-search]').fill('王长贵 ４３２１');
    await page.getByRole('button', { name: /王长贵/ }).waitFor();
    assert.equal(await page.getByText('取件码两次都没对上').count(), 0);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('手机后四位', { exact: true }).fill('4322');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').getByText('对不上').waitFor();
    await dialog.getByLabel('手机后四位', { exact: true }).fill('4321');
    await page.keyboard.press('Enter');
    await page.getByText('已交给 王长贵').first().waitFor();
  });

  it('and that recipient, whom nobody registered, has the name erased', async () => {
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/220112/parcels?query=${numbers[1]}`);
    await page.getByRole('link', { name: numbers[1] }).click();
    await page.getByRole('button', { name: '删除收件人姓名电话' }).click();
    await page.getByRole('dialog').getByText('删除 王长贵 的姓名和电话').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '永久删除' }).click();
    await page.locator('.history').getByText('本人要求').waitFor();
    await page.getByText('王长贵').waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('button', { name: '删除收件人姓名电话' }).count(), 0);
  });

  it('the clerk sees every hand it went through', async () => {
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/220112/parcels?query=${numbers[0]}`);
    await page.getByRole('link', { name: numbers[0] }).click();
    await page.getByRole('heading', { name: '经手记录' }).waitFor();
    assert.equal(await page.locator('.history li').count(), 4);
    await page.getByRole('button', { name: '打印标签' }).click();
    await page.getByText('姓名和电话已打码').waitFor();
    for (const width of ['58', '80']) {
      await page.getByLabel('纸宽').selectOption(width);
      const label = page.locator(`dialog .parcel-label-${width}`);
      await label.waitFor();
      for (const code of [await label.locator('.parcel-label-code').innerText(), '9-99-9999'])
        assert.deepEqual(await label.evaluate(pushedOff, code), [0, 0], `${code} on ${width} mm`);
    }
  });

  it('nobody’s screen complained, and the county follows from its journal', async () => {
    assert.deepEqual([...partner.errors, ...clerk.errors], []);
    const verdict = await verify(stage.server.pool, '220112');
    assert.deepEqual(verdict.ok, true, JSON.stringify(verdict));
  });
});

/** How much of a label with this code is cut off, to the side and below, in pixels. */
function pushedOff(label: Element, code: string): readonly [number, number] {
  const place = label.querySelector('.parcel-label-code');
  if (place) place.textContent = code;
  return [label.scrollWidth - label.clientWidth, label.scrollHeight - label.clientHeight];
}
