import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { DAY } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { ParcelRound } from './test-parcels.ts';
import { MOST_SUMMED, momentsOf, sumUp } from './fitting.ts';
import { withServer } from './test-server.ts';

const here = withServer();

/** The ids of all pages of a list, two rows at a time. */
async function idsOf(path: string): Promise<readonly string[]> {
  const ids: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const { status, body } = await here().clerk.read(`${path}&limit=2${next && `&cursor=${next}`}`);
    assert.equal(status, 200, JSON.stringify(body));
    ids.push(...body.rows.map(({ id }: { id: string }) => id));
    next = body.next;
  }
  return ids;
}

const sumsOf = async (path: string) => {
  const { status, body } = await here().clerk.read(path);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};

describe('a list narrowed to days', () => {
  const orders: string[] = [];
  const placedAt = [
    '2026-10-31T23:59:59+08:00',
    '2026-11-01T00:00:00+08:00',
    '2026-11-15T12:00:00+08:00',
    '2026-11-30T23:59:59+08:00',
    '2026-12-01T00:00:00+08:00',
  ];

  before(async () => {
    const { partner, station, county, server } = here();
    for (const at of placedAt) {
      const id = newId();
      const lines = [{ product: county.product, quantity: orders.length + 1, priceFen: 1_000 }];
      const { status } = await partner.send(
        'place-order',
        { station: station.id, villager: station.villager, lines },
        { id },
      );
      assert.equal(status, 200);
      await server.pool.query('update assisted_order set placed_at = $3 where county = $1 and id = $2', [
        county.code,
        id,
        at,
      ]);
      orders.push(id);
    }
  });

  test('shows what falls into them in China, the last second of the last day too, page after page', async () => {
    const [october = '', first = '', middle = '', last = '', december = ''] = orders;
    assert.deepEqual(await idsOf('/orders?from=2026-11-01&to=2026-11-30'), [last, middle, first]);
    assert.deepEqual(await idsOf('/orders?from=2026-11-01&to=2026-11-30&sort=amount'), [first, middle, last]);
    assert.deepEqual(await idsOf('/orders?from=2026-11-30&to=2026-11-30'), [last]);
    assert.deepEqual(await idsOf('/orders?to=2026-10-31'), [october]);
    assert.deepEqual(await idsOf('/orders?from=2026-12-01'), [december]);
    assert.deepEqual(await idsOf('/orders?from=2026-11-15&to=2026-11-01'), []);
  });

  test('and also finds goods by their name within them', async () => {
    const [, first = '', middle = '', last = ''] = orders;
    assert.deepEqual(await idsOf('/orders?from=2026-11-01&to=2026-11-30&query=货物'), [last, middle, first]);
    assert.deepEqual(await idsOf('/orders?from=2026-11-01&to=2026-11-05&query=货物&sort=-amount'), [first]);
  });

  test('has sums over all its pages, each reader’s own places', async () => {
    assert.deepEqual(await sumsOf('/orders-sums?from=2026-11-01&to=2026-11-30'), {
      count: 3,
      whole: true,
      sums: { amountFen: 9_000, backFen: 0 },
    });
    assert.deepEqual(await sumsOf('/orders-sums?from=2026-12-01&query=货物'), {
      count: 1,
      whole: true,
      sums: { amountFen: 5_000, backFen: 0 },
    });
    const nothing = { count: 0, whole: true, sums: { amountFen: 0, backFen: 0 } };
    assert.deepEqual(await sumsOf('/orders-sums?query=没有这样的东西'), nothing);
    assert.deepEqual((await here().otherPartner.read('/orders-sums')).body, nothing);
    const { status, body } = await here().clerk.send('cancel-order', {
      order: orders[2] ?? '',
      reason: 'changed-mind',
    });
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal((await sumsOf('/orders-sums?stage=cancelled')).sums.backFen, 3_000);
  });

  test('is refused for a day that is none', async () => {
    for (const days of ['from=2026-02-30', 'to=tomorrow', 'from=1']) {
      const { status, code } = await here().clerk.read(`/orders?${days}`);
      assert.deepEqual({ status, code }, { status: 400, code: 'malformed-request' }, days);
    }
  });

  test('has the entries of the journal that were written on them', async () => {
    const { body } = await here().clerk.read('/journal?limit=1000');
    const [today, tomorrow] = [0, 1].map((days) =>
      new Date(Date.now() + days * DAY + 8 * 3_600_000).toISOString().slice(0, 10),
    );
    const { count } = await sumsOf(`/journal-sums?from=${today}&to=${today}`);
    assert.equal(count, (await here().clerk.read(`/journal?from=${today}&to=${today}&limit=1000`)).body.rows.length);
    assert.ok(count >= body.rows.length, 'all was written today');
    assert.equal((await sumsOf(`/journal-sums?from=${tomorrow}`)).count, 0);
    assert.equal((await sumsOf('/journal-sums?to=2020-01-01')).count, 0);
    assert.ok((await sumsOf('/journal-sums?type=place-order')).count === orders.length);
  });
});

