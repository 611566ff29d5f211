import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, test } from 'node:test';
import { accountOf, DAY, keptNoLonger, LATE_NAME_DAYS, MINUTE, retentionOf } from '@yangui/domain';
import type { EntryBody } from '../journal/entry.ts';
import { emptyLate } from '../journal/late.ts';
import { assertBooksStand, newId } from '../journal/test-county.ts';
import { exportCounty, importCounty } from '../journal/transfer.ts';
import { verify } from '../journal/verify.ts';
import { testDatabase } from '../postgres/test-database.ts';
import { LateStation } from './test-late.ts';
import { ProduceRound } from './test-produce.ts';
import { SomeoneSignedIn, withServer } from './test-server.ts';

const here = withServer();
const open = () => LateStation.open(here());
const pool = () => here().server.pool;

async function entryOf(id: string): Promise<EntryBody | undefined> {
  const { rows } = await pool().query<{ body: EntryBody }>(
    'select body from journal_entry where county = $1 and command_id = $2',
    [here().county.code, id],
  );
  return rows[0]?.body;
}

async function tablesWith(text: string): Promise<readonly string[]> {
  const { rows } = await pool().query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await pool().query(`select from ${name} t where t::text like '%' || $1 || '%'`, [text]);
    if ((rowCount ?? 0) > 0) found.push(name);
  }
  return found.toSorted();
}

async function balanceOf(account: string): Promise<number> {
  const { rows } = await pool().query<{ fen: number }>(
    'select balance_fen as fen from account where county = $1 and id = $2',
    [here().county.code, account],
  );
  return rows[0]?.fen ?? 0;
}

