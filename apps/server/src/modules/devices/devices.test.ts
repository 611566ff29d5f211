import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY, MINUTE, type DeviceReport } from '@yangui/domain';
import { openFile } from '@yangui/sealed-file';
import { OutboxRound } from '../../http/test-outbox.ts';
import { SealedRound } from '../../http/test-sealed.ts';
import { withServer, type SomeoneSignedIn } from '../../http/test-server.ts';
import { TestDevice as KeyedDevice } from '../../identity/test-device.ts';
import { newId } from '../../journal/test-county.ts';
import { VERSION } from '../../version.ts';
import { noteReport } from './device-reports.ts';

const here = withServer();

function reportOf(device: string, more: Partial<DeviceReport> = {}): DeviceReport {
  return {
    device,
    station: here().station.id,
    version: VERSION,
    waiting: 0,
    refused: 0,
    inReview: 0,
    oldestWaitingAt: null,
    lastSentAt: null,
    lastReceivedAt: null,
    storageUsedBytes: 1_000_000,
    storageQuotaBytes: 50_000_000,
    ...more,
  };
}

async function devicesOf(station: string, reader: SomeoneSignedIn = here().clerk) {
  const { status, body } = await reader.read('/devices');
  assert.equal(status, 200, JSON.stringify(body));
  return body.rows.filter((row: { station: string }) => row.station === station);
}

const driversInTrouble = async () => (await here().clerk.read('/overview')).body.driversInTrouble;
const inTrouble = async () => (await here().clerk.read('/overview')).body.devicesInTrouble;