test('parcels are summed by how many were weighed, and by what they weigh', async () => {
  const round = new ParcelRound(here());
  await round.register();
  await round.atStation();
  const { count, sums } = await sumsOf('/parcels-sums');
  const { body } = await here().clerk.read('/parcels?sort=number');
  const weights = body.rows.flatMap(({ weightGrams }: { weightGrams: number | null }) => weightGrams ?? []);
  assert.equal(count, body.rows.length);
  assert.deepEqual(sums, {
    weighed: weights.length,
    weightGrams: weights.reduce((sum: number, grams: number) => sum + grams, 0),
  });
  assert.deepEqual((await sumsOf('/parcels-sums?to=2020-01-01')).count, 0);
});

test('where too many fit, their number is said as at least so many, and nothing is summed', async () => {
  const numbers = (most: number, besides?: string) =>
    sumUp(
      here().server.pool,
      { from: 'generate_series(1, $1::int) n', where: 'n > 0', besides, values: [100] },
      { total: 'n' },
      most,
    );
  assert.deepEqual(await numbers(100), { count: 100, whole: true, sums: { total: 5_050 } });
  assert.deepEqual(await numbers(99), { count: 99, whole: false, sums: null });
  assert.deepEqual(await numbers(100, 'n % 2 = 0'), { count: 50, whole: true, sums: { total: 2_550 } });
  assert.deepEqual(await numbers(10, 'n > 5'), { count: 6, whole: false, sums: null });
  assert.ok(MOST_SUMMED >= 30_000);
  assert.deepEqual(momentsOf({}), [null, null]);
});

test('the one box finds people by initials and by phone, masked, and who works here with their station', async () => {
  const { partner, station, clerk, officer } = here();
  const villager = newId();
  const personal = { name: '欧阳秀英', phone: '13912345678' };
  const { status } = await partner.send('register-villager', { villager, station: station.id }, { personal });
  assert.equal(status, 200);
  const found = async (query: string, reader = clerk) => {
    const { body } = await reader.read(`/search?query=${query}`);
    return body.villagers.map(({ id, phone }: { id: string; phone: string | null }) => [id, phone]);
  };
  for (const query of ['oyxy', 'xiuying', 'ＯＹ', '秀英', '13912345678', '5678'])
    assert.deepEqual(
      await found(query),
      query === 'xiuying' ? [] : [[villager, '139****5678']],
      `a clerk, who serves nobody at a counter, by ${query}`,
    );
  assert.deepEqual(await found('9123'), [], 'no digits between spell out what is hidden');
  assert.deepEqual(await found('oyxy', officer), [], 'an officer reads nobody’s name');
  const { body: people } = await clerk.read('/people');
  const known = people.rows.find(({ id }: { id: string }) => id === station.partner);
  const { body } = await clerk.read(`/search?query=${known.name}`);
  const [row] = body.people.filter(({ id }: { id: string }) => id === station.partner);
  assert.deepEqual(
    { name: row.name, role: row.role, station: row.station },
    {
      name: known.name,
      role: 'station-partner',
      station: station.id,
    },
  );
  const seen = (await partner.read(`/search?query=${known.name}`)).body.people;
  assert.deepEqual(seen, [], 'who may not read of the people who work here finds none');
});
