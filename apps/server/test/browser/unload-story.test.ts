import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { businessDay, lotLabel } from '@yangui/domain';
import { verify } from '../../src/journal/verify.ts';
import { newId } from '../../src/new-id.ts';
import { DrivenLoops } from './driven-loops.ts';
import { Stage } from './stage.ts';

const COUNTY = '220112';
const labelOf = (consignment: string) => `UP${consignment.slice(-12).toUpperCase()}`;

describe('A van comes back with goods from the villages', () => {
  let stage: Stage;
  let centre: DrivenLoops;
  const loop = newId();
  const [counted, ticked, missing, unsigned] = [newId(), newId(), newId(), newId()];
  const kept = newId();

  before(async () => {
    stage = await Stage.set();
    centre = await DrivenLoops.begin(stage, 2);
    const [first, second] = centre.stations;
    assert.ok(first !== undefined && second !== undefined);
    const stops = [first, second].map(({ id }, index) => ({
      station: id,
      fetch: null,
      arriveMinute: 500 + index * 20,
      leaveMinute: 505 + index * 20,
      downPieces: 1,
      downGrams: 1_000,
      downCubicDecimetres: 8,
      upPieces: 2,
      upGrams: 9_000,
      upCubicDecimetres: 40,
    }));
    const plan = {
      loop,
      vehicle: centre.vehicle,
      driver: centre.driver,
      trips: [{ leaveMinute: 480, returnMinute: 600, stops }],
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
    await centre.must('register-parcel', {
      parcel: kept,
      number: 'SF770000000099',
      carrier: 'sf',
      station: second.id,
      villager: null,
      order: null,
      weightGrams: 900,
    });
    await centre.must('load-van', {
      load: newId(),
      station: second.id,
      seal: 'U-1',
      van: '吉A·D6218',
      driver: null,
      parcels: [kept],
      loop,
    });
    const sent = (consignment: string, station: string) => ({
      consignment,
      station,
      kind: 'goods',
      sender: null,
      pieces: 1,
      weightGrams: 4_000,
      volumeCubicDecimetres: 10,
      cold: false,
    });
    for (const id of [counted, ticked]) await centre.must('register-consignment', sent(id, first.id), first.partner);
    for (const id of [missing, unsigned])
      await centre.must('register-consignment', sent(id, second.id), second.partner);
    await centre.must('start-loop', { loop });
    await centre.must('take-up', { loop, station: first.id, consignments: [counted, ticked], parcels: [] });
    await centre.must('take-up', { loop, station: second.id, consignments: [missing], parcels: [] });
  });
  after(() => stage.down());

  const stands = async (id: string) => {
    const { rows } = await stage.server.pool.query<{ stage: string; holder: string }>(
      'select stage, holder from consignment where county = $1 and id = $2',
      [COUNTY, id],
    );
    return [rows[0]?.stage, rows[0]?.holder.split(':')[0]];
  };
  const scan = async (label: string) => {
    const field = centre.clerk.page.getByLabel('扫标签或单号，或者在清单里点选');
    await field.fill(label);
    await field.press('Enter');
  };

  it('while it is on the road, what is there can be taken in, and nothing of it is missing', async () => {
    const { page } = centre.clerk;
    await page.goto(`${stage.origin}/desk/${COUNTY}/unload/${loop}`);
    await page.getByText('这趟车还没有收车').waitFor();
    await scan(labelOf(counted));
    await page.getByRole('button', { name: '先收 1 项，还没卸完' }).waitFor();
    assert.equal(await page.getByRole('button', { name: /缺/ }).count(), 0);
    await centre.must('finish-loop', { loop, actualMetres: 30_000, actualMinutes: 120 });
    await page.getByRole('button', { name: '签收 1 项，缺 2 项' }).waitFor();
  });

  it('the clerk’s day names it, and leads to what its driver signed for', async () => {
    const { page } = centre.clerk;
    await page.goto(`${stage.origin}/desk/${COUNTY}`);
    await page
      .getByRole('link', { name: /1 辆车回来了，等卸车/ })
      .first()
      .click();
    await page.getByRole('link', { name: '吉A·D6218' }).click();
    await page.getByRole('heading', { name: '卸车：吉A·D6218' }).waitFor();
    await page.getByText('点到 0 / 3').waitFor();
    assert.equal(await page.getByRole('group').count(), 3);
  });

  it('each scan is counted once; what was not expected says what it is', async () => {
    const { page } = centre.clerk;
    await scan(labelOf(counted));
    await page.getByText('点到 1 / 3').waitFor();
    await scan(labelOf(counted));
    await page.getByText(/已经点过了/).waitFor();
    await scan('SF123456789');
    await page.getByText('没有 SF123456789 这个号').waitFor();
    await scan(labelOf(unsigned));
    await page.getByText(/司机没有签字/).waitFor();
    // The line is slow: what is known of one number comes when the next one has long been scanned.
    let answer: (() => Promise<void>) | undefined;
    const asked = new Promise<void>((resolve) => {
      void page.route(
        /\/parcel-lookup\?.*SF987654321/,
        (route) => {
          answer = () => route.continue();
          resolve();
        },
        { times: 1 },
      );
    });
    await scan('SF987654321');
    await asked;
    await scan(labelOf(counted));
    await page.getByText(/已经点过了/).waitFor();
    const late = page.waitForResponse(/SF987654321/);
    await answer?.();
    await (await late).finished();
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    await page.getByText(/已经点过了/).waitFor();
    await page.getByRole('region', { name: '单上没有、车上有的' }).getByText(labelOf(unsigned)).waitFor();
    await scan('SF770000000099');
    await page.getByText(/没有交出去，收回中心/).waitFor();
    await page.getByRole('button', { name: new RegExp(labelOf(ticked)) }).click();
    await page.getByText('点到 2 / 3').waitFor();
    assert.equal(await centre.clerk.overflow(), 0);
    await centre.clerk.picture('desk-unload');
  });

  it('signing names what is missing first, and then the centre has what was counted and the van what was not', async () => {
    const { page } = centre.clerk;
    await page.getByRole('button', { name: '签收 4 项，缺 1 项' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(labelOf(missing)).waitFor();
    await dialog.getByRole('button', { name: '确认缺失并签字' }).click();
    await page.getByText('已签收 4 项；缺的 1 项留在车上，要追查。').waitFor();
    assert.deepEqual(await Promise.all([counted, ticked, unsigned, missing].map(stands)), [
      ['at-centre', 'centre'],
      ['at-centre', 'centre'],
      ['at-centre', 'centre'],
      ['missing', 'van'],
    ]);
    await page.getByRole('region', { name: '缺失，要追查' }).getByText(labelOf(missing)).waitFor();
    const { rows } = await stage.server.pool.query<{ holder: string }>(
      'select holder from parcel where county = $1 and id = $2',
      [COUNTY, kept],
    );
    assert.equal(rows[0]?.holder, 'centre');
  });

  it('what turns up after all is scanned in, and no van waits any more', async () => {
    const { page } = centre.clerk;
    await scan(labelOf(missing));
    await page.getByText(/上次记为缺失，现在找到了/).waitFor();
    await page.getByRole('button', { name: '点清，签收 1 项' }).click();
    await page.getByText('已签收 1 项，现在由中心负责。').waitFor();
    assert.deepEqual(await stands(missing), ['at-centre', 'centre']);
    await page.goto(`${stage.origin}/desk/${COUNTY}/unload`);
    await page.getByText('没有车要卸').waitFor();
    await page.getByRole('link', { name: '看车次' }).click();
    await page.getByRole('region', { name: '吉A·D6218' }).getByRole('link', { name: '卸车' }).waitFor();
    assert.equal((await verify(stage.server.pool, COUNTY)).ok, true);
    assert.deepEqual(centre.clerk.errors, []);
  });

  it('a lot is weighed as it comes off, and nothing is signed before it is said why it is lighter', async () => {
    const { page } = centre.clerk;
    const [first] = centre.stations;
    const { rows } = await stage.server.pool.query<{ id: string; grams: number }>(
      `select id, left_grams as grams from lot where county = $1 and holder = 'station:' || $2 and stage = 'in-stock' and left_grams > 1000 order by id limit 1`,
      [COUNTY, first?.id],
    );
    const [lot] = rows;
    assert.ok(lot !== undefined, 'the sample has lots at this station');
    await centre.must('take-up', { loop, station: first?.id, consignments: [], parcels: [], lots: [lot.id] });
    await page.goto(`${stage.origin}/desk/${COUNTY}/unload/${loop}`);
    await page.getByText('点到 0 / 1').waitFor();
    await scan(lotLabel(lot.id, 2));
    await page.getByText('点到 1 / 1').waitFor();
    const weighed = page.getByRole('region', { name: '批次到货要再称' });
    const sign = page.getByRole('button', { name: '点清，签收 1 项' });
    assert.equal(await sign.getAttribute('aria-disabled'), 'true', 'not weighed yet');
    await weighed.getByRole('textbox').fill('1');
    await weighed.getByRole('combobox').selectOption({ label: '洒漏' });
    assert.equal(await centre.clerk.overflow(), 0);
    await sign.click();
    await page.getByText('已签收 1 项，现在由中心负责。').waitFor();
    await page.goto(`${stage.origin}/desk/${COUNTY}/lots/${lot.id}`);
    const hands = page.getByRole('region', { name: '经手' });
    await hands.getByText('司机收走').waitFor();
    await hands.getByText('到县中心', { exact: true }).first().waitFor();
    await page.getByText(/洒漏/).first().waitFor();
    assert.equal((await verify(stage.server.pool, COUNTY)).ok, true);
    assert.deepEqual(centre.clerk.errors, []);
  });
});
