import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY } from '@yangui/domain';
import { TestDevice } from '../identity/test-device.ts';
import { assertBooksStand, entryCount, newId } from '../journal/test-county.ts';
import { OutboxRound } from './test-outbox.ts';
import { SomeoneSignedIn, withServer } from './test-server.ts';

const here = withServer();
const round = () => new OutboxRound(here());
const recordedBy = async (id: string) => {
  const { rows } = await here().server.pool.query<{ by: string }>(
    'select by_person as by from journal_entry where county = $1 and command_id = $2',
    [here().county.code, id],
  );
  return rows.map(({ by }) => by);
};

describe('a device’s outbox', () => {
  test('is taken in by its signatures alone, recorded as made by whoever signed', async () => {
    const device = await round().device();
    const [first, second] = [round().order(device, { at: Date.now() - 13 * DAY }), round().order(device)];
    const outcomes = await round().send([first, second]);
    assert.deepEqual(
      outcomes.map(({ id, status }) => ({ id, status })),
      [first, second].map(({ id }) => ({ id, status: 'accepted' })),
    );
    assert.ok(outcomes.every(({ seq }) => typeof seq === 'number'));
    assert.deepEqual(
      [await recordedBy(first.id), await recordedBy(second.id)],
      [[here().partner.person], [here().partner.person]],
    );
    await assertBooksStand(here().server.pool, here().county);
  });

  test('carries several people’s commands, each under their own name', async () => {
    const shared = newId();
    const [mine, theirs] = [
      await round().device(here().partner, shared),
      await round().device(here().otherPartner, shared),
    ];
    const ours = round().order(mine);
    const foreign = theirs.sign(here().county.code, {
      type: 'register-villager',
      payload: { villager: newId(), station: here().station.id },
      personal: { name: '王' },
    });
    assert.deepEqual(await round().said([ours, foreign]), ['accepted', 'refused: not-your-place']);
    assert.deepEqual(await recordedBy(foreign.id), [here().otherPartner.person]);
  });

  test('sent again, in any order, by anybody, gets the same answers and changes nothing', async () => {
    const device = await round().device();
    const good = Array.from({ length: 20 }, () => round().order(device));
    const bad = Array.from({ length: 20 }, () => round().order(device, { priceFen: 999 }));
    const all = [...good, ...bad];
    const once = new Map((await round().send(all)).map((one) => [one.id, one]));
    const entries = await entryCount(here().server.pool, here().county);
    for (const again of [all.toReversed(), [...all, ...all], bad]) {
      for (const outcome of await round().send(again)) assert.deepEqual(outcome, once.get(outcome.id));
    }
    assert.equal(await entryCount(here().server.pool, here().county), entries);
    await assertBooksStand(here().server.pool, here().county);
  });

  test('sent several times at once is taken in once', async () => {
    const device = await round().device();
    const all = Array.from({ length: 50 }, () => round().order(device));
    const answers = await Promise.all([1, 2, 3, 4].map(() => round().send(all)));
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    for (const { id } of all) assert.equal((await recordedBy(id)).length, 1);
  });

  test('with an id used again for something else is told so, and the first stands', async () => {
    const device = await round().device();
    const first = round().order(device);
    const other = round().order(device, { id: first.id, quantity: 3 });
    assert.deepEqual(await round().said([first]), ['accepted']);
    assert.deepEqual(await round().said([other, first]), ['refused: command-id-reused', 'accepted']);
  });

  test('signed for another county, changed on its way, or signed by another key, is not taken, and its neighbours are', async () => {
    const device = await round().device();
    const order = round().order(device);
    const other = round().order(new TestDevice());
    const bad = [
      round().order(device, { county: here().elsewhere.code }),
      { ...order, id: newId() },
      { ...order, at: order.at + 1 },
      { ...order, type: 'collect-order' },
      { ...order, payload: { ...Object(order.payload), station: here().otherStation.id } },
      { ...order, personal: { name: '王' } },
      { ...order, signature: other.signature },
      { ...order, signature: 'A'.repeat(86) },
    ];
    assert.deepEqual(await round().said([...bad, order, other]), [
      ...bad.map(() => 'not-taken: signature-wrong'),
      'accepted',
      'not-taken: device-key-unknown',
    ]);
    for (const { id } of bad.slice(0, 2)) assert.deepEqual(await recordedBy(id), []);
  });

  test('in which some commands are none says so of each, and takes the others', async () => {
    const device = await round().device();
    const order = round().order(device);
    const unsigned = { id: newId(), type: 'place-order', at: Date.now(), payload: order.payload };
    const unknown = device.sign(here().county.code, { type: 'conjure-goods', payload: {} });
    const empty = device.sign(here().county.code, { type: 'place-order', payload: {} });
    const unkeepable = device.sign(here().county.code, {
      type: 'count-cash',
      payload: { station: here().station.id, countedFen: '\0' },
    });
    assert.deepEqual(await round().said([null, 7, [], {}, unsigned, unknown, empty, unkeepable, order]), [
      ...Array.from({ length: 5 }, () => 'not-taken: malformed-request'),
      'not-taken: command-unknown',
      'not-taken: malformed-command',
      'not-taken: malformed-command',
      'accepted',
    ]);
  });

  test('for a county that is not here is kept by its device', async () => {
    const device = await round().device();
    assert.deepEqual(await round().said([round().order(device, { county: '110101' })], {}, '110101'), [
      'not-taken: county-unknown',
    ]);
  });

  test('that is no outbox, or too much of one, is refused whole', async () => {
    const { code } = here().county;
    const post = async (payload: string) =>
      (
        await here().server.app.inject({
          method: 'POST',
          url: `/api/counties/${code}/outbox`,
          headers: { 'content-type': 'application/json' },
          payload,
        })
      ).json().problem.code;
    assert.equal(await post('{"commands":['), 'malformed-json');
    assert.equal(await post(' '.repeat(5_000_000)), 'body-too-large');
    for (const body of [
      'null',
      '[]',
      '{}',
      '{"commands":{}}',
      '{"commands":[],"certificates":[{}]}',
      '{"commands":[],"report":{}}',
    ])
      assert.equal(await post(body), 'malformed-request', body);
    assert.equal(await post(JSON.stringify({ commands: Array.from({ length: 501 }, () => ({})) })), 'batch-too-large');
    assert.equal((await round().post([], {}, '22')).code, 'malformed-request');
    assert.deepEqual(await round().said([]), []);
  });

  test('is believed by a server that lost its record of the key, when the certificate comes with it', async () => {
    const device = await round().device();
    await here().server.pool.query('delete from identity_device_key where key = $1', [device.key]);
    const order = round().order(device);
    assert.deepEqual(await round().said([order]), ['not-taken: device-key-unknown']);
    assert.deepEqual(await round().said([order], { certificates: [device.certificate] }), ['accepted']);
    assert.deepEqual(await round().said([order]), ['accepted']);
  });

  test('tells nothing but what became of its own commands', async () => {
    const device = await round().device();
    const { body, headers } = await round().post([round().order(device)]);
    assert.deepEqual(Object.keys(body), ['outcomes']);
    assert.deepEqual(Object.keys(body.outcomes[0]).toSorted(), ['id', 'seq', 'status']);
    assert.equal(headers['set-cookie'], undefined);
    const { body: stranger } = await round().post([round().order(new TestDevice(), { id: body.outcomes[0].id })]);
    assert.deepEqual(stranger.outcomes[0].problem.code, 'device-key-unknown');
  });
});

