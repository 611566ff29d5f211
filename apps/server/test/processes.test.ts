import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { refuse, type BoundCommand } from '@yangui/domain';
import { openIdentity } from '../src/identity/index.ts';
import type { Outcome } from '../src/journal/outcome.ts';
import {
  assertBooksStand,
  begin,
  entryCount,
  eventually,
  newId,
  newWriter,
  sayAll,
  stockOf,
  tally,
  TestCounty,
  WANSHAN,
  withCounty,
} from '../src/journal/test-county.ts';
import { clusterIn, postmasterOf } from '../src/postgres/cluster.ts';
import { startPostgres } from '../src/postgres/embedded.ts';
import { migrate } from '../src/postgres/migrate.ts';
import { openPool } from '../src/postgres/pool.ts';
import { ServerProcess, type SignedIn } from './server-process.ts';

const PASSWORD = '一对大雁向南飞去过冬';

/** Sends again, as a device does, whatever was not answered, until it is. */
async function sendUntilAnswered(
  who: () => Promise<SignedIn>,
  said: readonly BoundCommand[],
): Promise<readonly Outcome[]> {
  return eventually(async () => (await who()).send(said), 30_000);
}

describe('server processes on one database', () => {
  const here = withCounty({ stations: 2 });
  const env = () => ({
    DATABASE_URL: here.url,
    AUTH_SECRET: 'a secret of sixty-four characters, which both servers here have.',
  });

  async function startServers(t: TestContext, count: number) {
    const dataFolder = await mkdtemp(join(tmpdir(), 'yangui-processes-'));
    const start = () => ServerProcess.start(env(), dataFolder);
    const servers = await Promise.all(Array.from({ length: count }, start));
    t.after(async () => {
      await Promise.all(servers.map((server) => server.end('SIGKILL')));
      await rm(dataFolder, { recursive: true });
    });
    const identity = await openIdentity({
      pool: here.pool,
      dataFolder,
      denialOf: async () => refuse('not-allowed').refusal,
      holdsRoles: async () => false,
    });
    const letIn = async (person: string, county: string) => {
      const signInName = `p-${randomBytes(4).toString('hex')}`;
      await identity.createSignIn({ county, person, signInName, name: '站长', password: PASSWORD });
      return signInName;
    };
    const restart = async () => {
      const server = await start();
      servers.push(server);
      return server;
    };
    return { servers, letIn, restart };
  }

  test('two of them serve the same counties at once: every number once, stock exact, the hot product sold out exactly', async (t) => {
    const { servers, letIn } = await startServers(t, 2);
    const other = await begin(here.pool, here.writer, new TestCounty(WANSHAN));
    const hot = newId();
    await here.writer.submit(
      here.county.bind('add-product', {
        product: hot,
        name: '抢手货',
        unit: '台',
        barcode: null,
        priceFen: 1_000,
        rebateBasisPoints: 500,
        stockUnits: 20,
      }),
    );
    const told = await Promise.all(
      [here.county, other].map(async (county) => {
        const name = await letIn(county.station.partner, county.code);
        const partners = await Promise.all(servers.map((server) => server.signIn(name, PASSWORD)));
        const said = Array.from({ length: 40 }, (_, request) => ({
          partner: partners[request % 2],
          commands: Array.from({ length: 5 }, (__, index) =>
            county.order({ product: county === here.county && index === 0 ? hot : county.product }),
          ),
        }));
        return (
          await Promise.all(
            said.map(async ({ partner, commands }) => (partner === undefined ? [] : partner.send(commands))),
          )
        ).flat();
      }),
    );
    assert.deepEqual(tally(told[0] ?? []), { accepted: 160 + 20, 'stock-short': 20 });
    assert.deepEqual(tally(told[1] ?? []), { accepted: 200 });
    assert.equal(await stockOf(here.pool, here.county, hot), 0);
    for (const county of [here.county, other]) {
      const { rows } = await here.pool.query<{ seq: number }>(
        'select seq from journal_entry where county = $1 order by seq',
        [county.code],
      );
      assert.deepEqual(
        rows.map(({ seq }) => seq),
        rows.map((_, index) => index + 1),
      );
      await assertBooksStand(here.pool, county);
    }
  });

  test('one that is killed in the middle of a stream has lost nothing it acknowledged, and sending all again changes nothing', async (t) => {
    const { servers, letIn, restart } = await startServers(t, 1);
    const { county } = here;
    const partner = county.stations[1] ?? county.station;
    const name = await letIn(partner.partner, county.code);
    let signedIn = servers[0]?.signIn(name, PASSWORD);
    const who = () => signedIn ?? Promise.reject(new Error('no server'));
    await who();
    const stream = Array.from({ length: 150 }, () =>
      Array.from({ length: 4 }, () => county.order({ station: partner })),
    );
    const acknowledged = new Map<string, Outcome>();
    const unanswered: (readonly BoundCommand[])[] = [];
    const flow = (async () => {
      for (let at = 0; at < stream.length; at += 6) {
        await Promise.all(
          stream.slice(at, at + 6).map(async (said) => {
            try {
              for (const outcome of await (await who()).send(said)) acknowledged.set(outcome.id, outcome);
            } catch {
              unanswered.push(said);
            }
          }),
        );
      }
    })();
    await eventually(() => assert.ok(acknowledged.size >= 120));
    await servers[0]?.end('SIGKILL');
    await flow;
    assert.ok(unanswered.length > 0, 'the kill came in the middle');
    signedIn = (await restart()).signIn(name, PASSWORD);
    const { rows } = await here.pool.query<{ id: string }>(
      'select id from assisted_order where county = $1 and id = any($2::uuid[])',
      [county.code, [...acknowledged.keys()]],
    );
    assert.equal(rows.length, acknowledged.size);
    for (const said of unanswered)
      for (const outcome of await sendUntilAnswered(who, said)) acknowledged.set(outcome.id, outcome);
    const count = await entryCount(here.pool, county);
    for (const said of stream.toReversed())
      for (const outcome of await sendUntilAnswered(who, said)) assert.deepEqual(outcome, acknowledged.get(outcome.id));
    assert.equal(await entryCount(here.pool, county), count);
    assert.deepEqual(tally([...acknowledged.values()]), { accepted: 600 });
    await assertBooksStand(here.pool, county);
  });

  test('one that is told to stop answers what it was asked first', async (t) => {
    const { servers, letIn } = await startServers(t, 1);
    const [server] = servers;
    const { county } = here;
    const partner = await server?.signIn(await letIn(county.station.partner, county.code), PASSWORD);
    const asked = Array.from({ length: 20 }, () => partner?.send([county.order()]));
    // One was answered, so the others are on their way or there.
    await Promise.any(asked.map((one) => Promise.resolve(one)));
    const settled = await Promise.allSettled([...asked, server?.end('SIGINT')]);
    const answered = settled
      .slice(0, -1)
      .flatMap((one) => (one.status === 'fulfilled' && Array.isArray(one.value) ? one.value : []));
    assert.ok(answered.length > 0);
    assert.deepEqual(settled.at(-1), { status: 'fulfilled', value: 0 });
    await assertBooksStand(here.pool, county);
  });
});

