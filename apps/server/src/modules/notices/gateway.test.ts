import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, test } from 'node:test';
import { DAY, MINUTE, startOfDayAfter } from '@yangui/domain';
import { gatewaysFrom, smsGateway } from '../../adapters/message-gateway.ts';
import { ParcelRound } from '../../http/test-parcels.ts';
import { withServer } from '../../http/test-server.ts';
import { newId } from '../../journal/test-county.ts';
import { sendMessages } from './send-messages.ts';
import { StandInGateway } from './test-gateway.ts';

const here = withServer();
const round = () => new ParcelRound(here());
/** Noon in China of the day after today: whatever was made today is fresh then, and nobody sleeps. */
const noon = () => startOfDayAfter(Date.now(), 1) + 12 * 60 * MINUTE;

interface Kept {
  readonly id: string;
  readonly state: string;
  readonly why: string | null;
  readonly tries: number;
  readonly cost: number;
  readonly reference: string | null;
}
async function messageOf(thing: string): Promise<Kept> {
  const { rows } = await here().server.pool.query<Kept>(
    `select m.id, m.state, m.why, m.tries, m.cost_fen as cost, m.reference from message_thing t join message m on m.county = t.county and m.id = t.message where t.thing = $1`,
    [thing],
  );
  assert.ok(rows[0], 'there is a message of it');
  return rows[0];
}
const agreeing = async (): Promise<string> => {
  const villager = newId();
  const consent = { noticeVersion: 2, channel: 'voice' };
  await round().must(
    here().partner,
    'register-villager',
    { villager, station: here().station.id, consent },
    { personal: { name: '李桂兰', phone: '13812345678' } },
  );
  return villager;
};
/** The clockwork turned a moment before, as it does each minute. */
const turnedAt = (now: number) =>
  here().server.pool.query(
    `insert into clockwork (county, turned_at) values ($1, to_timestamp($2 / 1000.0))
     on conflict (county) do update set turned_at = excluded.turned_at`,
    [here().county.code, now],
  );
const arrived = async () => round().atStation({ villager: await agreeing() });

