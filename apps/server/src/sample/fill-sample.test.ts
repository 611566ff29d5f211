import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { after, before, test } from 'node:test';
import { businessMonth, DAY, ledgerChart } from '@yangui/domain';
import { verify } from '../journal/verify.ts';
import { daysOf } from '../modules/loop-costs/month-days.ts';
import { stationMonths } from '../modules/loop-costs/cost-by-station.ts';
import { testDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { openServer, type Server } from '../server.ts';
import { fillSample } from './fill-sample.ts';

let database: TestDatabase;
let server: Server;
let dataFolder: string;

before(async () => {
  database = await testDatabase();
  dataFolder = await mkdtemp(`${tmpdir()}/yangui-sample-`);
  server = await openServer({ url: database.url, dataFolder, clockworkMs: 0 });
  await fillSample(server);
});
after(async () => {
  await server.close();
  await database.drop();
  await rm(dataFolder, { recursive: true });
});

test('the sample’s loops were planned, driven, unloaded and settled by the rules: nothing of them is refused, and the journal proves it', async () => {
  for (const county of ['220112', '520603']) {
    const { rows: refused } = await server.pool.query<{ type: string; refused: string }>(
      `select type, refused from journal_entry where county = $1 and refused is not null and type in ('plan-loops', 'load-van', 'start-loop', 'take-up', 'finish-loop', 'unload-loop', 'settle-loop', 'register-consignment', 'add-commodity', 'set-commodity-terms', 'register-household', 'add-plot', 'enter-in-register', 'register-talent', 'withdraw-talent', 'amend-commodity', 'take-in', 'reverse-ticket', 'set-keeping', 'make-lots', 'receive-lot', 'hold-lot', 'set-product-class', 'issue-certificate', 'issue-purchase-invoice', 'void-purchase-invoice',
         'register-parcel', 'receive-parcels', 'hand-out-parcel', 'hand-on-consignment', 'change-loop-cost-settings', 'record-contribution', 'close-drawer',
         'prepare-settlement', 'approve-settlement', 'add-lab', 'name-lab-person', 'record-rapid-test', 'take-sample', 'hand-over-sample', 'receive-sample', 'report-sample')`,
      [county],
    );
    assert.deepEqual(refused, [], county);
    const {
      rows: [loops],
    } = await server.pool.query<{ driven: number; settled: number; planned: number; under: number; missing: number }>(
      `select count(*) filter (where stage = 'finished')::int as driven, count(charged)::int as settled, count(*) filter (where stage = 'planned')::int as planned, count(*) filter (where stage = 'underway')::int as under,
         (select count(*) from consignment where county = $1 and stage = 'missing')::int as missing from loop where county = $1`,
      [county],
    );
    assert.ok(loops !== undefined && loops.driven >= 10, `${loops?.driven} loops`);
    assert.deepEqual(
      [loops.driven - loops.settled, loops.planned, loops.under, loops.missing],
      [1, 1, 0, 0],
      'one waits to be settled, one to leave',
    );
    const verdict = await verify(server.pool, county);
    assert.ok(verdict.ok, JSON.stringify(verdict));
  }
});

test('so that a first look sees what a parcel cost, by station, some over the county’s line and some under it', async () => {
  const costs = await Promise.all(
    [0, 25].map((daysAgo) =>
      stationMonths(
        { pool: server.pool, county: '220112', within: ['220112%'] },
        daysOf(businessMonth(Date.now() - daysAgo * DAY)),
      ),
    ),
  );
  const each = costs
    .flat()
    .filter(({ parcels }) => parcels > 0)
    .map(({ parcelFen, parcels }) => parcelFen / parcels);
  assert.ok(
    each.some((fen) => fen > 450) && each.some((fen) => fen <= 450),
    each.map((fen) => fen.toFixed(0)).join(' '),
  );
  const {
    rows: [owed],
  } = await server.pool.query<{ fen: number }>(
    `select coalesce(-sum(balance_fen), 0)::bigint as fen from account where county = '220112' and id like 'vehicle-payable:%'`,
  );
  assert.ok((owed?.fen ?? 0) > 0);
});

test('so that a first look finds tax withheld, to be paid over', async () => {
  for (const county of ['220112', '520603']) {
    const {
      rows: [tax],
    } = await server.pool.query<{ fen: number }>(
      'select -balance_fen as fen from account where county = $1 and id = $2',
      [county, ledgerChart.taxWithheld],
    );
    assert.ok((tax?.fen ?? 0) > 0, county);
  }
});
