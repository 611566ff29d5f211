import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { openServer, startPostgres, type Server } from '@yangui/server';
import { Client } from 'pg';
import { checkCopies, type Ask } from './desk-check.ts';
import { copyOrders } from './desk-copies.ts';
import { listsOf } from './desk-lists.ts';
import { beginWorld, CLERK, LIVES, OFFICER, OPEN_LIVES, PARTNER, PASSWORD } from './desk-world.ts';
import { percentile, print } from './figure.ts';

const COUNTY = '220112';
const ORDERS = 1_000_000;
const ROUNDS = 40;

/**
 * `npm run bench -- desk`: how long each list of the desk takes over HTTP in a county with three years of data, a million
 * orders. Filling takes some minutes; `keep` leaves the data for the next run, `check` sees again that they are whole,
 * `orders=20000` fills less, `only=amount` measures the figures with that in their names.
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
    await measure(server, {
      orders,
      only: args.find((arg) => arg.startsWith('only='))?.slice(5) ?? '',
      check: !filled || args.includes('check'),
    });
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

interface Wish {
  readonly orders: number;
  /** Which figures, by a part of their names. */
  readonly only: string;
  /** Whether to see first that the copies are what the journal would have left. */
  readonly check: boolean;
}

async function measure(server: Server, { orders, only, check }: Wish): Promise<void> {
  const origin = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const lists = await listsOf(server, COUNTY);
  const cookies = new Map<string, string>();
  for (const name of [CLERK, OFFICER, PARTNER]) cookies.set(name, await signIn(origin, name));
  const ask: Ask = async (path) => {
    const answer = await fetch(`${origin}/api/counties/${COUNTY}${path}`, {
      headers: { cookie: cookies.get(CLERK) ?? '' },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
    return JSON.parse(text);
  };
  const copied = `of ${orders} orders copied from ${LIVES + OPEN_LIVES} that were lived through`;
  if (check)
    print({
      bench: 'desk',
      figure: 'checked',
      value: await checkCopies(server, ask, COUNTY),
      unit: copied,
      goal: 'each as its entries make it, and all sums agree',
    });
  const load = loadavg()[0] ?? 0;
  print({
    bench: 'desk',
    figure: 'load',
    value: load,
    unit: 'processes that ran or waited when it began',
    goal: '< 1',
  });
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
    print({ bench: 'desk', figure: `p95:${figure}`, value, unit: 'ms', goal: '< 100', least: Math.min(...times) });
  }
  print({ bench: 'desk', figure: 'p95:worst', value: Math.max(...worst), unit: 'ms', goal: '< 100' });
}

async function signIn(origin: string, name: string): Promise<string> {
  const answer = await fetch(`${origin}/api/identity/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: PASSWORD, device: 'bench' }),
  });
  if (!answer.ok) throw new Error(`sign-in failed: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
