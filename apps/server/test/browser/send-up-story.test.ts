import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { businessDay } from '@yangui/domain';
import { verify } from '../../src/journal/verify.ts';
import { newId } from '../../src/new-id.ts';
import { SAMPLE_PASSWORD } from '../../src/sample/fill-sample.ts';
import { DrivenLoops } from './driven-loops.ts';
import { COUNTY, readyOffline } from './offline-counter.ts';
import { pick } from './pick.ts';
import { scan } from './scanner.ts';
import { phone, Stage, type Visitor } from './stage.ts';

const DRIVER = 'luxiang-driver-send-up';
const labelOf = (consignment: string) => `UP${consignment.slice(-12).toUpperCase()}`;

describe('What a villager sends goes up', () => {
  let stage: Stage;
  let centre: DrivenLoops;
  let partner: Visitor;
  let driver: Visitor;
  let parcel = '';
  const [person, loop, missing, late] = [newId(), newId(), newId(), newId()];

  before(async () => {
    stage = await Stage.set({ kept: true });
    centre = await DrivenLoops.begin(stage, 1);
    const [station] = centre.stations;
    assert.ok(station !== undefined);
    const administrator = await stage.signedIn('luxiang-admin', phone);
    assert.ok(
      (
        await administrator.send({
          id: newId(),
          type: 'grant-role',
          at: Date.now(),
          payload: { person, role: 'driver', place: COUNTY },
          personal: { name: '赵师傅' },
        })
      ).ok,
    );
    await administrator.leave();
    await stage.server.identity.createSignIn({
      county: COUNTY,
      person,
      signInName: DRIVER,
      phone: '13844441235',
      name: '赵师傅',
      password: SAMPLE_PASSWORD,
    });
    const stop = {
      station: station.id,
      fetch: null,
      arriveMinute: 500,
      leaveMinute: 505,
      downPieces: 0,
      downGrams: 0,
      downCubicDecimetres: 0,
      upPieces: 2,
      upGrams: 5_000,
      upCubicDecimetres: 20,
    };
    const plan = {
      loop,
      vehicle: centre.vehicle,
      driver: person,
      trips: [{ leaveMinute: 480, returnMinute: 600, stops: [stop] }],
      distanceMetres: 31_000,
    };
    await centre.must('plan-loops', {
      day: businessDay(Date.now()),
      loops: [plan],
      distanceSource: 'great-circle',
      detourPercent: 140,
      downOnlyFen: null,
      upOnlyFen: null,
      leftOut: [],
    });
    for (const consignment of [missing, late]) {
      await centre.must(
        'register-consignment',
        {
          consignment,
          station: station.id,
          kind: 'goods',
          sender: null,
          pieces: 1,
          weightGrams: 3_000,
          volumeCubicDecimetres: 8,
          cold: false,
        },
        station.partner,
      );
    }
    partner = await readyOffline(stage, 'luxiang-station-1');
  });
  after(() => stage.down());

  const sent = async (recipient: string) => {
    const { rows } = await stage.server.pool.query<{
      id: string;
      stage: string;
      holder: string;
      sender: string | null;
    }>(
      `select c.id, c.stage, split_part(c.holder, ':', 1) as holder, v.name as sender from consignment c join person_private p on p.county = $1 and p.kind = 'consignment' and p.person = c.id
       left join person_private v on v.county = $1 and v.kind = 'villager' and v.person = c.sender where c.county = $1 and p.name = $2`,
      [COUNTY, recipient],
    );
    return rows;
  };

  it('is taken in at the counter without network, for somebody new, with a code to write on it', async () => {
    const { page, context } = partner;
    await context.setOffline(true);
    await page.goto(`${stage.origin}/counter/${COUNTY}`);
    await page.getByRole('link', { name: /上行货/ }).click();
    await page.getByRole('link', { name: '登记一件' }).click();
    assert.equal(await page.getByRole('button', { name: '登记', exact: true }).getAttribute('aria-disabled'), 'true');
    await pick(page, '吴寄件', /登记新村民“吴寄件”/);
    await page.getByRole('button', { name: '念过了，同意' }).click();
    await page.getByLabel('一共多重（公斤）').fill('2.5');
    await page.getByText('= 5 斤').waitFor();
    await page.getByText('小，像鞋盒').click();
    await page.getByLabel('电话').fill('139');
    await page.getByText('写了电话或地址，要写收件人').waitFor({ state: 'attached' });
    await page.getByLabel('收件人', { exact: true }).fill('吴小燕');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page
      .getByText(/手机号/)
      .first()
      .waitFor();
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

  it('is typed where the cursor is put, however soon: the form takes it once, with its being shown', async () => {
    const { page } = partner;
    await page.getByRole('button', { name: '再登记一件' }).waitFor();
    const cursor = page.evaluate(
      () =>
        new Promise<readonly [boolean, boolean]>((told) => {
          const seen = new MutationObserver(() => {
            const weight = document.querySelector<HTMLInputElement>('input[inputmode=decimal]');
            if (weight === null) return;
            seen.disconnect();
            const came = document.activeElement?.matches('[data-search]') === true;
            weight.focus();
            requestAnimationFrame(() => setTimeout(() => told([came, document.activeElement === weight])));
          });
          seen.observe(document.body, { childList: true, subtree: true });
        }),
    );
    await page.getByRole('button', { name: '再登记一件' }).click();
    assert.deepEqual(await cursor, [true, true]);
  });

  it('from somebody the station does not know is half filled in, left, and taken up again with the sender registered: nothing is lost', async () => {
    const { page } = partner;
    await page.getByText(/寄件要实名/).waitFor();
    await page.getByLabel('一共多重（公斤）').fill('3.5');
    await page.getByText('中，像水果箱').click();
    await page.getByLabel('收件人', { exact: true }).fill('外甥');
    await page.getByRole('combobox').fill('13900001234');
    await page.getByRole('button', { name: '登记新寄件人' }).click();
    const dialog = page.getByRole('dialog');
    assert.equal(await dialog.getByLabel('电话').inputValue(), '13900001234');
    await dialog.getByLabel('姓名').fill('阿依古丽·买买提江');
    assert.equal(await dialog.getByRole('button', { name: '登记', exact: true }).getAttribute('aria-disabled'), 'true');
    await partner.picture('send-register');
    await dialog.getByRole('checkbox', { name: '念过了，同意' }).check();
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('阿依古丽·买买提江 寄的').waitFor();
    await partner.picture('send-new');
    await page.goto(`${stage.origin}/counter/${COUNTY}/villagers`);
    await page.getByText('阿依古丽·买买提江').waitFor();
    await page.goto(`${stage.origin}/counter/${COUNTY}/send/new`);
    await page.getByText('阿依古丽·买买提江 寄的').waitFor();
    assert.deepEqual(
      [
        await page.getByLabel('一共多重（公斤）').inputValue(),
        await page.getByLabel('收件人', { exact: true }).inputValue(),
      ],
      ['3.5', '外甥'],
    );
    assert.equal(await partner.overflow(), 0);
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('heading', { name: '登记好了' }).waitFor();
    await page.reload();
    await page.getByText(/寄件要实名/).waitFor();
    assert.equal(await page.getByLabel('一共多重（公斤）').inputValue(), '');
    await page.getByLabel('一共多重（公斤）').fill('9');
    await page.getByRole('button', { name: '清空重填' }).click();
    assert.equal(await page.getByLabel('一共多重（公斤）').inputValue(), '');
  });

  it('stands in the list through a reload, and is given back there; the county has it all once the line is back', async () => {
    const { page, context } = partner;
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
    await page
      .getByRole('region', { name: /等着上车/ })
      .getByText('吴寄件')
      .waitFor();
    await page.getByText(/本机留着 \d+ 条，更早的有网才能查/).waitFor();
    await page.reload();
    await page
      .getByRole('region', { name: /等着上车/ })
      .getByText('吴寄件')
      .waitFor();
    await context.setOffline(false);
    await page.goto(`${stage.origin}/counter/${COUNTY}/sync`);
    await page.getByText('本机没有待送达的记录').waitFor();
    assert.deepEqual(
      (await sent('吴小燕')).map(({ stage: at, holder, sender }) => [at, holder, sender]),
      [['at-station', 'station', '吴寄件']],
    );
    assert.deepEqual(
      (await sent('不寄了')).map(({ stage: at, sender }) => [at, sender]),
      [['cancelled', null]],
    );
    parcel = (await sent('吴小燕'))[0]?.id ?? '';
  });

  it('and what a household sells is weighed, agreed to and paid without network; a wrong ticket is reversed and written again', async () => {
    const { page, context } = partner;
    await context.setOffline(true);
    await page.goto(`${stage.origin}/counter/${COUNTY}`);
    await page.getByRole('link', { name: /代卖/ }).click();
    await page.getByRole('region', { name: '谁来卖？' }).getByRole('link').first().click();
    const take = page.getByRole('button', { name: /农户同意，收下/ });
    const weigh = async (gross: string, tare: string) => {
      await page.getByLabel(/^毛重/).fill(gross);
      await page.getByLabel(/^皮重/).fill(tare);
    };
    await weigh('10', '10');
    await page.getByText(/皮重不能大于或等于毛重/).waitFor();
    await weigh('９９９９', '1');
    await page.getByText('付现金', { exact: true }).click();
    await page.getByText(/抽屉账上只有 .* 元，不够付。请选“先欠，月结”/).waitFor();
    await weigh('１０', '1');
    await page.getByText('净重 9 斤（4.5 公斤）').waitFor();
    await page.getByText(/抽屉里有 .* 元/).waitFor();
    await page.getByText('念给农户听', { exact: true }).click();
    assert.equal(await partner.overflow(), 0);
    await take.click();
    await page.getByRole('heading', { name: /收购单/ }).waitFor();
    await page.getByText('收下了').waitFor();
    await page.getByText('待确认').first().waitFor();
    await page.getByRole('button', { name: '打印小票' }).click();
    await page.getByText('重量、等级、价格双方当面确认。').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '冲销' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('原因').selectOption('weight');
    await dialog.getByText('现金退回抽屉').click();
    await dialog.getByRole('button', { name: '冲销' }).click();
    await page.getByRole('button', { name: '重开一张' }).click();
    await page.getByText(/重开收购单/).waitFor();
    await weigh('9', '1');
    await page.getByText('念给农户听', { exact: true }).click();
    await take.click();
    await page.getByRole('link', { name: '它重开了哪张单' }).waitFor();
    await page.goto(`${stage.origin}/counter/${COUNTY}/sell`);
    await page
      .getByRole('region', { name: '今天的收购单 · 2' })
      .getByText(/净重 4 公斤/)
      .waitFor();
    // Of today there is nothing older; how many there are stands above.
    assert.equal(await page.getByText(/更早的/).count(), 0);
    // Its statement is what this device holds, and says so; the whole of it comes with the network.
    await page.getByRole('region', { name: '谁来卖？' }).getByRole('link').first().click();
    await page.getByRole('link', { name: '看对账单' }).click();
    await page.getByText(/^没连上县里/).waitFor();
    await page.getByRole('list', { name: '对账单' }).getByText(/^冲销/).first().waitFor();
    assert.equal(await partner.overflow(), 0);
    const statement = page.url();
    await context.setOffline(false);
    await page.goto(`${stage.origin}/counter/${COUNTY}/sync`);
    await page.getByText('本机没有待送达的记录').waitFor();
    await page.goto(statement);
    await page.getByText('转账', { exact: true }).waitFor();
    assert.equal(await page.getByText(/^没连上县里/).count(), 0);
    await page.getByRole('button', { name: '打印对账单' }).click();
    await page.getByRole('dialog').getByText('付现金').first().waitFor();
    await page.keyboard.press('Escape');
    const { rows } = await stage.server.pool.query<{ stage: string; netGrams: number; replaced: boolean }>(
      `select stage, net_grams as "netGrams", replaced_by is not null as replaced from intake_ticket
       where county = $1 and payment = 'cash' order by taken_seq`,
      [COUNTY],
    );
    assert.deepEqual(rows, [
      { stage: 'reversed', netGrams: 4_500, replaced: true },
      { stage: 'taken', netGrams: 4_000, replaced: false },
    ]);
    await centre.clerk.page.goto(`${stage.origin}/desk/${COUNTY}/tickets?days=today`);
    await centre.clerk.page.getByText('共 2 条').waitFor();
  });

  it('and the household is registered by its names alone: Enter picks who is meant, and a wrong size is said at that size', async () => {
    const { page } = partner;
    await page.goto(`${stage.origin}/counter/${COUNTY}/sell`);
    await page.getByRole('button', { name: '登记农户' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '登记农户' }).click();
    await dialog.getByText('农户至少要有一个人。请先选人。').waitFor();
    // Enter at once, before anybody can have looked: it waits for the answer, and sends no form.
    await dialog.getByRole('combobox').fill('吴寄件');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: '移出吴寄件' }).waitFor();
    // Somebody the station does not know yet is registered over it, and belongs to it.
    await dialog.getByRole('combobox').fill('吴新媳妇');
    await dialog.getByText('没有找到。换个写法，或登记新村民。').waitFor();
    await dialog.getByRole('button', { name: '登记新村民' }).click();
    const newcomer = page.getByRole('dialog', { name: '登记村民' });
    assert.equal(await newcomer.getByLabel('姓名').inputValue(), '吴新媳妇');
    await newcomer.getByRole('checkbox', { name: '念过了，同意' }).check();
    await newcomer.getByRole('button', { name: '登记', exact: true }).click();
    await dialog.getByRole('button', { name: '移出吴新媳妇' }).waitFor();
    assert.equal(await dialog.getByRole('combobox').inputValue(), '');
    const walnuts = dialog.getByLabel('核桃（棵）');
    await walnuts.fill('２.5');
    await dialog.getByLabel('香菇（亩）', { exact: true }).fill('０.５');
    await dialog.getByRole('button', { name: '登记农户' }).click();
    await dialog.getByText(/规模要大于 0，最多 100 万/).waitFor();
    assert.equal(await walnuts.getAttribute('aria-invalid'), 'true');
    assert.equal(await dialog.getByLabel('香菇（亩）', { exact: true }).getAttribute('aria-invalid'), 'false');
    await walnuts.fill('２');
    await dialog.getByRole('button', { name: '登记农户' }).click();
    await page.getByRole('heading', { name: '吴寄件、吴新媳妇 家' }).waitFor();
    assert.equal(await partner.overflow(), 0);
  });

  it('is scanned onto the van by its driver; the counter sees what was taken and what was left behind', async () => {
    driver = await stage.signedIn(DRIVER, phone);
    const { page } = driver;
    await page.getByRole('button', { name: '出发' }).click();
    await page.getByText('在路上').waitFor();
    await page.getByRole('link', { name: new RegExp(centre.stations[0]?.name ?? '') }).click();
    for (const consignment of [parcel, missing]) {
      await page.getByLabel('扫上行货的标签').fill(labelOf(consignment));
      await page.getByLabel('扫上行货的标签').press('Enter');
      await page
        .getByRole('listitem')
        .filter({ hasText: labelOf(consignment) })
        .getByText('已上车')
        .waitFor();
    }
    await page.getByText(/条待上传/).waitFor({ state: 'detached' });
    const { page: counter } = partner;
    await counter.goto(`${stage.origin}/counter/${COUNTY}/send`);
    await counter
      .getByRole('region', { name: /司机收走了/ })
      .getByText('吴寄件')
      .waitFor();
    await counter
      .getByRole('region', { name: /司机收走了/ })
      .getByText('在 吉A·D6218 上')
      .first()
      .waitFor();
    await counter
      .getByRole('region', { name: /等着上车/ })
      .getByRole('link', { name: new RegExp(late.slice(-6).toUpperCase()) })
      .getByText(/司机来过，没有带走/)
      .waitFor();
    await centre.must('finish-loop', { loop, actualMetres: 31_000, actualMinutes: 130 });
  });

  it('is counted off the van at the centre; what is not there stays in the driver’s name and is work to do', async () => {
    const { page } = centre.clerk;
    await page.goto(`${stage.origin}/desk/${COUNTY}/unload/${loop}`);
    await page.getByText('赵师傅 签字带上来 2 项').waitFor();
    await page.getByLabel('扫标签或单号，或者在清单里点选').fill(labelOf(parcel));
    await page.getByLabel('扫标签或单号，或者在清单里点选').press('Enter');
    await page.getByRole('button', { name: '签收 1 项，缺 1 项' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确认缺失并签字' }).click();
    await page.getByText('已签收 1 项；缺的 1 项留在车上，要追查。').waitFor();
    await page.goto(`${stage.origin}/desk/${COUNTY}`);
    await page.getByText('1 件上行货缺失').click();
    await page.getByRole('link', { name: missing.slice(-6).toUpperCase() }).click();
    await page.getByText('车 吉A·D6218').first().waitFor();
    assert.equal(
      await page.getByRole('link', { name: '到那趟车里找' }).getAttribute('href'),
      `/desk/${COUNTY}/unload/${loop}`,
    );
    await page.getByRole('button', { name: '按丢失处理' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '按丢失处理' }).click();
    await page.getByText('已按丢失处理').first().waitFor();
  });

  it('is handed to its carrier by two scans, and everybody can read the number from then on', async () => {
    const { page } = centre.clerk;
    await page.goto(`${stage.origin}/desk/${COUNTY}`);
    await page
      .getByRole('link', { name: /1 件上行货在中心，等着交给快递/ })
      .first()
      .click();
    await page.getByLabel('标签码').fill(labelOf(late));
    await page.keyboard.press('Enter');
    await page.getByText(/不在中心：等着上车/).waitFor();
    // On a slow line the waybill is scanned before it is known what the label is: the one stays ours, the other theirs.
    let answer: (() => Promise<void>) | undefined;
    const asked = new Promise<void>((resolve) => {
      void page.route(
        new RegExp(`/consignments\\?.*${labelOf(parcel)}`),
        (route) => {
          answer = () => route.continue();
          resolve();
        },
        { times: 1 },
      );
    });
    await scan(page, labelOf(parcel));
    await asked;
    await scan(page, 'sf1234567890123', { end: undefined });
    await answer?.();
    await page.getByText(/寄件 · 1 件 · 2.5 公斤，从/).waitFor();
    await page.getByText('像是 顺丰 的单号').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: '刚交出 1 件' }).getByText('顺丰 SF1234567890123').waitFor();
    assert.equal(await centre.clerk.overflow(), 0);
    assert.deepEqual(
      (await sent('吴小燕')).map(({ stage: at, holder }) => [at, holder]),
      [['handed-on', 'carrier']],
    );
    await page.goto(`${stage.origin}/desk/${COUNTY}/consignments?query=0123`);
    await page.getByRole('link', { name: parcel.slice(-6).toUpperCase() }).click();
    await page.getByRole('region', { name: '经手记录' }).getByText('站点收下').waitFor();
    assert.deepEqual(
      await page.getByRole('region', { name: '经手记录' }).getByRole('listitem').locator('strong').allTextContents(),
      ['交给快递', '到中心', '司机签收上车', '站点收下'],
    );
    const { page: counter } = partner;
    await counter.goto(`${stage.origin}/counter/${COUNTY}/send/${parcel}`);
    await counter.getByText('SF1234567890123').first().waitFor();
    assert.equal((await verify(stage.server.pool, COUNTY)).ok, true);
    assert.deepEqual([partner.errors, driver.errors, centre.clerk.errors], [[], [], []]);
  });
});
