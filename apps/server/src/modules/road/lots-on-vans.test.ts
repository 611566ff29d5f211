import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lotLabel } from '@yangui/domain';
import { verify } from '../../journal/verify.ts';
import { newId } from '../../journal/test-county.ts';
import { FleetRound } from '../../http/test-fleet.ts';
import { ProduceRound } from '../../http/test-produce.ts';
import { withServer } from '../../http/test-server.ts';

const here = withServer();

const lotOf = async (id: string) => (await here().clerk.read(`/lots/${id}`)).body;

test('a lot has one holder from the station by the van to the centre and back, and everybody concerned sees who', async () => {
  const { clerk, partner, station, server, county } = here();
  const fleet = new FleetRound(here());
  const produce = new ProduceRound(here());
  const { lot, commodity } = await produce.sold();
  const { loop, by } = await fleet.underway();
  const offered = (await by.read('/drive')).body.up.find(({ id }: { id: string }) => id === lot);
  assert.deepEqual(
    [offered.kind, offered.label, offered.stands, offered.weightGrams, offered.goods.down],
    ['lot', lotLabel(lot), 'at-station', 2_000, false],
  );
  const pieces = { loop, station: station.id, consignments: [], parcels: [], lots: [lot] };
  await fleet.must(by, 'take-up', pieces);

  const { lot: aboard, hands } = await lotOf(lot);
  assert.deepEqual([aboard.atCentre, aboard.van.loop, aboard.van.missing], [false, loop, false]);
  assert.deepEqual(
    hands.map(({ step, place, grams }: { step: string; place: string; grams: number }) => [step, place, grams]),
    [['taken-up', 'van', 2_000]],
  );
  const onVans = (await clerk.read('/lots?at=van')).body.rows.map(({ id }: { id: string }) => id);
  assert.deepEqual(onVans, [lot]);
  for (const label of [lotLabel(lot), lotLabel(lot, 3), lotLabel(lot).toLowerCase()]) {
    const found = (await clerk.read(`/lots?query=${label}`)).body.rows.map(({ id }: { id: string }) => id);
    assert.deepEqual(found, [lot], 'the label of any piece finds its lot');
  }
  assert.deepEqual((await clerk.read('/lots?query=SF770000000099')).body.rows, []);
  const ofPartner = (await partner.read(`/lots?at=van&station=${station.id}`)).body.rows;
  assert.deepEqual(ofPartner.map(({ van }: { van: { loop: string } }) => van.loop), [loop]); // prettier-ignore
  const { holders } = (await clerk.read(`/lot-traces/${lot}?way=on`)).body;
  assert.deepEqual(
    holders.map(({ station: at, vanName, lots }: { station: string | null; vanName: string; lots: number }) => [at, vanName, lots]), // prettier-ignore
    [[null, aboard.van.name, 1]],
  );
  const loops = (await clerk.read('/loops')).body.rows;
  assert.deepEqual(loops.find(({ id }: { id: string }) => id === loop).aboard.lots, [lot]);

  const unloading = async () => (await clerk.read(`/unloading/${loop}`)).body.up;
  assert.deepEqual(
    (await unloading()).map(({ id, stands }: { id: string; stands: string }) => [id, stands]),
    [[lot, 'on-van']],
  );
  const vans = (await clerk.read('/unloading')).body.rows;
  assert.equal(vans.find(({ id }: { id: string }) => id === loop).up, 1);
  await fleet.must(by, 'finish-loop', { loop, actualMetres: null, actualMinutes: null });
  const arrived = (arrivedGrams: number, reason: string | null) => ({
    loop,
    consignments: [],
    parcels: [],
    lots: [{ making: newId(), lot, arrivedGrams, reason }],
    complete: true,
  });
  const silent = await clerk.send('unload-loop', arrived(1_950, null));
  assert.equal(silent.body.problem.code, 'loss-reason-missing');
  await fleet.must(clerk, 'unload-loop', arrived(1_950, 'water'));
  const { lot: there, acts } = await lotOf(lot);
  assert.deepEqual([there.atCentre, there.van, there.leftGrams], [true, null, 1_950]);
  assert.deepEqual([acts[0].act, acts[0].lossGrams, acts[0].reason], ['arrive', 50, 'water']);
  const { carried } = (await clerk.read(`/loop-costs/${loop}`)).body;
  assert.deepEqual(
    carried.map(({ kind, id, weightGrams }: { kind: string; id: string; weightGrams: number }) => [kind, id, weightGrams]), // prettier-ignore
    [['lot', lot, 2_000]],
    'it weighed on the van what the station weighed',
  );

  // Rejected at the centre, it goes back to where it came from, and is given back there.
  await produce.must(clerk, 'hold-lot', { lot, stand: 'rejected', reason: 'failed' });
  const back = await fleet.underway();
  await fleet.must(clerk, 'load-lots', { loop: back.loop, lots: [lot] });
  const due = (await back.by.read('/drive')).body.up.find(({ id }: { id: string }) => id === lot);
  assert.deepEqual([due.goods.down, due.stands, due.loop], [true, 'on-van', back.loop]);
  await fleet.must(back.by, 'set-down', { ...pieces, loop: back.loop });
  assert.equal((await lotOf(lot)).lot.van, null);
  const split = await partner.send('make-lots', produce.splitOf({ lot, commodity }));
  assert.equal(split.body.problem.code, 'lot-rejected');
  assert.equal((await verify(server.pool, county.code)).ok, true);
});
