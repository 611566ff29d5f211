import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { businessMonth, MINUTE, startOfMonth } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import { settleOnce } from '../../http/test-money.ts';
import { ParcelRound } from '../../http/test-parcels.ts';
import { withServer, type SomeoneSignedIn } from '../../http/test-server.ts';
import { newId } from '../../journal/test-county.ts';
import { verify } from '../../journal/verify.ts';
import { followJournal } from './follow.ts';

const here = withServer();
const round = () => new ParcelRound(here());
type Line = RowOf<'/messages-to-tell'>;

async function toTell(who: SomeoneSignedIn): Promise<readonly Line[]> {
  const { status, body } = await who.read('/messages-to-tell');
  assert.equal(status, 200, JSON.stringify(body));
  return body.rows;
}
/** The line that tells of a thing. */
async function lineOf(who: SomeoneSignedIn, thing: string): Promise<Line | undefined> {
  const lines = await toTell(who);
  const { rows } = await here().server.pool.query<{ message: string }>(
    'select message from message_thing where thing = $1',
    [thing],
  );
  return lines.find(({ id }) => rows.some(({ message }) => message === id));
}
const tick = (who: SomeoneSignedIn, id: string, told: boolean) =>
  who.ask('PUT', `/api/counties/${here().county.code}/messages/${id}/told`, { told });
const codeOf = async (parcel: string): Promise<string> => (await here().partner.read(`/parcels/${parcel}`)).body.code;