describe('a message by a gateway', () => {
  let gateway: StandInGateway;
  const send = (clock: () => number) => sendMessages(here().server.pool, [gateway], clock);
  const turnBy = async (clock: () => number) => {
    await turnedAt(clock());
    return send(clock);
  };
  const turn = (now: number) => turnBy(() => now);
  beforeEach(() => {
    gateway = new StandInGateway();
  });

  test('goes once, with who, where and the code; its price and number are kept, and that it arrived, said twice as well', async () => {
    const parcel = await arrived();
    await turn(noon());
    const { id } = await messageOf(parcel);
    const sent = gateway.reached.get(id);
    assert.ok(sent);
    assert.equal(sent.to, '13812345678');
    assert.match(sent.text, /^李桂兰，您有 1 件包裹/);
    assert.deepEqual(Object.keys(sent.values).toSorted(), ['code', 'count', 'name', 'station']);
    assert.deepEqual(
      { ...(await messageOf(parcel)) },
      { id, state: 'sent', why: null, tries: 1, cost: 4, reference: `biz-${id}` },
    );
    gateway.report = 'delivered';
    for (const minutes of [1, 2, 3]) await turn(noon() + minutes * MINUTE);
    assert.deepEqual([(await messageOf(parcel)).state, (await messageOf(parcel)).cost], ['delivered', 4]);
    assert.equal(gateway.timesAsked(id), 1);
    const { body } = await here().officer.read('/message-costs');
    const line = body.rows.find((one: { channel: string | null }) => one.channel === 'sms');
    assert.ok(line.costFen >= 4 && line.delivered >= 1);
  });

  test('that was taken without an answer, as by a crash between sending and writing it down, is asked after and not sent again', async () => {
    const parcel = await arrived();
    gateway.mood = 'takes-silently';
    await turn(noon());
    const { id, state } = await messageOf(parcel);
    assert.equal(state, 'sending');
    gateway.mood = 'takes';
    await turn(noon() + MINUTE);
    assert.equal((await messageOf(parcel)).state, 'sending', 'it may still be under way');
    await turn(noon() + 6 * MINUTE);
    assert.equal((await messageOf(parcel)).state, 'sent');
    assert.equal(gateway.timesAsked(id), 1);
  });

  test('that never came there is sent again, under the same key', async () => {
    const parcel = await arrived();
    gateway.mood = 'is-away';
    await turn(noon());
    const { id } = await messageOf(parcel);
    gateway.mood = 'takes';
    await turn(noon() + 6 * MINUTE);
    assert.equal((await messageOf(parcel)).state, 'sent');
    assert.equal(gateway.timesAsked(id), 2);
    assert.equal(gateway.reached.size > 0, true);
  });

  test('of which the gateway cannot say what became is never sent again: a person tells them', async () => {
    const parcel = await arrived();
    gateway.mood = 'forgets';
    await turn(noon());
    const { id } = await messageOf(parcel);
    for (const minutes of [6, 60]) await turn(noon() + minutes * MINUTE);
    assert.equal((await messageOf(parcel)).state, 'sending');
    await turn(noon() + 4 * DAY);
    assert.deepEqual([(await messageOf(parcel)).state, (await messageOf(parcel)).why], ['to-tell', 'unclear']);
    assert.equal(gateway.timesAsked(id), 1);
  });

  test('that is refused, or does not arrive, is for a person to tell', async () => {
    const refused = await arrived();
    gateway.mood = 'refuses';
    await turn(noon());
    assert.deepEqual([(await messageOf(refused)).state, (await messageOf(refused)).why], ['to-tell', 'refused']);
    gateway.mood = 'takes';
    const lost = await arrived();
    await turn(noon());
    gateway.report = 'not-delivered';
    await turn(noon() + MINUTE);
    assert.deepEqual([(await messageOf(lost)).state, (await messageOf(lost)).why], ['to-tell', 'not-delivered']);
    assert.equal((await messageOf(lost)).cost, 4, 'it was paid for');
  });

  test('is sent by one of two servers', async () => {
    const parcel = await arrived();
    await Promise.all([turn(noon()), turn(noon())]);
    const { id } = await messageOf(parcel);
    assert.equal(gateway.timesAsked(id), 1);
  });

  test('wakes nobody: what comes about at night goes in the morning', async () => {
    const parcel = await arrived();
    await turn(startOfDayAfter(noon(), 0) + 2 * 60 * MINUTE);
    assert.equal((await messageOf(parcel)).state, 'waiting');
    await turn(noon());
    assert.equal((await messageOf(parcel)).state, 'sent');
  });

  test('goes to no villager without consent on record, and to nobody without a mobile phone', async () => {
    const unasked = await round().atStation();
    const phoneless = await round().atStation({ villager: null }, undefined, { name: '没手机', phone: '0431-8422333' });
    await turn(noon());
    assert.equal((await messageOf(unasked)).why, 'no-consent');
    assert.equal((await messageOf(phoneless)).why, 'no-phone');
    assert.deepEqual(
      gateway.asked.filter(({ to }) => !/^1\d{10}$/.test(to)),
      [],
    );
  });

  test('says what is written on a waybill to nobody where it is no name', async () => {
    const parcel = await round().atStation({ villager: null }, undefined, {
      name: '退款 x.cn/a',
      phone: '13812349999',
    });
    await turn(noon());
    const sent = gateway.reached.get((await messageOf(parcel)).id);
    assert.match(sent?.text ?? '', /^您有 1 件包裹/);
    assert.equal(sent?.values['name'], undefined);
  });

  test('is not sent to whoever was erased meanwhile, nor of what was collected', async () => {
    const villager = await agreeing();
    const parcel = await round().atStation({ villager });
    await turn(startOfDayAfter(noon(), 0));
    await round().must(here().clerk, 'erase-villager', { villager });
    const collected = await arrived();
    await turn(startOfDayAfter(noon(), 0));
    const { id } = await messageOf(collected);
    await round().handOut(collected);
    await turn(noon());
    assert.equal((await messageOf(parcel)).why, 'no-phone');
    assert.equal(gateway.timesAsked(id), 0);
  });

  test('says what is so when its turn comes: others before it took their time', async () => {
    const [before, first, second] = [await arrived(), await agreeing(), await agreeing()];
    const [erased, moved] = [
      await round().atStation({ villager: first }),
      await round().atStation({ villager: second }),
    ];
    gateway.meanwhile = async () => {
      gateway.meanwhile = undefined;
      await round().must(here().clerk, 'erase-villager', { villager: first });
      await round().handOut(moved);
    };
    await turn(noon());
    const [one, two, three] = [await messageOf(before), await messageOf(erased), await messageOf(moved)];
    assert.deepEqual([gateway.timesAsked(one.id), gateway.timesAsked(two.id), gateway.timesAsked(three.id)], [1, 0, 0]);
    assert.equal(two.why, 'no-phone');
  });

  test('is not asked for two hundred times a turn where nothing answers; the next turn goes on with the next', async () => {
    const parcels = [await arrived(), await arrived()];
    const states = async () => Promise.all(parcels.map(async (parcel) => (await messageOf(parcel)).state));
    gateway.mood = 'is-away';
    await turn(noon());
    assert.deepEqual(await states(), ['sending', 'waiting']);
    await turn(noon() + MINUTE);
    assert.deepEqual(await states(), ['sending', 'sending']);
    gateway.mood = 'takes';
    await turn(noon() + 10 * MINUTE);
    assert.deepEqual(await states(), ['sent', 'sent']);
  });

  test('is not waited for longer than a turn may take where each answer is slow: others go on with the next turn', async () => {
    const parcels = [await arrived(), await arrived(), await arrived()];
    let now = noon();
    const slowTurn = () => turnBy(() => now);
    gateway.meanwhile = async () => void (now += 20_000);
    await slowTurn();
    const states = async () => Promise.all(parcels.map(async (parcel) => (await messageOf(parcel)).state));
    assert.deepEqual(await states(), ['sent', 'sent', 'waiting']);
    await slowTurn();
    assert.deepEqual(await states(), ['sent', 'sent', 'sent']);
  });

  test('is asked after by turns, each as often as the next, where the gateway takes its time; and after three days no more', async () => {
    for (let count = 0; count < 5; count += 1) await arrived();
    await turn(noon());
    const ours = new Set(gateway.reached.keys());
    const asked = new Map<string, number>();
    let now = noon();
    gateway.whileAsked = (key) => {
      now += 20_000;
      asked.set(key, (asked.get(key) ?? 0) + 1);
    };
    const slowTurn = () => turnBy(() => now);
    await slowTurn();
    assert.ok(asked.size < 5, 'it was not waited for');
    for (let count = 0; count < 200 && [...ours].some((key) => (asked.get(key) ?? 0) < 2); count += 1) await slowTurn();
    assert.ok([...ours].every((key) => (asked.get(key) ?? 0) >= 2));
    now += 4 * DAY;
    asked.clear();
    await slowTurn();
    assert.deepEqual(
      [...asked.keys()].filter((key) => ours.has(key)),
      [],
    );
  });

  test('that was taken and then refused by the operator is for a person to tell', async () => {
    const parcel = await arrived();
    await turn(noon());
    gateway.report = 'refused';
    await turn(noon() + MINUTE);
    assert.deepEqual([(await messageOf(parcel)).state, (await messageOf(parcel)).why], ['to-tell', 'refused']);
  });

  test('of a parcel that was somebody else’s for a while tells them once more, by the code it has now', async () => {
    const [villager, other] = [await agreeing(), await agreeing()];
    const parcel = await round().atStation({ villager });
    await turn(noon());
    const first = await messageOf(parcel);
    for (const [minutes, whose] of [
      [1, other],
      [2, villager],
    ] as const) {
      await round().must(here().partner, 'address-parcel', { parcel, villager: whose });
      await turn(noon() + minutes * MINUTE);
    }
    const last = await messageOf(parcel);
    assert.notEqual(last.id, first.id);
    const { code } = (await here().partner.read(`/parcels/${parcel}`)).body;
    assert.equal(gateway.reached.get(last.id)?.values['code'], code);
    assert.notEqual(gateway.reached.get(first.id)?.values['code'], code, 'what they were told before opens nothing');
  });

  test('of one county goes out though another’s cannot be seen to', async () => {
    const parcel = await arrived();
    const { pool } = here().server;
    // An entry that says nothing of itself: it cannot be gone through. The county stands before ours.
    await pool.query(
      `insert into journal_head (county, name, sample, last_seq, last_hash, epoch, opened_at) values ('110101', '坏县', true, 1, '', $1, now())`,
      [newId()],
    );
    await pool.query(
      `insert into journal_entry (county, seq, command_id, place, type, by_person, body) values ('110101', 1, $1, '110101', 'x', $1, '{}')`,
      [newId()],
    );
    try {
      await assert.rejects(turn(noon()), AggregateError);
      assert.equal((await messageOf(parcel)).state, 'sent');
    } finally {
      for (const table of ['journal_entry', 'journal_head', 'clockwork'])
        await pool.query(`delete from ${table} where county = '110101'`);
    }
  });

  test('that waited for days, as before there was a gateway, is for a person to tell', async () => {
    const parcel = await arrived();
    await turn(noon() + 5 * DAY);
    assert.deepEqual([(await messageOf(parcel)).state, (await messageOf(parcel)).why], ['to-tell', 'late']);
  });

  test('waits where the clock jumped: nobody is woken by it, nothing is late for it, and nothing is passed over', async () => {
    const parcel = await arrived();
    await turnedAt(noon());
    await send(() => noon() + 30 * DAY);
    assert.equal(gateway.asked.length, 0);
    await turn(noon() + MINUTE);
    assert.equal((await messageOf(parcel)).state, 'sent');
  });

  test('says that an order is on its way, and then that it is here', async () => {
    const { clerk, partner, station, county } = here();
    const [order, villager] = [newId(), await agreeing()];
    const lines = [{ product: county.product, quantity: 1, priceFen: 1_000 }];
    await round().must(partner, 'place-order', { station: station.id, villager, lines }, { id: order });
    await round().must(clerk, 'confirm-order', { order, supplierRef: 'GH-10' });
    await turn(noon());
    await round().must(clerk, 'receive-order', { order });
    await turn(noon() + MINUTE);
    const { visitCode } = (await partner.read(`/orders/${order}`)).body;
    assert.deepEqual(
      gateway.asked.map(({ template, values }) => [template, values['code']]),
      [
        ['order-shipped', order.slice(-6).toUpperCase()],
        ['order-here', visitCode],
      ],
    );
  });

  test('once sent is said no more, however often the journal is gone through', async () => {
    const parcel = await arrived();
    await turn(noon());
    await here().server.pool.query('update notice_cursor set seq = 0 where county = $1', [here().county.code]);
    await turn(noon() + MINUTE);
    assert.equal(gateway.timesAsked((await messageOf(parcel)).id), 1);
  });
});

