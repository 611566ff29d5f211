import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accountOf, unpackCopy, type HeldCopy } from '@yangui/domain';
import { withServer, type SomeoneSignedIn } from '../../http/test-server.ts';
import { ParcelRound } from '../../http/test-parcels.ts';
import { newId } from '../../journal/test-county.ts';
import { verify } from '../../journal/verify.ts';
import { askCopy, TestDevice } from './test-device.ts';

const here = withServer();

/** A device with a whole copy on it. */
async function firstLoad(who: SomeoneSignedIn, station: string): Promise<HeldCopy> {
  const device = new TestDevice(who, station);
  await device.sync();
  return device.held;
}

async function order(
  who: SomeoneSignedIn,
  { id: station, villager }: { id: string; villager: string },
): Promise<string> {
  const id = newId();
  const { status, body } = await who.send(
    'place-order',
    { station, villager, lines: [{ product: here().county.product, quantity: 2, priceFen: 1_000 }] },
    { id },
  );
  assert.equal(status, 200, JSON.stringify(body));
  return id;
}

describe('a station’s copy', () => {
  test('has what its devices work with: orders, parcels with their numbers and codes, loads, people, accounts, products, settings', async () => {
    const { partner, clerk, station, county } = here();
    const parcels = new ParcelRound(here());
    const placed = await order(partner, station);
    await clerk.send('change-settings', { tabLimitFen: 70_000 });
    const waits = await parcels.atStation();
    const coming = await parcels.register({ villager: null }, Date.now(), { name: '路过的人', phone: '13700000001' });
    const load = await parcels.load([coming]);
    const { rows, people, names } = await firstLoad(partner, station.id);
    assert.equal(rows.order.get(placed)?.stage, 'placed');
    assert.deepEqual(
      [...(rows.order.get(placed)?.lines ?? [])].map(({ name, quantity }) => [name, quantity]),
      [['货物1', 2]],
    );
    assert.equal(rows.parcel.get(waits)?.stage, 'at-station');
    for (const { id, number, code, visit } of rows.parcel.values()) {
      assert.equal(rows.waybill.get(number)?.parcel, id);
      const { code: told, awaited } = rows.visit.get(visit ?? '') ?? {};
      assert.equal(told, code);
      assert.ok(awaited?.some((one) => one.id === id));
    }
    assert.deepEqual(rows.vanLoad.get(load)?.parcels, [coming]);
    assert.deepEqual(
      { ...people.get(station.villager) },
      { id: station.villager, name: '村民1', phone: '13900001001', address: null },
    );
    assert.equal(people.get(coming)?.name, '路过的人');
    assert.equal(rows.product.size, county.products.length);
    assert.equal([...rows.settings.values()][0]?.tabLimitFen, 70_000);
    assert.equal(rows.account.get(accountOf.cash(station.id))?.balanceFen, 2_000);
    assert.equal(rows.member.get(station.partner)?.holdings.length, 1);
    assert.equal(names[station.partner], '站长1');
    assert.equal(names[station.village.slice(0, 6)], '双阳区');
  });

  test('has the earnings of whoever asks, line by line as their statement', async () => {
    const { partner, station } = here();
    await order(partner, station);
    const { lines } = await askCopy(partner, station.id);
    const { body } = await partner.read('/earnings?limit=1000');
    assert.ok(lines.length > 0);
    assert.deepEqual(
      lines.map(({ seq, amountFen }) => [seq, -amountFen]),
      body.rows.toReversed().map(({ seq, amountFen }: { seq: number; amountFen: number }) => [seq, amountFen]),
    );
  });

  test('holds nothing of another station, of its people, or of another partner’s pay', async () => {
    const { partner, otherPartner, station, otherStation } = here();
    const parcels = new ParcelRound(here());
    const theirs = [
      await order(otherPartner, otherStation),
      await parcels.register({ station: otherStation.id, villager: otherStation.villager }),
    ];
    const own = await order(partner, station);
    const { status, body } = await partner.read(`/copies/station/${station.id}`);
    assert.equal(status, 200);
    const text = JSON.stringify([body, unpackCopy(body)]);
    assert.ok(text.includes(own) && text.includes(station.villager));
    for (const id of [
      ...theirs,
      otherStation.id,
      otherStation.villager,
      otherStation.partner,
      otherStation.village,
      '村民2',
      '13900001002',
      '站长2',
    ])
      assert.ok(!text.includes(id), id);
  });

  test('is for those who serve there: not for another partner, nor for the centre', async () => {
    const { partner, otherPartner, clerk, officer, otherStation, station } = here();
    assert.equal((await otherPartner.read(`/copies/station/${station.id}`)).code, 'not-found');
    assert.equal((await partner.read(`/copies/station/${otherStation.id}`)).code, 'not-found');
    for (const reader of [clerk, officer])
      assert.equal((await reader.read(`/copies/station/${station.id}`)).code, 'not-allowed');
    assert.equal((await partner.read(`/copies/station/${newId()}`)).code, 'not-found');
  });
});

