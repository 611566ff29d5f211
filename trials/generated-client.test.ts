import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import openapiTS, { astToString } from 'openapi-typescript';
import { COUNTY, PASSWORD, TrialCounty, type TrialStation } from './county.ts';

/** What somebody writes who knows the house by its document alone: they sign in, look for a product, order it and read the order. */
const program = `import createClient from 'openapi-fetch';
import type { paths } from './api.ts';

const [baseUrl = '', county = '', name = '', password = '', id = ''] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl });
const path = { county };
const cookies = new Map<string, string>();
client.use({
  onRequest({ request }) {
    request.headers.set('cookie', [...cookies].map((one) => one.join('=')).join('; '));
  },
  onResponse({ response }) {
    for (const one of response.headers.getSetCookie()) {
      const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      cookies.set(key, value);
    }
  },
});

const entered = await client.POST('/api/identity/sign-in', { body: { name, password, device: 'generated' } });
if (entered.error) throw new Error(entered.error.problem.en);
const products = await client.GET('/api/counties/{county}/products', { params: { path, query: { limit: 1, sort: '-price' } } });
const villagers = await client.GET('/api/counties/{county}/villagers', { params: { path } });
const [product] = products.data?.rows ?? [];
const [villager] = villagers.data?.rows ?? [];
if (product === undefined || villager === undefined) throw new Error('nothing to order, or nobody to order for');
const placed = await client.POST('/api/counties/{county}/command', {
  params: { path },
  body: {
    id,
    type: 'place-order',
    at: Date.now(),
    payload: {
      station: villager.station,
      villager: villager.id,
      tender: 'cash',
      lines: [{ product: product.id, quantity: 2, priceFen: product.priceFen }],
    },
  },
});
if (placed.error) throw new Error(placed.error.problem.en);
const order = await client.GET('/api/counties/{county}/orders/{id}', { params: { path: { county, id } } });
console.log(JSON.stringify({ stage: order.data?.stage, amountFen: order.data?.amountFen }));
// @ts-expect-error an address that is not there
void (() => client.GET('/api/counties/{county}/order', { params: { path } }));
// @ts-expect-error a command of a kind that there is none
void (() => client.POST('/api/counties/{county}/command', { params: { path }, body: { id, type: 'take-order', at: 0, payload: {} } }));
`;

let county: TrialCounty;
let station: TrialStation;
let folder: string;
before(async () => {
  county = await TrialCounty.open({ stations: 1 });
  const [first] = county.stations;
  assert.ok(first);
  station = first;
  // Inside the package, so that what is generated finds what it imports.
  folder = await mkdtemp(join(import.meta.dirname, 'generated-'));
});
after(async () => {
  await rm(folder, { recursive: true, force: true });
  await county.close();
});

const run = promisify(execFile);

test('a client generated from the document signs in and places an order, its types held by the compiler', async () => {
  const { payload } = await county.server.app.inject({ method: 'GET', url: '/api/openapi.json' });
  await writeFile(join(folder, 'api.ts'), astToString(await openapiTS(payload)));
  await writeFile(join(folder, 'order.ts'), program);
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.base.json', compilerOptions: { types: ['node'] }, include: ['.'] }),
  );
  const tsc = join(import.meta.dirname, '../node_modules/.bin/tsc');
  await run(tsc, ['-p', folder]).catch((error: { readonly stdout: string }) => assert.fail(error.stdout));
  const origin = await county.server.app.listen({ host: '127.0.0.1', port: 0 });
  const id = '0193a5b0-0000-7000-8000-000000000001';
  const { stdout } = await run(process.execPath, [
    join(folder, 'order.ts'),
    origin,
    COUNTY,
    station.signInName,
    PASSWORD,
    id,
  ]);
  assert.deepEqual(JSON.parse(stdout), { stage: 'placed', amountFen: 2_000 });
});
