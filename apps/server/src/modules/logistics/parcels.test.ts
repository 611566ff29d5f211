import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY, defaultSettings } from '@yangui/domain';
import { ParcelRound } from '../../http/test-parcels.ts';
import { withServer } from '../../http/test-server.ts';
import { assertBooksStand, newId, sayAll, tally } from '../../journal/test-county.ts';

const here = withServer();
const round = () => new ParcelRound(here());

describe('Parcels through HTTP', () => {
  test('an order’s goods travel as a parcel from the centre to the villager, and the books explain every step', async () => {
    const { clerk, partner, officer, server, county, station } = here();
    const order = await round().placed();
    const lookup = await clerk.read(`/parcel-lookup?number=${order.slice(-6)}`);
    assert.equal(lookup.body.order.id, order);
    assert.match(lookup.body.number, /^YG[0-9A-F]{12}$/);
    const parcel = await round().register({ number: lookup.body.number, carrier: 'county', villager: null, order });
    assert.equal((await partner.read(`/orders/${order}`)).body.stage, 'received');

    const load = await round().load([parcel]);
    const loads = await partner.read('/van-loads');
    assert.deepEqual(loads.body.rows.map(({ id, onVan }: { id: string; onVan: number }) => ({ id, onVan })), [{ id: load, onVan: 1 }]);
    assert.equal((await partner.read(`/parcels?load=${load}`)).body.rows[0].id, parcel);
    await round().must(partner, 'receive-parcels', { station: station.id, load, sealWhole: true, parcels: [parcel] });
    assert.deepEqual((await partner.read('/van-loads')).body.rows, []);

    const { body: waiting } = await partner.read('/parcels?stage=at-station');
    assert.equal(waiting.rows[0].waitedDays, 0);
    assert.equal((await round().handOut(parcel, { proof: 'code', code: waiting.rows[0].code })).status, 200);
    assert.equal((await partner.read(`/orders/${order}`)).body.stage, 'collected');

    const { body: one } = await clerk.read(`/parcels/${parcel}`);
    assert.deepEqual(one.history.map(({ step, holder }: { step: string; holder: string }) => `${step} ${holder.split(':')[0]}`),
      ['registered centre', 'loaded van', 'received station', 'handed-out person']);
    assert.equal(one.history.at(-1).holderName, '村民1');
    assert.equal((await officer.read(`/parcels/${parcel}`)).body.history.at(-1).holderName, null);
    const payable = await server.pool.query('select balance_fen as fen from account where county = $1 and id = $2', [county.code, `rebate-payable:${station.partner}`]);
    assert.equal(payable.rows[0].fen, -defaultSettings.pickupRateFen);
    await assertBooksStand(server.pool, county);
  });

  test('a parcel is found by its code, the end of its number, the name, and the name with four digits of the phone', async () => {
    const { partner } = here();
    const parcel = await round().atStation({ villager: null, number: 'JT5550001112223' }, Date.now(), { name: '欧阳春', phone: '13900007788' });
    const { body: one } = await partner.read(`/parcels/${parcel}`);
    for (const query of [one.code, '2223', '欧阳', '欧阳春 7788', '欧阳 2223', 'jt5550', '7788']) {
      const { body } = await partner.read(`/parcels?query=${encodeURIComponent(query)}`);
      assert.ok(body.rows.some(({ id }: { id: string }) => id === parcel), query);
    }
    assert.deepEqual((await partner.read(`/search?query=${one.code}`)).body.parcels.map(({ id }: { id: string }) => id), [parcel]);
    assert.equal((await partner.read('/search?query=jt5550001112223')).body.parcels[0].id, parcel);
    for (const query of ['欧阳春 0000', '李 7788', '%']) {
      const { body } = await partner.read(`/parcels?query=${encodeURIComponent(query)}`);
      assert.ok(!body.rows.some(({ id }: { id: string }) => id === parcel), query);
    }
  });

  test('names and phones are for those who serve: masked for the clerk, none for officers, nothing for other stations', async () => {
    const { clerk, partner, otherPartner, officer } = here();
    const parcel = await round().atStation({ villager: null }, Date.now(), { name: '司马秋', phone: '13900006655' });
    assert.equal((await partner.read(`/parcels/${parcel}`)).body.recipientPhone, '13900006655');
    assert.equal((await clerk.read(`/parcels/${parcel}`)).body.recipientPhone, '139****6655');
    const { body: seen } = await officer.read(`/parcels/${parcel}`);
    assert.deepEqual([seen.recipientName, seen.recipientPhone], [null, null]);
    assert.equal((await otherPartner.read(`/parcels/${parcel}`)).status, 404);
    assert.deepEqual((await officer.read(`/parcels?query=${encodeURIComponent('司马')}`)).body.rows, []);
    const { body: known } = await otherPartner.read(`/parcel-lookup?number=${seen.number}`);
    assert.deepEqual(Object.keys(known.parcel).toSorted(), ['id', 'stage', 'station', 'stationName', 'trouble']);
  });

  test('what nobody collects is counted at 3, 7 and 15 days, and a late complaint is told from one in time', async () => {
    const { partner, clerk } = here();
    const before = (await partner.read('/parcels-summary')).body;
    const [, , old] = [await round().atStation({}, Date.now() - 4 * DAY), await round().atStation({}, Date.now() - 8 * DAY), await round().atStation({}, Date.now() - 16 * DAY)];
    await round().must(clerk, 'open-complaint', { parcel: old, about: 'late' }, { at: Date.now() - 9 * DAY });
    const { body: after } = await partner.read('/parcels-summary');
    assert.deepEqual(after.waited, { 3: before.waited[3] + 3, 7: before.waited[7] + 2, 15: before.waited[15] + 1 });
    assert.deepEqual([after.complaints, after.complaintsLate], [before.complaints + 1, before.complaintsLate + 1]);
    assert.equal((await partner.read('/parcels?waited=15')).body.rows.length, after.waited[15]);
    assert.equal((await partner.read('/parcels?complaint=late')).body.rows[0].id, old);
    await round().must(partner, 'return-parcel', { parcel: old, reason: 'unclaimed' });
    assert.equal((await clerk.read(`/parcels/${old}`)).body.holder, 'carrier:sf');
  });

  test('an outside purchase is found by the centre’s scan, in the very batch that tells its number', async () => {
    const { partner, clerk, server, county, station } = here();
    const order = newId();
    const tracking = 'ZT000111222333';
    await round().must(partner, 'record-outside-purchase', round().purchase(), { id: order });
    const wish = round().wish({ number: tracking, villager: null });
    const outcomes = await sayAll(server.writer, [
      county.bind('track-order', { order, tracking }, { by: station.partner }),
      county.bind('register-parcel', wish),
    ]);
    assert.deepEqual(tally(outcomes), { accepted: 2 });
    assert.equal((await clerk.read(`/parcels/${wish.parcel}`)).body.order, order);
    const load = await round().load([wish.parcel]);
    await round().must(partner, 'receive-parcels', { station: station.id, load, sealWhole: false, parcels: [wish.parcel] });
    assert.equal((await round().handOut(wish.parcel)).status, 200);
    assert.equal((await partner.read(`/orders/${order}`)).body.stage, 'collected');
    await assertBooksStand(server.pool, county);
  });

  test('consent is shown while it stands, and an agent collects by it', async () => {
    const { partner, station, server, county } = here();
    const agent = newId();
    const consent = newId();
    await round().must(partner, 'register-villager', { villager: agent, station: station.id }, { personal: { name: '儿媳' } });
    await round().must(partner, 'record-consent', { consent, villager: station.villager, agent, channel: 'voice' });
    assert.equal((await partner.read(`/consents?villager=${station.villager}`)).body.rows[0].agentName, '儿媳');
    assert.equal((await round().handOut(await round().atStation(), { consent })).status, 200);
    await round().must(partner, 'revoke-consent', { consent });
    assert.deepEqual((await partner.read(`/consents?villager=${station.villager}`)).body.rows, []);
    await assertBooksStand(server.pool, county);
  });
});
