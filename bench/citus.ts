import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { commands } from '@yangui/domain';
import { fillSample, openServer, verify, type Server } from '@yangui/server';
import { Client } from 'pg';
import { buildWorld, countyCodes, orderOf, type Seller } from './order-world.ts';

const ORDERS = 1_000;
const SELLERS = 8;

/**
 * `npm run citus -- URL`: whether Yangui works on a Citus cluster that somebody has: migrations, the sample, a thousand orders
 * in a county of their own, and `verify` of every county. The database has to be empty, and have the extension.
 */
process.exitCode = await run(process.argv[2]).catch((error: unknown) => {
  console.error(`citus: ${error instanceof Error ? error.message : String(error)}`);
  return 1;
});

async function run(url: string | undefined): Promise<number> {
  if (url === undefined) throw new Error('npm run citus -- postgresql://…: an empty database of a Citus cluster');
  await assertCluster(url);
  const dataFolder = mkdtempSync(`${tmpdir()}/yangui-citus-`);
  const server = await openServer({ url, dataFolder, clockworkMs: 0 });
  try {
    console.log('migrations ran');
    await fillSample(server, { drivenLoops: false });
    console.log('the sample is filled');
    const [county = ''] = await countyCodes(1);
    await order(server, await buildWorld(server, [county], SELLERS));
    console.log(`${ORDERS} orders are placed in ${county}`);
    const { rows } = await server.pool.query<{ county: string }>('select county from journal_head order by county');
    const verdicts = [];
    for (const each of rows) verdicts.push(await verify(server.pool, each.county));
    for (const verdict of verdicts)
      console.log(verdict.ok ? `${verdict.county}: ${verdict.entries} entries verified` : verdict.difference);
    return verdicts.every(({ ok }) => ok) ? 0 : 1;
  } finally {
    await server.close();
    rmSync(dataFolder, { recursive: true });
  }
}

async function assertCluster(url: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ citus: boolean; used: boolean }>(
      `select exists (select from pg_extension where extname = 'citus') as citus, to_regclass('migration') is not null as used`,
    );
    if (rows[0]?.citus !== true)
      throw new Error(
        'this database has no extension citus: it is plain PostgreSQL. On a cluster: create extension citus',
      );
    if (rows[0].used)
      throw new Error('this database is in use: give an empty one, for it is filled with made-up counties');
  } finally {
    await client.end();
  }
}

async function order(server: Server, sellers: readonly Seller[]): Promise<void> {
  const outcomes = await Promise.all(
    Array.from({ length: ORDERS }, (_, turn) => {
      const seller = sellers[turn % sellers.length];
      const bound = seller && commands.get('place-order')?.bind(orderOf(seller, turn), seller.county, seller.person);
      if (bound === undefined || 'malformed' in bound) throw new Error('an order could not be bound');
      return server.writer.submit(bound);
    }),
  );
  const refused = outcomes.find(({ status }) => status !== 'accepted');
  if (refused !== undefined) throw new Error(`an order was not accepted: ${JSON.stringify(refused)}`);
}
