import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { sendBag } from './sent-bag.ts';
import { newId } from '../../src/new-id.ts';
import { desk, phone, Stage, UNDO_SECONDS, type Visitor } from './stage.ts';

const COUNTY = '220112';

/** The clock of the page is the test's: its seconds pass when they are asked to. */
describe('what was done can be taken back for five seconds', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.set();
  });
  after(() => stage.down());

  const count = async (text: string, ...values: readonly unknown[]) =>
    (await stage.server.pool.query<{ count: number }>(`select count(*)::int as count from ${text}`, [...values]))
      .rows[0]?.count ?? -1;

  async function atWork(name: string, size: { width: number; height: number }): Promise<Visitor> {
    const visitor = await stage.signedIn(name, size);
    await visitor.page.evaluate((key) => localStorage.setItem(key, '5'), UNDO_SECONDS);
    await visitor.page.clock.install();
    return visitor;
  }

  /** From here on the page's time passes only when the test says so. */
  async function stopClock({ page }: Visitor): Promise<void> {
    await page.clock.pauseAt(new Date((await page.evaluate(() => Date.now())) + 1_000));
  }

  /** Lets as much of the page's time pass as it needs to draw. */
  async function drawn({ page }: Visitor, what: Locator): Promise<void> {
    while (!(await what.isVisible())) await page.clock.runFor(10);
  }

  it('at the desk: all that is shown is marked as arrived in one press, taken back in one, and sent when nobody does', async () => {
    const clerk = await atWork('luxiang-clerk', desk);
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/${COUNTY}/orders?stage=confirmed`);
    const all = page.getByRole('button', { name: /单全部标记到货$/ });
    await all.waitFor();
    await stopClock(clerk);
    const rows = await page.locator('tbody tr').count();
    const confirmed = () => count("assisted_order where county = $1 and stage = 'confirmed'", COUNTY);
    const before = await confirmed();
    assert.ok(rows > 1 && before >= rows);

    await all.click();
    const undo = page.getByRole('button', { name: `撤销：${rows} 单已标记到货` });
    await drawn(clerk, undo);
    await undo.click();
    assert.ok(await undo.isVisible(), 'a second press in the same breath was meant for the first');
    await page.clock.runFor(600);
    await undo.click();
    await drawn(clerk, all);
    await page.clock.runFor(60_000);
    assert.equal(await confirmed(), before, 'nothing was sent');

    await all.click();
    await drawn(clerk, undo);
    assert.equal(await page.locator('tbody tr').count(), rows, 'the rows stay');
    await page.clock.runFor(5_000);
    await drawn(clerk, page.getByText(`${rows} 单已标记到货`, { exact: true }));
    while ((await confirmed()) > before - rows) await page.clock.runFor(10);
    assert.equal(await undo.isVisible(), false);
    assert.equal(await page.locator('tbody tr').count(), rows, 'until the page is left');
    assert.deepEqual(clerk.errors, []);
  });

  it('on Today: all that waits is marked as arrived by a key, taken back by the next, and one of it alone goes', async () => {
    const clerk = await atWork('luxiang-clerk', desk);
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/${COUNTY}`);
    const line = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /单等着到货/ }) });
    const all = line.getByRole('button', { name: /单全部标记到货$/ });
    await all.waitFor();
    await stopClock(clerk);
    const waiting = Number((await all.innerText()).match(/\d+/)?.[0]);
    const coming = () => count("assisted_order where county = $1 and stage in ('placed', 'confirmed')", COUNTY);
    assert.equal(await coming(), waiting);

    await all.focus();
    await page.keyboard.press('Enter');
    const undo = line.getByRole('button', { name: `撤销：${waiting} 单已标记到货` });
    await drawn(clerk, undo);
    await page.clock.runFor(600);
    assert.ok(await undo.evaluate((one) => one === document.activeElement), 'the keyboard is where it was');
    await page.keyboard.press('Enter');
    await drawn(clerk, all);
    await page.clock.runFor(60_000);
    assert.equal(await coming(), waiting, 'nothing was sent');

    await line.getByText('逐个办', { exact: true }).click();
    const one = line.getByRole('button', { name: /^标记到货 / }).first();
    await drawn(clerk, one);
    await one.click();
    await drawn(clerk, line.getByRole('button', { name: '撤销：已标记到货' }));
    await page.clock.runFor(5_000);
    while ((await coming()) === waiting) await page.clock.runFor(10);
    assert.equal(await coming(), waiting - 1);
    await drawn(clerk, line.getByText('已标记到货', { exact: true }));
    assert.deepEqual(clerk.errors, []);
    await clerk.leave();
  });

  it('at the desk: a bag that was sealed is open again as it was, with its seal, and goes when nobody takes it back', async () => {
    const clerk = await atWork('luxiang-clerk', desk);
    const { page } = clerk;
    const { rows } = await stage.server.pool.query<{ id: string; name: string }>(
      "select id, name from station where county = $1 and stage = 'open' order by id limit 1",
      [COUNTY],
    );
    const [station] = rows;
    assert.ok(station !== undefined);
    const [parcel, number] = [newId(), 'SF9400000000001'];
    const payload = {
      parcel,
      number,
      carrier: 'sf',
      station: station.id,
      villager: null,
      order: null,
      weightGrams: 800,
    };
    await clerk.must('register-parcel', payload);
    await page.goto(`${stage.origin}/desk/${COUNTY}/parcels/load`);
    await page.getByLabel('扫单号装袋，扫封签号封袋').fill(number);
    await page.keyboard.press('Enter');
    const bag = page.getByRole('region', { name: `${station.name}的袋` });
    const send = bag.getByRole('button', { name: '1 件交给车' });
    await send.waitFor();
    await bag.getByLabel('车', { exact: true }).fill('1号车');
    await bag.getByLabel('封签号', { exact: true }).fill('S-5001');
    await stopClock(clerk);
    const loads = () => count("van_load where county = $1 and seal = 'S-5001'", COUNTY);

    await send.click();
    const undo = page.getByRole('button', { name: `撤销：1 件已装车，封签 S-5001，${station.name}` });
    await drawn(clerk, undo);
    await page.clock.runFor(600);
    await undo.click();
    await drawn(clerk, send);
    assert.equal(await bag.getByLabel('封签号', { exact: true }).inputValue(), 'S-5001');
    await page.clock.runFor(60_000);
    assert.equal(await loads(), 0, 'nothing was sent');

    await send.click();
    await drawn(clerk, undo);
    await page.clock.runFor(5_000);
    while ((await loads()) < 1) await page.clock.runFor(10);
    await drawn(clerk, page.getByText('S-5001 · 1 件 · 1号车', { exact: true }));
    assert.deepEqual(clerk.errors, []);
    await clerk.leave();
  });

  it('at the desk: the page dies before it was sent; the next one sends it', async () => {
    const clerk = await atWork('luxiang-clerk', desk);
    const { page } = clerk;
    const orders = `${stage.origin}/desk/${COUNTY}/orders?stage=placed`;
    await page.goto(orders);
    const arrived = page.getByRole('button', { name: /^标记到货 / }).first();
    await page.getByRole('button', { name: /^确认列出的全部/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '向供应商确认' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.goto(orders.replace('placed', 'confirmed'));
    await arrived.waitFor();
    await stopClock(clerk);
    const receipts = () => count("journal_entry where county = $1 and type = 'receive-order'", COUNTY);
    const before = await receipts();
    await arrived.click();
    await drawn(clerk, page.getByRole('button', { name: '撤销：已标记到货' }));
    // A page that crashes tells nobody. Closed by hand it would say so, and send.
    await page.evaluate(() =>
      document.addEventListener('visibilitychange', (event) => event.stopImmediatePropagation(), true),
    );
    await page.goto(`${stage.origin}/p/${COUNTY}`);
    await page.clock.resume();
    await page.goto(orders);
    while ((await receipts()) === before) await page.clock.runFor(100);
    assert.equal(await receipts(), before + 1);
    assert.deepEqual(clerk.errors, []);
  });

  it('at the counter: a parcel received by mistake goes back to where it stood, unsent', async () => {
    const partner = await atWork('luxiang-station-2', phone);
    const clerk = await stage.signedIn('luxiang-clerk', desk);
    const { counties } = await partner.me();
    const station = counties[0]?.stations[0]?.id ?? '';
    const { page } = partner;
    const number = 'SF7100000000099';
    await sendBag(clerk, { station, seal: 'A-2601', numbers: [number] });
    await page.goto(`${stage.origin}/counter/${COUNTY}/receive`);
    const load = page.getByRole('region', { name: /A-2601/ });
    await load.getByRole('radio', { name: '完好' }).check();
    await load.getByText('已收 0 / 1').waitFor();
    await stopClock(partner);
    const received = () => count("journal_entry where county = $1 and type = 'receive-parcels'", COUNTY);
    const before = await received();
    await load.getByRole('button', { name: /^收下/ }).click();
    const undo = load.getByRole('button', { name: /^撤销：已收下/ }).first();
    await drawn(partner, undo);
    await page.clock.runFor(600);
    await undo.click();
    await drawn(partner, load.getByText('已收 0 / 1'));
    await page.clock.runFor(30_000);
    assert.equal(await received(), before);
    await load.getByLabel('逐件扫单号').fill(number);
    await page.keyboard.press('Enter');
    await drawn(partner, undo);
    while ((await received()) === before) await page.clock.runFor(100);
    assert.equal(await received(), before + 1);
    assert.deepEqual([...partner.errors, ...clerk.errors], []);
  });
});
