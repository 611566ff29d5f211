import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import { signIn, type Seller } from './order-world.ts';

/** A seller who is signed in. */
export interface Client extends Seller {
  readonly cookie: string;
}

/** The server in a process of its own, as it runs in a county. */
export async function startServer(url: string, folder: string): Promise<{ origin: string; stop(): Promise<void> }> {
  const main = fileURLToPath(new URL('../apps/server/src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, 'start', '--no-sample', '--port', '0', '--data', folder], {
    env: { ...process.env, DATABASE_URL: url, YANGUI_HEADS: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += String(chunk);
      const found = /http:\/\/[\d.]+:\d+/.exec(printed)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.on('exit', () => reject(new Error(`the server did not start: ${printed}`)));
  });
  return {
    origin,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Signs all of them in, one after the other. */
export async function signAllIn<S extends Seller>(origin: string, sellers: readonly S[]): Promise<(S & Client)[]> {
  const clients: (S & Client)[] = [];
  for (const seller of sellers) clients.push({ ...seller, cookie: await signIn(origin, seller) });
  return clients;
}

/** Sends commands one by one, some under way at a time, each client in turn, for some seconds. @throws where one is not accepted */
export async function sendFor<C extends Client>(
  origin: string,
  clients: readonly C[],
  { seconds, atOnce, sent: commandOf }: { seconds: number; atOnce: number; sent: (client: C, turn: number) => object },
): Promise<{ perSecond: number; latencies: number[] }> {
  const pool = new Pool(origin, { connections: clients.length });
  const latencies: number[] = [];
  const began = performance.now();
  const end = began + seconds * 1_000;
  let turn = 0;
  await Promise.all(
    Array.from({ length: Math.min(clients.length, atOnce) }, async () => {
      while (performance.now() < end) {
        const client = clients[turn++ % clients.length];
        if (client === undefined) return;
        const body = JSON.stringify(commandOf(client, turn));
        const sent = performance.now();
        const { status, body: answer } = await post(
          pool,
          `/api/counties/${client.county}/command`,
          client.cookie,
          body,
        );
        if (status !== 200) throw new Error(answer);
        latencies.push(performance.now() - sent);
      }
    }),
  );
  const perSecond = latencies.length / ((performance.now() - began) / 1_000);
  await pool.close();
  return { perSecond, latencies };
}

/** Sends a body and hears the answer out. */
export async function post(
  pool: Pool,
  path: string,
  cookie: string,
  body: string,
): Promise<{ status: number; body: string }> {
  const answer = await pool.request({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', cookie },
    body,
  });
  return { status: answer.statusCode, body: await answer.body.text() };
}
