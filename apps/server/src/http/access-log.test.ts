import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACCESS_LOG_DAYS, BULK_LOOK, DAY } from '@yangui/domain';
import { AccessLog, NO_COUNTY, pruneAccessLog, verifyAccessLog } from '../access/access-log.ts';
import { newId } from '../journal/test-county.ts';
import { PASSWORD, SomeoneSignedIn, withServer } from './test-server.ts';
import { TwoAtWork } from './test-two-people.ts';

const here = withServer();
const code = () => here().county.code;
const device = () => new SomeoneSignedIn(here().server, code(), '');

interface Note {
  readonly kind: string;
  readonly what: string | null;
  readonly count: number;
  readonly title: string | null;
  readonly person: { readonly id: string; readonly name: string | null } | null;
}

const logOf = async (query: string): Promise<readonly Note[]> =>
  (await here().officer.read(`/access-log${query}`)).body.rows;
const notes = async (person: string) => (await logOf(`?person=${person}`)).map(({ kind, what }) => `${kind} ${what}`);

/** Somebody with a sign-in of their own, and the name it goes by. */
async function newcomer() {
  const someone = await here().appoint('driver');
  const { rows } = await here().server.pool.query<{ username: string }>(
    'select username from identity_user where id = $1',
    [someone.person],
  );
  return { someone, person: someone.person, name: rows[0]?.username ?? '' };
}

test('who comes in and who tries to stands in the log, the newest first', async () => {
  const { someone, person, name } = await newcomer();
  assert.equal((await device().signIn(name, 'wrong guess', '陌生手机')).code, 'sign-in-failed');
  await someone.ask('PUT', '/api/identity/pin', { pin: '274913' });
  await someone.ask('POST', '/api/identity/switch', { person, pin: '999999' });
  await someone.ask('POST', '/api/identity/switch', { person, pin: '274913' });
  await someone.ask('PUT', '/api/identity/password', { current: 'wrong guess', next: '雁归来兮田园将芜胡不归' });
  assert.deepEqual(await notes(person), [
    'attempt-failed confirmation',
    'signed-in pin',
    'attempt-failed pin',
    'pin-set null',
    'attempt-failed password',
    'signed-in password',
  ]);
});

test('an attempt at a name that nobody has stands in the log of no county, without what was typed', async () => {
  const { pool } = here().server;
  await device().signIn('mypassword-typed-here', 'wrong guess');
  const { rows } = await pool.query<{ text: string }>('select body::text as text from access_log where county = $1', [
    NO_COUNTY,
  ]);
  assert.ok(rows.length > 0);
  for (const { text } of rows) assert.ok(!text.includes('mypassword'));
  assert.equal((await verifyAccessLog(pool, NO_COUNTY)).ok, true);
});

test('a thousand attempts leave a few lines that say how many there were', async () => {
  const { person, name } = await newcomer();
  for (let address = 0; address < 5; address += 1)
    for (let guess = 0; guess < 40; guess += 1) await device().signIn(name, 'wrong guess', '', `10.9.0.${address}`);
  const failed = (await logOf(`?person=${person}&kind=attempt-failed&limit=200`)).filter(
    ({ what }) => what === 'password' || what === 'slowed',
  );
  assert.ok(failed.length <= 5 * 26, `${failed.length} lines`);
  assert.ok(failed.reduce((sum, { count }) => sum + count, 0) > 100);
});

test('a look at many people at once is noted, a look at a few is not, and a read writes nothing else', async () => {
  const { clerk, partner, station } = here();
  const before = await notes(clerk.person);
  await clerk.read('/villagers');
  assert.deepEqual(await notes(clerk.person), before);
  for (let one = 0; one < BULK_LOOK.inOneAnswer; one += 1) {
    const personal = { name: `村民${one}` };
    await partner.send('register-villager', { villager: newId(), station: station.id }, { personal });
  }
  await clerk.read('/villagers?limit=500');
  const [look] = await logOf(`?person=${clerk.person}`);
  assert.equal(look?.kind, 'looked');
  assert.equal(look.what, '/villagers');
  assert.ok(look.count >= BULK_LOOK.inOneAnswer);
});

