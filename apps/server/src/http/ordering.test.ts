import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { businessMonth, DAY } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { nameOrder, textOrder } from '../store/name-order.ts';
import { withServer, type SomeoneSignedIn } from './test-server.ts';
import { LateStation } from './test-late.ts';
import { ParcelRound } from './test-parcels.ts';
import { TalentRound } from './test-talent.ts';
import { ProduceRound } from './test-produce.ts';

const here = withServer();

type Value = string | number | null;
/** What the rows of the lists have between them. */
interface Row {
  readonly id: string;
  readonly name: string | null;
  readonly stage: string;
  readonly number: string;
  readonly seq: number;
  readonly line: number;
  readonly placedAt: number;
  readonly registeredAt: number;
  readonly receivedAtStation: number | null;
  readonly closedAt: number | null;
  readonly sentAt: number;
  readonly bookedAt: number;
  readonly takenAt: number;
  readonly madeAt: number;
  readonly addedAt: number;
  readonly issuedAt: number;
  readonly validUntil: string | null;
  readonly keepsUntil: string | null;
  readonly leftGrams: number;
  readonly food: string;
  readonly substance: string;
  readonly village: string;
  readonly enteredAt: number;
  readonly receivedAt: number;
  readonly at: number;
  readonly amountFen: number;
  readonly priceFen: number;
  readonly day: string;
  readonly differenceFen: number;
  readonly sentFen: number;
  readonly countedFen: number | null;
  readonly balanceAfterFen: number;
  readonly rebateBasisPoints: number;
  readonly stockUnits: number;
  readonly openOrders: number;
}
type Values = Readonly<Record<string, (row: Row) => Value>>;

/** Each list that is read in pages: what tells its rows apart, and the value of each of its sorts, written down here once more. */
const lists: Readonly<
  Record<
    string,
    { readonly id?: (row: Row) => string | number; readonly sorts: Values; readonly filters: () => readonly string[] }
  >