describe('what the desk knows of the stations’ devices', () => {
  test('a station that was never heard has a row without a device, and is no trouble', async () => {
    const [row, ...more] = await devicesOf(here().otherStation.id);
    assert.deepEqual([row.stationName, row.device, more.length], ['第2站', null, 0]);
    assert.equal(await inTrouble(), 0);
  });

  test('a device tells how it stands when it sends its outbox, and when it asks for its copy', async () => {
    const { partner, station } = here();
    const round = new OutboxRound(here());
    const device = await round.device();
    const order = round.order(device);
    await round.send([order], {
      report: reportOf(device.id, { waiting: 3, refused: 1, inReview: 2, oldestWaitingAt: Date.now() - DAY / 2 }),
    });
    const [first] = await devicesOf(station.id);
    assert.deepEqual(
      [
        first.device.id,
        first.device.people,
        first.device.waiting,
        first.device.refused,
        first.device.inReview,
        first.device.troubles,
      ],
      [device.id, ['站长1'], 3, 1, 2, []],
    );
    const { status } = await partner.read(
      `/copies/station/${station.id}?report=${encodeURIComponent(JSON.stringify(reportOf(device.id)))}`,
    );
    assert.equal(status, 200);
    const [second] = await devicesOf(station.id);
    assert.deepEqual([second.device.waiting, second.device.version], [0, VERSION]);
    assert.ok(second.device.seenAt >= first.device.seenAt);
  });

  test('nobody reports for a device whose key signed nothing, nor for a station that is not theirs', async () => {
    const round = new OutboxRound(here());
    const device = await round.device();
    const stranger = newId();
    await round.send([round.order(device)], { report: reportOf(stranger, { waiting: 9 }) });
    await round.send([], { report: reportOf(stranger, { waiting: 9 }) });
    assert.ok(!JSON.stringify(await devicesOf(here().station.id)).includes(stranger));
    for (const report of [
      JSON.stringify(reportOf(device.id, { station: here().otherStation.id })),
      'no report',
      '{}',
    ]) {
      assert.equal(
        (await here().partner.read(`/copies/station/${here().station.id}?report=${encodeURIComponent(report)}`)).code,
        'malformed-request',
      );
    }
  });

  test('whoever names another’s device speaks for their own alone: neither its report nor its daily pack is spoilt', async () => {
    const { partner, otherPartner, station, otherStation } = here();
    const round = new SealedRound(here());
    const { device, box } = await round.boxed();
    const said = (of: string, more: Partial<DeviceReport>) =>
      encodeURIComponent(JSON.stringify(reportOf(device.id, { station: of, ...more })));
    assert.equal(
      (await partner.read(`/copies/station/${station.id}?report=${said(station.id, { waiting: 3 })}`)).status,
      200,
    );
    const mine = async () =>
      (await devicesOf(station.id)).filter((row: { device: { id: string } | null }) => row.device?.id === device.id);
    const before = await mine();
    assert.equal(before[0].device.waiting, 3);
    const other = `/copies/station/${otherStation.id}?report=${said(otherStation.id, { waiting: 9 })}`;
    assert.equal((await otherPartner.read(other)).status, 200);
    // A key of one's own under another's device signs for nothing at that one's station.
    const { device: planted } = await round.boxed(otherPartner, new KeyedDevice(device.id));
    await round.send([round.order(planted)], { report: reportOf(device.id, { waiting: 8 }) });
    assert.deepEqual(await mine(), before);
    const pack = await round.pack(device.id);
    assert.equal(pack.statusCode, 200);
    await openFile('pack', Uint8Array.from(pack.rawPayload), box, 32 * 1024 * 1024);
    await here().server.pool.query('delete from device_report where county = $1', [here().county.code]);
  });

  test('what is wrong is told beside each device, and how many stations it concerns among today’s work', async () => {
    const {
      server: { pool },
      county,
      otherStation,
    } = here();
    const note = (report: DeviceReport, daysAgo: number) =>
      noteReport(pool, {
        county: county.code,
        report: { ...report, station: otherStation.id },
        person: otherStation.partner,
        now: Date.now() - daysAgo * DAY,
      });
    const [old, replaced, full] = [newId(), newId(), newId()];
    await note(reportOf(old, { waiting: 4, oldestWaitingAt: Date.now() - 12 * DAY, version: '0.0.1' }), 9);
    await note(reportOf(replaced, { version: '0.0.1' }), 30);
    await note(reportOf(full, { storageUsedBytes: 49_000_000 }), 0);
    const rows: { device: { id: string; troubles: string[] } }[] = await devicesOf(otherStation.id);
    assert.deepEqual(
      rows.map(({ device: { id, troubles } }) => [id, troubles]),
      [
        [full, ['storage']],
        [old, ['silent', 'backlog']],
        [replaced, []],
      ],
    );
    assert.equal(await inTrouble(), 1);
    await note(reportOf(full), 0);
    await note(reportOf(old), 0);
    assert.equal(await inTrouble(), 0);
  });

  test('half of the days that the county lets a counter work alone make it silent', async () => {
    const {
      server: { pool },
      county,
      otherStation,
      clerk,
    } = here();
    const device = newId();
    await clerk.send('change-settings', { offlineDays: 30 });
    await pool.query('delete from device_report where county = $1', [county.code]);
    await noteReport(pool, {
      county: county.code,
      report: reportOf(device, { station: otherStation.id }),
      person: otherStation.partner,
      now: Date.now() - 10 * DAY,
    });
    assert.deepEqual((await devicesOf(otherStation.id))[0].device.troubles, []);
    await clerk.send('change-settings', { offlineDays: 14 });
    assert.deepEqual((await devicesOf(otherStation.id))[0].device.troubles, ['silent']);
  });

  test('what was said later stands, in whatever order it arrives', async () => {
    const {
      server: { pool },
      county,
    } = here();
    const device = newId();
    for (const [waiting, at] of [
      [1, 2_000],
      [7, 1_000],
    ] as const)
      await noteReport(pool, {
        county: county.code,
        report: reportOf(device, { waiting }),
        person: here().station.partner,
        now: Date.now() + at,
      });
    const rows: { device: { id: string; waiting: number } }[] = await devicesOf(here().station.id);
    assert.equal(rows.find((row) => row.device.id === device)?.device.waiting, 1);
  });

  test('is for the centre: a partner and an officer are told nothing', async () => {
    for (const reader of [here().partner, here().officer])
      assert.equal((await reader.read('/devices')).code, 'not-allowed');
  });

  test('a driver’s phone tells how it stands by its records and when it asks for its day; it is no station’s', async () => {
    const { clerk, partner, station } = here();
    const driver = await here().appoint('driver');
    const phone = await new OutboxRound(here()).device(driver);
    const report = JSON.stringify(
      reportOf(phone.id, { station: null, waiting: 4, oldestWaitingAt: Date.now() - 2 * DAY }),
    );
    const own = async () =>
      (await clerk.read('/driver-devices')).body.rows.filter(
        (row: { driver: { id: string } }) => row.driver.id === driver.person,
      );
    assert.deepEqual(
      (await own()).map(({ device }: { device: object | null }) => device),
      [null],
    );
    const [drivers, stations] = [await driversInTrouble(), await inTrouble()];
    assert.equal(drivers, 0);
    assert.equal((await driver.read(`/copies/driver?report=${encodeURIComponent(report)}`)).status, 200);
    assert.deepEqual([await driversInTrouble(), await inTrouble()], [1, stations]);
    const [row] = await own();
    assert.deepEqual([row.device.id, row.device.waiting, row.device.troubles], [phone.id, 4, ['backlog']]);
    assert.ok(!JSON.stringify((await clerk.read('/devices')).body).includes(phone.id));
    // Its clock is an hour behind: told by what it says of itself beside its question, and right again once it is.
    const asks = async (more: Partial<DeviceReport>) => {
      assert.equal(
        (
          await driver.read(
            `/copies/driver?report=${encodeURIComponent(JSON.stringify(reportOf(phone.id, { station: null, ...more })))}`,
          )
        ).status,
        200,
      );
      const [{ device: said }] = await own();
      return [said.troubles, await driversInTrouble()];
    };
    assert.deepEqual(await asks({ clockAt: Date.now() - 60 * MINUTE }), [['clock'], 1]);
    assert.deepEqual(await asks({ lastReceivedAt: Date.now() - 8 * DAY }), [['old-copy'], 1]);
    assert.deepEqual(await asks({ clockAt: Date.now() }), [[], 0]);
    assert.equal((await driver.read('/driver-devices')).status, 403);
    for (const [who, path] of [
      [partner, `/copies/station/${station.id}?report=${encodeURIComponent(report)}`],
      [driver, `/copies/driver?report=${encodeURIComponent(JSON.stringify(reportOf(phone.id)))}`],
    ] as const) {
      assert.equal((await who.read(path)).code, 'malformed-request');
    }
  });
});
