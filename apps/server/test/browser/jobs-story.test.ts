import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { businessDay, businessMonth, DAY, handoverCode } from '@yangui/domain';
import { newId } from '../../src/new-id.ts';
import { DrivenLoops } from './driven-loops.ts';
import { sendBag } from './sent-bag.ts';
import { desk, phone, Stage, type Visitor } from './stage.ts';

const COUNTY = '220112';

/** Whoever does a job, with the count of their acts: a tap, a key, a scan, a word typed. */
class Hands {
  acts = 0;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async tap(what: Locator): Promise<void> {
    this.acts += 1;
    await what.click();
  }

  async key(name: string): Promise<void> {
    this.acts += 1;
    await this.page.keyboard.press(name);
  }

  /** Types a word, a number or a code where the cursor is, or is put by the field itself. */
  async type(into: Locator, text: string): Promise<void> {
    this.acts += 1;
    await into.fill(text);
  }

  /** Opens a list of choices and takes one: two acts. */
  async choose(from: Locator, label: string): Promise<void> {
    this.acts += 2;
    await from.selectOption({ label });
  }

  /** A hand scanner types and ends with Enter: one act of the hand. */
  async scan(into: Locator, number: string): Promise<void> {
    await this.type(into, number);
    await this.page.keyboard.press('Enter');
  }
}