describe('what changed since a device was last in touch', () => {
  test('is little, and tells what others did: what was ordered elsewhere counts in the stock', async () => {
    const { partner, otherPartner, station, otherStation, county } = here();
    const device = new TestDevice(partner, station.id);
    await device.sync();
    const before = device.held.rows.product.get(county.product)?.stockUnits ?? 0;
    const theirs = await order(otherPartner, otherStation);
    const { whole, rows } = await device.sync();
    assert.equal(whole, false);
    assert.deepEqual(rows.order, []);
    assert.equal(device.held.rows.product.get(county.product)?.stockUnits, before - 2);
    assert.equal((await otherPartner.send('cancel-order', { order: theirs, reason: 'other' })).status, 200);
    await device.sync();
    assert.equal(device.held.rows.product.get(county.product)?.stockUnits, before);
    assert.ok(!JSON.stringify(device.news).includes(theirs), 'and not who ordered it');
  });

  test('lets the name of a villager who was erased leave the device', async () => {
    const { partner, clerk, station } = here();
    const villager = newId();
    await partner.send(
      'register-villager',
      { villager, station: station.id },
      { personal: { name: '不再认识', phone: '13911112222' } },
    );
    const device = new TestDevice(partner, station.id);
    await device.sync();
    assert.equal(device.held.people.get(villager)?.name, '不再认识');
    assert.equal((await clerk.send('erase-villager', { villager })).status, 200);
    await device.sync();
    assert.equal(device.held.rows.villager.get(villager)?.erased, true);
    assert.ok(!JSON.stringify([...device.held.people.values()]).includes('不再认识'));
    await device.assertHoldsAll();
  });

  test('has the earnings of who asks now, and lets go of those of who asked before', async () => {
    const { clerk, letIn } = here();
    const station = { id: newId(), villager: newId(), partner: newId() };
    await clerk.send('open-station', { station: station.id, village: '220112102777', name: '新站' });
    await clerk.send(
      'appoint-partner',
      { station: station.id, person: station.partner },
      { personal: { name: '站长' } },
    );
    const partner = await letIn(station.partner);
    await partner.send(
      'register-villager',
      { villager: station.villager, station: station.id },
      { personal: { name: '村民' } },
    );
    const called = await order(partner, station);
    assert.equal((await clerk.send('cancel-order', { order: called, reason: 'changed-mind' })).status, 200);
    const device = new TestDevice(partner, station.id);
    await device.sync();
    assert.ok(device.held.lines.size > 0);
    const next = newId();
    assert.equal((await clerk.send('end-appointment', { station: station.id })).status, 200);
    await clerk.send('appoint-partner', { station: station.id, person: next }, { personal: { name: '新站长' } });
    device.who = await letIn(next);
    const news = await device.sync();
    assert.deepEqual([news.whole, news.linesWhole, news.lines.length, device.held.lines.size], [false, true, 0, 0]);
    assert.deepEqual(
      [...device.held.rows.account.keys()].filter((id) => id.includes(station.partner)),
      [],
    );
    assert.deepEqual([...device.held.rows.member.keys()], [next]);
    await device.assertHoldsAll();
    assert.equal((await partner.read(`/copies/station/${station.id}`)).code, 'account-closed');
  });

  test('begins anew, and says so, where the journal does not have the cursor: the server was put back from a backup', async () => {
    const { partner, station } = here();
    const { seq, hash } = await askCopy(partner, station.id);
    for (const cursor of [
      `?after=${seq}&hash=${'0'.repeat(64)}`,
      `?after=${seq + 1}&hash=${hash}`,
      `?after=${seq - 1}&hash=${hash}`,
      `?after=${seq}`,
    ]) {
      const { whole, continues } = await askCopy(partner, station.id, cursor);
      assert.deepEqual({ cursor, whole, continues }, { cursor, whole: true, continues: false });
    }
    const { whole, continues } = await askCopy(partner, station.id, `?after=${seq}&hash=${hash}`);
    assert.deepEqual({ whole, continues }, { whole: false, continues: true });
  });

  test('a station moved while its device was away: its parcel sent on, its villager gone to the next village', async () => {
    const { partner, otherPartner, clerk, station, otherStation, server, county } = here();
    const parcels = new ParcelRound(here());
    const villager = newId();
    await partner.send(
      'register-villager',
      { villager, station: station.id },
      { personal: { name: '搬家的人', phone: '13933334444' } },
    );
    const parcel = await parcels.register({ villager });
    const stray = await parcels.atStation({ villager: null }, Date.now(), { name: '收错的人', phone: '13955556666' });
    const [mine, theirs] = [new TestDevice(partner, station.id), new TestDevice(otherPartner, otherStation.id)];
    await mine.sync();
    await theirs.sync();

    await parcels.must(clerk, 'report-parcel', { parcel: stray, trouble: 'wrong-village' });
    await parcels.must(clerk, 'resolve-parcel', { parcel: stray, resolution: 're-routed', station: otherStation.id });
    await parcels.must(clerk, 'report-parcel', { parcel, trouble: 'wrong-village' });
    await parcels.must(clerk, 'resolve-parcel', { parcel, resolution: 're-routed', station: otherStation.id });
    const again = newId();
    await parcels.must(clerk, 'erase-villager', { villager });
    await parcels.must(
      otherPartner,
      'register-villager',
      { villager: again, station: otherStation.id },
      { personal: { name: '搬家的人' } },
    );
    await parcels.must(otherPartner, 'address-parcel', { parcel, villager: again });

    const late = await partner.send(
      'hand-out-parcel',
      { parcel: stray, proof: 'known', code: null, consent: null },
      { at: Date.now() - 60_000 },
    );
    assert.equal(late.code, 'not-your-place', 'what was done there meanwhile is answered, not lost');
    const { gone } = await mine.sync();
    assert.deepEqual(gone.parcel?.toSorted(), [parcel, stray].toSorted());
    for (const id of [parcel, stray])
      assert.ok(
        !JSON.stringify([
          ...mine.held.rows.parcel.keys(),
          ...mine.held.rows.waybill.values(),
          ...mine.held.rows.visit.values(),
        ]).includes(id),
      );
    assert.ok(!JSON.stringify([...mine.held.people.values()]).match(/搬家的人|收错的人/));
    await mine.assertHoldsAll();

    await theirs.sync();
    for (const id of [parcel, stray]) {
      const row = theirs.held.rows.parcel.get(id);
      assert.ok(row !== undefined && theirs.held.rows.visit.get(row.visit ?? '')?.code === row.code);
    }
    assert.deepEqual(
      [theirs.held.people.get(again)?.name, theirs.held.people.get(stray)?.name],
      ['搬家的人', '收错的人'],
    );
    await theirs.assertHoldsAll();
    assert.ok((await verify(server.pool, county.code)).ok);
  });
});