> = {
  '/orders': {
    id: ({ id }) => id,
    sorts: { placed: ({ placedAt }) => placedAt, amount: ({ amountFen }) => amountFen },
    filters: () => [
      '',
      'stage=placed',
      'stage=open',
      `station=${here().station.id}`,
      `villager=${here().station.villager}`,
      'query=货物',
      'query=村民',
      'due=1',
    ],
  },
  '/villagers': {
    id: ({ id }) => id,
    sorts: { name: ({ name }) => (name === null ? null : nameOrder(name)), orders: ({ openOrders }) => openOrders },
    filters: () => ['', `station=${here().station.id}`, 'query=王', 'query=w'],
  },
  '/products': {
    id: ({ id }) => id,
    sorts: {
      name: ({ name }) => textOrder(name ?? ''),
      price: ({ priceFen }) => priceFen,
      rebate: ({ rebateBasisPoints }) => rebateBasisPoints,
      stock: ({ stockUnits }) => stockUnits,
    },
    filters: () => ['', 'low=1', 'query=米'],
  },
  '/parcels': {
    id: ({ id }) => id,
    sorts: {
      registered: ({ registeredAt }) => registeredAt,
      number: ({ number }) => number,
      received: ({ stage, receivedAtStation }) => (stage === 'at-station' ? receivedAtStation : null),
    },
    filters: () => ['', 'stage=at-station', 'stage=open', `station=${here().station.id}`, 'waited=3', 'query=SF'],
  },
  '/remittances': {
    id: ({ id }) => id,
    sorts: { sent: ({ sentAt }) => sentAt, amount: ({ sentFen }) => sentFen, counted: ({ countedFen }) => countedFen },
    filters: () => ['', 'stage=sent', 'stage=confirmed', `station=${here().station.id}`],
  },
  '/bookings': {
    id: ({ id }) => id,
    sorts: { booked: ({ bookedAt }) => bookedAt, amount: ({ amountFen }) => amountFen },
    filters: () => ['', 'kind=float', 'stage=reversed', `station=${here().station.id}`],
  },
  '/day-closes': {
    id: ({ id }) => id,
    sorts: { day: ({ day }) => day, difference: ({ differenceFen }) => differenceFen },
    filters: () => ['', `drawer=${here().station.id}`, 'from=2026-01-02', 'differs=1'],
  },
  '/consignments': {
    id: ({ id }) => id,
    sorts: { registered: ({ registeredAt }) => registeredAt, closed: ({ closedAt }) => closedAt },
    filters: () => ['', 'stage=open', 'stage=at-station', `station=${here().station.id}`],
  },
  '/households': {
    id: ({ id }) => id,
    sorts: { registered: ({ registeredAt }) => registeredAt, name: ({ name }) => name },
    filters: () => ['', 'stage=active', `station=${here().station.id}`],
  },
  '/tickets': {
    id: ({ id }) => id,
    sorts: { taken: ({ takenAt }) => takenAt, amount: ({ amountFen }) => amountFen },
    filters: () => ['', 'stage=taken', 'payment=owed', `station=${here().station.id}`],
  },
  '/lots': {
    id: ({ id }) => id,
    sorts: {
      made: ({ madeAt }) => madeAt,
      expiry: ({ keepsUntil }) => keepsUntil,
      left: ({ leftGrams }) => leftGrams,
    },
    filters: () => ['', 'state=usable', 'at=station', `station=${here().station.id}`],
  },
  '/limits': {
    id: ({ id }) => id,
    sorts: { food: ({ food }) => food, substance: ({ substance }) => substance },
    filters: () => ['', 'query=食用菌'],
  },
  '/papers': {
    id: ({ id }) => id,
    sorts: { added: ({ addedAt }) => addedAt, until: ({ validUntil }) => validUntil },
    filters: () => ['', 'state=standing', 'kind=conformity', `station=${here().station.id}`],
  },
  '/purchase-invoices': {
    id: ({ id }) => id,
    sorts: { issued: ({ issuedAt }) => issuedAt },
    filters: () => ['', 'stage=issued'],
  },
  '/samples': {
    id: ({ id }) => id,
    sorts: { taken: ({ takenAt }) => takenAt },
    filters: () => ['', 'stage=taken'],
  },
  '/inspection-work': {
    id: ({ id }) => id,
    sorts: { made: ({ madeAt }) => madeAt },
    filters: () => ['', 'waits=lab'],
  },
  '/lot-makings': {
    id: ({ id }) => id,
    sorts: { made: ({ madeAt }) => madeAt },
    filters: () => ['', `station=${here().station.id}`],
  },
  '/talent': {
    id: ({ id }) => id,
    sorts: { registered: ({ registeredAt }) => registeredAt, village: ({ village }) => village },
    filters: () => ['', 'kind=worker', 'source=lecture'],
  },
  '/register': {
    id: ({ id }) => id,
    sorts: { village: ({ village }) => village, entered: ({ enteredAt }) => enteredAt },
    filters: () => ['', 'trade=dealer', 'network=1'],
  },
  '/journal': {
    sorts: { seq: ({ seq }) => seq },
    filters: () => ['', 'type=place-order', 'refused=1', `by=${here().clerk.person}`],
  },
  '/late-commands': {
    id: ({ id }) => id,
    sorts: { received: ({ receivedAt }) => receivedAt, made: ({ at }) => at },
    filters: () => ['', `by=${here().partner.person}`],
  },
  '/proposals': {
    id: ({ id }) => id,
    sorts: { made: ({ at }) => at },
    filters: () => ['', 'stage=waiting', 'stage=alone'],
  },
  '/cash/{drawer}/movements': {
    id: ({ line }) => line,
    sorts: { seq: ({ seq }) => seq },
    filters: () => ['', 'from=2026-01-01'],
  },
  '/ledger/{account}': { id: ({ line }) => line, sorts: { seq: ({ seq }) => seq }, filters: () => [''] },
};

function compare(one: string | number, other: string | number): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Plain JavaScript: by value, then by id, turned round as a whole; rows without a value last. */
function sorted(
  rows: readonly Row[],
  value: (row: Row) => Value,
  id: (row: Row) => string | number,
  descending: boolean,
): readonly Row[] {
  const turn = descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null)
      return a === b ? turn * compare(id(one), id(other)) : Number(a === null) - Number(b === null);
    return turn * (compare(a, b) || compare(id(one), id(other)));
  });
}

