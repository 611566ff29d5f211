import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { businessDay } from '@yangui/domain';
import { newId } from '@yangui/server';
import { TrialCounty, type TrialStation } from './county.ts';
import { TrialDevice } from './device.ts';

/** The traps that others fell into, by the name of who fell, and what a station meets in fourteen days alone. */
describe('a disaster', () => {
  let county: TrialCounty;
  let next = 0;
  before(async () => {
    county = await TrialCounty.open({ stations: 15 });
  });
  after(() => county.close());

  /** A device at a station that no other disaster has seen. */
  async function device(): Promise<{ device: TrialDevice; station: TrialStation }> {
    const station = county.stations[next];
    next += 1;
    assert.ok(station);
    return { device: await TrialDevice.ready(county, station), station };
  }

  const order = (of: TrialStation, quantity = 1) => ({
    station: of.id,
    villager: of.villager,
    lines: [county.line(0, quantity)],
  });

  async function ordersOf(station: TrialStation): Promise<number> {
    const { rows } = await county.server.pool.query<{ count: number }>(
      'select count(*)::int as count from assisted_order where county = $1 and station = $2',
      ['220112', station.id],
    );
    return rows[0]?.count ?? -1;
  }

  test('the answer is lost, again and again (ERPNext: the invoice is posted twice): it counts once', async () => {
    const { device: phone, station } = await device();
    phone.weather = () => 'answer-lost';
    await phone.do('place-order', order(station));
    for (let turn = 0; turn < 3; turn += 1) await phone.sync();
    assert.equal(phone.entries('waiting').length, 1);
    phone.weather = () => 'twice';
    await phone.sync();
    assert.equal(phone.entries('waiting').length, 0);
    assert.equal(await ordersOf(station), 1);
  });

  test('the app crashes with unsent work, and while it sends: what was made is there, in order', async () => {
    const { device: phone, station } = await device();
    phone.online = false;
    const { id } = await phone.do('place-order', order(station));
    await phone.crash();
    assert.equal(phone.entries('waiting').length, 1);
    assert.equal(phone.station.view.get('order', id)?.stage, 'placed');
    await phone.do('cancel-order', { order: id, reason: 'changed-mind' });
    phone.online = true;
    phone.weather = () => 'answer-lost';
    await phone.sync();
    await phone.crash();
    phone.weather = () => 'carried';
    await phone.sync();
    assert.equal(phone.entries('waiting').length, 0);
    assert.equal(phone.station.view.get('order', id)?.stage, 'cancelled');
    assert.equal(await ordersOf(station), 1);
  });

  test('an act can be taken back for some seconds: then it is sent, also after a crash, and nothing overtakes it', async () => {
    const { device: phone, station } = await device();
    const SOON = 5_000;
    const regretted = await phone.do('place-order', order(station), undefined, SOON);
    const meant = await phone.do('place-order', order(station), undefined, SOON);
    const after = await phone.do('cancel-order', { order: meant.id, reason: 'changed-mind' });
    assert.ok(regretted.kept && meant.kept && after.kept);
    await phone.sync();
    assert.equal(await ordersOf(station), 0, 'none of it left the phone');
    assert.equal(phone.station.view.get('order', regretted.id)?.stage, 'placed', 'but it is done here');
    assert.equal(await phone.station.takeBack([regretted.id]), true);
    assert.equal(phone.station.view.get('order', regretted.id), undefined);
    await phone.crash();
    phone.clockMovedMs = SOON;
    await phone.sync();
    assert.equal(await ordersOf(station), 1);
    assert.equal(phone.station.view.get('order', meant.id)?.stage, 'cancelled');
    assert.equal(await phone.station.takeBack([meant.id]), false, 'what was sent is not taken back');
  });

  test('a clock that is set back holds no act for hours, and what somebody else carries is not taken back', async () => {
    const { device: phone, station } = await device();
    phone.clockMovedMs = 3_600_000;
    const held = await phone.do('place-order', order(station), undefined, 5_000);
    phone.clockMovedMs = 0;
    await phone.sync();
    assert.equal(await ordersOf(station), 1);
    assert.equal(phone.station.standing(held.id).is, 'accepted');
    const carried = await phone.do('place-order', order(station), undefined, 5_000);
    await phone.station.toCarry();
    assert.equal(await phone.station.takeBack([carried.id]), false);
  });

  test('two tabs order and send at once: each order counts once, and both show both', async () => {
    const { device: phone, station } = await device();
    const first = phone.station;
    const second = await phone.start();
    phone.station = first;
    await phone.do('place-order', order(station));
    phone.station = second;
    await phone.do('place-order', order(station));
    await Promise.all([first.drain(), second.drain()]);
    await Promise.all([first.refresh(), second.refresh()]);
    assert.equal(await ordersOf(station), 2);
    assert.equal(first.view.all('order').length, 2);
    assert.equal(second.view.all('order').length, 2);
    assert.equal([...first.entries, ...second.entries].filter(({ state }) => state === 'waiting').length, 0);
    first.close();
  });

  test('a refused record never vanishes (CHT #8186): it stays with the reason, through restarts, until the person has seen it and after', async () => {
    const { device: phone, station } = await device();
    phone.online = false;
    const { id } = await phone.do('place-order', order(station));
    await county.say('pause-station', { station: station.id, reason: 'partner-away' });
    phone.online = true;
    await phone.sync();
    assert.deepEqual(
      phone.entries('refused').map(({ problem }) => problem?.code),
      ['station-paused'],
    );
    assert.equal(phone.station.view.get('order', id), undefined);
    await phone.crash();
    assert.equal(phone.entries('refused').length, 1);
    await phone.station.see([id]);
    await phone.crash();
    assert.deepEqual(
      phone.entries('refused').map(({ seen }) => seen),
      [true],
    );
  });

  test('the office changed a price meanwhile (farmOS #275: the last word overwrites): the order at the old price is refused, the new price stands', async () => {
    const { device: phone, station } = await device();
    phone.online = false;
    await phone.do('place-order', order(station));
    await county.say(
      'change-product-terms',
      { product: county.line(0).product, priceFen: 1_200, rebateBasisPoints: 500 },
      { by: county.clerk },
    );
    phone.online = true;
    await phone.sync();
    assert.deepEqual(
      phone.entries('refused').map(({ problem }) => problem?.code),
      ['price-changed'],
    );
    assert.equal(phone.station.view.get('product', county.line(0).product ?? '')?.priceFen, 1_200);
    await county.say(
      'change-product-terms',
      { product: county.line(0).product, priceFen: 1_000, rebateBasisPoints: 500 },
      { by: county.clerk },
    );
  });

  test('nothing is called sent before the server said so (CHT #8303, Kolibri #11505)', async () => {
    const { device: phone, station } = await device();
    phone.weather = () => 'lost';
    await phone.do('place-order', order(station));
    await phone.sync();
    assert.equal(phone.entries('waiting').length, 1);
    assert.equal(phone.station.lastSentAt, undefined);
    assert.notEqual(phone.station.failure, undefined);
  });

  test('a server restored from last night’s backup (CHT #8093): devices send again what it lost, and nothing twice', async () => {
    const { device: phone, station } = await device();
    const { device: other, station: elsewhere } = await device();
    await phone.do('place-order', order(station));
    await phone.sync();
    await county.backUp();
    const lost = await phone.do('place-order', order(station, 2));
    await phone.sync();
    await other.do('place-order', order(elsewhere));
    await other.sync();
    assert.equal(await ordersOf(station), 2);
    await county.restore();
    assert.equal(await ordersOf(station), 1);
    phone.online = false;
    await phone.do('place-order', order(station, 3));
    phone.online = true;
    for (const one of [other, phone, other, phone]) {
      await one.sync();
      await one.station.drain();
      await one.sync();
    }
    assert.equal(await ordersOf(station), 3);
    assert.equal(await ordersOf(elsewhere), 1);
    assert.equal(phone.station.view.get('order', lost.id)?.lines[0]?.quantity, 2);
    assert.equal(phone.entries('waiting').length + other.entries('waiting').length, 0);
    await county.assertBooksStand();
  });

  test('the person’s account is closed with unsent work (DHIS2): it is kept, sent and set aside for the centre', async () => {
    const { device: phone, station } = await device();
    phone.online = false;
    const { id } = await phone.do('place-order', order(station));
    await county.say('end-appointment', { station: station.id }, { by: county.clerk });
    phone.online = true;
    await phone.station.drain();
    const [entry] = phone.station.entries;
    assert.ok(entry);
    assert.equal(entry.id, id);
    assert.ok(entry.state === 'in-review' || entry.state === 'refused', entry.state);
    await phone.crash();
    assert.equal(phone.station.entries.length, 1);
  });

  test('fourteen days pass: within the county’s limits everything goes on; past them the counter says what it can no longer do, and still hands out and counts', async () => {
    const { device: phone, station } = await device();
    phone.online = false;
    phone.daysLater = 6;
    assert.equal((await phone.do('place-order', order(station))).code, undefined);
    assert.equal((await phone.do('place-order', order(station, 9_000))).code, 'offline-cash-full');
    phone.daysLater = 15;
    assert.equal((await phone.do('place-order', order(station))).code, 'offline-too-long');
    assert.equal((await phone.do('count-cash', { station: station.id, countedFen: 1_000, reason: null })).kept, true);
    phone.daysLater = 0;
    phone.online = true;
    await phone.sync();
    assert.deepEqual(
      phone.entries('refused').map(({ problem }) => problem?.code),
      [],
    );
    assert.equal(await ordersOf(station), 1);
  });

  test('what the phone shows as pay is, once sent, what the ledger has to the fen', async () => {
    const { device: phone, station } = await device();
    phone.online = false;
    for (let quantity = 1; quantity <= 5; quantity += 1) await phone.do('place-order', order(station, quantity));
    const before = phone.read('/earnings');
    phone.online = true;
    await phone.sync();
    const after = phone.read('/earnings');
    const there = await phone.readThere('/earnings');
    assert.equal(fen(before, 'accruedFen'), 5 * 3 * 50);
    assert.equal(fen(before, 'provisionalFen'), 5 * 3 * 50);
    assert.equal(fen(after, 'provisionalFen'), 0);
    for (const heap of ['accruedFen', 'pendingFen', 'payableFen']) {
      assert.equal(fen(after, heap), fen(there, heap));
      assert.equal(fen(after, heap), fen(before, heap));
    }
  });

  test('two phones weigh what one household brings, and neither hears of the other: both tickets count, but the drawer pays no more than it has', async () => {
    const { device: first, station } = await device();
    const [commodity, household] = [newId(), newId()];
    const clerk = { by: county.clerk };
    await county.say('open-float', { station: station.id, amountFen: 10_000 }, clerk);
    await county.say(
      'add-commodity',
      {
        commodity,
        name: '榛蘑',
        nameEn: null,
        unit: 'jin',
        grades: [{ zh: '统货', en: null }],
        basis: 'mu',
        yieldGrams: 200_000,
      },
      clerk,
    );
    const terms = { rule: 'fixed', pricesFenPerKg: [4_000], freeMoistureBasisPoints: null, freeDirtBasisPoints: null };
    await county.say('set-commodity-terms', { commodity, from: businessDay(Date.now()), ...terms }, clerk);
    await county.say(
      'register-household',
      {
        household,
        station: station.id,
        members: [{ villager: station.villager, nameUse: false, pictureUse: false }],
        grows: [{ commodity, sizeHundredths: 100 }],
      },
      { by: station.partner },
    );
    await first.sync();
    const second = await TrialDevice.ready(county, station);
    const basket = (payment: 'cash' | 'owed') => ({
      ticket: newId(),
      station: station.id,
      household,
      seller: station.villager,
      agreed: 'read-aloud',
      commodity,
      grade: 0,
      grossGrams: 1_600,
      tareGrams: 100,
      moistureBasisPoints: null,
      dirtBasisPoints: null,
      netGrams: 1_500,
      priceFenPerKg: 4_000,
      payment,
      replaces: null,
    });
    first.online = false;
    second.online = false;
    for (const phone of [first, second]) {
      assert.equal((await phone.do('take-in', basket('owed'))).kept, true);
      assert.equal((await phone.do('take-in', basket('cash'))).kept, true, 'by what it knows the drawer has enough');
      assert.equal((await phone.do('take-in', basket('cash'))).code, 'drawer-short', 'once it paid it has not');
    }
    for (const phone of [first, second]) {
      phone.online = true;
      phone.weather = () => 'twice';
      await phone.sync();
    }
    await first.sync();
    assert.deepEqual(
      second.entries('refused').map(({ problem }) => problem?.code),
      ['drawer-short'],
    );
    for (const phone of [first, second]) {
      assert.equal(phone.entries('waiting').length, 0);
      const brought = phone.station.view.get('household', household)?.brought.map(({ netGrams }) => netGrams);
      assert.deepEqual(brought, [4_500], 'three tickets of 1.5 kg: each phone has them all');
      assert.equal(phone.station.view.get('account', `household-payable:${household}`)?.balanceFen, -12_000);
      assert.equal(phone.station.view.get('account', `cash:${station.id}`)?.balanceFen, 4_000);
    }
  });

  test('after all this the county follows from its journal', () => county.assertBooksStand());
});

function fen(of: unknown, name: string): number {
  assert.ok(typeof of === 'object' && of !== null);
  const value: unknown = new Map(Object.entries(of)).get(name);
  assert.ok(typeof value === 'number', name);
  return value;
}
