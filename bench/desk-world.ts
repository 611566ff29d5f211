import { commands, DAY, invariant, SYSTEM } from '@yangui/domain';
import { readCounty, newId, openCounty, type Server } from '@yangui/server';

/** A county for the desk to look at: where its people work, and its life as the journal wrote it. */
export interface DeskWorld {
  readonly county: string;
  readonly clerk: string;
  readonly stations: readonly DeskStation[];
}

interface DeskStation {
  readonly id: string;
  readonly partner: string;
  readonly villagers: readonly string[];
}

export const CLERK = 'desk-clerk';
export const OFFICER = 'desk-officer';
export const PARTNER = 'desk-partner';
export const PASSWORD = 'bench-password';
const STATIONS = 120;
const VILLAGERS_EACH = 200;
const PRODUCTS = 600;
/** How many orders are lived through by commands, to be copied. */
const LIVES = 360;
const surnames = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗');
const given = ['秀英', '桂兰', '建国', '志强', '德贵', '长河', '文斌', '俊杰', '晓东', '守田', '万春', '来顺', '金凤', '桂芝'];
const goods = ['东北大米', '调和油', '洗衣液', '抽纸', '酱油', '棉鞋', '书包', '复合肥', '电热毯', '灯泡', '电饭煲', '雨靴'];

/** Begins the county by commands: stations with partners, villagers, a catalogue, and a few hundred orders of every fate. */
export async function beginWorld(server: Server, county: string): Promise<DeskWorld> {
  await openCounty(server.pool, { county, sample: true, epoch: newId(), now: Date.now() - 3 * 365 * DAY });
  const division = await readCounty(county);
  invariant(division !== undefined, `the division codes have ${county}`);
  const say = sayer(server, county);
  const [clerk, officer] = [newId(), newId()];
  await say([
    ['grant-role', { person: clerk, role: 'county-clerk', place: county }, { name: '文员' }],
    ['grant-role', { person: officer, role: 'programme-officer', place: county }, { name: '主管' }],
  ]);
  const stations = division.villages.slice(0, STATIONS).map((village) => ({ id: newId(), village, partner: newId(), villagers: Array.from({ length: VILLAGERS_EACH }, newId) }));
  await say(stations.map(({ id, village }) => ['open-station', { station: id, village: village.code, name: `${village.name}服务站` }]));
  await say(stations.map(({ id, partner }, index) => ['appoint-partner', { station: id, person: partner }, { name: nameOf(index) }]));
  const products = Array.from({ length: PRODUCTS }, newId);
  await say(products.map((product, index) => ['add-product', { product, name: `${goods[index % goods.length]} ${index}号`, unit: '件', barcode: String(6_900_000_000_000 + index), priceFen: 990 + index * 10, rebateBasisPoints: 500, stockUnits: 10_000_000 }]));
  for (const [at, { id, villagers }] of stations.entries()) {
    await say(villagers.map((villager, index) => ['register-villager', { villager, station: id }, { name: nameOf(at * 7 + index), phone: `138${String(at).padStart(4, '0')}${String(index).padStart(4, '0')}` }]));
  }
  await liveThrough(say, stations, products);
  for (const [person, signInName] of [[clerk, CLERK], [officer, OFFICER], [stations[0]?.partner ?? '', PARTNER]] as const) {
    await server.identity.createSignIn({ county, person, signInName, name: signInName, password: PASSWORD });
  }
  return { county, clerk, stations };
}

type Said = readonly [type: string, payload: unknown, personal?: unknown, at?: number, id?: string];

/** Orders of every fate: nine of ten completed, some returned or cancelled, and the last ones on their way. */
async function liveThrough(say: (said: readonly Said[]) => Promise<void>, stations: readonly DeskStation[], products: readonly string[]): Promise<void> {
  const ordered = Date.now() - 40 * DAY;
  const orders = Array.from({ length: LIVES }, (_, index) => ({ id: newId(), index, at: ordered + index * 60_000 }));
  const fate = (index: number) => (index % 20 === 7 ? 'cancelled' : index % 20 === 13 ? 'returned' : 'completed');
  const step = (type: string, daysLater: number, fates: readonly string[], more: object = {}) =>
    say(orders.filter(({ index }) => fates.includes(fate(index))).map(({ id, at }) => [type, { order: id, ...more }, undefined, at + daysLater * DAY]));
  await say(orders.map(({ id, index, at }) => {
    const { id: station, villagers: [villager] } = stations[index % stations.length] ?? { id: '', villagers: [] };
    const lines = [index % products.length, (index * 7 + 3) % products.length].slice(0, 1 + (index % 2)).map((product) => ({ product: products[product], quantity: 1 + (index % 3), priceFen: 990 + product * 10 }));
    return ['place-order', { station, villager, lines }, undefined, at, id];
  }));
  await step('cancel-order', 1, ['cancelled'], { reason: 'changed-mind' });
  await step('receive-order', 1, ['completed', 'returned']);
  await step('collect-order', 2, ['completed', 'returned']);
  await step('return-order', 4, ['returned'], { reason: 'quality' });
  await step('release-rebate', 12, ['completed']);
}

function nameOf(index: number): string {
  return `${surnames[index % surnames.length]}${given[(index * 5) % given.length]}`;
}

/** Says commands as the county's own set-up and sees that each is accepted. */
function sayer(server: Server, county: string) {
  return async (said: readonly Said[]): Promise<void> => {
    const outcomes = await Promise.all(said.map(([type, payload, personal, at = Date.now(), id = newId()]) => {
      const bound = commands.get(type)?.bind({ id, type, at, payload, personal }, county, SYSTEM);
      if (bound === undefined || 'malformed' in bound) throw new Error(`${type}: ${JSON.stringify(bound)}`);
      return server.writer.submit(bound);
    }));
    const refused = outcomes.find(({ status }) => status === 'refused');
    if (refused !== undefined) throw new Error(`the world could not be built: ${JSON.stringify(refused)}`);
  };
}
