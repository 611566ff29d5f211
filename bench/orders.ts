import { rmSync } from 'node:fs';
import { openServer, startPostgres, verify } from '@yangui/server';
import { Pool } from 'undici';
import { newBenchFolder } from './bench-folder.ts';
import { bareInserts } from './bare-inserts.ts';
import { percentile, print } from './figure.ts';
import { addIdleAccounts, addScarceProduct, buildWorld, countyCodes, orderOf, type Seller } from './order-world.ts';
import { post, sendFor, signAllIn, startServer, type Client } from './served-load.ts';

/** How much is measured. */
interface Size {
  readonly clients: number;
  readonly spreadCounties: number;
  readonly batch: number;
  /** How many batches the bare inserts repeat. */
  readonly bareBatches: number;
  readonly seconds: number;
  readonly hotStock: number;
  readonly hotOrders: number;
  /** How many accounts one county has beside those that are booked to. */
  readonly idleAccounts: number;
}

const full: Size = {
  clients: 64,
  spreadCounties: 200,
  batch: 200,
  bareBatches: 100,
  seconds: 8,
  hotStock: 200,
  hotOrders: 10_000,
  idleAccounts: 50_000,
};
/** To see in some seconds that all of it works; its figures say nothing. */
const tiny: Size = {
  clients: 6,
  spreadCounties: 6,
  batch: 5,
  bareBatches: 2,
  seconds: 0.2,
  hotStock: 5,
  hotOrders: 20,
  idleAccounts: 50,
};
/** The rows that an order adds, of the commands between two of the journal's numbers. */
const ownRows = {
  journal_entry: 'county = $1 and seq between $2 and $3',
  assisted_order:
    'county = $1 and id in (select command_id from journal_entry where county = $1 and seq between $2 and $3)',
  posting: 'county = $1 and seq between $2 and $3',
};
/** How often two counties are measured in turns, shortly each: what else the machine does falls on both. */
const TURNS = 5;
/** How many counters catch up at once: each in a county of its own for `batch`, all in one for `batch-one-county`. */
const COUNTERS = 6;

/**
 * `npm run bench -- orders [--tiny] [single] [accounts-50000] [spread] [batch] [hot]`: how many orders a second one server carries, over HTTP,
 * everything durable.
 */
export async function run(args: readonly string[]): Promise<void> {
  const size = args.includes('--tiny') ? tiny : full;
  const named = args.filter((arg) => arg !== '--tiny');
  const wanted = new Set(named.length > 0 ? named : ['single', 'accounts-50000', 'spread', 'batch', 'hot']);
  const folder = newBenchFolder();
  const postgres = await startPostgres({ dataDir: `${folder}/postgres` });
  try {
    await measure(postgres.url, folder, { wanted, size });
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  url: string,
  folder: string,
  { wanted, size }: { readonly wanted: ReadonlySet<string>; readonly size: Size },
): Promise<void> {
  const { clients, spreadCounties, batch, bareBatches, seconds, hotStock } = size;
  const counties = await countyCodes(spreadCounties + 2);
  const [busy = '', wide = '', ...spread] = counties;
  const setUp = await openServer({ url, dataFolder: folder, clockworkMs: 0 });
  const inOne = await buildWorld(setUp, [busy], clients);
  const inMany = await buildWorld(setUp, wanted.has('spread') ? spread : spread.slice(0, COUNTERS), 1);
  const inWide = wanted.has('accounts-50000') ? await buildWorld(setUp, [wide], clients) : [];
  if (inWide.length > 0) await addIdleAccounts(setUp, wide, size.idleAccounts);
  const scarce = await addScarceProduct(setUp, busy, hotStock);
  const server = await startServer(url, folder);
  try {
    const one = await signAllIn(server.origin, inOne);
    await timed(server.origin, one, seconds / 8);
    if (wanted.has('single')) {
      const { perSecond, latencies } = await timed(server.origin, one, seconds);
      print({ bench: 'orders', figure: 'single', value: perSecond, unit: 'orders/s', goal: '>= 3000' });
      print({ bench: 'orders', figure: 'single-p99', value: percentile(latencies, 0.99), unit: 'ms', goal: '< 100' });
    }
    if (wanted.has('accounts-50000')) await manyAccounts(server.origin, one, { inWide, seconds });
    if (wanted.has('spread')) {
      const many = await signAllIn(server.origin, inMany);
      await timed(server.origin, many, seconds / 4);
      const { perSecond } = await timed(server.origin, many, seconds);
      print({ bench: 'orders', figure: 'spread', value: perSecond, unit: 'orders/s', goal: '>= 1500' });
    }
    if (wanted.has('batch')) {
      const apart = await signAllIn(server.origin, inMany.slice(0, COUNTERS));
      await batches(server.origin, apart, { seconds: seconds / 4, batch });
      print({
        bench: 'orders',
        figure: 'batch',
        value: await batches(server.origin, apart, { seconds, batch }),
        unit: 'orders/s',
        goal: '>= 12000',
      });
      await batches(server.origin, one, { seconds: seconds / 4, batch });
      const together = await batches(server.origin, one, { seconds, batch });
      print({ bench: 'orders', figure: 'batch-one-county', value: together, unit: 'orders/s', goal: 'for comparison' });
      const bare = await bareInserts(url, busy, { rows: ownRows, batch, batches: bareBatches });
      print({ bench: 'orders', figure: 'bare', value: bare, unit: 'orders/s', goal: 'for comparison' });
      print({
        bench: 'orders',
        figure: 'ratio',
        value: together / bare,
        unit: 'batch-one-county/bare',
        goal: '>= 0.5',
      });
    }
    if (wanted.has('hot')) await hot(server.origin, one, { product: scarce, size });
  } finally {
    await server.stop();
  }
  const verdict = await verify(setUp.pool, busy);
  print({ bench: 'orders', figure: 'verified', value: verdict.ok ? 1 : 0, unit: 'county', goal: '1' });
  if (!verdict.ok) console.error(verdict.difference);
  await setUp.close();
}

/** Sends orders one by one, 64 under way at a time, each client in turn, for some seconds. */
const timed = (origin: string, clients: readonly Client[], seconds: number) =>
  sendFor(origin, clients, { seconds, atOnce: full.clients, sent: orderOf });

/** A county with so many accounts that nobody books to, against one with those alone that its orders touch: in turns. */
async function manyAccounts(
  origin: string,
  few: readonly Client[],
  { inWide, seconds }: { readonly inWide: readonly Seller[]; readonly seconds: number },
): Promise<void> {
  const many = await signAllIn(origin, inWide);
  await timed(origin, many, seconds / 8);
  const turns: { few: number; many: number }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { perSecond } = await timed(origin, few, seconds / TURNS);
    turns.push({ few: perSecond, many: (await timed(origin, many, seconds / TURNS)).perSecond });
  }
  const median = (of: (turn: { few: number; many: number }) => number) => percentile(turns.map(of), 0.5);
  const value = median((turn) => turn.many);
  print({ bench: 'orders', figure: 'accounts-50000', value, unit: 'orders/s', goal: 'for comparison' });
  print({
    bench: 'orders',
    figure: 'accounts-ratio',
    value: value / median((turn) => turn.few),
    unit: 'accounts-50000/single in turns',
    goal: '>= 0.95',
  });
}

