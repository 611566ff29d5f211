import { commands, DAY, invariant, SYSTEM } from '@yangui/domain';
import { readCounty, newId, openCounty, type Server } from '@yangui/server';

/** A county for the desk to look at: where its people work, and its life as the journal wrote it. */
export interface DeskWorld {
  readonly county: string;
  readonly clerk: string;
  readonly stations: readonly DeskStation[];
  /** Up to which entry the county was set up: its orders come after. */
  readonly beganAt: number;
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
/** How many orders that are over are lived through by commands, to be copied; and how many that are still on their way. */
export const LIVES = 360;
export const OPEN_LIVES = 48;
/** How long ago the former began: as long as a device's clock may be behind; and the latter. */
export const LIVED_DAYS_AGO = 40;
export const OPENED_DAYS_AGO = 5;
const surnames = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗');
const given = [
  '秀英',
  '桂兰',
  '建国',
  '志强',
  '德贵',
  '长河',
  '文斌',
  '俊杰',
  '晓东',
  '守田',
  '万春',
  '来顺',
  '金凤',
  '桂芝',
];
const goods = [
  '东北大米',
  '调和油',
  '洗衣液',
  '抽纸',
  '酱油',
  '棉鞋',
  '书包',
  '复合肥',
  '电热毯',
  '灯泡',
  '电饭煲',
  '雨靴',
];

/** Begins the county by commands: stations with partners, villagers, a catalogue, and a few hundred orders, parcels and remittances of every fate. */
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
  const stations = division.villages.slice(0, STATIONS).map((village) => ({
    id: newId(),
    village,
    partner: newId(),
    villagers: Array.from({ length: VILLAGERS_EACH }, newId),
  }));
  await say(
    stations.map(({ id, village }) => [
      'open-station',
      { station: id, village: village.code, name: `${village.name}服务站` },
    ]),
  );
  await say(
    stations.map(({ id, partner }, index) => [
      'appoint-partner',
      { station: id, person: partner },
      { name: nameOf(index) },
    ]),
  );
  const products = Array.from({ length: PRODUCTS }, newId);
  await say(
    products.map((product, index) => [
      'add-product',
      {
        product,
        name: `${goods[index % goods.length]} ${index}号`,
        unit: '件',
        barcode: String(6_900_000_000_000 + index),
        priceFen: 990 + index * 10,
        rebateBasisPoints: 500,
        stockUnits: 10_000_000,
      },
    ]),
  );
  for (const [at, { id, villagers }] of stations.entries()) {
    await say(
      villagers.map((villager, index) => [
        'register-villager',
        { villager, station: id },
        { name: nameOf(at * 7 + index), phone: `138${String(at).padStart(4, '0')}${String(index).padStart(4, '0')}` },
      ]),
    );
  }
  const {
    rows: [head],
  } = await server.pool.query<{ last: number }>('select last_seq as last from journal_head where county = $1', [
    county,
  ]);
  await liveThrough(say, stations, products);
  await carry(say, stations, clerk);
  for (const [person, signInName] of [
    [clerk, CLERK],
    [officer, OFFICER],
    [stations[0]?.partner ?? '', PARTNER],
  ] as const) {
    await server.identity.createSignIn({ county, person, signInName, name: signInName, password: PASSWORD });
  }
  return { county, clerk, stations, beganAt: head?.last ?? 0 };
}

type Say = (said: readonly Said[]) => Promise<void>;
type Said = readonly [type: string, payload: unknown, personal?: unknown, at?: number, id?: string, by?: string];

/** What orders there are to be copied: those that are over, by how they ended, and those still on their way, by how far they are. */
const over = { completed: 18, returned: 1, cancelled: 1 } as const;
const underWay = { placed: 1, confirmed: 1, received: 1, collected: 1 } as const;
type Fate = keyof typeof over | keyof typeof underWay;