describe('the traps that others fell into', () => {
  test('a refused record never vanishes', async () => {
    const device = await round().device();
    const order = round().order(device, { priceFen: 999 });
    for (let times = 1; times <= 5; times += 1)
      assert.deepEqual(await round().said([order]), ['refused: price-changed']);
    const { body } = await here().clerk.read('/journal?refused=1');
    assert.deepEqual([body.rows[0].by, body.rows[0].problem], [here().partner.person, 'price-changed']);
    const { rows } = await here().server.pool.query(
      'select body from journal_entry where county = $1 and command_id = $2',
      [here().county.code, order.id],
    );
    assert.equal('payload' in rows[0].body.refused, false);
  });

  test('sync is never called done without the server’s word', async () => {
    const device = await round().device();
    const product = newId();
    await here().clerk.send('add-product', {
      product,
      name: '新货',
      unit: '袋',
      barcode: null,
      priceFen: 1_000,
      rebateBasisPoints: 500,
      stockUnits: 8,
    });
    const { station } = here();
    const doomed = device.sign(here().county.code, {
      type: 'place-order',
      payload: { station: station.id, villager: station.villager, lines: [{ product, quantity: 1, priceFen: 1_000 }] },
    });
    const neighbour = round().order(device);
    await here().server.pool.query('alter table product add constraint no_seven check (stock_units <> 7)');
    assert.deepEqual(await round().said([doomed, neighbour]), ['not-taken: internal', 'accepted']);
    await here().server.pool.query('alter table product drop constraint no_seven');
    const crowded = await here().openAnother({ queueLimit: 0 });
    const busy = await new SomeoneSignedIn(crowded, here().county.code, '').ask(
      'POST',
      `/api/counties/${here().county.code}/outbox`,
      { commands: [doomed] },
    );
    assert.deepEqual([busy.body.outcomes[0].status, busy.body.outcomes[0].problem.code], ['not-taken', 'busy']);
    await crowded.close();
    assert.deepEqual(await recordedBy(doomed.id), []);
    assert.deepEqual(await round().said([doomed, neighbour]), ['accepted', 'accepted']);
  });
});

test('requests without one good signature are slowed down, those with one never', async () => {
  const device = await round().device();
  const crowd = await here().openAnother({});
  const ask = (command: unknown) =>
    new SomeoneSignedIn(crowd, here().county.code, '').ask('POST', `/api/counties/${here().county.code}/outbox`, {
      commands: [command],
    });
  const good = round().order(device);
  for (let sent = 0; sent < 310; sent += 1) assert.equal((await ask(good)).status, 200);
  const codes = new Set<string | undefined>();
  for (let sent = 0; sent < 301; sent += 1) codes.add((await ask({})).code);
  assert.deepEqual([...codes], [undefined, 'too-many-requests']);
  await crowd.close();
});
