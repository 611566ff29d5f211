import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../src/new-id.ts';
import { desk, phone, Stage, type Visitor } from './stage.ts';

/** The lists of the desk, whether the server sorts them page by page or the browser holds them whole; and what their orders are called in the address. */
const lists: readonly (readonly [address: string, sorts: readonly string[], param?: string])[] = [
  ['orders', ['placed', 'amount']],
  ['villagers', ['name', 'orders']],
  ['products', ['name', 'price', 'rebate', 'stock']],
  ['parcels', ['number', 'registered', 'received']],
  ['journal', ['seq']],
  ['ledger/sales', ['seq']],
  ['cash', ['sent', 'amount', 'counted']],
  ['cash', ['station', 'holds', 'way', 'short', 'counted'], 'drawers'],
  ['people', ['name', 'sign-in']],
  ['stations', ['village', 'station', 'stage', 'partner']],
  ['devices', ['station', 'people', 'state', 'seen', 'waiting', 'oldest', 'refused', 'review', 'storage', 'version']],
  ['ledger', ['account', 'balance']],
  ['payees', ['partner', 'type', 'account', 'bank', 'time']],
  ['effective-orders?month=all', ['station', 'month', 'orders', 'amount']],
];

describe('Every list of the desk is sorted by its headings', () => {
  let stage: Stage;
  let clerk: Visitor;

  before(async () => {
    stage = await Stage.set();
    clerk = await stage.signedIn('luxiang-clerk', desk);
  });
  after(() => stage.down());

  const tableOf = (visitor: Visitor, param = 'sort') => visitor.page.getByRole('table').nth(param === 'sort' ? 0 : 1);
  const settled = async ({ page }: Visitor) =>
    page.waitForFunction(() => document.querySelector('[aria-busy=true], .skeleton, .is-stale') === null);
  const open = async (visitor: Visitor, address: string) => {
    await visitor.page.goto(`${stage.origin}/desk/220112/${address}`);
    await visitor.page.getByRole('table').first().waitFor();
    await settled(visitor);
  };
  /** What the rows say; moments by their date, for “just now” is over while the story reads on. */
  const rowsOf = (visitor: Visitor, param?: string) =>
    tableOf(visitor, param)
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => {
          const moments = [...row.querySelectorAll('time')];
          return moments.reduce(
            (text, { dateTime, textContent }) => text.replace(textContent, dateTime),
            row.textContent,
          );
        }),
      );

  for (const [address, sorts, param = 'sort'] of lists) {
    it(`${address}${param === 'sort' ? '' : ` (${param})`}: by keyboard, said aloud, in the address, the same from a link`, async () => {
      await open(clerk, address);
      const headings = tableOf(clerk, param)
        .locator('th')
        .filter({ has: clerk.page.locator('button.sort') });
      assert.equal(await headings.count(), sorts.length, 'each sort has its heading, and no other');
      const met = new Set<string>();
      for (let index = 0; index < sorts.length; index += 1) {
        const heading = headings.nth(index);
        // Up, down, and back to how it came; where it came so, one press turns it round.
        for (let press = 0; press < 2; press += 1) {
          await heading.locator('button').press('Enter');
          await settled(clerk);
          const asked = new URL(clerk.page.url()).searchParams.get(param);
          const direction = await heading.getAttribute('aria-sort');
          assert.ok(direction === 'ascending' || direction === 'descending', `${address} ${String(asked)}`);
          if (asked !== null) {
            met.add(asked.replace(/^-/, ''));
            assert.equal(direction, asked.startsWith('-') ? 'descending' : 'ascending');
          }
          const shown = await rowsOf(clerk, param);
          await clerk.page.reload();
          await clerk.page.getByRole('table').first().waitFor();
          await settled(clerk);
          assert.deepEqual(await rowsOf(clerk, param), shown, `${clerk.page.url()} shows the same`);
        }
      }
      assert.deepEqual([...met].toSorted(), sorts.toSorted());
    });
  }

  const figures = (texts: readonly string[]) => texts.map((text) => Number(text.replace(/[^\d.-]/g, '')));
  const rising = (values: readonly number[]) =>
    values.every((value, index) => index === 0 || value >= (values[index - 1] ?? value));

  it('orders by amount rise, past the first page as well, and their export follows', async () => {
    await open(clerk, 'orders?sort=amount');
    await clerk.page.getByRole('button', { name: '再看一些' }).click();
    await clerk.page.waitForFunction(() => document.querySelectorAll('tbody tr').length > 50);
    const amounts = figures(await clerk.page.locator('tbody tr td.is-figure').allInnerTexts());
    assert.ok(amounts.length > 50 && rising(amounts), amounts.join(' '));
    const codes = await clerk.page.locator('tbody tr .code').allInnerTexts();
    await clerk.page.getByRole('button', { name: '导出订单' }).click();
    const [file] = await Promise.all([
      clerk.page.waitForEvent('download'),
      clerk.page.getByRole('button', { name: /CSV/ }).click(),
    ]);
    const lines = (await readFile(await file.path(), 'utf8'))
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/)
      .slice(1);
    assert.deepEqual(
      lines.slice(0, codes.length).map((line) => codes.find((code) => line.includes(code))),
      codes,
    );
  });

  it('a month is chosen in the list, stands in the address, has its sums, and its export follows', async () => {
    const { page } = clerk;
    await open(clerk, 'orders');
    await page.getByLabel('下单时间').selectOption({ label: '上月' });
    await settled(clerk);
    assert.equal(new URL(page.url()).searchParams.get('days'), 'last-month');
    const sums = page.locator('.list-sums');
    await sums.getByText(/^共 \d+ 条$/).waitFor();
    const [count = 0] = figures([(await sums.getByText(/^共/).textContent()) ?? '']);
    while (await page.getByRole('button', { name: '再看一些' }).isVisible()) {
      const before = await page.locator('tbody tr').count();
      await page.getByRole('button', { name: '再看一些' }).click();
      await page.waitForFunction((seen) => document.querySelectorAll('tbody tr').length > seen, before);
    }
    const amounts = figures(await page.locator('tbody tr td.is-figure').allInnerTexts());
    assert.equal(amounts.length, count);
    const fen = Math.round(amounts.reduce((sum, amount) => sum + amount, 0) * 100);
    const [said = 0] = figures([(await sums.getByText('金额').locator('..').textContent()) ?? '']);
    assert.equal(Math.round(said * 100), fen);
    await page.getByRole('button', { name: '导出订单' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /CSV/ }).click(),
    ]);
    assert.equal((await readFile(await file.path(), 'utf8')).trim().split(/\r?\n/).length, count + 1);
    await page.keyboard.press('Escape');
    await page.getByLabel('下单时间').selectOption({ label: '自选日期' });
    await page.getByLabel('从', { exact: true }).fill('2020-01-31');
    await page.getByLabel('到', { exact: true }).fill('2020-01-01');
    await page.getByText('结束日期在开始日期之前，所以什么也没有。').waitFor();
    await page.getByText('没有符合条件的订单').waitFor();
    await page.getByRole('link', { name: '清除筛选' }).click();
    await page.getByRole('table').first().waitFor();
    assert.equal(new URL(page.url()).search, '');
  });

  it('an export of a list held whole follows as well', async () => {
    await open(clerk, 'people?sort=-name');
    const names = await clerk.page.locator('tbody tr td:first-child strong').allInnerTexts();
    await clerk.page.getByRole('button', { name: /^导出/ }).first().click();
    const [file] = await Promise.all([
      clerk.page.waitForEvent('download'),
      clerk.page.getByRole('button', { name: /CSV/ }).click(),
    ]);
    const lines = (await readFile(await file.path(), 'utf8'))
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/)
      .slice(1);
    assert.deepEqual(
      lines.map((line) => line.split(',')[0]?.replaceAll('"', '')),
      names,
    );
  });

  it('a phone, where no headings are shown, has the same choice above the list', async () => {
    for (const language of ['zh', 'en'] as const) {
      const visitor = await stage.signedIn('luxiang-clerk', phone, language);
      await open(visitor, 'orders');
      await visitor.page.getByLabel(language === 'zh' ? '排序' : 'Sort by').selectOption('-amount');
      await settled(visitor);
      assert.equal(new URL(visitor.page.url()).searchParams.get('sort'), '-amount');
      const amounts = figures(await visitor.page.locator('tbody tr td.is-figure').allInnerTexts());
      assert.ok(rising(amounts.toReversed()), amounts.join(' '));
      assert.equal(await visitor.overflow(), 0);
      assert.deepEqual(visitor.errors, []);
      await visitor.leave();
    }
  });

  it('and names there no figure that it has not, nor breaks a word beside a name', async () => {
    const visitor = await stage.signedIn('luxiang-clerk', phone, 'en');
    await open(visitor, 'payees');
    const cells = await visitor.page.locator('tbody td[data-label]').evaluateAll((all) =>
      all.map((cell) => ({
        text: cell.textContent,
        named: getComputedStyle(cell, '::before').content !== 'none',
        lines: Math.round(cell.clientHeight / 20),
      })),
    );
    assert.ok(cells.some(({ text }) => text === '') && cells.some(({ text }) => text.startsWith('Farmer')));
    for (const { text, named, lines } of cells) {
      assert.equal(named, text !== '', text);
      assert.ok(lines <= 5, `${text}: ${lines} lines`);
    }
    await visitor.leave();
  });

  it('and an order that is none is refused in words', async () => {
    await clerk.page.goto(`${stage.origin}/desk/220112/orders?sort=colour`);
    await clerk.page.getByText('请求的格式不对（sort）').waitFor();
    assert.deepEqual(clerk.errors, []);
  });

  it('is seen as its reader likes it: kept by name, by nobody else, the one it opens with, and what it has no more left out', async () => {
    const { page } = clerk;
    const list = `${stage.origin}/desk/220112/orders`;
    const views = page.getByRole('group', { name: '我的视图' });
    const chip = (name: string) => views.getByRole('button', { name, exact: true });
    const dialog = page.getByRole('dialog');
    const search = () => new URL(page.url()).search;
    await page.goto(`${list}?stage=completed&query=${encodeURIComponent('王')}`);
    await views.getByRole('button', { name: '保存为视图' }).click();
    await dialog.getByRole('button', { name: '保存', exact: true }).click();
    await dialog.getByText('给这个视图取个看得见的名字').waitFor();
    await dialog.getByLabel('视图名称').fill('已经办完的订单，要核对的');
    await dialog.getByLabel('视图名称').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.goto(`${list}?days=this-week&sort=amount`);
    await chip('已经办完的订单，要核对的').waitFor();
    await views.getByRole('button', { name: '保存为视图' }).click();
    await dialog.getByLabel('视图名称').fill('已经办完的订单，要核对的');
    await dialog.getByLabel('视图名称').press('Enter');
    await dialog.getByText('已有同名的视图').waitFor();
    await dialog.getByLabel('视图名称').fill('本周');
    await dialog.getByLabel('打开这个列表时就用它').check();
    await dialog.getByRole('button', { name: '保存', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    // What was searched for went into none of them.
    await chip('已经办完的订单，要核对的').click();
    await views.getByRole('button', { name: '已经办完的订单，要核对的', pressed: true, exact: true }).waitFor();
    assert.equal(search(), '?stage=completed');
    await chip('全部').click();
    await page.waitForURL(list);
    assert.equal(await clerk.overflow(), 0);

    // Opened anew, it is the one that was chosen; a link that says something else is followed.
    await page.goto(list);
    await page.waitForURL(/days=this-week/);
    await views.getByRole('button', { name: '本周', pressed: true }).waitFor();
    await page.goto(`${list}?stage=placed`);
    await chip('本周').waitFor();
    assert.equal(search(), '?stage=placed');

    const other = await stage.signedIn('luxiang-approver', desk);
    await other.page.goto(`${list}?stage=placed`);
    await other.page.getByRole('button', { name: '保存为视图' }).waitFor();
    assert.equal(await other.page.getByRole('button', { name: '本周', exact: true }).count(), 0);
    await other.leave();

    await chip('本周').click();
    await views.getByRole('button', { name: '改名或删除：本周' }).click();
    await dialog.getByLabel('视图名称').fill('这一周');
    await dialog.getByLabel('视图名称').press('Enter');
    await chip('这一周').waitFor();
    await views.getByRole('button', { name: '改名或删除：这一周' }).click();
    await dialog.getByRole('button', { name: '删除' }).click();
    await chip('这一周').waitFor({ state: 'detached' });

    // A view of before, of which the list has a filter no more.
    const kept = await clerk.context.request.put(`${stage.origin}/api/counties/220112/saved-views/${newId()}`, {
      data: { list: '/orders', name: '旧的', filters: { stage: 'placed', colour: 'red' }, opens: true },
      headers: { origin: stage.origin },
    });
    assert.equal(kept.status(), 204);
    await page.goto(list);
    await page.getByText('“旧的”里有 1 个筛选，这个列表已经没有了').waitFor();
    assert.equal(search(), '?stage=placed');
    assert.deepEqual(clerk.errors, []);
  });
});