/** Sends orders in batches, a handful of counters at a time: how they catch up after days without network. */
async function batches(
  origin: string,
  clients: readonly Client[],
  { seconds, batch }: Pick<Size, 'seconds' | 'batch'>,
): Promise<number> {
  const pool = new Pool(origin, { connections: COUNTERS });
  const began = performance.now();
  const end = began + seconds * 1_000;
  let accepted = 0;
  await Promise.all(
    clients.slice(0, COUNTERS).map(async (client) => {
      for (let turn = 0; performance.now() < end; turn += batch) {
        const body = JSON.stringify({
          commands: Array.from({ length: batch }, (_, index) => orderOf(client, turn + index)),
        });
        const { body: answer } = await post(pool, `/api/counties/${client.county}/commands`, client.cookie, body);
        const { outcomes }: { outcomes: { status: string }[] } = JSON.parse(answer);
        accepted += outcomes.filter(({ status }) => status === 'accepted').length;
        if (outcomes.some(({ status }) => status !== 'accepted')) throw new Error(answer.slice(0, 500));
      }
    }),
  );
  const perSecond = accepted / ((performance.now() - began) / 1_000);
  await pool.close();
  return perSecond;
}

/** Ten thousand orders for a product of which two hundred are there. */
async function hot(
  origin: string,
  clients: readonly Client[],
  { product, size: { hotStock, hotOrders } }: { readonly product: string; readonly size: Size },
): Promise<void> {
  const pool = new Pool(origin, { connections: clients.length });
  const counts = new Map<string, number>();
  let sent = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (sent < hotOrders) {
        sent += 1;
        const order = orderOf(client, sent);
        const [line] = order.payload.lines;
        const body = JSON.stringify({
          ...order,
          payload: { ...order.payload, lines: [{ ...line, product, quantity: 1 }] },
        });
        const { status, body: answer } = await post(
          pool,
          `/api/counties/${client.county}/command`,
          client.cookie,
          body,
        );
        const { problem }: { problem?: { code: string } } = JSON.parse(answer);
        const result = status === 200 ? 'accepted' : (problem?.code ?? `status ${status}`);
        counts.set(result, (counts.get(result) ?? 0) + 1);
      }
    }),
  );
  await pool.close();
  const accepted = counts.get('accepted') ?? 0;
  const short = counts.get('stock-short') ?? 0;
  print({ bench: 'orders', figure: 'hot', value: accepted, unit: 'accepted', goal: `${hotStock}` });
  print({
    bench: 'orders',
    figure: 'hot-refused',
    value: short,
    unit: 'refused for stock',
    goal: `${hotOrders - hotStock}`,
  });
  print({ bench: 'orders', figure: 'hot-failed', value: sent - accepted - short, unit: 'lost or failed', goal: '0' });
}