test('whoever looks at as many a few at a time is noted too', async () => {
  const { strangerClerk: _, county } = here();
  const clerk = await here().appoint('county-clerk');
  for (let page = 0; page < BULK_LOOK.inAnHour / 50 + 1; page += 1) await clerk.read('/villagers?limit=50');
  const looks = (await logOf(`?person=${clerk.person}`)).filter(({ kind }) => kind === 'looked');
  assert.equal(looks.length, 1, county.code);
});

test('an exported list is on record before it is a file', async () => {
  const { clerk } = here();
  const { status } = await clerk.ask('POST', `/api/counties/${code()}/exports`, { title: '村民', rows: 117 });
  assert.equal(status, 204);
  const [note] = await logOf(`?person=${clerk.person}&kind=exported`);
  assert.deepEqual([note?.what, note?.title, note?.count], ['list', '村民', 117]);
  const { strangerClerk } = here();
  assert.equal(
    (await strangerClerk.ask('POST', `/api/counties/${code()}/exports`, { title: '村民', rows: 1 })).code,
    'account-closed',
  );
});

test('administrator and officer read the log by person and by day, others do not', async () => {
  const { administrator, clerk, partner } = here();
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const yesterday = new Date(Date.now() - 16 * 3_600_000).toISOString().slice(0, 10);
  assert.ok((await administrator.read(`/access-log?from=${today}&to=${today}`)).body.rows.length > 0);
  assert.deepEqual((await administrator.read(`/access-log?to=${yesterday}`)).body.rows, []);
  assert.equal((await clerk.read('/access-log')).code, 'not-allowed');
  assert.equal((await partner.read('/access-log')).code, 'not-allowed');
  const first = (await administrator.read('/access-log?limit=2')).body;
  const second = (await administrator.read(`/access-log?limit=2&cursor=${first.next}`)).body;
  assert.equal(second.rows[0].seq, first.rows[1].seq - 1);
});

test('whoever comes in is told what happened since: failed attempts, another device, a new password from the centre', async () => {
  const { person, name } = await newcomer();
  const home = device();
  await home.signIn(name, PASSWORD, '家里电脑');
  assert.equal((await home.signIn(name, PASSWORD, '家里电脑')).body.news, undefined, 'nothing happened');
  await device().signIn(name, 'wrong guess', '陌生手机');
  await device().signIn(name, 'wrong guess', '陌生手机');
  await device().signIn(name, PASSWORD, '陌生手机');
  const { news } = (await home.signIn(name, PASSWORD, '家里电脑')).body;
  assert.equal(news.failed, 2);
  assert.deepEqual(
    news.elsewhere.map((one: { device: string }) => one.device),
    ['陌生手机'],
  );
  const made = await here().clerk.send('make-sign-in', { person }, { personal: { signInName: name, name: '新司机' } });
  const told = (await home.signIn(name, made.body.signIn.password, '家里电脑')).body.news;
  assert.ok(told.passwordMadeAt > news.since);
  await home.ask('PUT', '/api/identity/password', { next: PASSWORD });
  const { visits } = (await home.ask('GET', '/api/identity/visits')).body;
  assert.ok(visits.some((one: { device: string; here: boolean }) => one.device === '陌生手机' && !one.here));
  assert.ok(visits.some((one: { kind: string; here: boolean }) => one.kind === 'signed-in' && one.here));
});

