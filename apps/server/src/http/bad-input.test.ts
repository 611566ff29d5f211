import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, test } from 'node:test';
import { DAY } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { withServer } from './test-server.ts';

const here = withServer();
let listening: Promise<string> | undefined;
const address = () => (listening ??= here().server.app.listen({ port: 0, host: '127.0.0.1' }));

/** Sends bytes as they are, past every client that would mend them, and reads what comes back. */
async function post(
  path: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<{ status: number; code: string }> {
  const url = new URL(path, await address());
  const cookie = [...here().clerk.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), cookie, ...headers },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        answer.on('end', () => {
          const { problem } = JSON.parse(text);
          assert.ok(problem.zh.length > 0 && problem.en.length > 0);
          assert.equal(problem.status, answer.statusCode);
          resolve({ status: problem.status, code: problem.code });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function assertStillServes(): Promise<void> {
  const { status } = await here().partner.send('place-order', anOrder());
  assert.equal(status, 200);
}

function anOrder(lines = [{ product: here().county.product, quantity: 1, priceFen: 1_000 }] as readonly unknown[]) {
  const { id: station, villager } = here().station;
  return { station, villager, lines };
}

const envelope = (type: string, payload: unknown, more: object = {}) => ({
  id: newId(),
  type,
  at: Date.now(),
  payload,
  ...more,
});

describe('a request that cannot be read', () => {
  const both = ['command', 'commands'] as const;

  for (const name of both) {
    test(`is told so by its own code: ${name}`, async () => {
      const path = `/api/counties/${here().county.code}/${name}`;
      assert.deepEqual(await post(path, '{"commands": [{'), { status: 400, code: 'malformed-json' });
      assert.deepEqual(await post(path, ''), { status: 400, code: 'malformed-json' });
      assert.deepEqual(await post(path, '雁归', { 'content-type': 'text/plain' }), {
        status: 400,
        code: 'malformed-request',
      });
      assert.deepEqual(await post(path, '{"__proto__": {"commands": []}}'), { status: 400, code: 'malformed-json' });
      assert.deepEqual(await post(path, Buffer.alloc(50 * 1024 * 1024, ' ')), { status: 413, code: 'body-too-large' });
      for (const body of [
        'null',
        '7',
        '"雁归"',
        '[]',
        '{}',
        '{"commands":7}',
        '{"id":"x","type":"place-order","at":1}',
      ]) {
        assert.deepEqual(await post(path, body), { status: 400, code: 'malformed-request' }, body);
      }
      assert.deepEqual(await post(path, `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`), {
        status: 400,
        code: 'malformed-request',
      });
      await assertStillServes();
    });
  }

  test('of a hundred thousand commands is refused by the batch’s size or the body’s', async () => {
    const path = `/api/counties/${here().county.code}/commands`;
    assert.deepEqual(await post(path, JSON.stringify({ commands: Array.from({ length: 100_000 }, () => ({})) })), {
      status: 413,
      code: 'batch-too-large',
    });
    assert.deepEqual(
      await post(
        path,
        JSON.stringify({ commands: Array.from({ length: 100_000 }, () => envelope('place-order', anOrder())) }),
      ),
      { status: 413, code: 'body-too-large' },
    );
    await assertStillServes();
  });

  test('to an address that is not there is told so', async () => {
    assert.deepEqual(await post('/api/counties/220112/nothing', '{}'), { status: 404, code: 'not-found' });
    assert.deepEqual(await post('/api/counties/22/command', '{}'), { status: 400, code: 'malformed-request' });
    assert.deepEqual(await post('/api/%ff', '{}'), { status: 400, code: 'malformed-request' });
  });
});

describe('a read that asks nonsense', () => {
  const nonsense = [
    '/orders?cursor=x',
    '/orders?cursor=1_2',
    '/orders?cursor=99999999999999999999_00000000-0000-8000-8000-000000000000',
    '/orders?limit=0',
    '/orders?limit=999999',
    '/orders?limit=x',
    '/orders?stage=lost',
    '/orders?station=1',
    '/orders/1',
    '/orders?query=%00',
    '/villagers?cursor=x',
    '/villagers?query=%00',
    '/journal?cursor=1.5',
    '/journal?cursor=x',
    '/journal?by=7',
    '/journal?type=%00',
    '/ledger/sales?cursor=x',
    '/ledger/sales?cursor=1_2',
    '/ledger/%00',
    '/earnings?partner=1',
    '/earnings?cursor=x',
    '/pay-slip?month=2026-13',
    '/search',
    '/search?query=%00',
    '/villages?town=x',
    '/stations/x',
    '/products?query=a&query=b',
  ];
  test('is told that its shape is wrong, or finds nothing, and never breaks the server', async () => {
    for (const path of nonsense) {
      const { status, code } = await here().clerk.read(path);
      assert.ok(
        status === 200 || status === 404 || (status === 400 && code === 'malformed-request'),
        `${path}: ${status} ${code}`,
      );
    }
    const { status, code } = await here().clerk.ask('GET', '/api/counties/%00/orders');
    assert.ok(status < 500, `${status} ${code}`);
  });
});

describe('in a batch, each bad command gets its own refusal and its neighbours go through', () => {
  const bad: Readonly<Record<string, readonly [code: string, () => unknown]>> = {
    nothing: ['malformed-request', () => null],
    'a list': ['malformed-request', () => []],
    'no id': ['malformed-request', () => ({ ...envelope('place-order', anOrder()), id: undefined })],
    'an id that is none': ['malformed-request', () => envelope('place-order', anOrder(), { id: 'ORDER-1' })],
    'a command nobody knows': ['command-unknown', () => envelope('conjure-goods', {})],
    'a command named like an object’s own things': ['command-unknown', () => envelope('constructor', {})],
    'a type of a million letters': ['malformed-request', () => envelope('x'.repeat(1_000_000), {})],
    'no payload': ['malformed-request', () => envelope('place-order', undefined)],
    'a quantity of 0': [
      'quantity-out-of-range',
      () => envelope('place-order', anOrder([{ product: here().county.product, quantity: 0, priceFen: 1_000 }])),
    ],
    'a quantity of −1': [
      'quantity-out-of-range',
      () => envelope('place-order', anOrder([{ product: here().county.product, quantity: -1, priceFen: 1_000 }])),
    ],
    'a quantity of 1e18': [
      'quantity-out-of-range',
      () => envelope('place-order', anOrder([{ product: here().county.product, quantity: 1e18, priceFen: 1_000 }])),
    ],
    'a quantity of a half': [
      'quantity-out-of-range',
      () => envelope('place-order', anOrder([{ product: here().county.product, quantity: 0.5, priceFen: 1_000 }])),
    ],
    'a quantity in letters': [
      'quantity-out-of-range',
      () => envelope('place-order', anOrder([{ product: here().county.product, quantity: '2', priceFen: 1_000 }])),
    ],
    'a name of 10,000 characters': ['name-too-long', () => register('王'.repeat(10_000))],
    'a name of emoji': ['name-unreadable', () => register('😀🐔')],
    'a name of nothing': ['name-missing', () => register('  ')],
    'a name with half a character': ['name-unreadable', () => register('王\ud800')],
    'a name with a zero byte': ['name-unreadable', () => register('王\0')],
    'an address with a zero byte': ['malformed-command', () => register('王小明', { address: '三组\0' })],
    'an address with half a character': ['malformed-command', () => register('王小明', { address: '三组\ud800' })],
    'a unit with a zero byte': ['malformed-command', () => product({ unit: '袋\0' })],
    'a unit with half a character': ['malformed-command', () => product({ unit: '\udfff' })],
    'a price below nothing': ['malformed-command', () => product({ priceFen: -1 })],
    'a clock a year ahead': ['clock-ahead', () => envelope('place-order', anOrder(), { at: Date.now() + 365 * DAY })],
    'a clock a year behind': ['clock-behind', () => envelope('place-order', anOrder(), { at: Date.now() - 365 * DAY })],
    'a clock before 1970': ['malformed-request', () => envelope('place-order', anOrder(), { at: -1 })],
    'another station’s villager': [
      'villager-elsewhere',
      () => envelope('place-order', { ...anOrder(), villager: here().otherStation.villager }),
    ],
    'another county’s product': [
      'product-unknown',
      () => envelope('place-order', anOrder([{ product: here().elsewhere.product, quantity: 1, priceFen: 1_000 }])),
    ],
    'another county’s villager': [
      'villager-unknown',
      () => envelope('place-order', { ...anOrder(), villager: here().elsewhere.station.villager }),
    ],
    'another station': [
      'not-your-place',
      () =>
        envelope('place-order', {
          ...anOrder(),
          station: here().otherStation.id,
          villager: here().otherStation.villager,
        }),
    ],
    'another county’s station': [
      'station-unknown',
      () => envelope('place-order', { ...anOrder(), station: here().elsewhere.station.id }),
    ],
    'what only the clerk may do': ['not-allowed', () => product({})],
  };
  const register = (name: string, more: object = {}) =>
    envelope('register-villager', { villager: newId(), station: here().station.id }, { personal: { name, ...more } });
  const product = (more: object) =>
    envelope('add-product', {
      product: newId(),
      name: '货',
      unit: '袋',
      barcode: null,
      priceFen: 100,
      rebateBasisPoints: 0,
      stockUnits: 0,
      ...more,
    });

  test('all of them, between good ones', async () => {
    const commands = Object.values(bad)
      .map(([, make]) => make())
      .flatMap((one) => [envelope('place-order', anOrder()), one]);
    const outcomes = await here().partner.sendAll(commands);
    assert.deepEqual(
      outcomes,
      Object.values(bad).flatMap(([code]) => ['accepted', code]),
    );
  });

  for (const [what, [code, make]] of Object.entries(bad)) {
    test(`and alone: ${what}`, async () => {
      const { status, body } = await here().partner.ask('POST', `/api/counties/${here().county.code}/command`, {
        commands: undefined,
        ...Object(make()),
      });
      assert.equal(body.problem.code, code);
      assert.equal(body.problem.status, status);
      assert.ok(body.problem.zh.length > 0 && body.problem.en.length > 0);
      assert.doesNotMatch(body.problem.zh + body.problem.en, /\{\w+\}/);
    });
  }

  test('an id used again with different contents, in the same batch and after it', async () => {
    const first = envelope('place-order', anOrder());
    const second = {
      ...envelope('place-order', anOrder([{ product: here().county.product, quantity: 2, priceFen: 1_000 }])),
      id: first.id,
    };
    assert.deepEqual(await here().partner.sendAll([first, second, envelope('place-order', anOrder())]), [
      'accepted',
      'command-id-reused',
      'accepted',
    ]);
    assert.deepEqual(await here().partner.sendAll([second, first]), ['command-id-reused', 'accepted']);
  });

  test('a partner whose account closed a minute ago is refused, and what they did before stands', async () => {
    const { clerk, letIn } = here();
    const [person, station, villager] = [newId(), newId(), newId()];
    await clerk.send('open-station', { station, village: '220112102205', name: '新站' });
    await clerk.send('appoint-partner', { station, person });
    const partner = await letIn(person);
    const order = { station, villager, lines: [{ product: here().county.product, quantity: 1, priceFen: 1_000 }] };
    const before = [
      envelope('register-villager', { villager, station }, { personal: { name: '赵六' } }),
      envelope('place-order', order),
    ];
    assert.deepEqual(await partner.sendAll(before), ['accepted', 'accepted']);
    const called = { order: before[1]?.id, reason: 'changed-mind' };
    assert.equal((await clerk.send('cancel-order', called)).status, 200);
    assert.equal((await clerk.send('end-appointment', { station })).status, 200);
    assert.deepEqual(await partner.sendAll([envelope('place-order', order, { at: Date.now() - 60_000 }), ...before]), [
      'account-closed',
      'accepted',
      'accepted',
    ]);
    const { status, code } = await partner.read('/orders');
    assert.deepEqual({ status, code }, { status: 403, code: 'account-closed' });
    const stands = await clerk.read(`/orders?station=${station}`);
    assert.equal(stands.body.rows.length, 1);
  });

  test('after all this the server serves', assertStillServes);
});
