import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { businessDay, DAY } from '@yangui/domain';
import { verify } from '../../src/journal/verify.ts';
import { newId } from '../../src/new-id.ts';
import { desk, phone, Stage, type Visitor } from './stage.ts';

const COUNTY = '220112';
/** Tomorrow: nothing of the day is over yet, whatever the hour of the test. */
const day = businessDay(Date.now() + DAY);

describe('The centre plans the loops of a day', () => {
  let stage: Stage;
  let clerk: Visitor;

  before(async () => {
    stage = await Stage.set();
    clerk = await stage.signedIn('luxiang-clerk', desk);
  });
  after(() => stage.down());

  const address = () => `${stage.origin}/desk/${COUNTY}/loops?day=${day}`;
  const loops = async () => {
    const { rows } = await stage.server.pool.query<{
      id: string;
      stage: string;
      vehicle: string;
      stations: string[];
      fen: string;
    }>(
      `select l.id, l.stage, v.name as vehicle, (l.cost ->> 'totalFen') as fen,
         array(select s ->> 'station' from json_array_elements(l.trips) t, json_array_elements(t -> 'stops') s where s ->> 'station' is not null) as stations
       from loop l join vehicle v on v.county = $1 and v.id = l.vehicle where l.county = $1 and l.day = $2 and l.stage <> 'cancelled' order by v.name`,
      [COUNTY, day],
    );
    return rows;
  };
  const planAndAdopt = async () => {
    const { page } = clerk;
    await page.getByRole('button', { name: /规划/ }).first().click();
    await page.getByRole('button', { name: '采用这个方案' }).click({ timeout: 60_000 });
    await page.getByText('已采用。').waitFor();
  };

  it('is told why an evening leaves the stations out, and goes on to the next day with them first', async () => {
    const { page } = clerk;
    await page.goto(address());
    await page.getByLabel('最早几点出发').fill('18:30');
    await page.getByRole('button', { name: '规划当天车次' }).click();
    await page.getByRole('heading', { name: '一站也排不进去' }).waitFor({ timeout: 60_000 });
    assert.equal(await page.getByRole('button', { name: '采用这个方案' }).count(), 0);
    const why = page.getByRole('region', { name: '没有排进去的' });
    assert.match(
      await why.innerText(),
      /最早 18:30 出发，最晚 19:00 收车，还有 30 分钟[\s\S]*当天来不及[\s\S]*专程往返要 \d/,
    );
    await why.getByRole('link', { name: /优先排这 \d+ 站/ }).click();
    await page.getByText(/^优先排：/).waitFor();
    assert.match(page.url(), new RegExp(`day=${businessDay(Date.now() + 2 * DAY)}&first=`));
    assert.equal(await page.getByLabel('最早几点出发').inputValue(), '07:00');
    await page.getByRole('button', { name: '不用优先' }).click();
    await page.getByText(/^优先排：/).waitFor({ state: 'detached' });
    await page.goto(address());
    await page.getByRole('button', { name: '知道了' }).click();
    await page.getByText('这一天还没有车次').waitFor();
  });

  it('sees what waits, lets the plan be made and goes elsewhere meanwhile, and finds it with what it saves', async () => {
    const { page } = clerk;
    await page.goto(address());
    await page.getByText(/等着下行 \d+ 件，上行 \d+ 件/).waitFor();
    await page.getByText('这一天还没有车次').waitFor();
    await page.getByRole('button', { name: '规划当天车次' }).click();
    await page.getByText('可以离开这一页').waitFor();
    await page.getByRole('link', { name: '车辆和发车点' }).click();
    await page.getByRole('heading', { name: '发车点', exact: true }).waitFor();
    await page.goto(address());
    await page.getByRole('button', { name: '采用这个方案' }).waitFor({ timeout: 60_000 });
    const proposal = page.getByRole('region', { name: '方案（还没有采用）' });
    assert.match(await proposal.innerText(), /一起跑省下[\s\S]*\d+\.\d\d[\s\S]*里程按直线折算，系数 1\.40/);
    assert.equal((await loops()).length, 0);
    // It is the county's, not this browser's: who looks from another device finds it too.
    const elsewhere = await stage.signedIn('luxiang-clerk', phone, 'en');
    await elsewhere.page.goto(address());
    await elsewhere.page.getByRole('button', { name: 'Adopt this plan' }).waitFor();
    assert.equal(await elsewhere.overflow(), 0);
    await page.getByRole('button', { name: '采用这个方案' }).click();
    await page.getByText('已采用。').waitFor();
    assert.ok((await loops()).length > 0);
    await page.getByRole('button', { name: '导出车次和停靠' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /CSV/ }).click(),
    ]);
    const stops = (await readFile(await file.path(), 'utf8')).trim().split(/\r?\n/);
    assert.match(stops[0] ?? '', /下行件数.*封签/);
    assert.equal(stops.length - 1, (await loops()).flatMap(({ stations }) => stations).length);
    await page.getByRole('button', { name: '完成' }).click();
  });

  it('moves a stop with the keyboard and sees what it costs before it is so', async () => {
    const { page } = clerk;
    const [before] = await loops();
    assert.ok(before !== undefined && before.stations.length > 2, 'the first loop has stops to change');
    await page
      .getByRole('button', { name: /推后一站/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    const change = page.getByRole('status', { name: '手动调整' });
    await change.getByText(/成本 .*里程/).waitFor();
    assert.deepEqual((await loops())[0]?.stations, before.stations);
    await change.getByRole('button', { name: '采用调整' }).click();
    await change.waitFor({ state: 'detached' });
    const [second, first, ...rest] = before.stations;
    assert.deepEqual((await loops())[0]?.stations, [first, second, ...rest]);
  });

  it('drops a stop onto another place with the pointer, and lets it be', async () => {
    const { page } = clerk;
    const stops = page.locator('.loop-card').first().locator('.stop[draggable=true]');
    const first = (await stops.first().locator('.stop-name').innerText()).split('\n').at(-1) ?? '';
    // Both ends of the drag in sight: the page must not scroll under it.
    await stops.nth(3).evaluate((row) => row.scrollIntoView({ block: 'end' }));
    await stops.first().dragTo(stops.nth(3), { sourcePosition: { x: 120, y: 12 }, targetPosition: { x: 120, y: 12 } });
    const change = page.getByRole('status', { name: '手动调整' });
    await change.getByText(/成本 .*里程/).waitFor();
    const order = await stops.locator('.stop-name').allInnerTexts();
    assert.ok(
      !order[0]?.endsWith(first) && order.some((name) => name.endsWith(first)),
      `${first} has another place in ${order.join(' ')}`,
    );
    await change.getByRole('button', { name: '放弃调整' }).click();
    await change.waitFor({ state: 'detached' });
    assert.match(await stops.first().innerText(), new RegExp(first));
  });

  it('opens a stop in Amap, shifted to its coordinates', async () => {
    const href =
      (await clerk.page
        .getByRole('link', { name: /在高德地图打开/ })
        .first()
        .getAttribute('href')) ?? '';
    assert.match(href, /^https:\/\/uri\.amap\.com\/marker\?position=12\d\.\d+%2C4\d\.\d+&.*coordinate=gaode/);
  });

  it('plans again when a van breaks down: another fetches what is on it, and custody never breaks', async () => {
    const { page } = clerk;
    const [van] = await loops();
    const station = van?.stations.at(-1) ?? '';
    assert.ok(van !== undefined);
    const {
      rows: [parcel],
    } = await stage.server.pool.query<{ id: string }>(
      `select id from parcel where county = $1 and station = $2 and stage = 'at-centre' and trouble is null limit 1`,
      [COUNTY, station],
    );
    assert.ok(parcel !== undefined, 'a parcel waits for the last stop');
    const load = {
      load: newId(),
      station,
      seal: 'B-77',
      van: van.vehicle,
      driver: null,
      parcels: [parcel.id],
      loop: van.id,
    };
    assert.ok((await clerk.send({ id: newId(), type: 'load-van', at: Date.now(), payload: load })).ok);
    const card = page.getByRole('region', { name: `${van.vehicle} 的停靠站` });
    await card.getByText('已装 1 件').waitFor();
    await card.getByLabel('司机').selectOption({ index: 1 });
    await card.getByRole('button', { name: '发车' }).click();
    await card.getByText('在路上').waitFor();
    await card.getByRole('button', { name: '报车坏' }).click();
    await page.getByLabel('停在哪里附近').selectOption({ index: 1 });
    await page.getByRole('dialog').getByRole('button', { name: '报车坏' }).click();
    await page.getByText(`“${van.vehicle}”坏在路上`).waitFor();
    await planAndAdopt();
    await page.locator('.stop-name', { hasText: `接“${van.vehicle}”车上的货` }).waitFor();
    const {
      rows: [held],
    } = await stage.server.pool.query<{ holder: string }>('select holder from parcel where county = $1 and id = $2', [
      COUNTY,
      parcel.id,
    ]);
    assert.equal(held?.holder, `van:${load.load}`);
    assert.equal((await loops()).find(({ id }) => id === van.id)?.stage, 'underway');
    const proof = await verify(stage.server.pool, COUNTY);
    assert.ok(proof.ok, JSON.stringify(proof));
  });

  it('hands everything on the broken van to the one that comes for it, once that one has left', async () => {
    const { page } = clerk;
    const held = async (kind: 'consignment' | 'parcel', id: string) =>
      (
        await stage.server.pool.query<{ holder: string }>(`select holder from ${kind} where county = $1 and id = $2`, [
          COUNTY,
          id,
        ])
      ).rows[0]?.holder;
    const {
      rows: [broken],
    } = await stage.server.pool.query<{ id: string; vehicle: string; station: string; village: string }>(
      `select l.id, v.name as vehicle, s.id as station, s.village from loop l join vehicle v on v.county = $1 and v.id = l.vehicle
       join station s on s.county = $1 and s.id::text in (select x ->> 'station' from json_array_elements(l.trips) t, json_array_elements(t -> 'stops') x)
       where l.county = $1 and l.broke_down is not null`,
      [COUNTY],
    );
    assert.ok(broken !== undefined);
    const consignment = newId();
    const say = async (type: string, payload: object, personal?: object) =>
      assert.ok((await clerk.send({ id: newId(), type, at: Date.now(), payload, personal })).ok, type);
    await say(
      'register-consignment',
      {
        consignment,
        station: broken.station,
        kind: 'goods',
        sender: null,
        pieces: 1,
        weightGrams: 4_000,
        volumeCubicDecimetres: 20,
        cold: false,
      },
      { name: '城里的女儿', phone: '13800001111' },
    );
    await say('take-up', { loop: broken.id, station: broken.station, consignments: [consignment], parcels: [] });
    const card = page.getByRole('region', { name: `${broken.vehicle} 的停靠站` });
    await card.getByText('上行货：1 批').waitFor();
    const hand = card.getByRole('button', { name: '货交给另一辆车' });
    assert.equal(await hand.getAttribute('aria-disabled'), 'true', 'no other van is under way');
    const fetching = page.locator('.loop-card', { hasText: `接“${broken.vehicle}”车上的货` });
    await fetching.getByLabel('司机').selectOption({ index: 2 });
    await fetching.getByRole('button', { name: '发车' }).click();
    await fetching.getByText('在路上').waitFor();
    await hand.click();
    const dialog = page.getByRole('dialog');
    assert.match(await dialog.innerText(), /封签 B-77：1 件[\s\S]*上行货：1 批/);
    await dialog.getByRole('button', { name: '全部转过去（2）' }).click();
    await card.getByText('车上的货都已转走。').waitFor();
    const {
      rows: [other],
    } = await stage.server.pool.query<{ id: string }>(
      `select id from loop where county = $1 and stage = 'underway' and broke_down is null and day = $2`,
      [COUNTY, day],
    );
    assert.equal(await held('consignment', consignment), `van:${other?.id}`);
    assert.equal((await verify(stage.server.pool, COUNTY)).ok, true);
  });

  it('puts a depot where it lies by the figures that Amap gives, both pasted at once', async () => {
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/${COUNTY}/fleet`);
    await page.getByRole('button', { name: '添加发车点' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('发车点名称').fill('东站');
    await dialog.getByLabel('经度').fill('120.601099983,31.278648624');
    assert.equal(await dialog.getByLabel('纬度').inputValue(), '31.278648624');
    assert.equal(
      await dialog.getByRole('button', { name: '保存' }).getAttribute('aria-disabled'),
      'true',
      'nobody said which map it is from',
    );
    await dialog.getByLabel('从哪种地图上看来的').selectOption({ label: '高德、腾讯（GCJ-02）' });
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByRole('row', { name: /东站/ }).waitFor();
    const {
      rows: [depot],
    } = await stage.server.pool.query<{ east: number; north: number }>(
      "select longitude_microdegrees as east, latitude_microdegrees as north from depot where county = $1 and name = '东站'",
      [COUNTY],
    );
    // The published pair of Amap's figures: WGS-84 31.280844 N, 120.596931 E, to a metre or two.
    assert.ok(
      Math.abs((depot?.east ?? 0) - 120_596_931) < 20 && Math.abs((depot?.north ?? 0) - 31_280_844) < 20,
      JSON.stringify(depot),
    );
  });

  it('and it fits a phone, in English', async () => {
    const visitor = await stage.signedIn('luxiang-clerk', phone, 'en');
    await visitor.page.goto(address());
    await visitor.page.getByText('Broken down on its way').waitFor();
    assert.equal(await visitor.overflow(), 0);
    await visitor.page.goto(`${stage.origin}/desk/${COUNTY}/fleet`);
    await visitor.page.getByText('Passenger-freight-post bus').waitFor();
    assert.equal(await visitor.overflow(), 0);
    assert.deepEqual([...clerk.errors, ...visitor.errors], []);
  });
});
