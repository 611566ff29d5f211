import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { businessDay, handoverCode, handoverPhoto } from '@yangui/domain';
import { verify } from '../../src/journal/verify.ts';
import { newId } from '../../src/new-id.ts';
import { SAMPLE_PASSWORD } from '../../src/sample/fill-sample.ts';
import { DrivenLoops } from './driven-loops.ts';
import { phone, Stage, type Visitor } from './stage.ts';

const COUNTY = '220112';
const DRIVER = 'luxiang-driver-story';

describe('A driver’s day on the phone', () => {
  let stage: Stage;
  let centre: DrivenLoops;
  let driver: Visitor;
  const [person, loop, consignment] = [newId(), newId(), newId()];
  const loads = [newId(), newId()];
  const parcels = [newId(), newId(), newId(), newId()];
  const label = `UP${consignment.slice(-12).toUpperCase()}`;

  before(async () => {
    stage = await Stage.set({ kept: true });
    centre = await DrivenLoops.begin(stage, 2);
    const administrator = await stage.signedIn('luxiang-admin', phone);
    const granted = await administrator.send({
      id: newId(),
      type: 'grant-role',
      at: Date.now(),
      payload: { person, role: 'driver', place: COUNTY },
      personal: { name: '赵师傅' },
    });
    assert.ok(granted.ok);
    await administrator.leave();
    await stage.server.identity.createSignIn({
      county: COUNTY,
      person,
      signInName: DRIVER,
      phone: '13844441234',
      name: '赵师傅',
      password: SAMPLE_PASSWORD,
    });
    const [first, second] = centre.stations;
    assert.ok(first !== undefined && second !== undefined);
    const stops = [first, second].map(({ id }, index) => ({
      station: id,
      fetch: null,
      arriveMinute: 500 + index * 20,
      leaveMinute: 505 + index * 20,
      downPieces: 2 - index,
      downGrams: 3_000,
      downCubicDecimetres: 20,
      upPieces: index,
      upGrams: index * 4_000,
      upCubicDecimetres: index * 10,
    }));
    const plan = {
      loop,
      vehicle: centre.vehicle,
      driver: person,
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
    for (const [index, parcel] of parcels.entries()) {
      const station = index < 2 ? first.id : second.id;
      await centre.must('register-parcel', {
        parcel,
        number: `SF77000000000${index}`,
        carrier: 'sf',
        station,
        villager: null,
        order: null,
        weightGrams: 900,
      });
    }
    const load = (index: number, station: string, of: readonly string[]) =>
      centre.must('load-van', {
        load: loads[index],
        station,
        seal: `D-${index + 1}`,
        van: '吉A·D6218',
        driver: null,
        parcels: of,
        loop,
        code: handoverCode(2_718 + index),
        moreCodes: [handoverCode(3_141 + index)],
      });
    await load(0, first.id, parcels.slice(0, 2));
    await load(1, second.id, parcels.slice(2));
    await centre.must(
      'register-consignment',
      {
        consignment,
        station: second.id,
        kind: 'goods',
        sender: null,
        pieces: 2,
        weightGrams: 4_000,
        volumeCubicDecimetres: 10,
        cold: false,
      },
      second.partner,
    );
    driver = await stage.signedIn(DRIVER, phone);
  });
  after(() => stage.down());

  /** A picture of so many pixels a side as a camera takes one, with what a camera writes beside it. */
  const cameraPicture = async (side: number): Promise<Buffer> => {
    const base64 = await driver.page.evaluate(async (pixels) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [pixels, pixels * 0.75];
      const context = canvas.getContext('2d');
      if (context === null) return '';
      for (let count = 0; count < 4_000; count += 1) {
        context.fillStyle = `hsl(${(count * 47) % 360} 60% ${30 + (count % 50)}%)`;
        context.fillRect((count * 7_919) % pixels, (count * 104_729) % pixels, 40 + (count % 90), 30 + (count % 70));
      }
      return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? '';
    }, side);
    const jpeg = Buffer.from(base64, 'base64');
    const exif = Buffer.from('Exif\0\0MM\0*\0\0\0\x08GPS 43.52N 125.66E', 'latin1');
    return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif, jpeg.subarray(2)]);
  };
  const photoOf = async (station: string | undefined) => {
    const { rows } = await stage.server.pool.query<{ photo: Buffer | null; proof: string }>(
      `select h.proof, (select string_agg(p.bytes, null order by p.begins) from attachment a join attachment_piece p on p.county = $1 and p.attachment = a.id where a.county = $1 and a.belongs_to = h.id) as photo
       from handover h where h.county = $1 and h.station = $2 order by h.handed_at`,
      [COUNTY, station],
    );
    return rows[0];
  };

  const holder = async (kind: 'parcel' | 'consignment', id: string | undefined) => {
    const { rows } = await stage.server.pool.query<{ holder: string }>(
      `select holder from ${kind} where county = $1 and id = $2`,
      [COUNTY, id],
    );
    return rows[0]?.holder.split(':')[0];
  };

  it('begins with today’s loop, its stops in order, and nothing else of the county', async () => {
    const { page } = driver;
    assert.match(page.url(), new RegExp(`/drive/${COUNTY}$`));
    const stops = page.getByRole('list', { name: '停靠站' }).getByRole('listitem');
    await stops.first().waitFor();
    assert.equal(await stops.count(), 2);
    assert.match(
      await stops.nth(0).innerText(),
      /08:20[\s\S]*下行 2 件 1\.8 公斤 · 上行 \d+ 件 · \d+ 个批次可以带走 · 封签 D-1/,
    );
    assert.match(
      await stops.nth(1).innerText(),
      /08:40[\s\S]*下行 2 件 1\.8 公斤 · 上行 \d+ 件 · \d+ 个批次可以带走 · 封签 D-2/,
    );
    assert.equal(await driver.overflow(), 0);
    await driver.picture('drive-today');
    await page.goto(`${stage.origin}/desk/${COUNTY}`);
    await page.getByText('没有这个页面').waitFor();
    await page.goto(`${stage.origin}/drive/${COUNTY}`);
    await page.getByRole('button', { name: '出发' }).click();
    await page.getByText('在路上').waitFor();
  });

  it('signs for the bags that are on the van, by scanning their seals; the one left out stays the centre’s to find, until it is signed too', async () => {
    const { page } = driver;
    const bags = page.getByRole('group', { name: '签收车上的封袋' });
    for (const seal of ['X-9', 'd-1']) {
      await bags.getByLabel('扫封签号，或点一下').fill(seal);
      await page.keyboard.press('Enter');
    }
    await bags.getByRole('button', { name: '签收 1 袋，共 2 袋' }).click();
    await bags.getByText('D-1', { exact: true }).waitFor({ state: 'detached' });
    const clerk = await stage.signedIn('luxiang-clerk', phone);
    await clerk.page
      .getByRole('link', { name: /1 袋司机签收时没找到/ })
      .first()
      .click();
    await clerk.page.getByText('装了 2 袋，司机签收 1 袋').waitFor();
    await clerk.page.getByText('司机还没签收').waitFor();
    assert.deepEqual([await clerk.overflow(), await driver.overflow(), clerk.errors], [0, 0, []]);
    await clerk.leave();
    await bags.getByText('D-2', { exact: true }).click();
    await bags.getByRole('button', { name: '签收全部 1 袋' }).click();
    await bags.waitFor({ state: 'detached' });
  });

  it('hands over at the first stop with the name of whoever took it, and sees what the station signs for by itself', async () => {
    const { page } = driver;
    const [first] = centre.stations;
    await page.getByRole('link', { name: new RegExp(first?.name ?? '') }).click();
    assert.match(
      (await page.getByRole('link', { name: /高德导航/ }).getAttribute('href')) ?? '',
      /^https:\/\/uri\.amap\.com\/marker\?position=12\d\.\d+%2C4\d\.\d+/,
    );
    await centre.must(
      'receive-parcels',
      { station: first?.id, load: loads[0], sealWhole: true, parcels: [parcels[0]] },
      first?.partner,
    );
    await page.getByRole('listitem').filter({ hasText: 'SF770000000000' }).getByText('已签收').waitFor();
    for (const [number, told] of [
      ['SF770000000002', /不在这一站交接/],
      ['SF770000009999', /不在您的单子上/],
    ] as const) {
      await page.getByLabel('扫要交的件，或点选').fill(number);
      await page.getByLabel('扫要交的件，或点选').press('Enter');
      await page.getByRole('alert').filter({ hasText: told }).waitFor();
    }
    await page.getByLabel('扫要交的件，或点选').fill('SF770000000001');
    await page.getByLabel('扫要交的件，或点选').press('Enter');
    await page.getByText('完好').click();
    await driver.picture('drive-stop');
    await page.getByLabel('收件的人').fill('李嫂');
    await page.getByLabel('站长念的交接码').fill('12345');
    await page.getByText('可能听错了一位').first().waitFor();
    assert.equal(await page.getByRole('button', { name: '交出 1 件' }).getAttribute('aria-disabled'), 'true');
    await page.getByLabel('站长念的交接码').fill(handoverCode(2_718));
    const picture = await cameraPicture(3_000);
    assert.ok(picture.length > 4 * handoverPhoto.mostBytes && picture.includes('GPS'));
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: picture });
    await page.getByRole('img', { name: '交接照片' }).waitFor();
    await driver.picture('drive-proof');
    await page.getByRole('button', { name: '交出 1 件' }).click();
    await page.getByRole('button', { name: /交出/ }).waitFor({ state: 'detached' });
    await page.getByText(/条待上传/).waitFor({ state: 'detached' });
    await page.getByText(/张照片待送/).waitFor({ state: 'detached' });
    const proven = await photoOf(first?.id);
    assert.ok(
      proven?.photo &&
        proven.photo.length <= handoverPhoto.mostBytes &&
        !proven.photo.includes('GPS') &&
        !proven.photo.includes('Exif'),
    );
    assert.equal(proven.proof, 'code');
    assert.equal(await holder('parcel', parcels[1]), 'station');
    assert.equal(await driver.overflow(), 0);
  });

  it('puts right what was recorded as handed over and is on the van after all', async () => {
    const { page } = driver;
    await page.getByRole('button', { name: '更正' }).click();
    await page.getByRole('dialog').getByRole('checkbox').check();
    await driver.picture('drive-put-right');
    await page.getByRole('button', { name: '1 件还在车上' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('listitem').filter({ hasText: 'SF770000000001' }).getByText('在车上').waitFor();
    await page.getByText(/条待上传/).waitFor({ state: 'detached' });
    assert.equal(await holder('parcel', parcels[1]), 'van');
    await page.getByRole('checkbox').check();
    await page.getByText('完好').click();
    await page.getByLabel('收件的人').fill('李嫂');
    // A code is good for one handing over: the station's screen has gone on to the next.
    await page.getByLabel('站长念的交接码').fill(handoverCode(2_718));
    await page.getByText('这个码上次交接用过了').first().waitFor();
    assert.equal(await page.getByRole('button', { name: '交出 1 件' }).getAttribute('aria-disabled'), 'true');
    const partner = centre.stations[0]?.partner;
    assert.ok(partner !== undefined);
    await partner.page.goto(`${stage.origin}/counter/${COUNTY}/receive`);
    await partner.page.getByText(handoverCode(3_141)).waitFor();
    await partner.picture('receive-code');
    await partner.page.getByRole('button', { name: '念过了，换下一个码' }).click();
    await partner.page.getByText('这一袋的码都念过了').waitFor();
    await partner.page.reload();
    await partner.page.getByRole('button', { name: '念错了，从头看' }).click();
    await partner.page.getByText(handoverCode(3_141)).waitFor();
    await page.getByLabel('站长念的交接码').fill(handoverCode(3_141));
    await page.getByRole('button', { name: '交出 1 件' }).click();
    await page.getByRole('button', { name: /交出/ }).waitFor({ state: 'detached' });
    await page.getByText(/条待上传/).waitFor({ state: 'detached' });
    assert.equal(await holder('parcel', parcels[1]), 'station');
    const { rows } = await stage.server.pool.query<{ proof: string }>(
      'select proof from handover where county = $1 and load = $2',
      [COUNTY, loads[0]],
    );
    assert.deepEqual(
      rows.map(({ proof }) => proof),
      ['code', 'code'],
    );
  });

  it('goes through the second stop without network, keeps it through a reload, and the county has it once the line is back', async () => {
    const { page, context } = driver;
    const [, second] = centre.stations;
    await page.goto(`${stage.origin}/drive/${COUNTY}`);
    await driver.keptOnDevice();
    await page.getByRole('listitem').nth(1).waitFor();
    await page.waitForTimeout(500);
    await context.setOffline(true);
    await page.getByRole('link', { name: new RegExp(second?.name ?? '') }).click();
    await page.getByLabel('扫上行货的标签').fill(label);
    await page.getByLabel('扫上行货的标签').press('Enter');
    await page.getByText('1 条待上传').waitFor();
    // Taken by mistake: what never left the phone is as if it had not been.
    await page.getByRole('button', { name: `把 ${label} 放回站点` }).click();
    await page.getByText('1 条待上传').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: `收走 ${label}` }).click();
    await page.getByText('1 条待上传').waitFor();
    await page.getByRole('listitem').filter({ hasText: label }).getByText('待确认').waitFor();
    // The station signs for the same parcel meanwhile: the first word stands, the other is shown with its reason.
    await centre.must(
      'receive-parcels',
      { station: second?.id, load: loads[1], sealWhole: true, parcels: [parcels[2]] },
      second?.partner,
    );
    const handOver = async (number: string) => {
      await page.getByLabel('扫要交的件，或点选').fill(number);
      await page.getByLabel('扫要交的件，或点选').press('Enter');
      await page.getByText('完好').click();
      await page.getByLabel('收件的人').fill('王大爷');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'IMG_2.jpg', mimeType: 'image/jpeg', buffer: await cameraPicture(1_600) });
      await page.getByRole('img', { name: '交接照片' }).waitFor();
      await page.getByRole('button', { name: '交出 1 件' }).click();
      await page.getByRole('img', { name: '交接照片' }).waitFor({ state: 'detached' });
    };
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'IMG_3.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
    await page.getByText('这张照片打不开').waitFor();
    await handOver('SF770000000002');
    await handOver('SF770000000003');
    await page.getByText('2 张照片待送').waitFor();
    await page.getByText('没有人').click();
    await page.getByRole('button', { name: '上报' }).click();
    await page.getByText('4 条待上传').waitFor();
    await driver.picture('drive-offline');
    await page.reload();
    await page.getByText('2 张照片待送').waitFor();
    await page.getByRole('listitem').filter({ hasText: label }).getByText('已上车').waitFor();
    await page.getByText('4 条待上传').waitFor();
    assert.equal(await holder('consignment', consignment), 'station');
    await context.setOffline(false);
    await page.getByText(/条待上传/).waitFor({ state: 'detached', timeout: 45_000 });
    assert.equal(await holder('consignment', consignment), 'van');
    await page.getByText('1 项被退回').waitFor();
    // What the county has is put back by a record of its own.
    await page.getByRole('button', { name: `把 ${label} 放回站点` }).click();
    await page.getByRole('button', { name: `收走 ${label}` }).waitFor();
    await page.getByText(/条待上传/).waitFor({ state: 'detached' });
    assert.equal(await holder('consignment', consignment), 'station');
    await page.getByRole('button', { name: `收走 ${label}` }).click();
    await page.getByRole('button', { name: `把 ${label} 放回站点` }).waitFor();
    await page.getByText(/条待上传/).waitFor({ state: 'detached' });
    // The photo of what was accepted comes after its record; that of what was refused goes.
    await page.getByText(/张照片待送/).waitFor({ state: 'detached', timeout: 45_000 });
    assert.deepEqual([(await photoOf(second?.id))?.proof, (await photoOf(second?.id))?.photo !== null], ['name', true]);
  });

  it('tells the centre what is wrong at a stop and that the van broke down, without network too, until somebody sees to it', async () => {
    const { page, context } = driver;
    const { page: desk } = centre.clerk;
    await desk.goto(`${stage.origin}/desk/${COUNTY}`);
    await desk.getByRole('link', { name: /路上报了 1 个异常/ }).click();
    const wrong = desk.getByRole('region', { name: '路上和站里报的异常' });
    await wrong.getByText('没有人').waitFor();
    assert.equal(await desk.getByRole('list').getByText('没有人').count(), 2);
    await wrong.getByLabel('怎么处理的').selectOption({ label: '下一趟再送' });
    await centre.clerk.picture('loop-exceptions');
    await wrong.getByRole('button', { name: '处理好了' }).click();
    await wrong.getByText(/下一趟再送 · /).waitFor();
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ longitude: 125.66, latitude: 43.52 });
    await page.goto(`${stage.origin}/drive/${COUNTY}`);
    await page.getByRole('button', { name: '车坏了' }).waitFor();
    await page.waitForTimeout(500);
    await context.setOffline(true);
    await page.getByRole('button', { name: '车坏了' }).click();
    const dialog = page.getByRole('dialog');
    assert.equal(await dialog.getByRole('button', { name: '报告车坏了' }).getAttribute('aria-disabled'), 'true');
    await dialog.getByRole('button', { name: '用手机定位' }).click();
    await dialog.getByRole('button', { name: '已定位' }).waitFor();
    await driver.picture('drive-breakdown');
    assert.equal(await driver.overflow(), 0);
    await dialog.getByRole('button', { name: '报告车坏了' }).click();
    await page.getByText('这辆车报了坏').waitFor();
    await context.setOffline(false);
    await page.getByText(/条待上传/).waitFor({ state: 'detached', timeout: 45_000 });
    await desk.goto(`${stage.origin}/desk/${COUNTY}`);
    await desk.getByRole('link', { name: /1 辆车坏在路上/ }).waitFor();
    await centre.clerk.picture('today-stuck');
    assert.deepEqual(
      (
        await stage.server.pool.query('select broke_down ->> $3 as latitude from loop where county = $1 and id = $2', [
          COUNTY,
          loop,
          'latitudeMicrodegrees',
        ])
      ).rows,
      [{ latitude: '43520000' }],
    );
  });

  it('comes home with the kilometres; the centre unloads, and the desk sees custody hand by hand', async () => {
    const { page } = driver;
    await page.goto(`${stage.origin}/drive/${COUNTY}`);
    const refused = page.getByRole('region', { name: '没有被接受的记录' });
    await refused.getByRole('alert').waitFor();
    await refused.getByRole('button', { name: '知道了' }).click();
    await refused.waitFor({ state: 'detached' });
    await page.getByLabel('实际公里数').fill('三十');
    assert.equal(await page.getByRole('button', { name: '回到中心，收车' }).getAttribute('aria-disabled'), 'true');
    await page.getByLabel('实际公里数').fill('31.5');
    await page.getByRole('button', { name: '回到中心，收车' }).click();
    // Begun minutes ago, where two hours were planned: asked once, with the time to be put right.
    const sure = page.getByRole('dialog');
    await sure.getByText(/只用了 \d 分钟，计划 120 分钟/).waitFor();
    await driver.picture('drive-come-home');
    assert.equal(await driver.overflow(), 0);
    await sure.getByLabel('实际用时（分钟）').fill('两小时');
    assert.equal(await sure.getByRole('button', { name: '回来了，收车' }).getAttribute('aria-disabled'), 'true');
    await sure.getByLabel('实际用时（分钟）').fill('115');
    await sure.getByText(/只用了/).waitFor({ state: 'detached' });
    await sure.getByRole('button', { name: '回来了，收车' }).click();
    await page.getByText('已回来').waitFor();
    await centre.must('unload-loop', { loop, consignments: [consignment], parcels: [], complete: true });
    assert.deepEqual(
      [await holder('consignment', consignment), await holder('parcel', parcels[2])],
      ['centre', 'station'],
    );
    const { page: desk } = centre.clerk;
    await desk.goto(`${stage.origin}/desk/${COUNTY}/parcels/${parcels[1]}`);
    await desk.getByText('由司机手机登记签收').first().waitFor();
    await desk.getByText('赵师傅').first().waitFor();
    await desk.getByText('交接码对上').first().waitFor();
    await desk.getByText('李嫂收的').first().waitFor();
    await desk.getByText('更正：还在车上').waitFor();
    await desk.goto(`${stage.origin}/desk/${COUNTY}/loops`);
    const proofs = desk.getByRole('region', { name: '司机交接' });
    await proofs.getByText('只有姓名').waitFor();
    assert.equal(await proofs.getByRole('listitem').count(), 3);
    await proofs.getByText('司机更正：件还在车上').waitFor();
    await centre.clerk.picture('loop-handovers');
    await proofs.getByRole('button', { name: '看照片' }).first().click();
    const shown = desk.getByRole('img', { name: /的交接照片/ });
    await shown.waitFor();
    assert.ok(
      (await shown.evaluate((image) =>
        image instanceof HTMLImageElement ? image.decode().then(() => image.naturalWidth) : 0,
      )) > 0,
    );
    await centre.clerk.picture('handover-photo');
    await desk.getByRole('button', { name: '关闭' }).last().click();
    const { rows } = await stage.server.pool.query<{ stage: string; metres: number; minutes: number }>(
      'select stage, actual_metres as metres, actual_minutes as minutes from loop where county = $1 and id = $2',
      [COUNTY, loop],
    );
    assert.deepEqual(rows, [{ stage: 'finished', metres: 31_500, minutes: 115 }]);
    await desk.goto(`${stage.origin}/desk/${COUNTY}/fleet`);
    const phones = desk.getByRole('region', { name: '司机的手机' });
    await phones.getByRole('row').filter({ hasText: '赵师傅' }).getByText('刚刚').first().waitFor();
    await phones.scrollIntoViewIfNeeded();
    await centre.clerk.picture('driver-phones');
    assert.equal((await verify(stage.server.pool, COUNTY)).ok, true);
    assert.deepEqual(driver.errors, []);
  });
});
