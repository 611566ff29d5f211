import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accountOf, businessDay, businessMonth, DAY, defaultLoopCostSettings, startOfMonth } from '@yangui/domain';
import { LoopCostRound } from '../../http/test-loop-costs.ts';
import { withServer } from '../../http/test-server.ts';
import { assertBooksStand, newId } from '../../journal/test-county.ts';

const here = withServer();
const round = () => new LoopCostRound(here());
const month = businessMonth(Date.now());
const clerkReads = async (path: string) => {
  const { status, body } = await here().clerk.read(path);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};
const books = () => assertBooksStand(here().server.pool, here().county);

async function balance(account: string): Promise<number> {
  const { rows } = await clerkReads('/ledger');
  return rows.find((row: { account: string }) => row.account === account)?.balanceFen ?? 0;
}

describe('what a loop cost', () => {
  test('is shown as it would be booked, and then as it was, to the fen', async () => {
    const loop = await round().home({ parcels: 3 });
    const before = await clerkReads(`/loop-costs/${loop}`);
    assert.deepEqual([before.stage, before.onVan, before.times], ['unsettled', 0, 0]);
    // 31 km at 0.90, 95 minutes at 25 an hour, the day at 120.
    assert.deepEqual(
      [before.cost.vehicleFen, before.cost.distanceFen, before.cost.driverFen, before.cost.totalFen],
      [12_000, 2_790, 3_958, 18_748],
    );
    assert.deepEqual(
      [before.planned.totalFen, before.planned.metres, before.cost.metresFrom],
      [19_700, 30_000, 'actual'],
    );
    assert.equal((await round().settle(loop)).status, 200);
    const after = await clerkReads(`/loop-costs/${loop}`);
    assert.deepEqual([after.cost, after.stations, after.carried], [before.cost, before.stations, before.carried]);
    assert.deepEqual([after.stage, after.times, after.settledBy.id], ['settled', 1, here().clerk.person]);
    assert.equal(
      after.carried.reduce((sum: number, { shareFen }: { shareFen: number }) => sum + shareFen, 0),
      18_748,
    );
    assert.match(after.carried[0].label, /^SF\d+$/);
    await books();
  });

  test('stands by station in the ledger as in the read by station, and a reversal takes it out of both', async () => {
    const station = here().station.id;
    const at = async () => {
      const { rows } = await clerkReads('/loop-costs/by-station');
      return rows.find((row: { station: string }) => row.station === station)?.shareFen ?? 0;
    };
    const settled = await at();
    assert.equal(await balance(accountOf.loopCost(station)), settled);
    const loop = await round().settled({ parcels: 4 });
    assert.equal(await at(), settled + 18_748);
    assert.equal(await balance(accountOf.loopCost(station)), settled + 18_748);
    const { body } = await here().clerk.send('reverse-loop-cost', { loop, reason: 'wrong-distance' });
    assert.equal(body.status, 'accepted');
    assert.equal(await at(), settled);
    assert.equal(await balance(accountOf.loopCost(station)), settled);
    const reversed = await clerkReads(`/loop-costs/${loop}`);
    assert.deepEqual(
      [reversed.stage, reversed.reason, reversed.reversedBy.id, reversed.times],
      ['reversed', 'wrong-distance', here().clerk.person, 1],
    );
    const waiting = await clerkReads('/loop-costs?unsettled=1');
    assert.deepEqual(
      waiting.rows
        .filter((row: { loop: string }) => row.loop === loop)
        .map(({ stage, totalFen }: { stage: string; totalFen: number | null }) => [stage, totalFen]),
      [['reversed', null]],
    );
    assert.equal(
      (
        await round().settle(loop, {
          metres: 28_000,
          extras: [{ kind: 'toll', amountFen: 1_000, receipt: 'TL-2201', owedTo: 'driver' }],
        })
      ).status,
      200,
    );
    assert.equal((await clerkReads(`/loop-costs/${loop}`)).times, 2);
    assert.equal(await at(), settled + 18_748 - 270 + 1_000);
    await books();
  });

  test('of an empty loop is the county’s own, and no station’s', async () => {
    const before = await clerkReads('/loop-costs/by-station');
    const loop = await round().settled({ parcels: 0 });
    const { ownFen, stations, cost } = await clerkReads(`/loop-costs/${loop}`);
    assert.deepEqual([ownFen, stations], [cost.totalFen, []]);
    assert.deepEqual((await clerkReads('/loop-costs/by-station')).rows, before.rows);
    assert.equal(await balance('loop-cost-own'), 18_748);
    await books();
  });

  test('waits while pieces are on the van, and says how many', async () => {
    const loop = await round().home({ parcels: 2, signed: false });
    assert.equal((await clerkReads(`/loop-costs/${loop}`)).onVan, 2);
    const { code, details } = await round().settle(loop);
    assert.deepEqual([code, details.count], ['loop-still-loaded', 2]);
  });

  test('is read by who looks after the county, and not by a partner or a driver', async () => {
    const loop = await round().settled();
    const driver = await here().appoint('driver');
    for (const someone of [here().partner, driver]) {
      for (const path of [
        '/loop-costs',
        `/loop-costs/${loop}`,
        '/loop-costs/by-station',
        '/loop-costs/savings',
        '/loop-costs/summary',
      ])
        assert.equal((await someone.read(path)).code, 'not-allowed', path);
    }
    for (const path of ['/loop-costs', `/loop-costs/${loop}`])
      assert.equal((await here().officer.read(path)).status, 200, path);
    assert.equal(
      (await here().officer.send('settle-loop', { loop, metres: null, minutes: null, extras: [] })).code,
      'not-allowed',
    );
  });

  test('a loop that is not home has none to show, and of one that is not there nothing is known', async () => {
    const { loop } = await round().planned();
    assert.equal((await here().clerk.read(`/loop-costs/${loop}`)).code, 'loop-not-ready');
    assert.equal((await here().clerk.read(`/loop-costs/${here().station.id}`)).code, 'not-found');
  });
});

