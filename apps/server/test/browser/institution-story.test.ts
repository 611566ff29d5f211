import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { desk, phone, Stage, type Visitor } from './stage.ts';

describe('QR money arrives from the payment institution', () => {
  let stage: Stage;
  let clerk: Visitor;

  before(async () => {
    stage = await Stage.set();
    clerk = await stage.signedIn('luxiang-clerk', desk);
  });
  after(() => stage.down());

  const owed = async () =>
    (
      await stage.server.pool.query<{ fen: number }>(
        `select balance_fen as fen from account where county = '220112' and id = 'institution'`,
      )
    ).rows[0]?.fen ?? 0;

  it('the clerk sees what is owed, cannot book more, and books what came', async () => {
    const { page } = clerk;
    const before = await owed();
    assert.ok(before > 10_000, `${before} fen are owed`);
    await page.goto(`${stage.origin}/desk/220112/cash`);
    await page.getByRole('button', { name: '登记到账' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('到账流水号').fill('WX20261122001');
    await dialog.getByLabel('到账金额（元）').fill(String(before / 100 + 1));
    await dialog.getByRole('button', { name: '登记到账' }).click();
    await dialog.getByText(/账上支付机构只欠/).waitFor();
    await dialog.getByLabel('到账金额（元）').fill('100');
    await dialog.getByRole('button', { name: '登记到账' }).click();
    await page.getByText('已记入银行存款。').waitFor();
    assert.equal(await owed(), before - 10_000);
  });

  it('an approver sees it, and may not book it; on a phone nothing runs over', async () => {
    const approver = await stage.signedIn('luxiang-approver', phone, 'en');
    await approver.page.goto(`${stage.origin}/desk/220112/cash`);
    await approver.page.getByText('QR money the institution still owes').waitFor();
    assert.equal(
      await approver.page.getByRole('button', { name: 'Record money received' }).getAttribute('aria-disabled'),
      'true',
    );
    assert.ok(await approver.page.evaluate('document.documentElement.scrollWidth <= innerWidth'));
    assert.deepEqual([...clerk.errors, ...approver.errors], []);
  });
});