describe('whom somebody has to tell, where no gateway does', () => {
  test('of a parcel that came: who, what waits, the code and what to say; the phone for the station alone', async () => {
    const parcel = await round().atStation();
    const line = await lineOf(here().partner, parcel);
    assert.ok(line);
    assert.equal(line.template, 'parcel-here');
    assert.equal(line.code, await codeOf(parcel));
    assert.ok(line.name !== null && line.text.zh.startsWith(`${line.name}，您有 1 件包裹`), line.text.zh);
    assert.match(line.phone ?? '', /^1\d{10}$/);
    const atDesk = await lineOf(here().clerk, parcel);
    assert.match(atDesk?.phone ?? '', /^1\d{2}\*{4}\d{4}$/);
    assert.equal(await lineOf(here().otherPartner, parcel), undefined);
    for (const other of [here().administrator, here().officer])
      assert.equal((await other.read('/messages-to-tell')).code, 'not-allowed');
  });

  test('of several things in one bag once, with how many they are', async () => {
    const parcels = [await round().register(), await round().register()];
    const load = await round().load(parcels);
    await round().must(here().partner, 'receive-parcels', {
      station: here().station.id,
      load,
      sealWhole: true,
      parcels,
    });
    const [one, other] = [
      await lineOf(here().partner, parcels[0] ?? ''),
      await lineOf(here().partner, parcels[1] ?? ''),
    ];
    assert.equal(one?.id, other?.id);
    assert.equal(one?.count, 2);
  });

  test('of a recipient who is no villager by what the waybill says, and without a name where it says none', async () => {
    const named = await round().atStation({ villager: null }, undefined, { name: '外村人', phone: '13844440000' });
    const line = await lineOf(here().partner, named);
    assert.deepEqual([line?.name, line?.phone], ['外村人', '13844440000']);
    const nameless = await round().atStation({ villager: null });
    const other = await lineOf(here().partner, nameless);
    assert.equal(other?.name, null);
    assert.ok(other?.text.zh.startsWith('您有 1 件包裹'), other?.text.zh);
  });

  test('of a parcel that is somebody else’s by now to them alone, and no more to whom it was said before', async () => {
    const { partner, station } = here();
    const registered = async (name: string, phone: string) => {
      const villager = newId();
      const payload = { villager, station: station.id, consent: { noticeVersion: 2, channel: 'voice' } };
      await round().must(partner, 'register-villager', payload, { personal: { name, phone } });
      return villager;
    };
    const [one, other] = [await registered('张桂芬', '13812340001'), await registered('老王', '13812340002')];
    const parcel = await round().atStation({ villager: one });
    assert.equal((await lineOf(partner, parcel))?.name, '张桂芬');
    for (const villager of [other, one, other]) {
      await round().must(partner, 'address-parcel', { parcel, villager });
      const line = await lineOf(partner, parcel);
      assert.deepEqual([line?.name, line?.code], [villager === one ? '张桂芬' : '老王', await codeOf(parcel)]);
      const told = (await toTell(partner)).filter(({ name }) => name === '张桂芬' || name === '老王');
      assert.deepEqual(told, [line]);
    }
    const coming = await round().register();
    await round().must(partner, 'address-parcel', { parcel: coming, villager: one });
    assert.equal(await lineOf(partner, coming), undefined, 'it is not here yet');
  });

  test('of an order that came without a parcel; that it is on its way is worth no call', async () => {
    const { clerk, partner, station, county } = here();
    const order = newId();
    const lines = [{ product: county.product, quantity: 1, priceFen: 1_000 }];
    await round().must(
      partner,
      'place-order',
      { station: station.id, villager: station.villager, lines },
      { id: order },
    );
    await round().must(clerk, 'confirm-order', { order, supplierRef: 'GH-9' });
    assert.equal(await lineOf(partner, order), undefined);
    await round().must(clerk, 'receive-order', { order });
    const line = await lineOf(partner, order);
    assert.equal(line?.template, 'order-here');
    assert.equal(line?.code, (await partner.read(`/orders/${order}`)).body.visitCode, 'as it is called on the shelf');
    assert.match(line?.code ?? '', /^\d-\d\d-\d+$/);
    await round().must(partner, 'collect-order', { order });
    assert.equal(await lineOf(partner, order), undefined, 'collected, nobody need be told');
  });

  test('of a payout, whoever it pays: at the centre', async () => {
    const { settlement } = await settleOnce(here());
    await round().must(here().clerk, 'record-payout', { settlement, serial: 1, result: 'paid' });
    const paid = (await toTell(here().clerk)).filter(({ template }) => template === 'paid');
    assert.ok(paid.length > 0);
    assert.match(paid[0]?.text.zh ?? '', /应付给您的 \d+\.\d\d 元/);
    assert.deepEqual(
      (await toTell(here().partner)).filter(({ template }) => template === 'paid'),
      [],
    );
  });

  test('stands on their own page, with how it came to them, for whoever serves them and for nobody else', async () => {
    const parcel = await round().atStation();
    const line = await lineOf(here().partner, parcel);
    assert.ok(line);
    const { villager } = (await here().partner.read(`/parcels/${parcel}`)).body;
    type Message = RowOf<'/villager-messages'>;
    const hers = async (who: SomeoneSignedIn): Promise<Message | undefined> =>
      (await who.read(`/villager-messages?villager=${villager}`)).body.rows.find(({ id }: Message) => id === line.id);
    assert.deepEqual(
      [(await hers(here().partner))?.template, (await hers(here().partner))?.outcome],
      ['parcel-here', 'waiting'],
    );
    await tick(here().partner, line.id, true);
    assert.equal((await hers(here().clerk))?.outcome, 'told');
    await tick(here().partner, line.id, false);
    assert.equal(await hers(here().otherPartner), undefined);
    assert.equal((await here().officer.read(`/villager-messages?villager=${villager}`)).code, 'not-allowed');
  });

  test('can be ticked as told, which stands, and the tick taken back; by whoever serves them alone', async () => {
    const parcel = await round().atStation();
    const line = await lineOf(here().partner, parcel);
    assert.ok(line);
    assert.equal((await tick(here().otherPartner, line.id, true)).code, 'message-unknown');
    assert.equal((await tick(here().officer, line.id, true)).code, 'not-allowed');
    const stateNow = async () =>
      (await here().server.pool.query<{ state: string }>('select state from message where id = $1', [line.id])).rows[0]
        ?.state;
    assert.equal((await tick(here().partner, line.id, false)).status, 204);
    assert.equal(await stateNow(), 'waiting', 'where there is no tick none is taken back: a gateway may still send it');
    assert.equal((await tick(here().partner, line.id, true)).status, 204);
    const told = (await lineOf(here().partner, parcel))?.toldAt;
    assert.ok(typeof told === 'number');
    assert.equal((await tick(here().clerk, line.id, true)).status, 204);
    assert.equal((await lineOf(here().partner, parcel))?.toldAt, told, 'told twice is told once');
    assert.equal((await tick(here().partner, line.id, false)).status, 204);
    assert.equal((await lineOf(here().partner, parcel))?.toldAt, null);
    const { pool } = here().server;
    for (const [state, said] of [
      ['sending', 'message-sent'],
      ['delivered', 'message-sent'],
      ['over', 'message-unknown'],
    ]) {
      await pool.query('update message set state = $2 where id = $1', [line.id, state]);
      for (const isTold of [true, false]) assert.equal((await tick(here().partner, line.id, isTold)).code, said, state);
      assert.equal(await stateNow(), state);
    }
    for (const body of [{}, { told: 'yes' }])
      assert.equal(
        (await here().partner.ask('PUT', `/api/counties/${here().county.code}/messages/${line.id}/told`, body)).code,
        'malformed-request',
      );
    assert.equal((await tick(here().partner, 'nothing', true)).code, 'message-unknown');
  });

  test('are all come by, one list after the other, however many were told today', async () => {
    const { clerk, server, county } = here();
    const parcel = await round().atStation();
    const line = await lineOf(clerk, parcel);
    assert.ok(line);
    const ids = (await server.pool.query<{ id: string }>('select gen_random_uuid() as id from generate_series(1, 600)'))
      .rows;
    const told = [county.code, ids.map(({ id }) => id)];
    await server.pool.query(
      `insert into message (county, id, template, to_kind, to_id, place, made_at, state, told_at)
       select $1, id, 'paid', 'member', id, $1, now() - interval '1 day', 'told', now() from unnest($2::uuid[]) id`,
      told,
    );
    await server.pool.query(
      `insert into message_thing (county, template, thing, place, message) select $1, 'paid', id, $1, id from unnest($2::uuid[]) id`,
      told,
    );
    assert.equal((await lineOf(clerk, parcel))?.id, line.id);
    const since = (await toTell(clerk)).map((one) => one.since);
    assert.deepEqual(
      since,
      since.toSorted((one, other) => one - other),
      'the oldest first, told or not',
    );
    await server.pool.query('delete from message where county = $1 and id = any($2::uuid[])', told);
    await server.pool.query('delete from message_thing where county = $1 and message = any($2::uuid[])', told);
  });

  test('stays off the list once the parcel is handed out', async () => {
    const parcel = await round().atStation();
    const line = await lineOf(here().partner, parcel);
    assert.ok(line);
    await tick(here().partner, line.id, true);
    await round().handOut(parcel);
    assert.equal(await lineOf(here().partner, parcel), undefined);
  });
});

