import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { desk, Stage, type Visitor } from './stage.ts';

const COUNTY = '220112';

describe('a command is given in one form', () => {
  let stage: Stage;
  let clerk: Visitor;
  let product: { readonly id: string; readonly name: string };

  before(async () => {
    stage = await Stage.set();
    clerk = await stage.signedIn('luxiang-clerk', desk);
    const found = await stage.server.pool.query<{ id: string; name: string }>(
      'select id, name from product where county = $1 and not withdrawn order by name limit 1',
      [COUNTY],
    );
    assert.ok(found.rows[0]);
    product = found.rows[0];
    await clerk.page.goto(`${stage.origin}/desk/${COUNTY}/products?query=${encodeURIComponent(product.name)}`);
  });
  after(() => stage.down());

  const stock = async () =>
    (
      await stage.server.pool.query<{ units: number }>(
        'select stock_units as units from product where county = $1 and id = $2',
        [COUNTY, product.id],
      )
    ).rows[0]?.units ?? 0;
  const form = () => clerk.page.getByRole('dialog');
  const figure = () => form().getByLabel(/^入库数量/);
  const send = () => form().getByRole('button', { name: '入库', exact: true });
  const open = () => clerk.page.getByRole('button', { name: `“${product.name}”入库` }).click();
  const closed = () => form().waitFor({ state: 'detached' });

  it('pressed twice it is sent once, by the button and by Enter', async () => {
    const before = await stock();
    await open();
    await figure().fill('5');
    await send().dblclick();
    await closed();
    await open();
    await figure().fill('3');
    await figure().evaluate((input) => {
      const { form: of } = input instanceof HTMLInputElement ? input : { form: null };
      of?.requestSubmit();
      of?.requestSubmit();
    });
    await closed();
    assert.equal(await stock(), before + 8);
  });

  it('what is no figure is refused beside its field before anything is sent, and the cursor goes there', async () => {
    const before = await stock();
    await open();
    for (const typed of ['59,5', '1.5', 'x', '']) {
      await figure().fill(typed);
      await send().click();
      await form().getByText('数量要是 1 到 9999 的整数。').waitFor();
      assert.ok(await figure().evaluate((input) => input === document.activeElement));
      assert.equal(await figure().getAttribute('aria-invalid'), 'true');
    }
    await figure().fill('10000');
    await send().click();
    await form().getByText('数量要是 1 到 9999 的整数。').waitFor();
    await figure().fill('１，０００');
    await send().click();
    await closed();
    assert.equal(await stock(), before + 1_000);
  });

  it('closed by mistake it keeps what was typed; going back closes it and leaves the page', async () => {
    const { page } = clerk;
    await open();
    await figure().fill('7');
    await page.keyboard.press('Escape');
    await closed();
    await open();
    assert.equal(await figure().inputValue(), '7');
    const address = page.url();
    await page.goBack();
    await closed();
    assert.equal(page.url(), address);
    await open();
    assert.equal(await figure().inputValue(), '7');
    await form().getByRole('button', { name: '取消' }).click();
    await closed();
    await open();
    assert.equal(await figure().inputValue(), '', 'who cancels lets go of it');
    await form().getByRole('button', { name: '取消' }).click();
    await closed();
  });

  it('where the answer gets lost it says so, holds what was sent, and sends the same again: once is done', async () => {
    const { page } = clerk;
    const before = await stock();
    await page.route('**/commands', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await open();
    await figure().fill('11');
    await figure().press('Enter');
    await form().getByText('还不知道是否办成').waitFor();
    assert.ok(await figure().isDisabled());
    await page.keyboard.press('Escape');
    await closed();
    await open();
    await form().getByText('还不知道是否办成').waitFor();
    assert.equal(await figure().inputValue(), '11');
    await page.unroute('**/commands');
    await form().getByRole('button', { name: '再发一次' }).click();
    await closed();
    assert.equal(await stock(), before + 11);
    assert.deepEqual(clerk.errors, []);
  });
});
