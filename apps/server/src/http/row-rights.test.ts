import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { newId } from '../journal/test-county.ts';
import { FleetRound } from './test-fleet.ts';
import { ParcelRound } from './test-parcels.ts';
import { withServer, type SomeoneSignedIn } from './test-server.ts';

const here = withServer();
const ours = { recipient: '', order: '', parcel: '', consignment: '' };
const others = { recipient: '', order: '', parcel: '', consignment: '' };
const PHONE = { ours: '13512347788', others: '13598765566' };
let mixed: SomeoneSignedIn;

describe('what somebody may see, row by row', () => {
  /** An order, a parcel of somebody unregistered, and something that goes up, at each of two stations. */
  before(async () => {
    const { partner, otherPartner, station, otherStation, county, appoint, administrator } = here();
    const parcels = new ParcelRound(here());
    const round = new FleetRound(here());
    for (const [at, by, into, of] of [
      [station, partner, ours, 'ours'],
      [otherStation, otherPartner, others, 'others'],
    ] as const) {
      into.order = newId();
      const lines = [{ product: county.product, quantity: 1, priceFen: 1_000 }];
      await by.send('place-order', { station: at.id, villager: at.villager, lines }, { id: into.order });
      into.parcel = await parcels.register({ station: at.id, villager: null }, Date.now(), {
        name: `收件${of}`,
        phone: PHONE[of],
      });
      const terms = round.consignmentOf({ station: at.id, sender: at.villager });
      into.consignment = terms.consignment;
      await round.must(by, 'register-consignment', terms, { personal: { name: `城里${of}`, phone: PHONE[of] } });
    }
    mixed = await appoint('programme-officer');
    await administrator.send('grant-role', { person: mixed.person, role: 'county-clerk', place: station.village });
  });

  const rowsOf = async (reader: SomeoneSignedIn, path: string): Promise<readonly Record<string, unknown>[]> => {
    const { status, body } = await reader.read(path);
    assert.equal(status, 200, `${path}: ${JSON.stringify(body)}`);
    return body.rows;
  };

  describe('an officer of the county who is clerk of one village', () => {
    test('sees the names and masked phones of that village in every list, and of no other', async () => {
      const { station } = here();
      for (const [path, name] of [
        ['/parcels', 'recipientName'],
        ['/orders', 'villagerName'],
        ['/consignments', 'senderName'],
      ] as const) {
        const rows = await rowsOf(mixed, path);
        assert.deepEqual(
          rows.map((row) => `${row['station'] === station.id} ${row[name] !== null}`).toSorted(),
          ['false false', 'true true'],
          path,
        );
      }
      const phones = (await rowsOf(mixed, '/parcels')).map(({ recipientPhone }) => JSON.stringify(recipientPhone));
      assert.deepEqual(phones.toSorted(), ['"135****7788"', 'null']);
      assert.equal((await mixed.read(`/parcels/${ours.parcel}`)).body.recipientName, '收件ours');
      const { body } = await mixed.read(`/parcels/${others.parcel}`);
      assert.deepEqual([body.recipientName, body.recipientPhone], [null, null]);
      assert.equal((await mixed.read(`/consignments/${others.consignment}`)).body.recipient, null);
      assert.equal((await mixed.read(`/consignments/${ours.consignment}`)).body.recipient.name, '城里ours');
    });

    test('finds by name and phone in that village alone', async () => {
      const found = async (path: string) => (await rowsOf(mixed, path)).map(({ id }) => id);
      assert.deepEqual(await found('/parcels?query=收件'), [ours.parcel]);
      assert.deepEqual(await found('/parcels?query=5566'), []);
      assert.deepEqual(await found('/parcels?query=7788'), [ours.parcel]);
      assert.deepEqual(await found(`/parcels?query=${PHONE.others}`), []);
      assert.deepEqual(await found('/orders?query=村民'), [ours.order]);
      assert.deepEqual(await found('/consignments?query=城里'), [ours.consignment]);
    });
  });

  describe('a phone that is shown masked', () => {
    test('is found by the whole number or its last four digits, and by nothing between', async () => {
      const { clerk, partner, station } = here();
      const villagers = async (reader: SomeoneSignedIn, query: string) =>
        (await rowsOf(reader, `/villagers?query=${query}`)).map(({ id }) => id);
      for (const query of ['13900001001', '1001']) assert.deepEqual(await villagers(clerk, query), [station.villager]);
      for (const query of ['1390000', '0001001', '01001', '139', '00001', '001', '13900001'])
        assert.deepEqual(await villagers(clerk, query), [], query);
      assert.deepEqual(
        await villagers(partner, '1390000'),
        [station.villager],
        'who sees it in clear finds by any part',
      );
      const parcels = async (query: string) => (await rowsOf(clerk, `/parcels?query=${query}`)).map(({ id }) => id);
      for (const query of [PHONE.ours, '7788', '收件 7788', `收件 ${PHONE.ours}`])
        assert.deepEqual(await parcels(query), [ours.parcel], query);
      for (const query of ['47788', '2347788', '收件 47788', '1351234', '512347788'])
        assert.deepEqual(await parcels(query), [], query);
    });
  });

  describe('whoever holds a role at one village', () => {
    test('reads nothing that belongs to the whole county: payees, settlements, files for the bank, months, contributions', async () => {
      const { appoint, administrator, station } = here();
      const both = await appoint('finance-approver', station.village);
      await administrator.send('grant-role', { person: both.person, role: 'county-clerk', place: station.village });
      for (const path of [
        '/payees',
        '/settlements',
        `/settlements/${newId()}`,
        '/settlement-preview',
        `/settlements/${newId()}/lines/1`,
        `/settlements/${newId()}/files/1`,
        '/periods',
        '/imports',
        '/loops/waiting',
        '/loop-costs/contributions',
        '/loop-costs/balances',
      ])
        assert.equal((await both.read(path)).code, 'not-your-place', path);
      const { body } = await both.read('/money-summary');
      assert.deepEqual([body.toApprove, body.toInstruct, body.bounced, body.institutionFen], [0, 0, 0, null]);
    });
  });

  describe('a driver', () => {
    test('sees the loops given to them, and neither others’ loops nor the fleet nor what goes up', async () => {
      const round = new FleetRound(here());
      const { loop, by } = await round.underway();
      await round.underway();
      assert.deepEqual(
        (await rowsOf(by, '/loops')).map(({ id }) => id),
        [loop],
      );
      assert.deepEqual(await rowsOf(by, '/unloading'), []);
      for (const path of ['/fleet', '/consignments', '/loops/waiting'])
        assert.match((await by.read(path)).code, /^not-(allowed|your-place)$/, path);
    });

    test('reports no vehicle broken that is not theirs, be it on another’s loop or on none', async () => {
      const { station, appoint, administrator, clerk } = here();
      const round = new FleetRound(here());
      const { loop, vehicle } = await round.underway();
      const other = await appoint('driver');
      const broke = (of: string, on: string | null) => ({
        vehicle: of,
        loop: on,
        station: station.id,
        longitudeMicrodegrees: null,
        latitudeMicrodegrees: null,
      });
      assert.equal((await other.send('report-breakdown', broke(vehicle, loop))).code, 'loop-of-another');
      assert.equal((await other.send('report-breakdown', broke(vehicle, null))).code, 'vehicle-not-driven');
      await administrator.send('grant-role', { person: other.person, role: 'county-clerk', place: station.village });
      assert.equal((await other.send('report-breakdown', broke(vehicle, loop))).code, 'loop-of-another');
      assert.equal((await other.send('report-breakdown', broke(vehicle, null))).code, 'vehicle-not-driven');
      assert.equal(
        (await other.send('finish-loop', { loop, actualMetres: null, actualMinutes: null })).code,
        'loop-of-another',
      );
      assert.equal((await clerk.send('report-breakdown', broke(vehicle, null))).status, 200);
    });

    test('moves no bag onto a loop that nobody was given', async () => {
      const round = new FleetRound(here());
      const [from, to] = [
        round.loopOf(await round.vehicle()),
        round.loopOf(await round.vehicle(), { stops: [round.stop({ station: here().otherStation.id })] }),
      ];
      assert.equal((await round.plan([from, to])).status, 200);
      const load = round.parcels.loadOf([await round.parcels.register()], { loop: from.loop });
      await round.must(here().clerk, 'load-van', load);
      const driver = await here().appoint('driver');
      assert.equal((await driver.send('move-load', { load: load.load, loop: to.loop })).code, 'loop-without-driver');
    });

    test('takes no bag from another’s van that is on its way, until it breaks down; the centre may', async () => {
      const { clerk, appoint } = here();
      const round = new FleetRound(here());
      const onVan = async () => {
        const by = await appoint('driver');
        const { loop, vehicle } = await round.planned({ driver: by.person });
        const load = round.parcels.loadOf([await round.parcels.register()], { loop });
        await round.must(clerk, 'load-van', load);
        await round.must(by, 'start-loop', { loop });
        return { by, loop, vehicle, load: load.load };
      };
      const [whole, broken, taker] = [await onVan(), await onVan(), await round.underway()];
      const take = (load: string, by = taker.by) => by.send('move-load', { load, loop: taker.loop });
      assert.equal((await take(whole.load)).code, 'loop-of-another');
      assert.equal((await take(broken.load)).code, 'loop-of-another');
      const { loop, vehicle } = broken;
      const where = { station: here().station.id, longitudeMicrodegrees: null, latitudeMicrodegrees: null };
      await round.must(broken.by, 'report-breakdown', { vehicle, loop, ...where });
      assert.equal((await take(broken.load)).status, 200);
      assert.equal((await take(whole.load, clerk)).status, 200);
    });
  });
});