describe('cost per parcel', () => {
  test('is what the parcels brought down bear by the parcel, and over the county’s threshold it is told', async () => {
    const { rows, alertFenPerParcel, months } = await clerkReads('/loop-costs/by-station');
    const [row] = rows;
    assert.equal(alertFenPerParcel, defaultLoopCostSettings.alertFenPerParcel);
    assert.equal(row.perParcelFen, Math.round(row.parcelFen / row.parcels));
    assert.ok(row.perParcelFen > alertFenPerParcel && row.over);
    assert.equal((await clerkReads('/loop-costs/summary')).stationsOver, 1);
    assert.deepEqual([months.length, months.at(-1).month, months.at(-1).perParcelFen], [12, month, row.perParcelFen]);
    const { status } = await here().clerk.send('change-loop-cost-settings', { alertFenPerParcel: row.perParcelFen });
    assert.equal(status, 200);
    assert.equal((await clerkReads('/loop-costs/summary')).stationsOver, 0);
    assert.equal((await clerkReads('/loop-costs/by-station')).rows[0].over, false);
    assert.deepEqual((await clerkReads('/loop-costs/by-station?month=2026-01')).rows, []);
  });

  test('settings: what is left out stays, each within its bounds, and who may not change them cannot', async () => {
    const before = await clerkReads('/loop-cost-settings');
    assert.equal(
      (await here().clerk.send('change-loop-cost-settings', { rule: 'by-weight', contributionsFen: { zto: 40 } }))
        .status,
      200,
    );
    const after = await clerkReads('/loop-cost-settings');
    assert.deepEqual([after.rule, after.alertFenPerParcel], ['by-weight', before.alertFenPerParcel]);
    assert.ok(
      after.vehicles.length > 0 &&
        after.vehicles.every(({ costFenPerKm }: { costFenPerKm: number }) => costFenPerKm === 90),
    );
    const { body } = await here().partner.read('/loop-cost-settings');
    assert.deepEqual([body.rule, body.vehicles], ['by-weight', []]);
    assert.deepEqual(
      after.contributions
        .filter(({ perParcelFen }: { perParcelFen: number }) => perParcelFen > 0)
        .map(({ carrier, perParcelFen }: { carrier: string; perParcelFen: number }) => [carrier, perParcelFen]),
      [['zto', 40]],
    );
    assert.equal(
      (await here().clerk.send('change-loop-cost-settings', { alertFenPerParcel: 0 })).code,
      'fleet-figure-invalid',
    );
    assert.equal(
      (await here().clerk.send('change-loop-cost-settings', { contributionsFen: { zto: 1_001 } })).code,
      'fleet-figure-invalid',
    );
    assert.equal(
      (await here().clerk.send('change-loop-cost-settings', { contributionsFen: { nobody: 10 } })).code,
      'malformed-command',
    );
    assert.equal((await here().partner.send('change-loop-cost-settings', { rule: 'per-piece' })).code, 'not-allowed');
    assert.equal(
      (await here().clerk.send('change-loop-cost-settings', { rule: 'stand-alone', contributionsFen: { zto: 0 } }))
        .status,
      200,
    );
  });

  test('carriers’ contributions stand beside the cost, by station, and are owed by the carrier', async () => {
    assert.equal((await here().clerk.send('change-loop-cost-settings', { contributionsFen: { sf: 50 } })).status, 200);
    const loop = await round().settled({ parcels: 3 });
    const { contributions, contributedFen, cost, stations } = await clerkReads(`/loop-costs/${loop}`);
    assert.deepEqual(
      contributions.map(({ payer, parcels, amountFen }: { payer: string; parcels: number; amountFen: number }) => [
        payer,
        parcels,
        amountFen,
      ]),
      [['sf', 3, 150]],
    );
    assert.deepEqual([contributedFen, stations[0].contributedFen, stations[0].shareFen], [150, 150, cost.totalFen]);
    assert.equal(await balance(accountOf.carrierOwes('sf')), 150);
    assert.equal(await balance(accountOf.loopContribution(here().station.id)), -150);
    await books();
  });
});