describe('what is kept of a message', () => {
  const dump = async () => {
    const { rows } = await here().server.pool.query<{ text: string }>(
      'select m::text as text from message m union all select t::text from message_thing t union all select n::text from notice n',
    );
    return rows.map(({ text }) => text).join('\n');
  };

  test('names nobody and has no phone and no text, nor has the journal', async () => {
    const parcel = await round().atStation({ villager: null }, undefined, { name: '独一无二', phone: '13855556666' });
    assert.equal((await lineOf(here().partner, parcel))?.name, '独一无二');
    assert.doesNotMatch(await dump(), /独一无二|13855556666/);
    const { rows } = await here().server.pool.query<{ found: boolean }>(
      `select exists (select from journal_entry where body::text ~ '独一无二|13855556666') as found`,
    );
    assert.equal(rows[0]?.found, false);
  });

  test('is without a name once the person is erased', async () => {
    const { clerk, partner, station } = here();
    const villager = newId();
    await round().must(
      partner,
      'register-villager',
      { villager, station: station.id, consent: { noticeVersion: 2, channel: 'voice' } },
      { personal: { name: '要删的人', phone: '13866667777' } },
    );
    const parcel = await round().atStation({ villager });
    assert.equal((await lineOf(partner, parcel))?.name, '要删的人');
    await round().must(clerk, 'erase-villager', { villager });
    const line = await lineOf(clerk, parcel);
    assert.deepEqual([line?.name, line?.phone], [null, null]);
    assert.ok(line?.text.zh.startsWith('您有'), line?.text.zh);
  });

  test('is the same once the journal is gone through again, and none of it is the journal’s', async () => {
    const { server, county } = here();
    await followJournal(server.pool, county.code, Date.now());
    const before = await dump();
    await server.pool.query('update notice_cursor set seq = 0 where county = $1', [county.code]);
    await Promise.all([1, 2].map(() => followJournal(server.pool, county.code, Date.now())));
    assert.equal(await dump(), before);
    assert.ok((await verify(server.pool, county.code)).ok);
  });
});

describe('what messages cost', () => {
  test('is told month by month to whoever answers for it, and to no station', async () => {
    const { clerk, officer, partner } = here();
    const parcel = await round().atStation();
    const line = await lineOf(partner, parcel);
    await tick(partner, line?.id ?? '', true);
    const { body } = await officer.read('/message-costs');
    const row = body.rows.find(
      (one: RowOf<'/message-costs'>) => one.template === 'parcel-here' && one.channel === null,
    );
    assert.ok(row.told >= 1);
    assert.equal(row.costFen, 0);
    assert.equal((await clerk.read('/message-costs')).status, 200);
    assert.equal((await partner.read('/message-costs')).code, 'not-allowed');
  });

  test('is of the month in which it went out, though it came about in the night before, and adds up whatever was asked', async () => {
    const { officer, server, county } = here();
    const first = startOfMonth(businessMonth(Date.now()));
    await server.pool.query(
      `insert into message (county, id, template, to_kind, to_id, place, made_at, state, channel, sent_at, cost_fen)
       select $1, gen_random_uuid(), 'order-here', 'villager', gen_random_uuid(), $1, to_timestamp($2 / 1000.0), 'sent', 'sms', to_timestamp($3 / 1000.0), 100000
       from generate_series(1, 22000)`,
      [county.code, first - 30 * MINUTE, first + 8 * 60 * MINUTE],
    );
    const { body } = await officer.read('/message-costs');
    const sent = body.rows.filter((one: RowOf<'/message-costs'>) => one.template === 'order-here' && one.sent > 0);
    assert.deepEqual(
      sent.map(({ month, sent: count, costFen }: RowOf<'/message-costs'>) => [month, count, costFen]),
      [[businessMonth(first), 22_000, 2_200_000_000]],
    );
  });
});
