import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openServer, startPostgres, type Server } from '@yangui/server';
import { Client } from 'pg';
import { copyOrders } from './desk-copies.ts';
import { beginWorld, CLERK, OFFICER, PARTNER, PASSWORD } from './desk-world.ts';
import { percentile, print } from './figure.ts';

const COUNTY = '220112';
const ORDERS = 1_000_000;
const ROUNDS = 40;

/**
 * `npm run bench -- desk`: how long each list of the desk takes over HTTP in a county with three years of data, a million
 * orders. Filling takes some minutes; `keep` leaves the data for the next run, `orders=20000` fills less.
 */
export async function run(args: readonly string[]): Promise<void> {
  const keep = args.includes('keep');
  const orders = Number(args.find((arg) => arg.startsWith('orders='))?.slice(7) ?? ORDERS);
  const folder = fileURLToPath(new URL(`../data/bench-desk-${orders}`, import.meta.url));
  const filled = existsSync(`${folder}/filled`);
  if (!filled) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const postgres = await startPostgres({ dataDir: `${folder}/postgres` });
  try {
    const server = await openServer({ url: postgres.url, dataFolder: folder, clockworkMs: 0 });
    if (!filled) {
      await fill(server, postgres.url, orders);
      mkdirSync(`${folder}/filled`);
    }
    await measure(server, args.find((arg) => arg.startsWith('only='))?.slice(5) ?? '');
    await server.close();
  } finally {
    await postgres.stop();
    if (!keep) rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(server: Server, url: string, orders: number): Promise<void> {
  const world = await beginWorld(server, COUNTY);
  const client = new Client(url);
  await client.connect();
  await copyOrders(client, world, orders);
  await client.end();
}

/** Who asks, and the addresses of one list, of which each request takes the next. */
interface List {
  readonly figure: string;
  readonly as: string;
  readonly paths: readonly string[];
}

async function measure(server: Server, only: string): Promise<void> {
  const origin = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const lists = await listsOf(server);
  const cookies = new Map<string, string>();
  for (const name of [CLERK, OFFICER, PARTNER]) cookies.set(name, await signIn(origin, name));
  const worst: number[] = [];
  for (const { figure, as, paths } of lists.filter((list) => list.figure.includes(only))) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const path = `${origin}/api/counties/${COUNTY}${paths[round % paths.length]}`;
      const began = performance.now();
      const answer = await fetch(path, { headers: { cookie: cookies.get(as) ?? '' } });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
      // The first round of each address warms what any second look finds warm.
      if (round >= Math.min(paths.length, ROUNDS / 4)) times.push(performance.now() - began);
    }
    const value = percentile(times, 0.95);
    worst.push(value);
    print({ bench: 'desk', figure: `p95:${figure}`, value, unit: 'ms', goal: '< 100' });
  }
  print({ bench: 'desk', figure: 'p95:worst', value: Math.max(...worst), unit: 'ms', goal: '< 100' });
}