describe('against running down and up separately', () => {
  // Each plan on a day of its own: those before today have nothing else in them.
  const dayBefore = (days: number) => new Date(Date.now() - days * DAY + 8 * 3_600_000).toISOString().slice(0, 10);
  const driven = async (of: LoopCostRound, day: string, more: object) => {
    const driver = await here().appoint('driver');
    const loop = of.loopOf(await of.vehicle(), { driver: driver.person });
    assert.equal((await of.plan([loop], { day, ...more })).status, 200);
    await of.must(driver, 'start-loop', { loop: loop.loop });
    await of.must(driver, 'finish-loop', { loop: loop.loop, actualMetres: 31_000, actualMinutes: 95 });
    return loop.loop;
  };
  const dayOf = async (day: string) => {
    const { rows } = await clerkReads(`/loop-costs/savings?month=${day.slice(0, 7)}`);
    return rows.find((row: { day: string }) => row.day === day);
  };

  test('the saving is what both would have cost, less what the loops did, once all are settled', async () => {
    const day = dayBefore(40);
    const loop = await driven(round(), day, { downOnlyFen: 19_000, upOnlyFen: 17_500 });
    assert.deepEqual([(await dayOf(day)).comparison, (await dayOf(day)).savedFen], ['unsettled', null]);
    assert.equal(
      (
        await round().settle(loop, {
          extras: [{ kind: 'repair', amountFen: 90_000, receipt: 'XL-0003', owedTo: 'owner' }],
        })
      ).status,
      200,
    );
    const { comparison, plannedFen, actualFen, savedFen } = await dayOf(day);
    assert.deepEqual([comparison, plannedFen, actualFen, savedFen], ['compared', 19_700, 18_748, 36_500 - 18_748]);
    const { months } = await clerkReads(`/loop-costs/savings?month=${day.slice(0, 7)}`);
    assert.deepEqual(months.at(-1), {
      month: day.slice(0, 7),
      days: 1,
      compared: 1,
      separateFen: 36_500,
      actualFen: 18_748,
      savedFen: 17_752,
    });
  });

  test('a day without the separate figures is not compared, and says why', async () => {
    const day = dayBefore(41);
    assert.equal((await round().settle(await driven(round(), day, {}))).status, 200);
    assert.deepEqual([(await dayOf(day)).comparison, (await dayOf(day)).savedFen], ['no-figures', null]);
  });

  test('nor is one that was planned again after a loop had begun', async () => {
    const day = dayBefore(42);
    const [first, second] = [
      await driven(round(), day, { downOnlyFen: 19_000, upOnlyFen: 17_500 }),
      await driven(round(), day, { downOnlyFen: 9_000, upOnlyFen: 7_500 }),
    ];
    for (const loop of [first, second]) assert.equal((await round().settle(loop)).status, 200);
    assert.equal((await dayOf(day)).comparison, 'planned-again');
    await books();
  });
});