async function allOf(reader: SomeoneSignedIn, address: string, limit: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let cursor = '';
  do {
    const { status, body } = await reader.read(
      `${address}${address.includes('?') ? '&' : '?'}limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    assert.equal(status, 200, `${address}: ${JSON.stringify(body)}`);
    rows.push(...body.rows);
    assert.ok(body.rows.length <= limit);
    cursor = body.next ?? '';
  } while (cursor !== '');
  return rows;
}

const addressOf = (list: string) => list.replace('{account}', 'sales').replace('{drawer}', here().station.id);

/** Some of everything, much of it alike. */
async function live(): Promise<void> {
  const { clerk, partner, otherPartner, station, otherStation, county } = here();
  const must = async (
    who: SomeoneSignedIn,
    type: string,
    payload: unknown,
    envelope: { id?: string; at?: number; personal?: unknown } = {},
  ) => {
    const { status, body } = await who.send(type, payload, envelope);
    assert.equal(status, 200, `${type}: ${JSON.stringify(body)}`);
  };
  const now = Date.now();
  const villagers: string[] = [];
  for (const [index, name] of [
    '王秀英',
    '曾国强',
    '岑小平',
    '王秀英',
    '单田芳',
    '戴德',
    'Zoe',
    '翟志刚',
    '区二',
    '王五',
  ].entries()) {
    const villager = newId();
    villagers.push(villager);
    const [who, at] = index % 2 === 0 ? [partner, station] : [otherPartner, otherStation];
    await must(who, 'register-villager', { villager, station: at.id }, { personal: { name } });
  }
  const products: string[] = [];
  for (const [index, name] of ['大米', '小米', '长粒米', '酱油', '大米', 'A米'].entries()) {
    const product = newId();
    products.push(product);
    await must(clerk, 'add-product', {
      product,
      name,
      unit: '袋',
      barcode: null,
      priceFen: 1_000 + (index % 3) * 500,
      rebateBasisPoints: index % 2 === 0 ? 300 : 500,
      stockUnits: index < 2 ? 5 : 100,
    });
  }
  for (let index = 0; index < 24; index += 1) {
    const [who, at] = index % 2 === 0 ? [partner, station] : [otherPartner, otherStation];
    const order = newId();
    const villager = index < 8 ? at.villager : (villagers[(index % 4) + (index % 2 === (index % 4) % 2 ? 0 : 1)] ?? '');
    const lines = [{ product: county.product, quantity: 1 + (index % 3), priceFen: 1_000 }];
    // Two at a time were placed at one moment.
    await must(
      who,
      'place-order',
      { station: at.id, villager, lines },
      { id: order, at: now - 20 * DAY + Math.floor(index / 2) * 1_000 },
    );
    if (index % 3 === 0) await must(clerk, 'receive-order', { order }, { at: now - 16 * DAY });
    if (index % 6 === 0) await must(who, 'collect-order', { order }, { at: now - 15 * DAY });
  }
  for (const [index, day] of ['2026-01-01', '2026-01-02', '2026-01-03'].entries())
    for (const [who, at] of [
      [partner, station],
      [otherPartner, otherStation],
    ] as const)
      await must(who, 'close-drawer', {
        station: at.id,
        day,
        expectedFen: 0,
        countedFen: index === 1 ? 5 : 0,
        pieces: null,
        reason: index === 1 ? 'unknown' : null,
      });
  const commodity = await new ProduceRound(here()).commodity();
  for (const food of ['食用菌', '食用菌:香菇', '坚果', '蜂产品'])
    for (const substance of ['铅', '镉'])
      await must(clerk, 'set-limit', { food, substance, ngPerKg: 5, source: 'GB 2762-2022', from: '2023-06-30' });
  const lots: { readonly lot: string; readonly grams: number }[] = [];
  // Two at a time are registered, and sell, at one moment.
  for (const moment of [Date.now(), Date.now() + 1]) {
    const produce = new ProduceRound(here(), () => moment);
    for (const netGrams of [1_000, 2_000]) {
      const of = { ...(await produce.household({ grows: [{ commodity, sizeHundredths: 10_000 }] })), commodity };
      const ticket = produce.ticketOf(of, { netGrams, grossGrams: netGrams + 100 });
      await produce.must(partner, 'take-in', ticket);
      const { household, ticket: brought } = ticket;
      const invoice = { invoice: newId(), household, month: businessMonth(moment), tickets: [brought] };
      await produce.must(clerk, 'issue-purchase-invoice', invoice);
      lots.push({ lot: ticket.ticket, grams: netGrams });
      await produce.entry();
      await new TalentRound(here()).registered();
    }
    // What is taken in from now on keeps for three days.
    const keeping = { commodity, keepsDays: 3, lossBasisPoints: null, madeFrom: [] };
    await produce.must(clerk, 'set-keeping', keeping, { at: moment });
  }
  for (const [index, { lot, grams }] of lots.entries())
    await must(
      partner,
      'make-lots',
      {
        making: newId(),
        station: station.id,
        kind: 'split',
        commodity,
        inputs: [{ lot, grams }],
        outputs: [1, 2].map(() => ({ lot: newId(), grade: 0, grams: grams / 2, pieces: null })),
        lossGrams: 0,
        reason: null,
      },
      { at: now + 10 + Math.floor(index / 2) },
    );
  // Two at a time are written down at one moment, and end on one day.
  for (const [index, { lot }] of lots.entries()) {
    const paper = new ProduceRound(here()).paperOf(lot, { validUntil: `2027-0${1 + Math.floor(index / 2)}-01` });
    await must(partner, 'add-paper', paper, { at: now + 20 + Math.floor(index / 2) });
  }
  const lab = newId();
  await must(clerk, 'add-lab', { lab, name: '化验室', accreditation: 'CMA 1' });
  const tests = [{ substance: '铅', detectsNgPerKg: 5 }];
  // Each is sampled three times; what was made of them waits for a rapid test.
  await must(clerk, 'set-test-plan', { commodity, foods: [], rapid: ['有机磷'], lab: [] });
  for (const [index, { lot }] of [...lots, ...lots, ...lots].entries()) {
    const asked = { sample: newId(), lots: [lot], lab, tests, feeFen: null };
    await must(clerk, 'take-sample', asked, { at: now + 20 + Math.floor(index / 2) });
  }
  await must(clerk, 'erase-villager', { villager: villagers[8] });
  await must(clerk, 'erase-villager', { villager: villagers[9] });
  const late = await LateStation.open(here());
  await late.pause();
  // Three at a time came at one moment, two at a time were made at one.
  for (let index = 0; index < 12; index += 3) {
    const came = [0, 1, 2].map((next) => late.lateOrder({ at: now - DAY + Math.floor((index + next) / 2) * 1_000 }));
    assert.deepEqual(new Set(await late.said(came)), new Set(['in-review: late-station-closed']));
  }
  const parcels = new ParcelRound(here());
  for (let index = 0; index < 10; index += 1) {
    const at = now - (index % 4) * DAY;
    if (index % 3 === 0) await parcels.register({}, at);
    else {
      const parcel = await parcels.atStation({}, at);
      if (index % 3 === 2) assert.equal((await parcels.handOut(parcel)).status, 200);
    }
  }
  for (let index = 0; index < 7; index += 1) {
    const remittance = newId();
    await must(partner, 'remit-cash', { station: station.id, amountFen: 100 * (1 + (index % 3)) }, { id: remittance });
    if (index % 2 === 0)
      await must(clerk, 'confirm-remittance', { remittance, countedFen: 100 * (1 + (index % 3)), reason: null });
  }
  for (let index = 0; index < 6; index += 1) {
    const consignment = {
      consignment: newId(),
      station: station.id,
      kind: 'goods',
      sender: null,
      pieces: 1,
      weightGrams: 500,
      volumeCubicDecimetres: 20,
      cold: false,
    };
    await must(partner, 'register-consignment', consignment, { at: now - Math.floor(index / 2) * DAY });
  }
  await partner.send('collect-order', { order: newId() });
}

/** Lists whose order and id are texts: any cursor is of one. */
const namedByTexts = ['/products', '/limits'];

describe('a list in pages', () => {
  before(live);

  test('is here with each of its sorts', async () => {
    const { body } = await here().nobody.ask('GET', '/api/openapi.json');
    interface Parameter {
      readonly name: string;
      readonly schema: { readonly enum?: readonly string[] };
    }
    const shared = new Map(
      Object.entries<Parameter>(body.components.parameters).map(([name, one]) => [
        `#/components/parameters/${name}`,
        one,
      ]),
    );
    const declared = Object.entries<{
      get?: { parameters?: readonly (Parameter | { readonly $ref: string })[] };
    }>(body.paths).flatMap(([path, { get }]) => {
      const sort = get?.parameters
        ?.map((one) => ('$ref' in one ? shared.get(one.$ref) : one))
        .find((one) => one?.name === 'sort');
      return sort === undefined ? [] : [[path.replace('/api/counties/{county}', ''), sort.schema.enum ?? []] as const];
    });
    const known = Object.entries(lists).map(
      ([list, { sorts }]) => [list, Object.keys(sorts).flatMap((name) => [name, `-${name}`])] as const,
    );
    assert.deepEqual(
      new Map(declared),
      new Map(
        known.toSorted(
          ([one], [other]) =>
            declared.findIndex(([list]) => list === one) - declared.findIndex(([list]) => list === other),
        ),
      ),
    );
  });

  for (const [list, { id = () => 0, sorts, filters }] of Object.entries(lists)) {
    for (const [name, value] of Object.entries(sorts)) {
      test(`${list} by ${name} is what JavaScript sorts, both ways, page by page, with every filter and in everyone’s places`, async () => {
        let compared = 0;
        for (const filter of filters()) {
          for (const reader of [here().clerk, here().partner]) {
            if ((await reader.read(addressOf(list))).status === 403) continue;
            const address = `${addressOf(list)}?${filter}`;
            const rows = await allOf(reader, address, 1_000);
            for (const descending of [false, true]) {
              const expected = sorted(rows, value, id, descending);
              for (const limit of [1, 4, 1_000]) {
                const found = await allOf(reader, `${address}&sort=${descending ? '-' : ''}${name}`, limit);
                assert.deepEqual(
                  found,
                  expected,
                  `${address} ${descending ? 'descending' : 'ascending'}, ${limit} at a time`,
                );
              }
            }
            compared += rows.length;
          }
        }
        assert.ok(compared > 10, `${compared} rows were compared`);
      });
    }

    test(`${list} has rows alike in one of its sorts, or is unique in all`, async () => {
      if (['/journal', '/ledger/{account}', '/cash/{drawer}/movements'].includes(list)) return;
      const rows = await allOf(here().clerk, addressOf(list), 1_000);
      const alike = Object.values(sorts).some((value) => new Set(rows.map(value)).size < rows.length);
      assert.ok(alike, 'ties are tried');
    });
  }

  test('puts rows without a value last whichever way it is turned', async () => {
    for (const [address, missing] of [
      ['/villagers?sort=', 'name'],
      ['/remittances?sort=', 'countedFen'],
      ['/parcels?sort=', 'receivedAtStation'],
    ] as const) {
      const name = address.startsWith('/villagers')
        ? 'name'
        : address.startsWith('/remittances')
          ? 'counted'
          : 'received';
      for (const sort of [name, `-${name}`]) {
        const rows = await allOf(here().clerk, address + sort, 3);
        const has = rows.map((row) =>
          missing === 'receivedAtStation' ? row.stage === 'at-station' : row[missing] !== null,
        );
        assert.ok(has.includes(true) && has.includes(false), `${address}${sort} has both`);
        assert.equal(has.lastIndexOf(true), has.filter(Boolean).length - 1, `${address}${sort}`);
      }
    }
  });

  test('refuses a sort that it has not, and a cursor that is none, by name', async () => {
    for (const list of Object.keys(lists)) {
      for (const sort of ['colour', 'id', '-', '--seq', 'toString', '']) {
        const { status, code, body } = await here().clerk.read(`${addressOf(list)}?sort=${sort}`);
        assert.deepEqual(
          [status, code, body.problem.details.where],
          [400, 'malformed-request', 'sort'],
          `${list} ${sort}`,
        );
      }
      for (const cursor of ['x', 'x_y_z', '_', '']) {
        const { status } = await here().clerk.read(`${addressOf(list)}?cursor=${cursor}`);
        assert.ok(status === 400 || (status === 200 && namedByTexts.includes(list)), `${list} ${cursor}: ${status}`);
      }
    }
  });

  test('goes on in its place though the row it ended at is gone', async () => {
    const { clerk } = here();
    const first = await clerk.read('/products?sort=price&limit=3');
    const whole = await allOf(clerk, '/products?sort=price', 1_000);
    const { status } = await clerk.send('withdraw-product', {
      product: first.body.rows[2].id,
      onlyIfNeverOrdered: false,
    });
    assert.equal(status, 200);
    const second = await clerk.read(`/products?sort=price&cursor=${first.body.next}`);
    assert.deepEqual(second.body.rows, whole.slice(3));
  });

  test('shows the balance of an account after each line, from the end and from the beginning', async () => {
    const {
      body: { balanceFen },
    } = await here().clerk.read('/ledger/sales');
    for (const limit of [3, 1_000]) {
      const [up, down] = [
        await allOf(here().clerk, '/ledger/sales?sort=seq', limit),
        await allOf(here().clerk, '/ledger/sales', limit),
      ];
      assert.deepEqual(up, down.toReversed());
      assert.equal(up.at(-1)?.balanceAfterFen, balanceFen);
      assert.equal(up[0]?.balanceAfterFen, up[0]?.amountFen);
    }
  });
});
