import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../src/journal/test-county.ts';
import { verify } from '../../src/journal/verify.ts';
import { desk, Stage, type Visitor } from './stage.ts';

const COUNTY = '220112';

describe('an import that was a mistake', () => {
  let stage: Stage;
  let clerk: Visitor;
  let products: readonly { id: string; name: string; unit: string; barcode: string | null; priceFen: number }[] = [];
  before(async () => {
    stage = await Stage.set();
    clerk = await stage.signedIn('luxiang-clerk', desk);
    ({ rows: products } = await stage.server.pool.query<(typeof products)[number]>(
      'select id, name, unit, barcode, price_fen as "priceFen" from product where county = $1 order by name limit 2',
      [COUNTY],
    ));
  });
  after(() => stage.down());

  it('is undone: what is new goes, prices go back, and one changed by hand since stays, by name', async () => {
    const { page } = clerk;
    const [one, other] = products;
    assert.ok(one && other);
    const row = ({ name, unit, barcode, priceFen }: typeof one, raiseFen: number) =>
      [name, unit, barcode ?? '', ((priceFen + raiseFen) / 100).toFixed(2)].join(',');
    const file = ['商品名称,单位,条码,单价（元）', row(one, 100), row(other, 200), '误录商品,个,,9.90'].join('\r\n');
    await page.goto(`${stage.origin}/desk/${COUNTY}/products/import`);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'catalogue.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await page.getByRole('button', { name: '导入 3 种商品' }).click();
    await page.getByText(/已导入：新增 1 种，改价 2 种/).waitFor();
    const byHand = { product: other.id, priceFen: other.priceFen + 300, rebateBasisPoints: null };
    assert.ok((await clerk.send({ id: newId(), type: 'change-product-terms', at: Date.now(), payload: byHand })).ok);
    await page.reload();
    await page.getByRole('button', { name: '撤销导入' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 种改过价的商品改回导入前的价格').waitFor();
    await dialog.getByRole('button', { name: '撤销导入' }).click();
    await dialog.getByText('已下架 1 种商品，改回 1 种价格。').waitFor();
    await dialog.getByText(`导入后又改过价，保留现价：${other.name}`).waitFor();
    const { rows } = await stage.server.pool.query<{ id: string; priceFen: number }>(
      'select id, price_fen as "priceFen" from product where county = $1 and id = any($2::uuid[])',
      [COUNTY, [one.id, other.id]],
    );
    assert.deepEqual(
      new Map(rows.map(({ id, priceFen }) => [id, priceFen])),
      new Map([
        [one.id, one.priceFen],
        [other.id, other.priceFen + 300],
      ]),
    );
    assert.deepEqual(clerk.errors, []);
    const verdict = await verify(stage.server.pool, COUNTY);
    assert.ok(verdict.ok, 'difference' in verdict ? verdict.difference : '');
  });
});