/** The jobs of a day, each with the most acts it may take. The ceilings were fixed before the screens were made. */
describe('a job takes no more acts than its ceiling', () => {
  let stage: Stage;
  let clerk: Visitor;
  let partner: Visitor;
  let station = '';
  before(async () => {
    stage = await Stage.set({ kept: true });
    clerk = await stage.signedIn('luxiang-clerk', desk);
    partner = await stage.signedIn('luxiang-station-2', phone);
    station = (await partner.me()).counties[0]?.stations[0]?.id ?? '';
  });
  after(() => stage.down());

  /** The numbers of a bag's parcels, by its seal. */
  const numbersOf = (seal: string, count: number) =>
    Array.from({ length: count }, (_, at) => `SF7${seal.slice(-2)}000000${String(at).padStart(4, '0')}`);
  const aVillager = async (at = station) => {
    const { rows } = await stage.server.pool.query<{ id: string; name: string }>(
      `select v.id, p.name from villager v
       join person_private p on p.county = $1 and p.kind = 'villager' and p.person = v.id
       where v.county = $1 and v.station = $2
         and not exists (select from parcel q where q.county = $1 and q.villager = v.id and q.stage = 'at-station')
         and not exists (select from assisted_order o where o.county = $1 and o.villager = v.id and o.stage = 'received')
       order by v.id limit 1`,
      [COUNTY, at],
    );
    assert.ok(rows[0]);
    return rows[0];
  };
  const held = (job: string, hands: Hands, ceiling: number) => {
    console.log(`${job}: ${hands.acts} acts of ${ceiling}`);
    assert.ok(hands.acts <= ceiling, `${job}: ${hands.acts} acts`);
  };

  it('a visit of three things, handed out by one code', async () => {
    const { page } = partner;
    const villager = await aVillager();
    const bag = { station, seal: 'S-03', numbers: numbersOf('S-03', 3), villager: villager.id };
    const { load, parcels } = await sendBag(clerk, bag);
    await partner.must('receive-parcels', { station, load, sealWhole: true, parcels });
    await page.goto(`${stage.origin}/counter/${COUNTY}/collect`);
    const { rows } = await stage.server.pool.query<{ code: string }>(
      'select code from parcel where county = $1 and id = $2',
      [COUNTY, parcels[1]],
    );
    const code = rows[0]?.code ?? '';
    await page
      .getByRole('button', { name: new RegExp(code) })
      .first()
      .waitFor();
    const hands = new Hands(page);
    await hands.type(page.locator('[data-search]'), code);
    await hands.key('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: `3 样都交给 ${villager.name}` }).waitFor();
    await hands.key('Enter');
    await page.getByText(`3 样已交给 ${villager.name}`).waitFor();
    held('visit of three by code', hands, 4);
    for (let left = 3; left > 0;)
      left = (
        await stage.server.pool.query('select 1 from parcel where county = $1 and id = any($2) and stage = $3', [
          COUNTY,
          parcels,
          'at-station',
        ])
      ).rows.length;
    assert.deepEqual(partner.errors, []);
  });

  it('a bag of thirty, received from the van', async () => {
    const { page } = partner;
    const numbers = numbersOf('S-30', 30);
    await sendBag(clerk, { station, seal: 'S-30', numbers });
    await page.goto(`${stage.origin}/counter/${COUNTY}/collect`);
    const hands = new Hands(page);
    await hands.tap(page.getByRole('link', { name: /收车上的件/ }));
    const load = page.getByRole('region', { name: /S-30/ });
    await hands.tap(load.getByRole('radio', { name: '完好' }));
    await load.getByText('已收 0 / 30').waitFor();
    for (const number of numbers) await hands.scan(load.getByLabel('逐件扫单号'), number);
    await load.getByText('都收齐了').waitFor();
    held('bag of thirty received', hands, 32);
    assert.deepEqual(partner.errors, []);
  });

  it('two goods for a known villager, paid in cash', async () => {
    // Whose drawer has room for more cash.
    const seller = await stage.signedIn('luxiang-station-3', phone);
    const { page } = seller;
    const villager = await aVillager((await seller.me()).counties[0]?.stations[0]?.id);
    await page.goto(`${stage.origin}/counter/${COUNTY}`);
    const hands = new Hands(page);
    await hands.tap(page.getByRole('link', { name: /代买/ }).first());
    const find = page.getByRole('combobox');
    await page.locator('[role=listbox][aria-busy=false] [role=option]').first().waitFor();
    await hands.type(find, villager.name);
    await hands.key('Enter');
    await page.locator('.buyer').getByText(villager.name).waitFor();
    const { rows } = await stage.server.pool.query<{ barcode: string }>(
      'select barcode from product where county = $1 and not withdrawn and barcode is not null and stock_units > 20 order by price_fen, id limit 2',
      [COUNTY],
    );
    for (const [at, { barcode }] of rows.entries()) {
      await hands.scan(find, barcode);
      await page.locator('.basket > li').nth(at).waitFor();
    }
    await hands.key('Control+Enter');
    await page.getByRole('dialog').waitFor();
    await hands.key('Control+Enter');
    await page.getByTestId('order-code').waitFor();
    held('two goods, known villager, cash', hands, 8);
    assert.deepEqual(seller.errors, []);
  });

  it('the drawer, counted', async () => {
    const { page } = partner;
    await page.goto(`${stage.origin}/counter/${COUNTY}/earnings`);
    const hands = new Hands(page);
    await hands.tap(page.getByRole('link', { name: '现金：清点、上交' }));
    const holds = (await page.locator('.drawer-holds strong').textContent()) ?? '';
    await hands.tap(page.getByRole('button', { name: '清点现金' }));
    await hands.type(page.getByRole('dialog').getByRole('textbox').first(), holds.replaceAll(/[^\d.]/g, ''));
    await hands.key('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    held('drawer counted', hands, 5);
  });

  it('forty orders, marked as arrived', async () => {
    const { page } = clerk;
    const villager = await aVillager();
    const { rows } = await stage.server.pool.query<{ id: string; price: number }>(
      'select id, price_fen as price from product where county = $1 and not withdrawn and stock_units > 60 order by id limit 1',
      [COUNTY],
    );
    const line = { product: rows[0]?.id, quantity: 1, priceFen: rows[0]?.price };
    const orders: string[] = [];
    for (let at = 0; at < 40; at += 1) {
      const order = await partner.must('place-order', {
        station,
        villager: villager.id,
        tender: 'qr',
        lines: [line],
      });
      await clerk.must('confirm-order', { order });
      orders.push(order);
    }
    const coming = async () =>
      (
        await stage.server.pool.query(
          "select 1 from assisted_order where county = $1 and stage = 'confirmed' and id = any($2)",
          [COUNTY, orders],
        )
      ).rows.length;
    await page.goto(`${stage.origin}/desk/${COUNTY}`);
    const hands = new Hands(page);
    await hands.tap(page.getByRole('link', { name: /单等着到货/ }).first());
    await hands.tap(page.getByRole('button', { name: /单全部标记到货$/ }));
    await page
      .getByText(/单已标记到货$/)
      .first()
      .waitFor();
    while ((await coming()) > 0)
      await page
        .getByText(/单已标记到货$/)
        .first()
        .waitFor();
    held('forty orders marked as arrived', hands, 4);
    assert.deepEqual(clerk.errors, []);
  });

  // One scan a parcel, one a seal, and four for all that stands around them.
  it('twelve stations loaded without leaving the page, three parcels each', async () => {
    const { page } = clerk;
    const { rows: waiting } = await stage.server.pool.query<{ station: string; parcels: string[] }>(
      `select station, array_agg(id) as parcels from parcel where county = $1 and stage = 'at-centre' and trouble is null group by station`,
      [COUNTY],
    );
    for (const { station: to, parcels } of waiting)
      await clerk.must('load-van', { load: newId(), station: to, seal: 'BEFORE', van: '9号车', driver: null, parcels });
    const { rows: stations } = await stage.server.pool.query<{ id: string; name: string }>(
      `select id, name from station s where county = $1 and stage = 'open'
         and not exists (select from parcel p where p.county = $1 and p.station = s.id and p.stage = 'at-centre')
       order by village, id limit 12`,
      [COUNTY],
    );
    assert.equal(stations.length, 12);
    const bags = stations.map((to, at) => ({
      to,
      seal: `N-${String(700 + at)}`,
      parcels: Array.from({ length: 3 }, (_, one) => ({
        parcel: newId(),
        number: `SF88${String(at * 10 + one).padStart(10, '0')}`,
      })),
    }));
    for (const { to, parcels } of bags)
      for (const one of parcels)
        await clerk.must('register-parcel', {
          ...one,
          carrier: 'sf',
          station: to.id,
          villager: null,
          order: null,
          weightGrams: 900,
        });
    await page.goto(`${stage.origin}/desk/${COUNTY}`);
    const hands = new Hands(page);
    await hands.tap(page.getByRole('link', { name: /等装车/ }).first());
    await page.getByText('已装 0 / 12 站，0 件').waitFor();
    await page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''));
    const { pathname } = new URL(page.url());
    const line = page.getByLabel('扫单号装袋，扫封签号封袋');
    for (const [at, { to, seal, parcels }] of bags.entries()) {
      const bag = page.getByRole('region', { name: `${to.name}的袋` });
      for (const { number } of parcels) await hands.scan(line, number);
      await bag.getByText('3 / 3 件').waitFor();
      if (at === 0) await hands.type(bag.getByLabel('车', { exact: true }), '1号车');
      await hands.scan(line, seal);
      await page.getByText(`已装 ${at + 1} / 12 站，${3 * (at + 1)} 件`).waitFor();
      assert.equal(new URL(page.url()).pathname, pathname);
    }
    held('twelve stations loaded', hands, 52);
    assert.equal(await page.locator('html[data-same-page]').count(), 1, 'the page was never left');
    for (const { seal } of bags) await page.getByText(`${seal} · 3 件 · 1号车`).waitFor();
    const { rows: loads } = await stage.server.pool.query<{ seal: string; station: string; parcels: number }>(
      'select seal, station, json_array_length(parcels) as parcels from van_load where county = $1 and seal = any($2) order by seal',
      [COUNTY, bags.map(({ seal }) => seal)],
    );
    assert.deepEqual(
      loads,
      bags.map(({ to, seal }) => ({ seal, station: to.id, parcels: 3 })),
    );
    assert.equal(await clerk.overflow(), 0);
    assert.deepEqual(clerk.errors, []);
  });

  it('a villager, found by initials or by phone', async () => {
    const { page } = partner;
    const villager = newId();
    const registered = await partner.send({
      id: newId(),
      type: 'register-villager',
      at: Date.now(),
      payload: { villager, station },
      personal: { name: '欧阳长贵', phone: '13800001234' },
    });
    assert.ok(registered.ok);
    for (const [by, typed] of [
      ['initials', 'oycg'],
      ['the end of the phone', '1234'],
      ['the whole phone', '13800001234'],
    ] as const) {
      await page.goto(`${stage.origin}/counter/${COUNTY}`);
      const hands = new Hands(page);
      await hands.tap(page.locator('.door-villagers'));
      await hands.type(page.locator('[data-search]'), typed);
      await hands.tap(page.getByRole('link', { name: /欧阳长贵/ }));
      await page.getByRole('heading', { name: '欧阳长贵' }).waitFor();
      held(`villager found by ${by}`, hands, 3);
    }
    assert.deepEqual(partner.errors, []);
  });

  it('a part return, five of three refused beside its field', async () => {
    const { page } = partner;
    const villager = await aVillager();
    const { rows } = await stage.server.pool.query<{ id: string; price: number; stock: number }>(
      'select id, price_fen as price, stock_units as stock from product where county = $1 and not withdrawn and stock_units > 60 order by id limit 2',
      [COUNTY],
    );
    const lines = rows.map(({ id, price }) => ({ product: id, quantity: 3, priceFen: price }));
    const order = await partner.must('place-order', { station, villager: villager.id, tender: 'qr', lines });
    await clerk.must('confirm-order', { order });
    await clerk.must('receive-order', { order });
    await partner.must('collect-order', { order });
    const went = await stage.server.pool.query<{ code: string }>(
      'select visit_code as code from assisted_order where county = $1 and id = $2',
      [COUNTY, order],
    );
    const code = went.rows[0]?.code ?? '';
    await page.goto(`${stage.origin}/counter/${COUNTY}/orders`);
    await page.getByRole('link', { name: new RegExp(code) }).waitFor();
    const hands = new Hands(page);
    await hands.type(page.locator('[data-search]'), code);
    await hands.tap(page.getByRole('link', { name: new RegExp(code) }));
    await hands.tap(page.getByRole('button', { name: '退货' }));
    const dialog = page.getByRole('dialog');
    const [first, second] = [dialog.getByRole('textbox').nth(0), dialog.getByRole('textbox').nth(1)];
    await hands.type(first, '1');
    await hands.tap(dialog.getByRole('radio', { name: '破损' }));
    const price = ((rows[0]?.price ?? 0) / 100).toFixed(2);
    const give = dialog.getByRole('button', { name: `退货：退款 ${price} 元` });
    // What does not fit is said at once, beside its field, and nothing goes out.
    await second.fill('5');
    await dialog.getByText(/只剩 3 件可退，要退 5 件/).waitFor();
    assert.equal(await second.getAttribute('aria-invalid'), 'true');
    await dialog.getByRole('button', { name: '退货' }).click();
    assert.ok(await second.evaluate((field) => field === document.activeElement));
    await second.fill('');
    await give.waitFor();
    // All of it says its sum too.
    await dialog.getByRole('button', { name: '全部退回（6 件）' }).click();
    await dialog
      .getByText((lines.reduce((sum, line) => sum + line.quantity * line.priceFen, 0) / 100).toFixed(2))
      .first()
      .waitFor();
    await first.fill('1');
    await second.fill('');
    await hands.tap(give);
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/已退 1 · 1 件不再卖/).waitFor();
    held('part return', hands, 6);
    const after = await stage.server.pool.query<{ stock: number }>(
      'select stock_units as stock from product where county = $1 and id = $2',
      [COUNTY, rows[0]?.id],
    );
    assert.equal(after.rows[0]?.stock, (rows[0]?.stock ?? 0) - 3, 'what is broken is not sold again');
    assert.deepEqual(partner.errors, []);
  });

  it('a driver’s stop of nine parcels in one bag, without network', async () => {
    const centre = await DrivenLoops.begin(stage, 1);
    const [stop] = centre.stations;
    assert.ok(stop !== undefined);
    const [loop, load, code] = [newId(), newId(), handoverCode(4_242)];
    const parcels = Array.from({ length: 9 }, () => newId());
    const nothing = { upPieces: 0, upGrams: 0, upCubicDecimetres: 0 };
    const down = { downPieces: 9, downGrams: 9_000, downCubicDecimetres: 90 };
    const at = { station: stop.id, fetch: null, arriveMinute: 500, leaveMinute: 505, ...down, ...nothing };
    await centre.must('plan-loops', {
      day: businessDay(Date.now()),
      loops: [
        {
          loop,
          vehicle: centre.vehicle,
          driver: centre.driver,
          trips: [{ leaveMinute: 480, returnMinute: 600, stops: [at] }],
          distanceMetres: 31_000,
        },
      ],
      distanceSource: 'great-circle',
      detourPercent: 140,
      downOnlyFen: null,
      upOnlyFen: null,
      leftOut: [],
    });
    for (const [index, parcel] of parcels.entries())
      await centre.must('register-parcel', {
        parcel,
        number: `SF79000000000${index}`,
        carrier: 'sf',
        station: stop.id,
        villager: null,
        order: null,
        weightGrams: 900,
      });
    const bag = { load, station: stop.id, seal: 'N-9', van: '吉A·D6218', driver: null, parcels, loop };
    await centre.must('load-van', { ...bag, code, moreCodes: [handoverCode(5_151)] });
    await centre.must('start-loop', { loop });
    const driver = await stage.signedIn('luxiang-clerk', phone);
    const { page, context } = driver;
    await page.goto(`${stage.origin}/drive/${COUNTY}`);
    await driver.keptOnDevice();
    const bags = page.getByRole('group', { name: '签收车上的封袋' });
    await bags.getByText('N-9', { exact: true }).click();
    await bags.getByRole('button', { name: '签收全部 1 袋' }).click();
    await bags.waitFor({ state: 'detached' });
    await page.getByText(/条待上传/).waitFor({ state: 'detached' });
    await context.setOffline(true);
    const hands = new Hands(page);
    await hands.tap(page.getByRole('link', { name: new RegExp(stop.name) }));
    await hands.tap(page.getByRole('button', { name: '封签没破，整袋 9 件' }));
    // What the one press says is seen, and can be said otherwise: each piece, and the seal.
    assert.equal(await page.getByRole('checkbox', { checked: true }).count(), 9);
    assert.ok(await page.getByRole('radio', { name: /完好/ }).isChecked());
    await hands.type(page.getByLabel('收件的人'), '李嫂');
    await hands.type(page.getByLabel('站长念的交接码'), code);
    await hands.tap(page.getByRole('button', { name: '交出 9 件' }));
    await page.getByText('1 条待上传').waitFor();
    held('driver’s stop of nine parcels', hands, 12);
    await context.setOffline(false);
    await page.getByText(/条待上传/).waitFor({ state: 'detached' });
    const { rows } = await stage.server.pool.query<{ holder: string }>(
      'select distinct holder from parcel where county = $1 and id = any($2)',
      [COUNTY, parcels],
    );
    assert.deepEqual(rows, [{ holder: `station:${stop.id}` }]);
    assert.equal(await driver.overflow(), 0);
    assert.deepEqual(driver.errors, []);
    await driver.leave();
  });

  it('a payout run, recorded with two bounced', async () => {
    const { page } = clerk;
    const approver = await stage.signedIn('luxiang-approver', desk);
    const settlement = newId();
    await clerk.must('prepare-settlement', { settlement, period: businessMonth(Date.now() - 62 * DAY) });
    await approver.must('approve-settlement', { settlement });
    await approver.must('issue-payout-file', { settlement });
    await page.goto(`${stage.origin}/desk/${COUNTY}`);
    const hands = new Hands(page);
    await hands.tap(page.getByRole('link', { name: /笔付款等银行结果/ }));
    await hands.tap(page.getByRole('button', { name: '登记银行结果（文件 1）' }));
    const dialog = page.getByRole('dialog');
    await hands.choose(dialog.getByLabel(/^第 2 笔/), '退票 · 账号不对');
    await hands.choose(dialog.getByLabel(/^第 4 笔/), '退票 · 户名不符');
    await hands.tap(dialog.getByRole('button', { name: /^登记：\d+ 笔已付，2 笔退票$/ }));
    await dialog.waitFor({ state: 'detached' });
    held('payout run recorded, two bounced', hands, 8);
    const { rows } = await stage.server.pool.query<{ serial: number; stage: string; reason: string | null }>(
      `select (line ->> 'serial')::int as serial, line ->> 'stage' as stage, line ->> 'reason' as reason
       from settlement, json_array_elements(lines) line
       where county = $1 and id = $2 and line ->> 'file' = '1'`,
      [COUNTY, settlement],
    );
    assert.ok(rows.length > 2);
    for (const { serial, stage: became, reason } of rows)
      assert.deepEqual(
        [became, reason],
        serial === 2 ? ['bounced', 'account-wrong'] : serial === 4 ? ['bounced', 'name-differs'] : ['paid', null],
      );
    assert.deepEqual(clerk.errors, []);
  });
});