describe('work that comes late', () => {
  test('an account disabled with unsent work: kept, looked at, taken in as its maker’s, and paid to them', async () => {
    const at = await open();
    const orders = [at.lateOrder(), at.lateOrder({ at: Date.now() - 13 * DAY })];
    assert.equal((await here().clerk.send('end-sign-in', { person: at.partner.person })).status, 200);
    assert.deepEqual(await at.said(orders), ['in-review: late-account-closed', 'in-review: late-account-closed']);
    assert.deepEqual(await at.said(orders), ['in-review: late-account-closed', 'in-review: late-account-closed']);
    for (const { id } of orders) {
      assert.equal(await entryOf(id), undefined);
      await at.must(at.takeIn(id));
    }
    const [entry] = [await entryOf(orders[0]?.id ?? '')];
    assert.deepEqual(
      [entry?.by, entry?.endorsed?.by, entry?.endorsed?.why, entry?.at],
      [at.partner.person, here().clerk.person, 'late-account-closed', orders[0]?.at],
    );
    assert.deepEqual(await at.said(orders), ['accepted', 'accepted']);
    assert.deepEqual(await at.waiting(), []);
    assert.equal(await balanceOf(accountOf.rebateAccrued(at.partner.person)), -100);
    await assertBooksStand(pool(), here().county);
  });

  test('what somebody shut out does now is refused and recorded, like anybody’s who has no account', async () => {
    const at = await open();
    await here().server.identity.disableSignIn(at.partner.person);
    const order = at.lateOrder({ at: Date.now() - 9 * MINUTE });
    assert.deepEqual(await at.said([order]), ['refused: account-closed']);
    assert.equal((await entryOf(order.id))?.refused?.code, 'account-closed');
  });

  test('a station moved to another partner while its device was away: the old partner’s orders are theirs', async () => {
    const [at, other] = [await open(), await open()];
    const order = at.lateOrder();
    for (const { station } of [at, other]) await at.must(here().clerk.send('end-appointment', { station }));
    await at.must(here().clerk.send('appoint-partner', { station: other.station, person: at.partner.person }));
    await at.must(here().clerk.send('appoint-partner', { station: at.station, person: other.partner.person }));
    await at.setAside(order, 'late-not-allowed');
    await at.must(at.takeIn(order.id));
    const { body } = await here().clerk.read(`/orders/${order.id}`);
    assert.equal(body.partner, at.partner.person);
    assert.equal(await balanceOf(accountOf.rebateAccrued(at.partner.person)), -50);
    await assertBooksStand(pool(), here().county);
  });

  test('a station closed while its device was away: orders from before are taken in, and still owed', async () => {
    const at = await open();
    const order = at.lateOrder({ at: Date.now() - 2 * DAY });
    await at.must(here().clerk.send('close-station', { station: at.station, reason: 'merged' }));
    await at.setAside(order, 'late-account-closed');
    await at.must(at.takeIn(order.id));
    const { body } = await here().clerk.read(`/stations/${at.station}`);
    assert.equal(body.stage, 'closed');
    await assertBooksStand(pool(), here().county);
  });

  test('a station that was paused takes in what was done before, and not what was done while it was paused', async () => {
    const at = await open();
    const before = at.lateOrder();
    await at.must(
      here().clerk.send('pause-station', { station: at.station, reason: 'harvest' }, { at: Date.now() - 30 * MINUTE }),
    );
    const meanwhile = at.lateOrder({ at: Date.now() - 20 * MINUTE });
    assert.deepEqual(await at.said([before, meanwhile]), [
      'in-review: late-station-closed',
      'in-review: late-station-closed',
    ]);
    await at.must(at.takeIn(before.id));
    const { status, code } = await at.takeIn(meanwhile.id);
    assert.deepEqual({ status, code }, { status: 409, code: 'station-paused' });
    assert.deepEqual(await at.waiting(), [meanwhile.id]);
    await at.must(here().clerk.send('resume-station', { station: at.station }));
    await at.must(at.takeIn(meanwhile.id));
    await assertBooksStand(pool(), here().county);
  });

  test('forty-six days old is looked at, however good it is otherwise', async () => {
    const at = await open();
    const order = at.lateOrder({ at: Date.now() - 46 * DAY });
    await at.setAside(order, 'late-too-old');
    await at.must(at.takeIn(order.id));
    assert.equal((await entryOf(order.id))?.at, order.at);
    await assertBooksStand(pool(), here().county);
  });

  test('what its maker had no right to then either stays where it is until it is turned down', async () => {
    const at = await open();
    const order = at.lateOrder({ at: Date.now() - 45 * DAY + MINUTE });
    await at.must(here().clerk.send('end-appointment', { station: at.station }));
    await at.setAside(order, 'late-account-closed');
    assert.equal((await at.takeIn(order.id)).code, 'account-closed');
    assert.deepEqual(await at.waiting(), [order.id]);
    await at.must(at.turnDown(order.id, 'not-entitled'));
    const entry = await entryOf(order.id);
    assert.deepEqual(
      [entry?.by, entry?.refused?.code, entry?.refused?.details, entry?.endorsed?.by],
      [at.partner.person, 'late-turned-down', { reason: 'not-entitled' }, here().clerk.person],
    );
    assert.ok(entry?.refused !== undefined && !('payload' in entry.refused));
    assert.deepEqual(await at.said([order]), ['refused: late-turned-down']);
  });

  test('what the rules refuse for another reason is refused as ever, also late', async () => {
    const at = await open();
    assert.deepEqual(await at.said([at.lateOrder({ priceFen: 999 })]), ['refused: price-changed']);
    await at.pause();
    const order = at.lateOrder({ priceFen: 999 });
    await at.setAside(order, 'late-station-closed');
    const { code } = await at.takeIn(order.id);
    assert.equal(code, 'price-changed');
    assert.deepEqual(await at.waiting(), [order.id]);
  });

  test('follows what it was about: an order set aside takes its cancelling along, and both can be taken in', async () => {
    const at = await open();
    await at.pause();
    const order = at.lateOrder();
    const cancel = at.sign('cancel-order', { order: order.id, reason: 'changed-mind' }, { at: order.at + 1_000 });
    const unrelated = at.sign('cancel-order', { order: newId(), reason: 'changed-mind' });
    assert.deepEqual(await at.said([order, cancel, unrelated]), [
      'in-review: late-station-closed',
      'in-review: late-follows',
      'refused: order-unknown',
    ]);
    assert.deepEqual(await at.said([at.sign('cancel-order', { order: order.id, reason: 'late' })]), [
      'in-review: late-follows',
    ]);
    assert.equal((await at.takeIn(cancel.id)).code, 'order-unknown');
    await at.must(at.takeIn(order.id));
    await at.must(at.takeIn(cancel.id));
    assert.equal((await here().clerk.read(`/orders/${order.id}`)).body.stage, 'cancelled');
    await assertBooksStand(pool(), here().county);
  });

  test('follows what it was about, whatever that is: a ticket its reversal, a villager their household', async () => {
    const at = await open();
    const round = new ProduceRound(here());
    const commodity = await round.commodity();
    await round.must(here().clerk, 'set-commodity-terms', round.termsOf(commodity), { at: Date.now() - 2 * DAY });
    const household = round.householdOf(at.villager, { station: at.station });
    await round.must(at.partner, 'register-household', household);
    await at.pause();
    const { station, villager: seller } = at;
    const wish = round.ticketOf({ household: household.household, seller, commodity }, { station });
    const took = at.sign('take-in', wish);
    const reverse = (reason: string) => at.sign('reverse-ticket', { ticket: wish.ticket, back: 'owed', reason });
    const back = reverse('weight');
    const again = at.sign('take-in', { ...wish, ticket: newId(), replaces: wish.ticket });
    assert.deepEqual(await at.said([took, back, again]), [
      'in-review: late-station-closed',
      'in-review: late-follows',
      'in-review: late-station-closed',
    ]);
    const { body: shown } = await here().clerk.read(`/late-commands/${took.id}`);
    assert.deepEqual(
      [household.household, commodity, seller].map((id) => String(shown.names[id]).slice(0, 2)),
      ['HH', '榛蘑', '远村'],
      'whoever decides sees whose goods they are, and which',
    );
    assert.deepEqual(await at.said([reverse('grade')]), ['in-review: late-follows']);
    assert.equal((await at.takeIn(back.id)).code, 'ticket-unknown');
    for (const { id } of [took, back, again]) await at.must(at.takeIn(id));
    assert.equal((await at.partner.read(`/tickets/${wish.ticket}`)).body.stage, 'reversed');
    assert.equal(await balanceOf(accountOf.householdPayable(household.household)), -8_000);

    await at.must(here().clerk.send('end-appointment', { station }));
    const newcomer = { villager: newId(), station };
    await at.setAside(at.sign('register-villager', newcomer, { personal: { name: '新来的' } }), 'late-account-closed');
    const theirs = round.householdOf(newcomer.villager, { station });
    const clerks = await at.device(here().clerk);
    const registered = clerks.sign(here().county.code, { at: took.at, type: 'register-household', payload: theirs });
    await at.setAside(registered, 'late-follows');
  });

  test('an id that waits cannot be used for something else', async () => {
    const at = await open();
    await at.pause();
    const order = at.lateOrder();
    const other = at.lateOrder({ id: order.id, priceFen: 999 });
    assert.deepEqual(await at.said([order, other, order]), [
      'in-review: late-station-closed',
      'refused: command-id-reused',
      'in-review: late-station-closed',
    ]);
  });
});

