import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fastify from 'fastify';
import { begin, eventually, newId, SHUANGYANG, TestCounty } from '../journal/test-county.ts';
import { startPostgres } from '../postgres/embedded.ts';
import { isOutage } from '../postgres/pool.ts';
import { openServer, type Server } from '../server.ts';
import { Browser } from '../identity/test-identity.ts';
import { installProblemAnswers } from './problem-answer.ts';
import { portOf } from './test-raw.ts';
import { PASSWORD } from './test-server.ts';

let dataDir: string;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let server: Server;
let county: TestCounty;
let partner: Browser;
before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'yangui-outage-'));
  postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), settings: { shared_buffers: '32MB' } });
  server = await openServer({ url: postgres.url, dataFolder: dataDir, clockworkMs: 0, logLevel: 'silent' });
  county = await begin(server.pool, server.writer, new TestCounty(SHUANGYANG));
  const person = county.station.partner;
  await server.identity.createSignIn({
    county: county.code,
    person,
    signInName: 'zhan',
    name: '站长',
    password: PASSWORD,
  });
  partner = new Browser(server.app);
  assert.equal((await partner.signIn('zhan', PASSWORD)).status, 200);
});
after(async () => {
  await server.close();
  await postgres.stop();
  await rm(dataDir, { recursive: true });
});

test('while PostgreSQL is away everybody is told that it is busy and when to ask again, and once it is back all goes on', async () => {
  const order = {
    id: newId(),
    at: Date.now(),
    type: 'place-order',
    payload: {
      station: county.station.id,
      villager: county.station.villager,
      lines: [{ product: county.product, quantity: 1, priceFen: 1_000 }],
    },
  };
  const of = `/api/counties/${county.code}`;
  const asks: Readonly<Record<string, () => ReturnType<Browser['ask']>>> = {
    'a read': () => partner.ask('GET', `${of}/orders`),
    'who is there': () => partner.ask('GET', '/api/me'),
    'a feed': () => partner.ask('GET', `${of}/feed`),
    'a command': () => partner.ask('POST', `${of}/command`, order),
    'signing in': () => new Browser(server.app).signIn('zhan', PASSWORD),
    health: () => partner.ask('GET', '/api/health'),
  };
  await postgres.stop();
  for (const [what, ask] of Object.entries(asks)) {
    const { status, code, headers, body } = await ask();
    assert.deepEqual([status, code, headers['retry-after']], [503, 'busy', '3'], `${what}: ${JSON.stringify(body)}`);
  }
  const batch = await partner.ask('POST', `${of}/commands`, { commands: [order] });
  assert.equal(batch.body.problem?.code ?? batch.body.outcomes[0].problem.code, 'busy');
  postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), settings: { shared_buffers: '32MB' } });
  await eventually(async () => assert.equal((await asks['a command']?.())?.status, 200), 30_000);
  assert.equal((await partner.ask('GET', `${of}/orders`)).body.rows.length, 1);
});

test('an outage is known by what PostgreSQL, its pool or the network says, also where others wrapped it', () => {
  const error = (code: string, name = 'error') => Object.assign(new Error('x'), { code, name });
  for (const code of ['57P01', '57P03', '53300', '53100', '08006', '40001']) assert.ok(isOutage(error(code)), code);
  for (const code of ['ECONNREFUSED', 'ETIMEDOUT', 'ENOTFOUND']) assert.ok(isOutage(error(code, 'Error')), code);
  assert.ok(isOutage(new Error('timeout exceeded when trying to connect')));
  assert.ok(isOutage(new Error('wrapped', { cause: error('57P03') })));
  for (const code of ['23505', '57014', '22P02', '42P01']) assert.ok(!isOutage(error(code)), code);
  assert.ok(!isOutage(new Error('a bug')) && !isOutage('57P03') && !isOutage(undefined));
});

test('whoever hangs up in the middle of a request is no error of ours', async () => {
  const lines: string[] = [];
  const app = fastify({ logger: { level: 'info', stream: { write: (line: string) => void lines.push(line) } } });
  installProblemAnswers(app);
  app.post('/take', () => ({}));
  const asked = request({
    port: await portOf({ app }),
    host: '127.0.0.1',
    path: '/take',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': 1_000 },
  });
  asked.on('error', () => {});
  asked.write('{"a":', () => asked.destroy());
  await eventually(() => assert.ok(lines.some((line) => line.includes('hung up'))));
  await app.close();
  for (const line of lines) assert.ok(JSON.parse(line).level < 40 && !line.includes('"stack"'), line);
});
