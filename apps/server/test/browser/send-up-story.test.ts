import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { COUNTY, readyOffline } from './offline-counter.ts';
import { Stage, type Visitor } from './stage.ts';

describe('What a villager sends goes up', () => {
  let stage: Stage;
  let partner: Visitor;

  before(async () => {
    stage = await Stage.set();
    partner = await readyOffline(stage, 'luxiang-station-1');
  });
  after(() => stage.down());

  const sent = async (recipient: string) => {
    const { rows } = await stage.server.pool.query<{ id: string; stage: string; holder: string; sender: string | null }>(
      `select c.id, c.stage, split_part(c.holder, ':', 1) as holder, v.name as sender from consignment c join person_private p on p.county = $1 and p.person = c.id
       left join person_private v on v.county = $1 and v.person = c.sender where c.county = $1 and p.name = $2`, [COUNTY, recipient]);
    return rows;
  };

  it('is taken in at the counter without network, for somebody new, with a code to write on it', async () => {
    const { page, context } = partner;
    await context.setOffline(true);
    await page.goto(`${stage.origin}/counter/${COUNTY}`);
    await page.getByRole('link', { name: /上行货/ }).click();
    await page.getByRole('link', { name: '登记一件' }).click();
    assert.equal(await page.getByRole('button', { name: '登记', exact: true }).getAttribute('aria-disabled'), 'true');
    await page.getByRole('combobox').fill('吴寄件');
    await page.getByRole('option', { name: /登记新村民“吴寄件”/ }).click();
    await page.getByRole('button', { name: '念过了，同意' }).click();
    await page.getByLabel('一共多重（公斤）').fill('2.5');
    await page.getByText('= 5 斤').waitFor();
    await page.getByText('小，像鞋盒').click();
    await page.getByLabel('电话').fill('139');
    await page.getByText('写了电话或地址，要写收件人').waitFor({ state: 'attached' });
    await page.getByLabel('收件人', { exact: true }).fill('吴小燕');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText(/手机号/).first().waitFor();
    await page.getByLabel('电话').fill('13900007777');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('heading', { name: '登记好了' }).waitFor();
    await page.getByText('吴寄件 · 寄件 · 1 件 · 2.5 公斤').waitFor();
    await page.getByText('待确认').waitFor();
    await page.getByRole('button', { name: '打印标签' }).click();
    await page.getByText('→ 吴*').first().waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await partner.overflow(), 0);
    assert.deepEqual(await sent('吴小燕'), []);
  });

  it('stands in the list through a reload, and is given back there; the county has it all once the line is back', async () => {
    const { page, context } = partner;
    await page.getByRole('button', { name: '再登记一件' }).click();
    await page.getByText('本站自己').click();
    await page.getByLabel('一共多重（公斤）').fill('1');
    await page.getByText('中，像水果箱').click();
    await page.getByLabel('收件人', { exact: true }).fill('不寄了');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('link', { name: '看这一件' }).click();
    await page.getByRole('button', { name: '退还' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '退还' }).click();
    await page.getByText('已退还').first().waitFor();
    await page.goto(`${stage.origin}/counter/${COUNTY}/send`);
    await page.getByRole('region', { name: /等着上车/ }).getByText('吴寄件').waitFor();
    await page.reload();
    await page.getByRole('region', { name: /等着上车/ }).getByText('吴寄件').waitFor();
    await context.setOffline(false);
    await page.goto(`${stage.origin}/counter/${COUNTY}/sync`);
    await page.getByText('本机没有待送达的记录').waitFor();
    assert.deepEqual((await sent('吴小燕')).map(({ stage: at, holder, sender }) => [at, holder, sender]), [['at-station', 'station', '吴寄件']]);
    assert.deepEqual((await sent('不寄了')).map(({ stage: at, sender }) => [at, sender]), [['cancelled', null]]);
    assert.deepEqual(partner.errors, []);
  });
});