test('of two notes at once none is lost, and whatever is changed afterwards is found', async () => {
  const { pool } = here().server;
  const log = new AccessLog(pool, Date.now);
  const other = new AccessLog(pool, Date.now);
  const county = '110101';
  await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      (index % 2 === 0 ? log : other).note([county], { kind: 'exported', what: 'county' }),
    ),
  );
  const whole = await verifyAccessLog(pool, county);
  assert.ok(whole.ok && whole.entries === 40);
  for (const change of [
    `update access_log set body = '{"kind":"exported"}' where county = $1 and seq = 7`,
    `update access_log set kind = 'looked' where county = $1 and seq = 7`,
    'delete from access_log where county = $1 and seq = 7',
    'delete from access_log where county = $1 and seq = 40',
    'update access_head set last_seq = 39 where county = $1',
  ]) {
    const client = await pool.connect();
    await client.query('begin');
    await client.query(change, [county]);
    const verdict = await verifyAccessLog(client, county);
    await client.query('rollback');
    client.release();
    assert.equal(verdict.ok, false, change);
  }
});

test('what is older than its time is let go from the beginning, and the rest still holds together', async () => {
  const { pool } = here().server;
  let now = Date.now() - (ACCESS_LOG_DAYS + 10) * DAY + DAY / 2;
  const log = new AccessLog(pool, () => now);
  const county = '110102';
  for (let day = 0; day < 20; day += 1) {
    await log.note([county], { kind: 'exported', what: 'county' });
    now += DAY;
  }
  assert.equal(await pruneAccessLog(pool, county, Date.now() - ACCESS_LOG_DAYS * DAY), 10);
  const verdict = await verifyAccessLog(pool, county);
  assert.ok(verdict.ok && verdict.entries === 10);
  await log.note([county], { kind: 'exported', what: 'county' });
  assert.equal((await verifyAccessLog(pool, county)).ok, true);
  assert.equal(await pruneAccessLog(pool, county, Date.now() - ACCESS_LOG_DAYS * DAY), 0);
});

test('a person’s sign-in has its history: when it was made, renewed and ended, and by whom', async () => {
  const { administrator, clerk, officer, partner } = here();
  const { person, name } = await newcomer();
  const before = (await officer.read(`/sign-in-history?person=${person}`)).body.rows.length;
  await clerk.send('make-sign-in', { person }, { personal: { signInName: name, name: '新司机' } });
  await administrator.send('make-sign-in', { person }, { personal: { signInName: name, name: '新司机' } });
  await clerk.send('end-sign-in', { person });
  const { rows } = (await officer.read(`/sign-in-history?person=${person}`)).body;
  const acts = rows.map(({ what, by }: { what: string; by: { id: string } }) => [what, by.id]);
  assert.deepEqual(acts.slice(0, rows.length - before), [
    ['ended', clerk.person],
    ['renewed', administrator.person],
    [before === 0 ? 'made' : 'renewed', clerk.person],
  ]);
  assert.equal((await clerk.read(`/sign-in-history?person=${person}`)).code, 'not-allowed');
  assert.equal((await partner.read(`/sign-in-history?person=${person}`)).code, 'not-allowed');
});

test('a villager’s data that go into a file are noted, those that a screen shows are not', async () => {
  const { clerk, station } = here();
  const carried = async () =>
    (await logOf(`?person=${clerk.person}&kind=exported`)).map(({ what, title }) => [what, title]);
  const before = await carried();
  await clerk.read(`/villagers/${station.villager}/data`);
  assert.deepEqual(await carried(), before);
  assert.equal((await clerk.read(`/villagers/${station.villager}/data?file=1`)).status, 200);
  assert.deepEqual(await carried(), [['villager-file', station.villager], ...before]);
});

test('whoever confirms what another proposed stands in the log, with the device; whoever is refused does not', async () => {
  const two = await TwoAtWork.begin(here());
  const proposal = await two.payee();
  await two.confirm(proposal, here().clerk);
  assert.deepEqual(await logOf('?kind=confirmed'), []);
  assert.equal((await two.confirm(proposal)).status, 200);
  const confirmed = await logOf('?kind=confirmed');
  assert.deepEqual(
    confirmed.map(({ person, title }) => [person?.id, title]),
    [[two.approver.person, proposal]],
  );
});