describe('a gateway by HTTP', () => {
  test('is told the key, the signature and the text, and answers in its own words; any other answer is none', async () => {
    const said: unknown[] = [];
    let answers = { status: 200, body: '{"is":"taken","reference":"7","costFen":4}' };
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        said.push([request.method, request.url, request.headers.authorization, body === '' ? null : JSON.parse(body)]);
        response.writeHead(answers.status, { location: '/elsewhere' }).end(answers.body);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    // oxlint-disable-next-line no-unsafe-type-assertion -- a server that listens on a port has one
    const { port } = server.address() as AddressInfo;
    const gateway = smsGateway({ url: `http://127.0.0.1:${port}`, token: 'geheim', signature: '双阳区运营中心' });
    const message = {
      key: 'k',
      to: '13812345678',
      template: 'parcel-here',
      text: '您有包裹',
      values: { count: '1' },
    } as const;
    try {
      assert.deepEqual(await gateway.send(message), { is: 'taken', reference: '7', costFen: 4 });
      assert.deepEqual(said[0], ['POST', '/messages', 'Bearer geheim', { ...message, signature: '双阳区运营中心' }]);
      await gateway.ask('k');
      assert.deepEqual(said[1], ['GET', '/messages/k', 'Bearer geheim', null]);
      for (const strange of [
        { status: 500, body: '{}' },
        { status: 200, body: '<html>' },
        { status: 200, body: '{"is":"taken","reference":"7","costFen":-4}' },
        { status: 200, body: '{"is":"perhaps"}' },
        { status: 200, body: String.raw`{"is":"taken","reference":"7\u0000","costFen":4}` },
        { status: 200, body: `{"is":"taken","reference":"7","costFen":4}${' '.repeat(20_000)}` },
        { status: 307, body: '' },
      ]) {
        answers = strange;
        await assert.rejects(gateway.send(message));
      }
      assert.doesNotMatch(JSON.stringify(said), /elsewhere/, 'a name and a phone go nowhere else');
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test('is set up by all three of its settings or by none', () => {
    assert.deepEqual(gatewaysFrom({}), []);
    const all = { YANGUI_SMS_URL: 'https://sms.example', YANGUI_SMS_TOKEN: 't', YANGUI_SMS_SIGNATURE: '双阳' };
    assert.equal(gatewaysFrom(all).length, 1);
    assert.throws(() => gatewaysFrom({ ...all, YANGUI_SMS_TOKEN: '' }), /all three/);
    assert.throws(() => gatewaysFrom({ ...all, YANGUI_SMS_URL: 'sms.example' }), /no address/);
  });

  test('by which no message could leave is said at the start, not by each message', () => {
    const all = { YANGUI_SMS_URL: 'https://sms.example/a', YANGUI_SMS_TOKEN: 't0k+/=', YANGUI_SMS_SIGNATURE: '双阳' };
    assert.equal(gatewaysFrom(all).length, 1);
    for (const url of ['https://me:secret@sms.example', 'https://sms.example?key=1', 'https://sms.example/#a'])
      assert.throws(() => gatewaysFrom({ ...all, YANGUI_SMS_URL: url }), /YANGUI_SMS_URL: leave out/);
    for (const token of ['密钥', 'two words', 'line\n'])
      assert.throws(() => gatewaysFrom({ ...all, YANGUI_SMS_TOKEN: token }), /YANGUI_SMS_TOKEN/);
    for (const signature of ['【双阳】', '双\n阳'])
      assert.throws(() => gatewaysFrom({ ...all, YANGUI_SMS_SIGNATURE: signature }), /YANGUI_SMS_SIGNATURE/);
  });
});