/** The desk's lists with their filters, first pages and deep ones. */
async function listsOf({ pool }: Server): Promise<readonly List[]> {
  const one = async <T>(sql: string): Promise<T[]> => (await pool.query<{ value: T }>(sql, [COUNTY])).rows.map(({ value }) => value);
  const orders = await one<string>('select id::text as value from assisted_order where county = $1 order by md5(id::text) limit 8');
  const stations = await one<string>('select id::text as value from station where county = $1 limit 8');
  const villagers = await one<string>('select id::text as value from villager where county = $1 order by md5(id::text) limit 8');
  const partners = await one<string>('select partner::text as value from station where county = $1 and partner is not null limit 8');
  const deepOrders = await one<string>(
    `select (extract(epoch from placed_at) * 1000)::bigint || '_' || id as value from assisted_order where county = $1 and placed_at < now() - interval '400 days' order by placed_at desc limit 8`);
  const [lastSeq = 0] = await one<number>('select last_seq as value from journal_head where county = $1');
  const [rareCommand = ''] = await one<string>(`select by_person::text as value from journal_entry where county = $1 and type = 'grant-role' limit 1`);
  const asClerk = (figure: string, ...paths: readonly string[]): List => ({ figure, as: CLERK, paths });
  const after = (path: string, cursors: readonly (string | number)[]) => cursors.map((cursor) => `${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`);
  const middle = Math.floor(lastSeq / 2);
  const stages = ['open', 'placed', 'received', 'collected', 'completed', 'returned', 'cancelled'];
  return [
    asClerk('orders', '/orders'),
    asClerk('orders-deep', ...after('/orders', deepOrders)),
    ...stages.map((stage) => asClerk(`orders-${stage}`, `/orders?stage=${stage}`)),
    asClerk('orders-completed-deep', ...after('/orders?stage=completed', deepOrders)),
    asClerk('orders-returned-deep', ...after('/orders?stage=returned', deepOrders)),
    asClerk('orders-due', '/orders?due=1'),
    asClerk('orders-station', ...stations.map((id) => `/orders?station=${id}`)),
    asClerk('orders-station-deep', ...stations.flatMap((id) => after(`/orders?station=${id}`, deepOrders.slice(0, 1)))),
    asClerk('orders-station-returned', ...stations.map((id) => `/orders?station=${id}&stage=returned`)),
    asClerk('orders-villager', ...villagers.map((id) => `/orders?villager=${id}`)),
    asClerk('orders-by-code', ...orders.map((id) => `/orders?query=${id.slice(-6).toUpperCase()}`)),
    asClerk('orders-by-name', '/orders?query=王秀英', '/orders?query=李建国', '/orders?query=桂兰'),
    asClerk('orders-by-product', '/orders?query=大米', '/orders?query=电饭煲', '/orders?query=雨靴 11号'),
    asClerk('orders-by-rare-product', '/orders?query=599号', '/orders?query=大米 588号'),
    asClerk('orders-by-nothing', '/orders?query=没有这样的东西', '/orders?query=ZZZZZZ'),
    asClerk('order', ...orders.map((id) => `/orders/${id}`)),
    asClerk('villagers', '/villagers'),
    asClerk('villagers-deep', ...after('/villagers', villagers)),
    asClerk('villagers-by-name', '/villagers?query=王秀英', '/villagers?query=桂芝'),
    asClerk('villagers-by-initials', '/villagers?query=wxy', '/villagers?query=ljg'),
    asClerk('villagers-station', ...stations.map((id) => `/villagers?station=${id}`)),
    asClerk('villager-data', ...villagers.map((id) => `/villagers/${id}/data`)),
    asClerk('products', '/products'),
    asClerk('products-by-initials', '/products?query=dfg', '/products?query=dbdm'),
    asClerk('ledger', '/ledger'),
    asClerk('account-lines', '/ledger/sales', '/ledger/rebate-expense', ...stations.map((id) => `/ledger/cash:${id}`)),
    asClerk('account-lines-deep', ...after('/ledger/sales', [`${middle}_1_0`, `${Math.floor(middle / 2)}_1_0`])),
    asClerk('earnings', ...partners.map((id) => `/earnings?partner=${id}`)),
    asClerk('earnings-stage', ...partners.map((id) => `/earnings?partner=${id}&stage=rebate-payable`)),
    asClerk('earnings-deep', ...partners.flatMap((id) => after(`/earnings?partner=${id}`, [`${middle}_z`]))),
    asClerk('journal', '/journal'),
    asClerk('journal-deep', ...after('/journal', [middle, Math.floor(middle / 3), 2_000])),
    asClerk('journal-type', '/journal?type=place-order', '/journal?type=return-order', '/journal?type=grant-role', '/journal?type=open-station'),
    asClerk('journal-by', `/journal?by=${rareCommand}`, ...partners.map((id) => `/journal?by=${id}`)),
    asClerk('journal-refused', '/journal?refused=1'),
    asClerk('overview', '/overview'),
    asClerk('stations', '/stations'),
    asClerk('station', ...stations.map((id) => `/stations/${id}`)),
    asClerk('villages', '/villages'),
    asClerk('people', '/people'),
    asClerk('search-name', '/search?query=王秀英', '/search?query=桂兰'),
    asClerk('search-code', ...orders.map((id) => `/search?query=${id.slice(-6)}`)),
    asClerk('search-product', '/search?query=大米', '/search?query=dbdm'),
    asClerk('search-nothing', '/search?query=没有这样的东西'),
    { figure: 'officer-orders', as: OFFICER, paths: ['/orders', '/orders?stage=returned'] },
    { figure: 'officer-orders-by-product', as: OFFICER, paths: ['/orders?query=大米'] },
    { figure: 'partner-orders', as: PARTNER, paths: ['/orders', '/orders?stage=open', '/orders?stage=completed'] },
    { figure: 'partner-orders-by-name', as: PARTNER, paths: ['/orders?query=王秀英'] },
    { figure: 'partner-villagers', as: PARTNER, paths: ['/villagers', '/villagers?query=wxy'] },
  ];
}

async function signIn(origin: string, name: string): Promise<string> {
  const answer = await fetch(`${origin}/api/identity/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, password: PASSWORD, device: 'bench' }) });
  if (!answer.ok) throw new Error(`sign-in failed: ${await answer.text()}`);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}
