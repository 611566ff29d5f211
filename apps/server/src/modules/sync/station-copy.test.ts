import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accountOf, emptyCopy, takeIn, unpackCopy, type CopyNews, type HeldCopy } from '@yangui/domain';
import { withServer, type SomeoneSignedIn } from '../../http/test-server.ts';
import { ParcelRound } from '../../http/test-parcels.ts';
import { newId } from '../../journal/test-county.ts';

const here = withServer();

async function ask(who: SomeoneSignedIn, station: string, query = ''): Promise<CopyNews> {
  const { status, body } = await who.read(`/stations/${station}/copy${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  return unpackCopy(body);
}

/** A device with a whole copy on it. */
async function firstLoad(who: SomeoneSignedIn, station: string): Promise<HeldCopy> {
  const held = emptyCopy();
  takeIn(held, await ask(who, station));
  return held;
}

async function order(who: SomeoneSignedIn, { id: station, villager }: { id: string; villager: string }): Promise<string> {
  const id = newId();
  const { status, body } = await who.send('place-order', { station, villager, lines: [{ product: here().county.product, quantity: 2, priceFen: 1_000 }] }, { id });
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
    assert.deepEqual([...rows.order.get(placed)?.lines ?? []].map(({ name, quantity }) => [name, quantity]), [['货物1', 2]]);
    assert.equal(rows.parcel.get(waits)?.stage, 'at-station');
    for (const { id, number, code } of rows.parcel.values()) {
      assert.equal(rows.waybill.get(number)?.parcel, id);
      assert.equal(rows.pickupCode.get(`${station.id}:${code}`)?.parcel, id);
    }
    assert.deepEqual(rows.vanLoad.get(load)?.parcels, [coming]);
    assert.deepEqual({ ...people.get(station.villager) }, { id: station.villager, name: '村民1', phone: '13900001001', address: null });
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
    const { lines } = await ask(partner, station.id);
    const { body } = await partner.read('/earnings?limit=1000');
    assert.ok(lines.length > 0);
    assert.deepEqual(lines.map(({ seq, amountFen }) => [seq, -amountFen]), body.rows.toReversed().map(({ seq, amountFen }: { seq: number; amountFen: number }) => [seq, amountFen]));
  });

  test('holds nothing of another station, of its people, or of another partner’s pay', async () => {
    const { partner, otherPartner, station, otherStation } = here();
    const parcels = new ParcelRound(here());
    const theirs = [await order(otherPartner, otherStation), await parcels.register({ station: otherStation.id, villager: otherStation.villager })];
    const own = await order(partner, station);
    const { status, body } = await partner.read(`/stations/${station.id}/copy`);
    assert.equal(status, 200);
    const text = JSON.stringify([body, unpackCopy(body)]);
    assert.ok(text.includes(own) && text.includes(station.villager));
    for (const id of [...theirs, otherStation.id, otherStation.villager, otherStation.partner, otherStation.village, '村民2', '13900001002', '站长2']) assert.ok(!text.includes(id), id);
  });

  test('is for those who serve there: not for another partner, nor for the centre', async () => {
    const { partner, otherPartner, clerk, officer, otherStation, station } = here();
    assert.equal((await otherPartner.read(`/stations/${station.id}/copy`)).code, 'not-found');
    assert.equal((await partner.read(`/stations/${otherStation.id}/copy`)).code, 'not-found');
    for (const reader of [clerk, officer]) assert.equal((await reader.read(`/stations/${station.id}/copy`)).code, 'not-allowed');
    assert.equal((await partner.read(`/stations/${newId()}/copy`)).code, 'not-found');
  });
});
