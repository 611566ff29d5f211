import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verify } from '../../journal/verify.ts';
import { newId } from '../../journal/test-county.ts';
import { FleetRound } from '../../http/test-fleet.ts';
import { ProduceRound } from '../../http/test-produce.ts';
import { withServer } from '../../http/test-server.ts';

const here = withServer();

test('a recall holds all that was made of the lot, tells each holder and each household once, and says who was not told yet', async () => {
  const { clerk, partner, station, server, county } = here();
  const produce = new ProduceRound(here());
  const fleet = new FleetRound(here());
  const { lot, children } = await produce.split();
  const { loop, by } = await fleet.underway();
  const [onVan = '', kept = ''] = children;
  const up = { loop, station: station.id, consignments: [], parcels: [], lots: [onVan] };
  await fleet.must(by, 'take-up', up);
  const envelope = { id: newId() };
  await produce.must(clerk, 'recall-lot', { lot, reason: 'complaint' }, envelope);
  await produce.must(clerk, 'recall-lot', { lot, reason: 'complaint' }, envelope);
  const reached = async () => (await clerk.read(`/lot-recalls/${lot}`)).body.rows;
  const ways = async () =>
    (await reached()).map(({ who, how }: { who: string; how: string | null }) => [who, how]).toSorted();
  assert.deepEqual(await ways(), [
    ['household', null],
    ['station', null],
    ['van', null],
  ]);
  for (const one of [onVan, kept])
    assert.equal(
      (await clerk.read(`/lots/${one}`)).body.lot.state,
      'lot-source-held',
      'all that was made of it is held',
    );
  const { rows: noticed } = await server.pool.query<{ person: string }>(
    `select person from notice where county = $1 and event = 'LotCalledBack' and about_id = $2 order by person`,
    [county.code, lot],
  );
  assert.deepEqual(
    noticed.map(({ person }) => person),
    [by.person, partner.person].toSorted(),
    'each holder once',
  );
  const { rows: messages } = await server.pool.query<{ id: string }>(
    `select id from message where county = $1 and template = 'recalled'`,
    [county.code],
  );
  assert.equal(messages.length, 1, 'each household once');

  // By telephone where no gateway did it; in the app once it is read.
  const { rows: list } = (await partner.read('/messages-to-tell')).body;
  const call = list.find(({ template }: { template: string }) => template === 'recalled');
  assert.match(call.text.zh, /正在召回/);
  const tick = { told: true };
  assert.equal((await partner.ask('PUT', `/api/counties/${county.code}/messages/${call.id}/told`, tick)).status, 204);
  const mine = (await partner.read('/notices')).body.rows;
  const seq = mine.find(({ event }: { event: string }) => event === 'LotCalledBack').seq;
  const read = { seqs: [seq], read: true };
  assert.equal((await partner.ask('PUT', `/api/counties/${county.code}/notices/read`, read)).status, 204);
  assert.deepEqual(await ways(), [
    ['household', 'told'],
    ['station', 'read'],
    ['van', null],
  ]);
  assert.deepEqual((await clerk.read(`/lot-recalls/${kept}`)).body.rows, [], 'it was not called back itself');
  const onPartner = await partner.send('recall-lot', { lot: kept, reason: 'doubt' });
  assert.equal(onPartner.status, 403);
  assert.equal((await verify(server.pool, county.code)).ok, true);
});
