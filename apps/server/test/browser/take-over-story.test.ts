import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { businessDay } from '@yangui/domain';
import { verify } from '../../src/journal/verify.ts';
import { newId } from '../../src/new-id.ts';
import { SAMPLE_PASSWORD } from '../../src/sample/fill-sample.ts';
import { DrivenLoops } from './driven-loops.ts';
import { phone, Stage, type Visitor } from './stage.ts';

const COUNTY = '220112';
const GIVER = '欧阳长顺（县东线代班的老师傅）';

describe('A van that broke down on a road without network', () => {
  let stage: Stage;
  let centre: DrivenLoops;
  const drivers: Visitor[] = [];
  const people = [newId(), newId()];
  const loops = [newId(), newId()];
  const [aboard, unsigned, load, other] = [newId(), newId(), newId(), newId()];
  const parcels = [newId(), newId(), newId()];
  const label = (consignment: string) => `UP${consignment.slice(-12).toUpperCase()}`;

  before(async () => {
    stage = await Stage.set({ kept: true });
    centre = await DrivenLoops.begin(stage, 2);
    const [first, second] = centre.stations;
    assert.ok(first !== undefined && second !== undefined);
    const administrator = await stage.signedIn('luxiang-admin', phone);
    for (const [index, person] of people.entries()) {
      const name = index === 0 ? GIVER : '钱师傅';
      const granted = await administrator.send({
        id: newId(),
        type: 'grant-role',
        at: Date.now(),
        payload: { person, role: 'driver', place: COUNTY },
        personal: { name, phone: `1384444222${index}` },
      });
      assert.ok(granted.ok);
      await stage.server.identity.createSignIn({
        county: COUNTY,
        person,
        signInName: `roadside-${index}`,
        phone: `1384444222${index}`,
        name,
        password: SAMPLE_PASSWORD,
      });
    }
    await administrator.leave();
    const [depot, vehicle] = [newId(), newId()];
    await centre.must('add-depot', {
      depot,
      name: '东线分拨点',
      longitudeMicrodegrees: 125_660_000,
      latitudeMicrodegrees: 43_520_000,
      schematic: true,
    });
    await centre.must('add-vehicle', {
      vehicle,
      name: '吉A·H0002',
      kind: 'van',
      depot,
      capacityGrams: 800_000,
      capacityCubicDecimetres: 6_000,
      shiftFromMinute: 360,
      shiftToMinute: 1_140,
      maxDurationMinutes: null,
      maxDistanceMetres: null,
      maxTrips: 4,
      coldBox: false,
      cannotReach: [],
      fixedFenPerDay: 6_000,
      costFenPerKm: 80,
      driverFenPerDay: 0,
      driverFenPerHour: 2_500,
      timetable: null,
    });
    const nothing = {
      downPieces: 0,
      downGrams: 0,
      downCubicDecimetres: 0,
      upPieces: 0,
      upGrams: 0,
      upCubicDecimetres: 0,
    };
    const plan = (loop: string | undefined, van: string, driver: string | undefined, stops: readonly object[]) =>
      centre.must('plan-loops', {
        day: businessDay(Date.now()),
        loops: [
          {
            loop,
            vehicle: van,
            driver,
            trips: [{ leaveMinute: 480, returnMinute: 700, stops }],
            distanceMetres: 31_000,
          },
        ],
        distanceSource: 'great-circle',
        detourPercent: 140,
        downOnlyFen: null,
        upOnlyFen: null,
        leftOut: [],
      });
    await plan(
      loops[0],
      centre.vehicle,
      people[0],
      [first, second].map(({ id }, index) => ({
        ...nothing,
        station: id,
        fetch: null,
        arriveMinute: 500 + index * 20,
        leaveMinute: 505 + index * 20,
      })),
    );
    for (const [index, parcel] of parcels.entries())
      await centre.must('register-parcel', {
        parcel,
        number: `SF66000000000${index}`,
        carrier: 'sf',
        station: index < 2 ? first.id : second.id,
        villager: null,
        order: null,
        weightGrams: 900,
      });
    await centre.must('load-van', {
      load,
      station: first.id,
      seal: 'R-1',
      van: '吉A·D6218',
      driver: null,
      parcels: parcels.slice(0, 2),
      loop: loops[0],
    });
    await centre.must('load-van', {
      load: other,
      station: second.id,
      seal: 'R-2',
      van: '吉A·D6218',
      driver: null,
      parcels: parcels.slice(2),
      loop: loops[0],
    });
    for (const consignment of [aboard, unsigned])
      await centre.must(
        'register-consignment',
        {
          consignment,
          station: first.id,
          kind: 'goods',
          sender: null,
          pieces: 2,
          weightGrams: 4_000,
          volumeCubicDecimetres: 10,
          cold: false,
        },
        first.partner,
      );
    await centre.must('start-loop', { loop: loops[0] });
    await centre.must('take-up', { loop: loops[0], station: first.id, consignments: [aboard], parcels: [] });
    await centre.must('report-breakdown', {
      vehicle: centre.vehicle,
      loop: loops[0],
      station: first.id,
      longitudeMicrodegrees: null,
      latitudeMicrodegrees: null,
    });
    await plan(loops[1], vehicle, people[1], [
      { ...nothing, station: null, fetch: loops[0], arriveMinute: 560, leaveMinute: 580, upPieces: 5 },
    ]);
    for (const index of people.keys())
      drivers.push(await stage.signedIn(`roadside-${index}`, phone, index === 1 ? 'zh' : 'en'));
  });
  after(() => stage.down());

  const holder = async (kind: 'parcel' | 'consignment', id: string | undefined) => {
    const { rows } = await stage.server.pool.query<{ holder: string }>(
      `select holder from ${kind} where county = $1 and id = $2`,
      [COUNTY, id],
    );
    return rows[0]?.holder;
  };

  it('is counted into the van that came, station by station, by its driver’s phone alone; what is not found stays with the other', async () => {
    const taker = drivers[1];
    assert.ok(taker !== undefined);
    const { page, context } = taker;
    await page.getByRole('button', { name: '出发' }).click();
    await page.getByText('在路上').waitFor();
    await page.getByText(/条待上传/).waitFor({ state: 'detached' });
    await page.reload();
    await taker.keptOnDevice();
    await page.getByRole('link', { name: /去接“吉A·D6218”上的货/ }).waitFor();
    await page.waitForTimeout(500);
    await context.setOffline(true);
    // Finished at once, it asks first and says what is left; nothing has happened then.
    await page.getByRole('button', { name: '回到中心，收车' }).click();
    const sure = page.getByRole('dialog');
    await sure.getByText('去接“吉A·D6218”上的货').waitFor();
    await sure.getByText('5 件等着接').waitFor();
    await taker.picture('drive-not-yet');
    await sure.getByRole('button', { name: '还没有，接着跑' }).click();
    await page.getByRole('link', { name: /去接“吉A·D6218”上的货/ }).click();
    await page.getByText(new RegExp(`${GIVER}的车坏在这里`)).waitFor();
    await page.getByRole('link', { name: /打给/ }).waitFor();
    const sign = page.getByRole('button', { name: /签收，接走/ });
    assert.equal(await sign.getAttribute('aria-disabled'), 'true');
    const scan = async (text: string) => {
      await page.getByLabel('扫面单或标签，或点选').fill(text);
      await page.getByLabel('扫面单或标签，或点选').press('Enter');
    };
    await scan('SF9999');
    await page.getByRole('alert').filter({ hasText: 'SF9999 不在这辆车的单子上' }).waitFor();
    await scan('SF660000000001');
    // Taken up this morning by a phone that has had no network since.
    await scan(label(unsigned));
    await page.getByText('那位司机收走的记录还没传到县中心').waitFor();
    await page.getByRole('region', { name: /R-2/ }).getByRole('button', { name: '全部点到' }).click();
    await page.getByRole('checkbox', { name: new RegExp(label(aboard)) }).check();
    await page.getByText(`没找到的仍由${GIVER}负责：SF660000000000`).waitFor();
    await page.getByText(`交：${GIVER}（吉A·D6218）`).waitFor();
    await page.getByText('接：钱师傅（吉A·H0002）').waitFor();
    assert.equal(await taker.overflow(), 0);
    await taker.picture('drive-take-over');
    await sign.click();
    await page.getByText('已接走 6 件。').waitFor();
    await page.getByText('3 条待上传').waitFor();
    assert.equal(await holder('parcel', parcels[1]), `van:${load}`);
    // Counted wrong: what never left the phone is as if it had not been, and is counted again.
    await page.getByRole('button', { name: '撤回刚才的签收，重新点' }).click();
    await page.getByText(/条待上传/).waitFor({ state: 'detached' });
    await page.getByRole('region', { name: /R-2/ }).getByRole('button', { name: '全部点到' }).click();
    await page.getByRole('checkbox', { name: new RegExp(label(aboard)) }).check();
    await scan('SF660000000001');
    await scan(label(unsigned));
    await sign.click();
    await page.getByText('3 条待上传').waitFor();
    await page.reload();
    await page.getByRole('checkbox', { name: /SF660000000000/ }).waitFor();
    assert.equal(await page.getByRole('checkbox').count(), 1);
    await page.goto(`${stage.origin}/drive/${COUNTY}`);
    await page.getByText('接到的 6 件不在这趟的站上').waitFor();
    await taker.picture('drive-carry-home');
  });

  it('is in the other driver’s hands for the rest, whose own records come later and stand; the county sees each with its driver', async () => {
    const [giver, taker] = drivers;
    assert.ok(giver !== undefined && taker !== undefined);
    await taker.context.setOffline(false);
    await taker.page.getByText(/条待上传/).waitFor({ state: 'detached', timeout: 45_000 });
    assert.equal(await holder('consignment', unsigned), `van:${loops[1]}`);
    assert.equal(await holder('consignment', aboard), `van:${loops[1]}`);
    assert.equal(await holder('parcel', parcels[2]), `van:${other}`);
    assert.equal(await holder('parcel', parcels[0]), `van:${load}`);
    const late = {
      id: newId(),
      type: 'take-up',
      at: Date.now() - 3_600_000,
      payload: { loop: loops[0], station: centre.stations[0]?.id, consignments: [unsigned], parcels: [] },
    };
    assert.ok((await giver.send(late)).ok);
    const handed = {
      id: newId(),
      type: 'hand-over-load',
      at: Date.now() - 3_600_000,
      payload: { handover: newId(), loop: loops[0], load, sealWhole: false, parcels: [parcels[0]] },
      personal: { name: '李嫂' },
    };
    assert.ok((await giver.send(handed)).ok);
    assert.equal(await holder('consignment', unsigned), `van:${loops[1]}`);
    assert.equal(await holder('parcel', parcels[0]), `station:${centre.stations[0]?.id}`);
    await giver.page.reload();
    await giver.page.getByText('Nothing on it is in your hands any more').waitFor();
    await giver.picture('drive-broken-empty');
    await centre.must('finish-loop', { loop: loops[1], actualMetres: 31_000, actualMinutes: 120 });
    assert.equal((await verify(stage.server.pool, COUNTY)).ok, true);
    for (const { errors } of drivers) assert.deepEqual(errors, []);
  });
});
