import { commands, SYSTEM, type BoundCommand } from '@yangui/domain';
import { newId, openCounty, type Server } from '@yangui/server';
import { readFile } from 'node:fs/promises';
import { brotliDecompressSync } from 'node:zlib';

/** A partner who orders: where, for whom, what. */
export interface Seller {
  readonly county: string;
  readonly person: string;
  readonly signInName: string;
  readonly station: string;
  readonly villager: string;
  readonly products: readonly string[];
}

export const PRICE_FEN = 5_990;
const PASSWORD = 'bench-password';
const PRODUCTS = 40;
const PLENTY = 10_000_000;

/** County codes of real counties, from the division files. */
export async function countyCodes(count: number): Promise<readonly string[]> {
  const codes: string[] = [];
  for (const province of ['13', '22', '41', '51', '52']) {
    const file = await readFile(new URL(`../apps/server/places/${province}.tsv.br`, import.meta.url));
    const lines = brotliDecompressSync(file)
      .toString()
      .split('\n')
      .map((line) => line.split('\t')[0] ?? '');
    codes.push(...lines.filter((code) => code.length === 6));
  }
  return codes.slice(0, count);
}

/** Opens counties, each with stations, partners with sign-ins, villagers and a catalogue with plenty of stock. */
export async function buildWorld(server: Server, counties: readonly string[], sellersEach: number): Promise<Seller[]> {
  const sellers: Seller[] = [];
  for (const county of counties) {
    await openCounty(server.pool, { county, sample: true, epoch: newId(), now: Date.now() });
    const products = Array.from({ length: PRODUCTS }, newId);
    const made = Array.from({ length: sellersEach }, (_, index) => ({
      county,
      person: newId(),
      signInName: `s${county}-${index}`,
      station: newId(),
      villager: newId(),
      products,
    }));
    // Every order is paid in cash: the drawers hold all that a run brings in.
    await say(server, county, [['change-settings', { cashFloatLimitFen: 10_000_000_000 }]]);
    await say(
      server,
      county,
      products.map((product, index) => [
        'add-product',
        {
          product,
          name: `商品 ${index}`,
          unit: '件',
          barcode: null,
          priceFen: PRICE_FEN,
          rebateBasisPoints: 500,
          stockUnits: PLENTY,
        },
      ]),
    );
    await say(
      server,
      county,
      made.map(({ station }, index) => [
        'open-station',
        { station, village: `${county}0012${String(index).padStart(2, '0')}`, name: `站 ${index}` },
      ]),
    );
    await say(
      server,
      county,
      made.map(({ station, person }) => ['appoint-partner', { station, person }, { name: '站长' }]),
    );
    await say(
      server,
      county,
      made.map(({ station, villager }) => ['register-villager', { villager, station }, { name: '村民' }]),
    );
    sellers.push(...made);
  }
  await Promise.all(
    sellers.map(({ county, person, signInName }) =>
      server.identity.createSignIn({ county, person, signInName, name: '站长', password: PASSWORD }),
    ),
  );
  return sellers;
}

/** Adds accounts that nothing was ever booked to by a command: such a county serves measuring, and does not verify. */
export async function addIdleAccounts(server: Server, county: string, count: number): Promise<void> {
  const ids = Array.from({ length: count }, () => `tab:${newId()}`);
  await server.pool.query(
    'insert into account (county, id, balance_fen) select $1, a.id, 100 from unnest($2::text[]) a(id)',
    [county, ids],
  );
}

/** Adds one product of which little is there. */
export async function addScarceProduct(server: Server, county: string, stockUnits: number): Promise<string> {
  const product = newId();
  await say(server, county, [
    [
      'add-product',
      { product, name: '抢手货', unit: '件', barcode: null, priceFen: PRICE_FEN, rebateBasisPoints: 500, stockUnits },
    ],
  ]);
  return product;
}

/** Says commands as the system, one for each. @throws where one is refused */
export async function say(
  server: Server,
  county: string,
  said: readonly (readonly [type: string, payload: unknown, personal?: unknown])[],
): Promise<void> {
  const outcomes = await Promise.all(
    said.map(([type, payload, personal]) => server.writer.submit(bind(county, type, payload, personal))),
  );
  const refused = outcomes.find(({ status }) => status === 'refused');
  if (refused !== undefined) throw new Error(`the world could not be built: ${JSON.stringify(refused)}`);
}

function bind(county: string, type: string, payload: unknown, personal: unknown): BoundCommand {
  const bound = commands.get(type)?.bind({ id: newId(), type, at: Date.now(), payload, personal }, county, SYSTEM);
  if (bound === undefined || 'malformed' in bound) throw new Error(`${type}: ${JSON.stringify(bound)}`);
  return bound;
}

/** A two-line order of a seller, as a device sends it. */
export function orderOf({ station, villager, products }: Seller, turn: number) {
  const line = (step: number) => ({
    product: products[(turn * 2 + step) % products.length],
    quantity: 1 + (turn % 3),
    priceFen: PRICE_FEN,
  });
  return {
    id: newId(),
    type: 'place-order',
    at: Date.now(),
    payload: { station, villager, lines: [line(0), line(1)] },
  };
}

/** Signs a seller in over HTTP and returns the cookie to send. */
export async function signIn(origin: string, { signInName }: Seller): Promise<string> {
  const answer = await fetch(`${origin}/api/identity/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: signInName, password: PASSWORD, device: 'bench' }),
  });
  if (!answer.ok) throw new Error(`sign-in failed: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