/** Orders of every fate, each step said when it is done. */
async function liveThrough(say: Say, stations: readonly DeskStation[], products: readonly string[]): Promise<void> {
  const fates = (shares: Partial<Record<Fate, number>>) =>
    (['completed', 'returned', 'cancelled', 'placed', 'confirmed', 'received', 'collected'] as const).flatMap((fate) =>
      Array<Fate>(shares[fate] ?? 0).fill(fate),
    );
  const orders = [
    ...Array.from({ length: LIVES }, (_, index) => ({
      id: newId(),
      index,
      at: Date.now() - LIVED_DAYS_AGO * DAY + index * 60_000,
      fate: fates(over)[(index * 7 + Math.floor(index / stations.length) * 3) % 20],
    })),
    ...Array.from({ length: OPEN_LIVES }, (_, index) => ({
      id: newId(),
      index,
      at: Date.now() - OPENED_DAYS_AGO * DAY + index * 60_000,
      fate: fates(underWay)[index % 4],
    })),
  ];
  const step = (type: string, daysLater: number, which: readonly Fate[], more: object = {}) =>
    say(
      orders
        .filter(({ fate }) => fate !== undefined && which.includes(fate))
        .map(({ id, at }) => [type, { order: id, ...more }, undefined, at + daysLater * DAY]),
    );
  await say(
    orders.map(({ id, index, at }) => {
      const {
        id: station,
        villagers: [villager],
      } = stations[index % stations.length] ?? { id: '', villagers: [] };
      const lines = [index % products.length, (index * 7 + 3) % products.length]
        .slice(0, 1 + (index % 2))
        .map((product) => ({ product: products[product], quantity: 1 + (index % 3), priceFen: 990 + product * 10 }));
      return ['place-order', { station, villager, lines }, undefined, at, id];
    }),
  );
  await step('cancel-order', 1, ['cancelled'], { reason: 'changed-mind' });
  await step('confirm-order', 0.5, ['confirmed', 'received', 'collected', 'completed'], { supplierRef: 'GH-20261122' });
  await step('receive-order', 1, ['completed', 'returned', 'received', 'collected']);
  await step('collect-order', 2, ['completed', 'returned', 'collected']);
  await step('return-order', 4, ['returned'], { reason: 'quality' });
  await step('release-rebate', 12, ['completed']);
}

/** Parcels handed out, and some on each part of their way; and cash remitted, counted or not yet. */
async function carry(say: Say, stations: readonly DeskStation[], clerk: string): Promise<void> {
  const at = Date.now() - LIVED_DAYS_AGO * DAY;
  const parcels = stations.map(({ id: station, villagers }, index) => ({
    id: newId(),
    load: newId(),
    index,
    station,
    villagers,
    far: index % 6,
  }));
  const ready = (least: number) => parcels.filter(({ far }) => far >= least);
  await say(
    parcels.map(({ id, station, index, villagers: [villager] }) => [
      'register-parcel',
      {
        parcel: id,
        number: `SF${String(index).padStart(12, '0')}`,
        carrier: 'sf',
        station,
        villager,
        order: null,
        weightGrams: 300 + index * 10,
      },
      undefined,
      at,
    ]),
  );
  await say(
    ready(1).map(({ id, load, station }) => [
      'load-van',
      { load, station, seal: 'A-1001', van: '1号车', driver: null, parcels: [id] },
      undefined,
      at + DAY / 4,
    ]),
  );
  await say(
    ready(2).map(({ id, load, station }) => [
      'receive-parcels',
      { station, load, sealWhole: true, parcels: [id] },
      undefined,
      at + DAY / 2,
    ]),
  );
  await say(
    ready(3).map(({ id }) => [
      'hand-out-parcel',
      { parcel: id, proof: 'known', code: null, consent: null },
      undefined,
      at + DAY,
    ]),
  );
  const sent = stations.map(({ id }, index) => ({
    station: id,
    amountFen: 300 + index * 5,
    remittance: newId(),
    index,
  }));
  await say(
    sent.map(({ station, amountFen, remittance }) => [
      'remit-cash',
      { station, amountFen },
      undefined,
      at + 2 * DAY,
      remittance,
    ]),
  );
  await say(
    sent
      .filter(({ index }) => index % 12 !== 0)
      .map(({ remittance, amountFen }) => [
        'confirm-remittance',
        { remittance, countedFen: amountFen, reason: null },
        undefined,
        at + 3 * DAY,
        newId(),
        clerk,
      ]),
  );
}

function nameOf(index: number): string {
  return `${surnames[index % surnames.length]}${given[(index * 5) % given.length]}`;
}

/** Says commands as the county's own set-up and sees that each is accepted. */
function sayer(server: Server, county: string): Say {
  return async (said) => {
    const outcomes = await Promise.all(
      said.map(([type, payload, personal, at = Date.now(), id = newId(), by = SYSTEM]) => {
        const bound = commands.get(type)?.bind({ id, type, at, payload, personal }, county, by);
        if (bound === undefined || 'malformed' in bound) throw new Error(`${type}: ${JSON.stringify(bound)}`);
        return server.writer.submit(bound);
      }),
    );
    const refused = outcomes.find(({ status }) => status === 'refused');
    if (refused !== undefined) throw new Error(`the world could not be built: ${JSON.stringify(refused)}`);
  };
}