test('PostgreSQL killed in the middle of a stream has lost nothing that was acknowledged, and sending all again changes nothing', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'yangui-crash-'));
  const postgres = await startPostgres({ dataDir, settings: { shared_buffers: '32MB' } });
  const pool = openPool(postgres.url, 6);
  t.after(async () => {
    await pool.end();
    await postgres.stop();
    await rm(dataDir, { recursive: true });
  });
  await migrate(pool);
  const writer = newWriter(pool);
  const county = await begin(pool, writer, new TestCounty());
  assert.equal((await pool.query('show fsync')).rows[0]?.fsync, 'on');
  const killed = postmasterOf(clusterIn(dataDir))?.pid;
  const said = Array.from({ length: 2_000 }, () => county.order());
  const acknowledged = new Map<string, Outcome>();
  let failed = 0;
  const clients = Array.from({ length: 10 }, async (_, client) => {
    for (const command of said.slice(client * 200, client * 200 + 200)) {
      await writer.submit(command).then(
        (outcome) => acknowledged.set(command.id, outcome),
        () => {
          failed += 1;
        },
      );
      if (client === 0 && command === said[20]) process.kill(killed ?? 0, 'SIGKILL');
    }
  });
  await Promise.all(clients);
  assert.ok(
    failed > 0 && acknowledged.size > 0,
    `the kill came in the middle: ${acknowledged.size} acknowledged, ${failed} failed`,
  );
  await eventually(() => pool.query('select'), 60_000);
  const { rowCount } = await pool.query('select from assisted_order where county = $1 and id = any($2::uuid[])', [
    county.code,
    [...acknowledged.keys()],
  ]);
  assert.equal(rowCount, acknowledged.size);
  const outcomes = await sayAll(newWriter(pool), said);
  assert.deepEqual(tally(outcomes), { accepted: 2_000 });
  for (const outcome of outcomes)
    if (acknowledged.has(outcome.id)) assert.deepEqual(outcome, acknowledged.get(outcome.id));
  assert.equal(await stockOf(pool, county, county.product), 1_000_000 - 2_000);
  assert.deepEqual(await sayAll(writer, said), outcomes);
  await assertBooksStand(pool, county);
});
