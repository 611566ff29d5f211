import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { verify } from '../../src/journal/verify.ts';
import { pick } from './pick.ts';
import { sendBag } from './sent-bag.ts';
import { desk, phone, Stage, type Visitor } from './stage.ts';

const COUNTY = '220112';

describe('a parcel whose recipient nobody knew', () => {
  let stage: Stage;
  let clerk: Visitor;
  let partner: Visitor;
  let station = '';
  /** A parcel that nobody is named on, at the station. */
  const arrive = async (number: string): Promise<string> => {
    const { load, parcels } = await sendBag(clerk, { station, seal: 'A-1', numbers: [number] });
    await partner.must('receive-parcels', { station, load, sealWhole: true, parcels });
    return parcels[0] ?? '';
  };

  before(async () => {
    stage = await Stage.set();
    clerk = await stage.signedIn('luxiang-clerk', desk, 'en');
    partner = await stage.signedIn('luxiang-station-2', phone);
    station = (await partner.me()).counties[0]?.stations[0]?.id ?? '';
  });
  after(() => stage.down());

  it('gets a name at the counter, and who is registered is found by typing it', async () => {
    await arrive('SF7100000000011');
    const { page } = partner;
    const { rows } = await stage.server.pool.query<{ name: string }>(
      `select p.name from villager v join person_private p on p.county = $1 and p.kind = 'villager' and p.person = v.id where v.county = $1 and v.station = $2 order by v.id limit 1`,
      [COUNTY, station],
    );
    const villager = rows[0]?.name ?? '';
    await page.goto(`${stage.origin}/counter/${COUNTY}/collect`);
    await page.locator('[data-search]').fill('SF7100000000011');
    await page.getByRole('button', { name: /0011/ }).click();
    await page.getByRole('button', { name: '写上收件人' }).click();
    const dialog = page.getByRole('dialog', { name: /写上收件人/ });
    await dialog.getByRole('radio', { name: '没登记的人' }).check();
    await dialog.getByLabel('姓名').fill('');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').waitFor();
    await dialog.getByRole('radio', { name: '登记过的村民' }).check();
    await pick(dialog, villager, villager);
    await dialog.getByRole('button', { name: '写上', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('dialog').locator('.name-large', { hasText: villager }).waitFor();
    assert.equal(await partner.overflow(), 0);
  });

  it('is matched at the desk with the order it carries, which has then arrived', async () => {
    const parcel = await arrive('SF7100000000012');
    const [product] = (
      await stage.server.pool.query<{ id: string; priceFen: number }>(
        'select id, price_fen as "priceFen" from product where county = $1 and stock_units > 5 and not withdrawn limit 1',
        [COUNTY],
      )
    ).rows;
    const [villager] = (
      await stage.server.pool.query<{ id: string }>(
        'select id from villager where county = $1 and station = $2 limit 1',
        [COUNTY, station],
      )
    ).rows;
    const order = await partner.must('place-order', {
      station,
      villager: villager?.id,
      tender: 'qr',
      lines: [{ product: product?.id, quantity: 1, priceFen: product?.priceFen }],
    });
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/${COUNTY}/parcels/${parcel}`);
    await page.getByRole('button', { name: 'Match an order' }).click();
    const dialog = page.getByRole('dialog');
    await pick(dialog, order.slice(-6), new RegExp(order.slice(-6), 'i'));
    await dialog.getByRole('button', { name: 'Match an order' }).click();
    await page.getByRole('link', { name: order.slice(-6).toUpperCase() }).waitFor();
    await page.getByText('It carries an order already').first().waitFor({ state: 'attached' });
    const { rows } = await stage.server.pool.query<{ stage: string }>(
      'select stage from assisted_order where county = $1 and id = $2',
      [COUNTY, order],
    );
    assert.equal(rows[0]?.stage, 'received');
  });

  it('goes back: its order shows up as work, and one press pays the villager back', async () => {
    const {
      rows: [carried],
    } = await stage.server.pool.query<{ id: string; order: string }>(
      'select id, of_order as "order" from parcel where county = $1 and number = $2',
      [COUNTY, 'SF7100000000012'],
    );
    await clerk.must('return-parcel', { parcel: carried?.id ?? '', reason: 'refused' });
    const { page } = clerk;
    const code = (carried?.order ?? '').slice(-6).toUpperCase();
    await page.goto(`${stage.origin}/desk/${COUNTY}`);
    await page.getByRole('link', { name: /sent back or lost/ }).click();
    await page.getByRole('button', { name: `Send again ${code}` }).waitFor();
    await page.getByRole('button', { name: `Cancel, pay back ${code}` }).click();
    await page.getByText(code).waitFor({ state: 'detached' });
    const { rows } = await stage.server.pool.query<{ stage: string }>(
      'select stage from assisted_order where county = $1 and id = $2',
      [COUNTY, carried?.order],
    );
    assert.equal(rows[0]?.stage, 'cancelled');
  });

  it('and no page complained, and the county follows from its journal', async () => {
    assert.deepEqual([...partner.errors, ...clerk.errors], []);
    const verdict = await verify(stage.server.pool, COUNTY);
    assert.ok(verdict.ok, 'difference' in verdict ? verdict.difference : '');
  });
});