describe('a decision about a late command', () => {
  const oneWaiting = async () => {
    const at = await open();
    await at.pause();
    const order = at.lateOrder();
    await at.setAside(order, 'late-station-closed');
    return { at, order };
  };

  test('said again by the same clerk is answered again, and comes too late from another', async () => {
    const { at, order } = await oneWaiting();
    const other = await here().appoint('county-clerk');
    const first = await at.takeIn(order.id);
    assert.equal(first.status, 200);
    assert.deepEqual((await at.takeIn(order.id)).body, first.body);
    assert.equal((await at.takeIn(order.id, other)).code, 'late-decided');
    assert.equal((await at.turnDown(order.id)).code, 'late-decided');
    assert.equal((await at.turnDown(order.id, 'other', other)).code, 'late-decided');
  });

  test('of two clerks on two servers at once is one of them’s', async () => {
    const { at, order } = await oneWaiting();
    const other = await here().appoint('county-clerk');
    const second = await here().openAnother({});
    const elsewhere = new SomeoneSignedIn(second, here().county.code, other.person);
    for (const [name, value] of other.jar) elsewhere.jar.set(name, value);
    const answers = await Promise.all([
      at.takeIn(order.id),
      at.turnDown(order.id, 'other', elsewhere),
      at.takeIn(order.id),
      at.turnDown(order.id, 'other', elsewhere),
      at.takeIn(order.id, other),
    ]);
    await second.close();
    const entry = await entryOf(order.id);
    const winner = entry?.endorsed?.by === here().clerk.person ? [0, 2] : entry?.refused === undefined ? [4] : [1, 3];
    assert.deepEqual(
      answers.map(({ status, code }, index) => (winner.includes(index) ? status : code)),
      answers.map((_, index) => (winner.includes(index) ? 200 : 'late-decided')),
    );
    assert.equal(
      (await pool().query('select from late_command where county = $1 and id = $2', [here().county.code, order.id]))
        .rowCount,
      0,
    );
    await assertBooksStand(pool(), here().county);
  });

  test('is for the centre’s clerks at that place, and never for whoever made it', async () => {
    const { at, order } = await oneWaiting();
    const stranger = await here().appoint('county-clerk', here().otherStation.village);
    const near = await here().appoint('county-clerk', at.village);
    assert.equal((await at.takeIn(order.id, stranger)).code, 'not-your-place');
    assert.deepEqual(await at.waiting(stranger), []);
    assert.equal((await stranger.read(`/late-commands/${order.id}`)).code, 'not-found');
    assert.deepEqual(await at.waiting(near), [order.id]);
    for (const who of [at.partner, here().officer, here().administrator])
      assert.equal((await at.takeIn(order.id, who)).code, 'not-allowed');
    assert.equal((await at.takeIn(order.id, here().nobody)).code, 'not-signed-in');
    await here().administrator.send('grant-role', {
      person: at.partner.person,
      role: 'county-clerk',
      place: here().county.code,
    });
    assert.equal((await at.takeIn(order.id, at.partner)).code, 'own-work');
    assert.equal((await at.turnDown(order.id, 'other', at.partner)).code, 'own-work');
    await at.must(at.turnDown(order.id, 'other', near));
  });

  test('needs a reason to turn down, one of the list', async () => {
    const { at, order } = await oneWaiting();
    for (const reason of [null, '', '王秀英说没有', 7])
      assert.equal((await at.turnDown(order.id, reason)).code, 'malformed-request');
    assert.equal((await at.takeIn('7')).code, 'late-unknown');
  });

  test('is told to the device by the feed, also where the command was turned down', async () => {
    const { at, order } = await oneWaiting();
    const successor = await here().letIn(newId());
    await at.must(here().clerk.send('end-appointment', { station: at.station }));
    await at.must(here().clerk.send('appoint-partner', { station: at.station, person: successor.person }));
    const { body: me } = await successor.ask('GET', '/api/me');
    await at.must(at.turnDown(order.id));
    await here()
      .server.app.listen({ port: 0, host: '127.0.0.1' })
      .catch(() => undefined);
    const address = here().server.app.server.address();
    assert.ok(typeof address === 'object' && address !== null);
    const cookie = [...successor.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(
      `http://127.0.0.1:${address.port}/api/counties/${here().county.code}/feed?after=${me.counties[0].seq}`,
      { headers: { cookie } },
    );
    assert.ok(answer.body);
    let told = '';
    for await (const part of answer.body.pipeThrough(new TextDecoderStream()))
      if ((told += part).includes(order.id)) break;
    assert.match(told, /"status":"refused"/);
  });

  test('stands in the desk’s today until it is made', async () => {
    const count = async (reader = here().clerk) => (await reader.read('/overview')).body.toReview.count;
    const before = await count();
    const { at, order } = await oneWaiting();
    assert.equal(await count(), before + 1);
    assert.equal(await count(here().officer), 0);
    const { body } = await here().clerk.read(`/late-commands/${order.id}`);
    assert.deepEqual(
      [body.by.name, body.why, body.at, body.station.id, body.names[at.villager]],
      ['远站站长', 'late-station-closed', order.at, at.station, '远村民'],
    );
    assert.ok(body.receivedAt > order.at);
    await at.must(at.takeIn(order.id));
    assert.equal(await count(), before);
  });

  test('outlives export and import, and is covered by the chain', async () => {
    const { at, order } = await oneWaiting();
    await at.must(at.takeIn(order.id));
    const out = new PassThrough();
    let text = '';
    out.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    await exportCounty(pool(), here().county.code, out);
    const other = await testDatabase();
    try {
      await importCounty(other.pool, lines(text), newId());
      const verdict = await verify(other.pool, here().county.code);
      assert.ok(verdict.ok, 'difference' in verdict ? verdict.difference : '');
      await assert.rejects(
        importOf(
          text.replace(`"endorsed":{"by":"${here().clerk.person}"`, `"endorsed":{"by":"${here().officer.person}"`),
        ),
        /hash/,
      );
    } finally {
      await other.drop();
    }
  });

  async function importOf(text: string): Promise<void> {
    const other = await testDatabase();
    await importCounty(other.pool, lines(text), newId()).finally(() => other.drop());
  }

  async function* lines(text: string) {
    yield* text.trimEnd().split('\n');
  }
});

describe('the personal part of a late command', () => {
  const NAME = '欧阳雁归独一无二';
  const register = (at: LateStation) =>
    at.sign(
      'register-villager',
      { villager: newId(), station: at.station },
      { personal: { name: NAME, phone: '13912345678' } },
    );
  const closed = async () => {
    const at = await open();
    await at.must(here().clerk.send('end-appointment', { station: at.station }));
    return at;
  };

  test('waits with it, and stands in the private row alone once it is taken in', async () => {
    const at = await closed();
    const command = register(at);
    await at.setAside(command, 'late-account-closed');
    assert.deepEqual(await tablesWith(NAME), ['late_command']);
    const { body } = await here().clerk.read(`/late-commands/${command.id}`);
    assert.deepEqual(body.personal, { name: NAME, phone: '139****5678', address: null });
    await at.must(at.takeIn(command.id));
    assert.deepEqual(await tablesWith(NAME), ['person_private']);
    await at.must(here().clerk.send('erase-villager', { villager: Object(command.payload).villager }));
    assert.deepEqual(await tablesWith(NAME), []);
    assert.deepEqual(await at.said([command]), ['accepted']);
    assert.deepEqual(await tablesWith(NAME), []);
  });

  test('is gone once it is turned down', async () => {
    const at = await closed();
    const command = register(at);
    await at.setAside(command, 'late-account-closed');
    await at.must(at.turnDown(command.id));
    assert.deepEqual(await tablesWith(NAME), []);
  });

  test('is emptied when nobody decided for sixty days; the entry stays, says why, and can be turned down alone', async () => {
    const at = await closed();
    const command = register(at);
    await at.setAside(command, 'late-account-closed');
    const { pool } = here().server;
    const empty = async (days: number) => {
      const now = Date.now() + days * DAY;
      return emptyLate(pool, here().county.code, keptNoLonger(retentionOf('late-command'), now), now);
    };
    assert.equal(await empty(LATE_NAME_DAYS), 0);
    assert.deepEqual(await tablesWith(NAME), ['late_command']);
    assert.ok((await empty(LATE_NAME_DAYS + 1)) > 0);
    assert.deepEqual(await tablesWith(NAME), []);
    const { body } = await here().clerk.read(`/late-commands/${command.id}`);
    assert.deepEqual([body.personal, body.erased], [null, false]);
    assert.ok(body.emptiedAt > body.receivedAt);
    const refused = await at.takeIn(command.id);
    assert.deepEqual([refused.code, refused.details], ['late-emptied', {}]);
    await at.must(at.turnDown(command.id));
  });

  test('is emptied when the villager is erased, before and after it comes', async () => {
    const at = await closed();
    const amend = () => at.sign('amend-villager', { villager: at.villager }, { personal: { name: NAME } });
    const before = amend();
    await at.setAside(before, 'late-account-closed');
    await at.must(here().clerk.send('erase-villager', { villager: at.villager }));
    assert.deepEqual(await tablesWith(NAME), []);
    const after = amend();
    await at.setAside(after, 'late-account-closed');
    assert.deepEqual(await tablesWith(NAME), []);
    for (const { id } of [before, after]) {
      assert.equal((await here().clerk.read(`/late-commands/${id}`)).body.erased, true);
      assert.equal((await at.takeIn(id)).code, 'villager-erased');
      await at.must(at.turnDown(id));
    }
  });
});
