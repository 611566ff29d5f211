import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  drivenDay,
  emptyCopy,
  handoverCode,
  kindsHeldBy,
  MINUTE,
  takeIn,
  unpackCopy,
  type DriversRows,
  type Entities,
  type Kind,
} from '@yangui/domain';
import { newId } from '../../journal/test-county.ts';
import { verify } from '../../journal/verify.ts';
import { FleetRound } from '../../http/test-fleet.ts';
import { withServer, type SomeoneSignedIn } from '../../http/test-server.ts';

const here = withServer();

const drive = async (who: SomeoneSignedIn) => (await who.read('/drive')).body;
const holderOf = async (parcel: string) => (await here().clerk.read(`/parcels/${parcel}`)).body.holder;

describe('A driver’s day', () => {
  test('is their own, with what goes down and up at each stop, and nobody’s name or phone but the partner’s', async () => {
    const round = new FleetRound(here());
    const { loop, by } = await round.underway();
    const [parcel, consignment] = [await round.parcels.register(), await round.consignment()];
    const load = round.parcels.loadOf([parcel], { loop });
    await round.must(here().clerk, 'load-van', load);
    const answer = await drive(by);
    assert.deepEqual(
      answer.rows.map((row: { id: string }) => row.id),
      [loop],
    );
    assert.deepEqual(
      answer.rows[0].loads.map((one: { id: string; seal: string; parcels: object[] }) => [one.id, one.parcels.length]),
      [[load.load, 1]],
    );
    assert.deepEqual(
      answer.up.filter(({ id }: { id: string }) => id === consignment).map(({ stands }: { stands: string }) => stands),
      ['at-station'],
    );
    assert.deepEqual(
      answer.stations.map(({ id }: { id: string }) => id),
      [here().station.id],
    );
    assert.doesNotMatch(JSON.stringify(answer), /王秀英|城里的女儿|13800001111/);
    assert.deepEqual((await drive(await here().appoint('driver'))).rows, []);
    assert.equal((await here().partner.read('/drive')).status, 403);
  });

  test('is held on their phone as rows, without the codes that prove a handing over, the recipients, or any money', async () => {
    const round = new FleetRound(here());
    const { loop, by } = await round.underway();
    const [parcel, consignment] = [await round.parcels.register(), await round.consignment()];
    const codes = { code: handoverCode(2_718), moreCodes: [handoverCode(3_141)] };
    const load = round.parcels.loadOf([parcel], { loop, ...codes });
    await round.must(here().clerk, 'load-van', load);
    const { status, body } = await by.read('/copies/driver');
    assert.equal(status, 200, JSON.stringify(body));
    const { rows, people } = unpackCopy(body);
    const { code, moreCodes } = rows.vanLoad?.find(({ id }) => id === load.load) ?? {};
    assert.deepEqual([code, moreCodes], ['', []], 'that there is a code is told, and not which');
    assert.deepEqual(
      [rows.loop?.map(({ id, cost }) => [id, cost.totalFen]), rows.consignment?.some(({ id }) => id === consignment)],
      [[[loop, 0]], true],
    );
    const held = rows.parcel?.find(({ id }) => id === parcel);
    assert.deepEqual([held?.villager, held?.code, held?.payee], [null, '', null]);
    assert.deepEqual(
      people.map(({ id }) => id),
      [here().station.partner],
    );
    assert.doesNotMatch(JSON.stringify([rows, people]), /王秀英|城里的女儿|13800001111/);
    assert.deepEqual(Object.keys(rows).toSorted(), [...kindsHeldBy('driver')].toSorted());
    assert.equal((await here().partner.read('/copies/driver')).status, 403);
  });

  test('is made of the rows on the phone as the server makes it: vans that broke down, what waits and what goes back', async () => {
    const { clerk, station } = here();
    const before = new FleetRound(here(), () => Date.now() - 50 * MINUTE);
    const { loop: broken, vehicle, by: waiting } = await before.underway();
    const load = before.parcels.loadOf([await before.parcels.register()], { loop: broken });
    await before.must(clerk, 'load-van', load);
    await before.must(waiting, 'report-breakdown', {
      vehicle,
      loop: broken,
      station: station.id,
      longitudeMicrodegrees: null,
      latitudeMicrodegrees: null,
    });
    const astray = await before.parcels.atStation();
    await before.must(clerk, 'report-parcel', { parcel: astray, trouble: 'damaged' });
    const { by } = await before.underway();
    const held = emptyCopy();
    takeIn(held, unpackCopy((await by.read('/copies/driver')).body));
    const phone: DriversRows = {
      get<K extends Kind>(kind: K, id: string) {
        const of: ReadonlyMap<string, Entities[K]> = held.rows[kind];
        return of.get(id);
      },
      all<K extends Kind>(kind: K) {
        const of: ReadonlyMap<string, Entities[K]> = held.rows[kind];
        return [...of.values()];
      },
      person: (id) => held.people.get(id),
      nameOf: (id) => held.names[id] ?? null,
    };
    const there = await drive(by);
    assert.deepEqual(drivenDay(phone, by.person, there.now), there);
    assert.ok(there.broken.some((van: { loop: string }) => van.loop === broken));
    assert.ok(there.up.some(({ id }: { id: string }) => id === astray));
  });

  test('says whether the journal is still the one that the phone knows', async () => {
    const by = await here().appoint('driver');
    const { seq, hash, continues } = (await by.read('/copies/driver')).body;
    assert.equal(continues, true);
    await here().clerk.send('receive-stock', { product: here().county.product, quantity: 1 });
    const at = async (query: string) => (await by.read(`/copies/driver?${query}`)).body.continues;
    assert.deepEqual(
      [
        await at(`after=${seq}&hash=${hash}`),
        await at(`after=${seq}&hash=other`),
        await at(`after=${seq + 900}&hash=${hash}`),
      ],
      [true, false, false],
    );
    assert.equal(await at(`after=${seq}&hash=${hash}&confirmed=${seq + 1}:${newId()}`), false);
  });

  test('passes from hand to hand: left with a name, taken up, unloaded; each step with its person and its hour, and the journal proves it', async () => {
    const { clerk, server, county } = here();
    const round = new FleetRound(here());
    const before = new FleetRound(here(), () => Date.now() - 50 * MINUTE);
    const { loop, by } = await before.underway();
    const [left, kept, consignment] = [
      await before.parcels.register(),
      await before.parcels.register(),
      await before.consignment(),
    ];
    const load = before.parcels.loadOf([left, kept], { loop });
    await before.must(clerk, 'load-van', load);
    const earlier = Date.now() - 30 * MINUTE;
    const handing = { handover: newId(), loop, load: load.load, sealWhole: true, parcels: [left] };
    assert.equal((await by.send('hand-over-load', handing)).status, 422);
    const personal = { name: '站长的爱人' };
    assert.equal(
      (await (await here().appoint('driver')).send('hand-over-load', handing, { personal })).body.problem?.code ?? 'no',
      'loop-of-another',
    );
    await round.must(by, 'hand-over-load', handing, { at: earlier, personal });
    assert.equal(await holderOf(left), `station:${here().station.id}`);
    const { history: steps } = (await clerk.read(`/parcels/${left}`)).body;
    assert.deepEqual([steps.at(-1).note, steps.at(-1).at], ['driver-signed', earlier]);
    await round.must(by, 'report-stop', { loop, station: here().station.id, trouble: 'damaged', parcels: [kept] });
    await round.must(by, 'report-stop', { loop, station: here().station.id, trouble: 'nobody-there', parcels: [] });
    assert.deepEqual(
      (await drive(by)).rows[0].exceptions.map(({ trouble }: { trouble: string }) => trouble),
      ['damaged', 'nobody-there'],
    );
    await round.must(by, 'take-up', { loop, station: here().station.id, consignments: [consignment], parcels: [] });
    await round.must(by, 'finish-loop', { loop, actualMetres: 31_000, actualMinutes: null });
    await round.must(clerk, 'unload-loop', { loop, consignments: [consignment], parcels: [kept], complete: true });
    assert.equal(await holderOf(kept), 'centre');
    const { history } = (await clerk.read(`/consignments/${consignment}`)).body;
    assert.deepEqual(
      history.map(({ step }: { step: string }) => step),
      ['registered', 'collected', 'arrived'],
    );
    assert.doesNotMatch(JSON.stringify((await clerk.read('/journal?type=hand-over-load')).body), /站长的爱人/);
    assert.equal(
      (
        await by.send('take-up', {
          loop: newId(),
          station: here().station.id,
          consignments: [consignment],
          parcels: [],
        })
      ).status,
      404,
    );
    assert.equal((await verify(server.pool, county.code)).ok, true);
  });

  test('tells whoever is on the road what is on a van that broke down, and who waits there; its records come in any order and each driver keeps their own', async () => {
    const { clerk, server, county, station } = here();
    const round = new FleetRound(here());
    const before = new FleetRound(here(), () => Date.now() - 50 * MINUTE);
    const { loop: broken, vehicle, by } = await before.underway();
    const [left, found, up, unsigned] = [
      await before.parcels.register(),
      await before.parcels.register(),
      await before.consignment(),
      await before.consignment(),
    ];
    const load = before.parcels.loadOf([left, found], { loop: broken });
    await before.must(clerk, 'load-van', load);
    await before.must(by, 'take-up', { loop: broken, station: station.id, consignments: [up], parcels: [] });
    await before.must(by, 'report-breakdown', {
      vehicle,
      loop: broken,
      station: station.id,
      longitudeMicrodegrees: null,
      latitudeMicrodegrees: null,
    });
    const helper = await before.underway();
    const van = async (who: SomeoneSignedIn) =>
      (await drive(who)).broken.find((one: { loop: string }) => one.loop === broken);
    const seen = await van(helper.by);
    assert.deepEqual(
      [seen.driver, seen.station, seen.stops, seen.loads.map((one: { parcels: object[] }) => one.parcels.length)],
      [by.person, station.id, [station.id], [2]],
    );
    const stands = (id: string) => seen.up.find((one: { id: string }) => one.id === id)?.stands;
    assert.deepEqual([stands(up), stands(unsigned)], ['on-van', 'at-station']);
    assert.deepEqual([await van(by), await van(await here().appoint('driver'))], [undefined, undefined]);
    assert.doesNotMatch(JSON.stringify(seen), /城里的女儿|13800001111|"code"/);
    // The helper's phone has network first; the other driver's own records come after.
    const into = newId();
    const [earlier, later] = [Date.now() - 40 * MINUTE, Date.now() - 15 * MINUTE];
    await round.must(
      helper.by,
      'move-load',
      { load: load.load, loop: helper.loop, into, parcels: [found] },
      { at: later },
    );
    await round.must(
      helper.by,
      'take-over',
      { from: broken, loop: helper.loop, consignments: [up, unsigned], parcels: [] },
      { at: later },
    );
    await round.must(
      by,
      'hand-over-load',
      { handover: newId(), loop: broken, load: load.load, sealWhole: true, parcels: [left] },
      { at: earlier, personal: { name: '李嫂' } },
    );
    await round.must(
      by,
      'take-up',
      { loop: broken, station: station.id, consignments: [unsigned], parcels: [] },
      { at: earlier },
    );
    assert.deepEqual([await holderOf(left), await holderOf(found)], [`station:${station.id}`, `van:${into}`]);
    const chain = (await clerk.read(`/consignments/${unsigned}`)).body.history.map(
      ({ step, at }: { step: string; at: number }) => [step, at],
    );
    assert.deepEqual(chain.slice(1), [
      ['collected', earlier],
      ['changed-van', later],
    ]);
    assert.deepEqual(
      (await van(helper.by)).loads
        .flatMap((one: { parcels: { onVan: boolean }[] }) => one.parcels)
        .filter(({ onVan }: { onVan: boolean }) => onVan),
      [],
    );
    const mine = (await drive(helper.by)).rows[0].loads.map((one: { id: string; seal: string }) => [one.id, one.seal]);
    assert.deepEqual(mine, [[into, load.seal]]);
    await round.must(here().partner, 'receive-parcels', {
      station: station.id,
      load: load.load,
      sealWhole: true,
      parcels: [found],
    });
    assert.equal((await verify(server.pool, county.code)).ok, true);
  });
});
