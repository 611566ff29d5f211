import { commands, SYSTEM } from '@yangui/domain';
import { newId, openCounty, readCounty, type Server } from '@yangui/server';
import { catalogue, personName, phoneNumber, SeededRandom } from '@yangui/simulation';

export const COUNTY = '220112';
const PASSWORD = 'bench-password';

/** A command to be said by the county's own set-up. */
export type Said = readonly [
  type: string,
  payload: unknown,
  more?: { readonly personal?: unknown; readonly at?: number; readonly id?: string },
];

export interface SyncStation {
  readonly id: string;
  readonly village: string;
  readonly partner: string;
  readonly villagers: readonly string[];
}

export interface SyncWorld {
  readonly stations: readonly SyncStation[];
  readonly products: readonly { readonly id: string; readonly priceFen: number }[];
  readonly random: SeededRandom;
}

/** A county with stations, a partner and villagers each, and a catalogue of the usual goods. */
export async function buildSyncWorld(
  server: Server,
  { stations: count, villagersEach, products: many }: { stations: number; villagersEach: number; products: number },
): Promise<SyncWorld> {
  const random = new SeededRandom(20_261_122);
  await openCounty(server.pool, { county: COUNTY, sample: true, epoch: newId(), now: Date.now() });
  const division = await readCounty(COUNTY);
  const villages = division?.villages.map(({ code }) => code) ?? [];
  const stations = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    village: villages[index] ?? `${COUNTY}9${String(index).padStart(5, '0')}`,
    partner: newId(),
    villagers: Array.from({ length: villagersEach }, newId),
  }));
  const products = Array.from({ length: many }, (_, index) => ({
    id: newId(),
    priceFen: 500 + random.between(0, 20_000),
    goods: catalogue[index % catalogue.length],
  }));
  await say(server, [['change-settings', { cashFloatLimitFen: 10_000_000_000 }]]);
  await say(
    server,
    products.map(({ id, priceFen, goods }, index) => [
      'add-product',
      {
        product: id,
        name: `${goods?.name ?? '货物'} ${index}`,
        unit: goods?.unit ?? '件',
        barcode: String(6_900_000_000_000 + random.between(0, 999_999_999)),
        priceFen,
        rebateBasisPoints: null,
        stockUnits: 10_000_000,
      },
    ]),
  );
  await say(
    server,
    stations.map(({ id, village }, index) => ['open-station', { station: id, village, name: `${index}号服务站` }]),
  );
  await say(
    server,
    stations.map(({ id, partner }) => [
      'appoint-partner',
      { station: id, person: partner },
      { personal: { name: personName(random) } },
    ]),
  );
  await say(
    server,
    stations.flatMap(({ id, villagers }) =>
      villagers.map((villager): Said => [
        'register-villager',
        { villager, station: id, consent: { noticeVersion: 1, channel: 'voice' } },
        { personal: { name: personName(random), phone: phoneNumber(random) } },
      ]),
    ),
  );
  return { stations, products, random };
}

/** Says commands in order, a thousand at once, and sees that each is accepted. */
export async function say(server: Server, said: readonly Said[]): Promise<void> {
  for (let from = 0; from < said.length; from += 1_000) {
    const outcomes = await Promise.all(
      said.slice(from, from + 1_000).map(([type, payload, { personal, at = Date.now(), id = newId() } = {}]) => {
        const bound = commands.get(type)?.bind({ id, type, at, payload, personal }, COUNTY, SYSTEM);
        if (bound === undefined || 'malformed' in bound) throw new Error(`${type}: ${JSON.stringify(bound)}`);
        return server.writer.submit(bound);
      }),
    );
    const refused = outcomes.find(({ status }) => status === 'refused');
    if (refused !== undefined) throw new Error(`the world could not be built: ${JSON.stringify(refused)}`);
  }
}

/** One or two lines of the usual goods. */
export function linesOf({
  products,
  random,
}: SyncWorld): readonly { product: string; quantity: number; priceFen: number }[] {
  return Array.from({ length: random.between(1, 2) }, () => {
    const { id, priceFen } = random.pick(products);
    return { product: id, quantity: random.between(1, 4), priceFen };
  });
}

/** Signs a partner in over HTTP and returns the cookie to send. */
export async function signInPartner(server: Server, origin: string, { partner }: SyncStation): Promise<string> {
  await server.identity.createSignIn({
    county: COUNTY,
    person: partner,
    signInName: `p${partner.slice(-12)}`,
    name: '站长',
    password: PASSWORD,
  });
  const answer = await fetch(`${origin}/api/identity/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: `p${partner.slice(-12)}`, password: PASSWORD, device: 'bench' }),
  });
  if (!answer.ok) throw new Error(`sign-in failed: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