test('a cost settled after its month was closed leaves the closed month as it was, and is booked in the open one', async () => {
  const approver = await here().appoint('finance-approver');
  const last = businessMonth(startOfMonth(month) - DAY);
  const loop = await round().home({ parcels: 2 });
  const { code, status } = await approver.send('close-period', { period: last });
  assert.equal(status, 200, code);
  const closed = async () =>
    (await clerkReads('/periods')).rows.find(({ period }: { period: string }) => period === last).trialBalance;
  const before = await closed();
  const open = async () =>
    (await clerkReads('/periods')).open.trialBalance.find(({ head }: { head: string }) => head === 'loop-cost')
      ?.balanceFen ?? 0;
  const was = await open();
  assert.equal((await round().settle(loop)).status, 200);
  assert.deepEqual(await closed(), before);
  assert.equal(await open(), was + 18_748);
  const {
    open: { trialBalance },
  } = await clerkReads('/periods');
  assert.equal(
    trialBalance.reduce((sum: number, { balanceFen }: { balanceFen: number }) => sum + balanceFen, 0),
    0,
  );
  await books();
});

test('what loops cost is owed to the vehicle’s owner and the driver until a settlement pays it, and by carriers until they have', async () => {
  await here().clerk.send('change-loop-cost-settings', { contributionsFen: { sf: 40 } });
  const driver = await here().appoint('driver');
  const before = await balance(accountOf.carrierOwes('sf'));
  const vehicle = await round().vehicle({ name: '吉A·PAY1' });
  const { loop } = await round().planned({ driver: driver.person }, vehicle);
  const [load, parcel] = [newId(), await round().parcels.register()];
  await round().must(here().clerk, 'load-van', round().parcels.loadOf([parcel], { load, loop }));
  await round().must(driver, 'start-loop', { loop });
  await round().must(here().partner, 'receive-parcels', {
    station: here().station.id,
    load,
    sealWhole: true,
    parcels: [parcel],
  });
  await round().must(driver, 'finish-loop', { loop, actualMetres: 31_000, actualMinutes: 95 });
  assert.equal((await round().settle(loop)).status, 200);
  const at = async (id: string, of = month) =>
    (await clerkReads(`/loop-costs/balances?month=${of}`)).rows.find((row: { id: string }) => row.id === id);
  const owner = await at(vehicle);
  assert.deepEqual(
    [
      owner.as,
      owner.name,
      owner.openingFen,
      owner.bookedFen,
      owner.settledFen,
      owner.closingFen,
      owner.nowFen,
      owner.payeeSet,
    ],
    ['vehicle', '吉A·PAY1', 0, 14_790, 0, 14_790, 14_790, false],
  );
  assert.deepEqual([(await at(driver.person)).nowFen, (await at('sf')).nowFen], [3_958, before + 40]);
  assert.equal((await at(vehicle, '2026-01')).closingFen, 0);

  const bank = { accountName: '车主王强', bank: '中国农业银行', accountNumber: '6228480402564890018' };
  for (const person of [vehicle, driver.person])
    assert.equal((await here().clerk.send('set-payee', { person }, { personal: bank })).status, 200);
  const untyped = async () => (await clerkReads('/money-summary')).untyped;
  const withoutType = await untyped();
  const type = { type: 'self-employed', from: businessDay(Date.now()) };
  await round().must(here().clerk, 'set-payee-type', { payee: vehicle, ...type });
  assert.equal(await untyped(), withoutType - 1);
  const payees = (await clerkReads('/payees')).rows.filter(({ person }: { person: { id: string } }) =>
    [vehicle, driver.person].includes(person.id),
  );
  assert.deepEqual(payees.map(({ as }: { as: string }) => as).toSorted(), ['driver', 'vehicle']);
  const [settlement, approver] = [newId(), await here().appoint('finance-approver')];
  const preview = await clerkReads('/settlement-preview?pays=loops');
  await round().must(here().clerk, 'prepare-settlement', { settlement, period: '2025-12', pays: 'loops' });
  await round().must(approver, 'approve-settlement', { settlement });
  await round().must(approver, 'issue-payout-file', { settlement });
  const page = await clerkReads(`/settlements/${settlement}`);
  assert.deepEqual([page.pays, page.totalFen], ['loops', preview.totalFen]);
  const line = page.lines.find(({ partner }: { partner: { id: string } }) => partner.id === vehicle);
  assert.deepEqual(
    [line.as, line.partner.name, line.amountFen, line.payee],
    ['vehicle', '吉A·PAY1', 14_790, '中国农业银行 **** 0018'],
  );
  const from = await clerkReads(`/settlements/${settlement}/lines/${line.serial}`);
  assert.deepEqual(
    from.rows.map((row: { about: { kind: string; id: string }; amountFen: number }) => [row.about, row.amountFen]),
    [[{ kind: 'loop', id: loop }, 14_790]],
  );
  const { body: file } = await approver.read(`/settlements/${settlement}/files/1`);
  assert.match(file.text, /车主王强,6228480402564890018,中国农业银行,147\.90,2025-12 运费/);
  await round().must(here().clerk, 'record-payout', { settlement, serial: line.serial, result: 'paid' });
  const paid = await at(vehicle);
  assert.deepEqual([paid.settledFen, paid.nowFen, paid.inPaymentFen], [14_790, 0, 0]);
  assert.equal((await at(driver.person)).inPaymentFen, 3_958);

  const [wrong, payments] = [newId(), async () => (await clerkReads(`/loop-costs/contributions?month=${month}`)).rows];
  assert.equal(
    (await here().clerk.send('record-contribution', { payer: 'sf', amountFen: 4, reference: 'SF-88' }, { id: wrong }))
      .status,
    200,
  );
  await books();
  await round().must(approver, 'reverse-contribution', { payment: wrong, reason: 'wrong-amount' });
  await round().must(here().clerk, 'record-contribution', { payer: 'sf', amountFen: 40, reference: 'SF-88' });
  const shown = (await payments()).map(
    (row: {
      stage: string;
      amountFen: number;
      reference: string;
      reason: string | null;
      reversedBy: { id: string } | null;
    }) => [row.stage, row.amountFen, row.reference, row.reason, row.reversedBy?.id],
  );
  assert.deepEqual(shown, [
    ['received', 40, 'SF-88', null, undefined],
    ['reversed', 4, 'SF-88', 'wrong-amount', approver.person],
  ]);
  assert.deepEqual((await clerkReads('/loop-costs/contributions?month=2026-01')).rows, []);
  assert.deepEqual([(await at('sf')).settledFen, (await at('sf')).nowFen], [40, before]);
  await here().clerk.send('change-loop-cost-settings', { contributionsFen: { sf: 0 } });
  await books();
});
