import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { businessDay, businessMonth, DAY } from '@yangui/domain';
import { verify } from '../../src/journal/verify.ts';
import { DrivenLoops } from './driven-loops.ts';
import { desk, deskPicture, phone, Stage, type Visitor } from './stage.ts';

const COUNTY = '220112';

describe('A clerk settles what loops cost', () => {
  let stage: Stage;
  let loops: DrivenLoops;
  let clerk: Visitor;
  let loop: string;

  before(async () => {
    stage = await Stage.set();
    loops = await DrivenLoops.begin(stage, 3);
    ({ clerk } = loops);
    await loops.settle(await loops.drive([60, 8, 40], { daysAgo: 1 }));
    loop = await loops.drive([36, 3, 30]);
  });
  after(() => stage.down());

  const open = async (visitor: Visitor, path: string) => {
    await visitor.page.goto(`${stage.origin}/desk/${COUNTY}${path}`);
    await visitor.page.getByRole('heading', { level: 1 }).first().waitFor();
    await visitor.page.waitForFunction(() => document.querySelector('[aria-busy=true], .skeleton') === null);
  };
  const dialog = () => clerk.page.getByRole('dialog');

  it('from today’s work to the loop, with a toll that needs its receipt', async () => {
    await open(clerk, '');
    await clerk.page.getByText('1 趟车的成本待结算').click();
    await clerk.page
      .getByRole('row', { name: /待结算/ })
      .getByRole('link')
      .click();
    await clerk.page.getByText('下面是现在结算会入账的数。').waitFor();
    await clerk.page.getByRole('row', { name: /^合计/ }).getByText('148.01').waitFor();
    await clerk.page.getByRole('button', { name: '结算成本' }).click();
    await dialog().getByRole('button', { name: '加一笔' }).click();
    await dialog().getByLabel('金额（元）').fill('15');
    await dialog().getByLabel('票据号').fill('无');
    await dialog().getByRole('button', { name: '结算入账' }).click();
    await dialog().getByText('没有票据的费用不能入账').waitFor();
    await dialog().getByLabel('票据号').fill('G12-0031');
    await dialog().getByText('合计 163.01 元').waitFor();
    await dialog().getByRole('button', { name: '结算入账' }).click();
    await clerk.page.getByText('已结算入账').waitFor();
    await clerk.page.getByText('票据 G12-0031 · 司机垫付').waitFor();
  });

  it('finds its share in the station’s account, which leads back to the loop', async () => {
    const [station] = loops.stations;
    const share = clerk.page.getByRole('row', { name: station?.name ?? '' }).getByRole('link');
    const amount = await share.innerText();
    await share.click();
    await clerk.page.getByRole('heading', { name: `运费成本 · ${station?.name}` }).waitFor();
    const line = clerk.page.getByRole('row', { name: /运费成本结算/ }).first();
    assert.ok((await line.innerText()).includes(amount.trim()), `${await line.innerText()} has ${amount}`);
    await line.getByRole('link').click();
    await clerk.page.getByText('票据 G12-0031 · 司机垫付').waitFor();
    assert.ok(clerk.page.url().endsWith(loop));
  });

  it('goes from the loop’s cost to its day and back, where a parcel’s cost stands on its card', async () => {
    await clerk.page.getByRole('link', { name: '看这一天的车次' }).click();
    const card = clerk.page.getByRole('region', { name: '吉A·D6218 的停靠站' });
    // 163.01 yuan over 69 parcels.
    await card.getByText(/实际成本\s*163.01\s*元\s*· 每件\s*2.36\s*元/).waitFor();
    await card.getByRole('link', { name: '看成本和分担' }).click();
    await clerk.page.getByText('票据 G12-0031 · 司机垫付').waitFor();
  });

  it('is told today where a parcel costs more than the county’s line', async () => {
    await open(clerk, '');
    await clerk.page.getByText('个站点这个月每件成本超过警戒线').waitFor();
    await clerk.page.getByText('警戒线 1.50 元').waitFor();
  });

  it('sees by station what a parcel cost, dearest first, as bars and one click away as a sorted table', async () => {
    await open(clerk, '/loop-costs');
    const bars = clerk.page.getByRole('figure', { name: '每件成本（按站点）' }).getByRole('listitem');
    assert.equal(await bars.count(), 3);
    const [first, last] = [await bars.first().innerText(), await bars.last().innerText()];
    const yuan = (text: string) => Number(/(\d+\.\d\d)/.exec(text)?.[1]);
    assert.ok(yuan(first) > yuan(last), `${first} before ${last}`);
    assert.match(first, /超过警戒线/);
    await clerk.page.getByRole('button', { name: '表格' }).click();
    const table = clerk.page.getByRole('table', { name: '每件成本（按站点）' });
    await table.getByRole('button', { name: '每件成本' }).click();
    const rows = await table.locator('tbody tr').allInnerTexts();
    assert.deepEqual(
      rows.map(yuan),
      rows.map(yuan).toSorted((one, other) => one - other),
    );
    assert.ok(clerk.page.url().includes('stations=each'));
  });

  it('and what was saved against running down and up separately', async () => {
    // 142.00 down and 98.50 up a day; 148.01 a loop, the toll left out. On the first of a month yesterday was of the one before.
    const days = businessMonth(Date.now() - DAY) === businessMonth(Date.now()) ? 2 : 1;
    const saving = clerk.page.getByRole('region', { name: '一车双向，省了多少' });
    for (const said of [
      `比较了 ${days} 天，共跑 ${days} 天`,
      (92.49 * days).toFixed(2),
      (240.5 * days).toFixed(2),
      (148.01 * days).toFixed(2),
    ])
      await saving.getByText(said).first().waitFor();
  });

  it('reverses it for a reason, corrects the kilometres, and settles again; the books stand', async () => {
    await open(clerk, `/loop-costs/${loop}`);
    await clerk.page.getByRole('button', { name: '冲销' }).click();
    await dialog().getByLabel('原因').selectOption('wrong-distance');
    await dialog().getByRole('button', { name: '冲销' }).click();
    await clerk.page.getByText('已冲销，待重结').waitFor();
    await clerk.page.getByRole('button', { name: '结算成本' }).click();
    await dialog().getByLabel('里程（公里）').fill('一百');
    await dialog().getByRole('button', { name: '结算入账' }).click();
    await dialog()
      .getByText(/有一项填写不对（里程（公里）/)
      .waitFor();
    await dialog().getByLabel('里程（公里）').fill('403');
    await dialog().getByLabel('时间（分钟）').fill('0');
    await dialog().getByText('跑了 403 公里，计划 41 公里').waitFor();
    await dialog().getByText('只用了 0 分钟，计划 82 分钟').waitFor();
    await clerk.picture('cost-doubts');
    const book = dialog().getByRole('button', { name: '结算入账' });
    assert.equal(await book.getAttribute('aria-disabled'), 'true');
    await dialog().getByLabel('核对过，就是这样').check();
    assert.equal(await book.getAttribute('aria-disabled'), 'false');
    // Other figures are another question.
    await dialog().getByLabel('里程（公里）').fill('4.3');
    assert.equal(await book.getAttribute('aria-disabled'), 'true');
    await dialog().getByLabel('里程（公里）').fill('40.3');
    await dialog().getByLabel('时间（分钟）').fill('');
    await dialog().getByText('和计划差得多').waitFor({ state: 'detached' });
    await dialog().getByRole('button', { name: '结算入账' }).click();
    await clerk.page.getByText('40.3 公里 × 0.80 元 · 结算时更正').waitFor();
    await clerk.page.getByText('第 2 次结算').waitFor();
    await clerk.page.getByRole('row', { name: /^合计/ }).getByText('146.41').waitFor();
  });

  it('sets how it is shared, and is told beside the field what cannot be', async () => {
    await open(clerk, '/loop-costs/settings');
    await clerk.page.getByRole('radio', { name: /^每件一样/ }).check();
    await clerk.page
      .getByRole('table', { name: '车辆的单价' })
      .getByRole('row', { name: /吉A·D6218/ })
      .getByText('0.80')
      .waitFor();
    await clerk.page.getByLabel('顺丰').fill('50');
    await clerk.page.getByRole('button', { name: '保存' }).click();
    await clerk.page.getByRole('alert').first().waitFor();
    await clerk.page.getByLabel('顺丰').fill('0.5');
    await clerk.page.getByRole('button', { name: '保存' }).click();
    await clerk.page.getByText('已保存', { exact: true }).waitFor();
    await open(clerk, '/loop-costs/settings');
    assert.ok(await clerk.page.getByRole('radio', { name: /^每件一样/ }).isChecked());
    assert.equal(await clerk.page.getByLabel('顺丰').inputValue(), '0.50');
  });

  it('is asked where somebody else set the same figure meanwhile, and takes in what they set besides', async () => {
    await clerk.page.getByLabel('顺丰').fill('0.60');
    await clerk.must('change-loop-cost-settings', { contributionsFen: { sf: 70, zto: 20 } });
    const both = clerk.page.getByRole('alert').filter({ hasText: '别人改成了“0.70”' });
    await both.waitFor();
    assert.equal(await clerk.page.getByLabel('中通').inputValue(), '0.20');
    await both.getByRole('button', { name: '用我写的' }).click();
    await both.waitFor({ state: 'detached' });
    await clerk.page.getByRole('button', { name: '保存' }).click();
    await clerk.page.getByText('已保存', { exact: true }).waitFor();
    const { rows } = await stage.server.pool.query(
      `select contributions_fen ->> 'sf' as sf, contributions_fen ->> 'zto' as zto from loop_cost_settings where county = $1`,
      [COUNTY],
    );
    assert.deepEqual(rows, [{ sf: '60', zto: '20' }]);
    await clerk.must('change-loop-cost-settings', { contributionsFen: { sf: 50, zto: 0 } });
  });

  it('has owner and driver paid by a settlement of its own, and takes in what a carrier pays', async () => {
    await loops.settle(await loops.drive([2, 1], { daysAgo: 3 }));
    await open(clerk, '/loop-costs/balances');
    const owed = clerk.page.getByRole('table', { name: '应付：车主和司机' });
    await owed
      .getByRole('row', { name: /吉A·D6218/ })
      .getByText('车主 · 还没有收款账户')
      .waitFor();
    await clerk.page.getByRole('button', { name: '登记顺丰到账' }).click();
    await dialog().getByLabel('到账金额（元）').fill('99');
    await dialog().getByLabel('到账流水号').fill('SF-2026-11');
    await dialog().getByRole('button', { name: '登记到账' }).click();
    await dialog().getByText('账上对方只欠 1.50 元').waitFor();
    await dialog().getByLabel('到账金额（元）').fill('1.50');
    await dialog().getByRole('button', { name: '登记到账' }).click();
    await clerk.page.getByText('已记入银行存款。').waitFor();
    // Nobody said as what the owner is taxed: they would be left out.
    await clerk.page.getByRole('button', { name: '编制结算' }).click();
    const left = dialog().getByRole('table', { name: '没有计税身份，这次不付' });
    await left.getByRole('row', { name: /吉A·D6218/ }).waitFor();
    const type = { type: 'self-employed', from: businessDay(Date.now()) };
    await clerk.must('set-payee-type', { payee: loops.vehicle, ...type });
    await left.getByRole('row', { name: /吉A·D6218/ }).waitFor({ state: 'detached' });
    await dialog()
      .getByRole('row', { name: /吉A·D6218/ })
      .waitFor();
    await dialog()
      .getByRole('button', { name: /编制 .* 的结算/ })
      .click();
    await clerk.page.getByRole('heading', { name: /运费（车主和司机）/ }).waitFor();
    await clerk.page
      .getByText('编制的人不能审批')
      .or(clerk.page.getByText('您的岗位不能做这件事'))
      .first()
      .waitFor({ state: 'attached' });
    const approver = await stage.signedIn('luxiang-approver', desk);
    await approver.page.goto(clerk.page.url());
    await approver.page.getByRole('button', { name: '批准' }).click();
    await approver.page.getByText('已批准').waitFor();
    await open(approver, '/loop-costs/balances');
    const paying = await approver.page
      .getByRole('table', { name: '应付：车主和司机' })
      .getByRole('row', { name: /吉A·D6218/ })
      .innerText();
    assert.match(paying, /—\s*$/, 'nothing is owed now: it is on its way');
    // The payment was entered wrongly: another person than who entered it takes it back, and it stays in the list.
    await open(clerk, '/loop-costs/balances');
    const own = clerk.page.getByRole('button', { name: '冲销顺丰到账 SF-2026-11' });
    assert.equal((await own.getAttribute('aria-disabled')) ?? String(await own.isDisabled()), 'true');
    await approver.page.getByRole('button', { name: '冲销顺丰到账 SF-2026-11' }).click();
    await approver.page.getByRole('dialog').getByLabel('原因').selectOption('wrong-amount');
    await approver.page.getByRole('dialog').getByRole('button', { name: '冲销' }).click();
    await approver.page.getByText('已冲销，对方又欠这一笔。').waitFor();
    const payment = approver.page.getByRole('table', { name: '到账记录' }).getByRole('row', { name: /SF-2026-11/ });
    await payment.getByText('冲销（金额填错）').waitFor();
    await approver.page
      .getByRole('table', { name: '应收：快递公司和补贴' })
      .getByRole('row', { name: /顺丰/ })
      .getByText('1.50')
      .first()
      .waitFor();
    assert.deepEqual(approver.errors, []);
    await approver.leave();
  });

  it('a programme officer reads it all and can settle nothing', async () => {
    const another = await loops.drive([1, 1], { daysAgo: 2 });
    const officer = await stage.signedIn('luxiang-officer', desk);
    await open(officer, `/loop-costs/${another}`);
    const button = officer.page.getByRole('button', { name: '结算成本' });
    assert.ok((await button.getAttribute('aria-disabled')) === 'true' || (await button.isDisabled()));
    await officer.page.getByText('您的岗位不能结算成本').waitFor({ state: 'attached' });
    assert.deepEqual(officer.errors, []);
    await officer.leave();
  });

  it('all of it fits the phone and the desk in both languages, empty or not', async () => {
    for (const language of ['zh', 'en'] as const) {
      for (const size of [phone, deskPicture]) {
        const visitor = await stage.signedIn('luxiang-clerk', size, language);
        for (const path of [
          '/loop-costs',
          '/loop-costs?view=table',
          '/loop-costs?month=2025-01',
          '/loop-costs?unsettled=1',
          `/loop-costs/${loop}`,
          '/loop-costs/settings',
          '/loop-costs/balances',
          '/loop-costs/balances?month=2025-01',
          '/settlements',
          '/payees',
        ]) {
          await open(visitor, path);
          if (size === deskPicture && path === '/loop-costs') await visitor.picture('desk-costs');
          assert.equal(await visitor.overflow(), 0, `${path} at ${size.width} in ${language}`);
        }
        assert.deepEqual(visitor.errors, []);
        await visitor.leave();
      }
    }
  });

  it('and the journal bears the books out', async () => {
    assert.deepEqual(clerk.errors, []);
    const verdict = await verify(stage.server.pool, COUNTY);
    assert.ok(verdict.ok, 'difference' in verdict ? verdict.difference : '');
    const { rows } = await stage.server.pool.query<{ sum: number }>(
      'select sum(balance_fen)::bigint as sum from account where county = $1',
      [COUNTY],
    );
    assert.equal(rows[0]?.sum, 0);
  });
});
