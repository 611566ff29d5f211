import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { DAY } from '@yangui/domain';
import { newId } from '../../src/journal/test-county.ts';
import { noteReport } from '../../src/modules/devices/device-reports.ts';
import { VERSION } from '../../src/version.ts';
import { desk, phone, Stage, type Language, type Visitor } from './stage.ts';

const county = '220112';
const shots = process.env['YANGUI_SHOTS'];

describe('The desk sees how the stations’ devices stand, and what a counter may do without network', () => {
  let stage: Stage;
  let stations: readonly string[];

  before(async () => {
    stage = await Stage.set();
    const { rows } = await stage.server.pool.query<{ id: string }>(
      `select id from station where county = $1 and stage = 'open' order by name`,
      [county],
    );
    stations = rows.map(({ id }) => id);
  });
  after(() => stage.down());

  /** What a station's device says, some days ago. */
  const says = (station: string | undefined, daysAgo: number, more: object = {}) =>
    noteReport(stage.server.pool, {
      county,
      report: {
        device: newId(),
        station: station ?? '',
        version: VERSION,
        waiting: 0,
        refused: 0,
        inReview: 0,
        oldestWaitingAt: null,
        lastSentAt: null,
        lastReceivedAt: null,
        storageUsedBytes: 6_400_000,
        storageQuotaBytes: 1_200_000_000,
        ...more,
      },
      person: newId(),
      now: Date.now() - daysAgo * DAY,
    });
  const look = async (visitor: Visitor, name: string) => {
    if (shots === undefined) return;
    mkdirSync(shots, { recursive: true });
    await visitor.page.screenshot({ path: `${shots}/${name}.${visitor.language}.png` });
  };
  const settled = async ({ page }: Visitor) =>
    page.waitForFunction(() => document.querySelector('[aria-busy=true], .skeleton, .is-stale') === null);

  it('says where no device was heard yet', async () => {
    const clerk = await stage.signedIn('luxiang-clerk', desk);
    await clerk.page.getByRole('link', { name: '站点和村' }).click();
    await clerk.page.getByRole('link', { name: '设备' }).click();
    await clerk.page.getByText('没联过网').first().waitFor();
    assert.equal(await clerk.page.getByText('没联过网').count(), stations.length);
    await clerk.page.getByLabel('只看要过问的').check();
    await clerk.page.getByText('没有符合条件的设备').waitFor();
    await clerk.leave();
  });

  it('leads from today’s work to the devices in trouble, each with what to do', async () => {
    await says(stations[0], 9, { waiting: 14, refused: 1, oldestWaitingAt: Date.now() - 11 * DAY });
    await says(stations[1], 0, { waiting: 3, oldestWaitingAt: Date.now() - 60_000, inReview: 2 });
    await says(stations[2], 0, { storageUsedBytes: 1_150_000_000 });
    await says(stations[3], 1, { version: '0.0.9', storageUsedBytes: null, storageQuotaBytes: null });
    const clerk = await stage.signedIn('luxiang-clerk', desk);
    await clerk.page.getByRole('link', { name: '2 个站点的设备有问题' }).waitFor();
    await look(clerk, 'today');
    await clerk.page.getByRole('link', { name: '2 个站点的设备有问题' }).click();
    await clerk.page.getByRole('row').filter({ hasText: '久未联网' }).waitFor();
    assert.equal(await clerk.page.locator('tbody tr').count(), 3);
    await clerk.page.getByLabel('只看要过问的').uncheck();
    await clerk.page.getByText('没联过网').first().waitFor();
    assert.match(await clerk.page.locator('tbody tr').first().innerText(), /久未联网[\s\S]*有积压/);
    await look(clerk, 'devices-1440');
    assert.deepEqual(clerk.errors, []);
    await clerk.leave();
  });

  it('names the drivers’ phones in trouble as it does the stations’, and leads to them, worst first', async () => {
    const {
      rows: [driver],
    } = await stage.server.pool.query<{ id: string }>(
      `select id from member where county = $1 and holdings::text like '%"driver"%' order by id limit 1`,
      [county],
    );
    await noteReport(stage.server.pool, {
      county,
      report: {
        device: newId(),
        station: null,
        version: VERSION,
        waiting: 2,
        refused: 0,
        inReview: 0,
        oldestWaitingAt: Date.now() - 2 * DAY,
        lastSentAt: null,
        lastReceivedAt: null,
        clockAt: Date.now() - DAY,
        storageUsedBytes: null,
        storageQuotaBytes: null,
      },
      person: driver?.id ?? '',
      now: Date.now(),
    });
    const clerk = await stage.signedIn('luxiang-clerk', desk);
    await clerk.page.getByRole('link', { name: '1 位司机的手机有问题' }).click();
    const phones = clerk.page.getByRole('region', { name: '司机的手机' });
    assert.match(await phones.locator('tbody tr').first().innerText(), /有积压[\s\S]*时间不准/);
    await phones.getByRole('heading', { name: '司机的手机' }).waitFor();
    assert.deepEqual(clerk.errors, []);
    await clerk.leave();
  });

  for (const language of ['zh', 'en'] as const satisfies readonly Language[]) {
    it(`fits a phone and a desk in ${language}`, async () => {
      for (const size of [phone, desk]) {
        const clerk = await stage.signedIn('luxiang-clerk', size, language);
        for (const screen of ['devices', 'settings', 'stations']) {
          await clerk.page.goto(`${stage.origin}/desk/${county}/${screen}`);
          await clerk.page.getByRole('heading').first().waitFor();
          await settled(clerk);
          await look(clerk, `${screen}-${size.width}`);
          assert.equal(await clerk.overflow(), 0, `${screen} is wider than ${size.width}`);
        }
        assert.deepEqual(clerk.errors, []);
        await clerk.leave();
      }
    });
  }

  it('sets the limits of a counter without network, and keeps them within bounds', async () => {
    const clerk = await stage.signedIn('luxiang-clerk', desk);
    await clerk.page.goto(`${stage.origin}/desk/${county}/settings`);
    const days = clerk.page.getByLabel('断网最多几天还能下单');
    await days.fill('46');
    await clerk.page.getByRole('button', { name: '保存' }).click();
    await clerk.page.locator('[aria-invalid=true]').waitFor();
    assert.equal(await days.getAttribute('aria-invalid'), 'true');
    await days.fill('10');
    await clerk.page.getByLabel('断网期间最多收现金（元）').fill('3000');
    await clerk.page.getByRole('button', { name: '保存' }).click();
    await clerk.page.getByText('已保存，即时生效。').waitFor();
    const { rows } = await stage.server.pool.query<{ days: number; fen: number }>(
      'select offline_days as days, offline_cash_limit_fen as fen from settings where county = $1',
      [county],
    );
    assert.deepEqual(rows, [{ days: 10, fen: 300_000 }]);
    await clerk.leave();
  });
});
