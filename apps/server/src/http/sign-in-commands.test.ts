import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { SYSTEM } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { exportCounty } from '../journal/transfer.ts';
import { emptyCounty, replay } from '../journal/replay.ts';
import { readBatches } from '../journal/read.ts';
import { verify } from '../journal/verify.ts';
import { PASSWORD, SomeoneSignedIn, withServer } from './test-server.ts';

const here = withServer();
let names = 0;

/** A driver without a sign-in yet, and what a clerk writes about them. */
async function newcomer() {
  const person = newId();
  const granted = await here().administrator.send(
    'grant-role',
    { person, role: 'driver', place: here().county.code },
    { personal: { name: '新司机' } },
  );
  assert.equal(granted.status, 200);
  names += 1;
  return { person, signInName: `new.driver.${names}`, name: '孙大雁' };
}

type Newcomer = Awaited<ReturnType<typeof newcomer>>;

const make = (
  { person, ...personal }: Newcomer & { phone?: string },
  { by = here().clerk, id = newId() }: { by?: SomeoneSignedIn; id?: string } = {},
) => by.send('make-sign-in', { person }, { id, personal });
const end = (person: string, by = here().clerk) => by.send('end-sign-in', { person });
const device = () => new SomeoneSignedIn(here().server, here().county.code, '');

async function firstDay(who: Newcomer, password: string): Promise<SomeoneSignedIn> {
  const browser = device();
  assert.equal((await browser.signIn(who.signInName, password)).status, 200);
  assert.equal((await browser.ask('PUT', '/api/identity/password', { next: PASSWORD })).status, 204);
  return browser;
}

async function entries(type: string, person: string): Promise<readonly { readonly text: string }[]> {
  const { rows } = await here().server.pool.query<{ text: string }>(
    `select body::text as text from journal_entry where county = $1 and type = $2 and body::text like '%' || $3 || '%' order by seq`,
    [here().county.code, type, person],
  );
  return rows;
}

const actsOf = async (person: string): Promise<readonly string[]> =>
  (
    await here().server.pool.query('select acts from sign_in where county = $1 and id = $2', [
      here().county.code,
      person,
    ])
  ).rows.flatMap(({ acts }) => acts.map(({ what }: { what: string }) => what));

test('a sign-in is made by a command: the clerk hands the one-time password over, and the journal has who, not what', async () => {
  const who = { ...(await newcomer()), phone: '15543210987' };
  const { status, body } = await make(who);
  assert.equal(status, 200);
  assert.match(body.signIn.password, /^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
  await firstDay(who, body.signIn.password);
  const [entry, ...more] = await entries('make-sign-in', who.person);
  assert.ok(entry !== undefined && more.length === 0);
  for (const secret of [body.signIn.password, who.signInName, who.name, who.phone, 'argon2'])
    assert.ok(!entry.text.includes(secret), secret);
  assert.deepEqual(await actsOf(who.person), ['made']);
});

test('a command whose answer was lost is sent again, and answered with the same password, as long as that opens anything', async () => {
  const who = await newcomer();
  const id = newId();
  const { body } = await make(who, { id });
  const again = await make(who, { id });
  assert.deepEqual(again.body, body);
  assert.equal((await entries('make-sign-in', who.person)).length, 1);
  await firstDay(who, body.signIn.password);
  const late = await make(who, { id });
  assert.deepEqual([late.status, late.body.signIn], [200, undefined]);
  assert.equal((await device().signIn(who.signInName, PASSWORD)).status, 200, 'a repeat takes nothing away');
});

test('who may not manage sign-ins, and whose county another is, gets nowhere', async () => {
  const who = await newcomer();
  for (const by of [here().partner, here().officer, here().strangerClerk])
    assert.notEqual((await make(who, { by })).status, 200);
  const admin = await here().appoint('administrator');
  assert.equal((await make({ person: admin.person, signInName: 'taken.over', name: '某' })).code, 'not-allowed');
  assert.equal((await end(admin.person)).code, 'not-allowed');
  assert.deepEqual(await actsOf(admin.person), []);
  await make(who);
});

test('another county that gives and takes a role neither renews nor shuts a sign-in, nor stands in the way of the one that made it', async () => {
  const who = await newcomer();
  assert.equal((await make(who)).status, 200);
  const { server, elsewhere, strangerClerk } = here();
  const role = { person: who.person, role: 'driver', place: elsewhere.code };
  const there = async (type: 'grant-role' | 'revoke-role', personal?: object) =>
    assert.equal((await server.writer.submit(elsewhere.bind(type, role, { by: SYSTEM, personal }))).status, 'accepted');
  await there('grant-role', { name: who.name });
  await server.identity.addCounty(who.person, elsewhere.code);
  assert.equal((await strangerClerk.send('end-sign-in', { person: who.person })).code, 'sign-in-of-another-county');
  // While they hold a role there, a new password would open that county too; shutting works all the same.
  assert.equal((await make(who)).code, 'sign-in-held-elsewhere');
  assert.equal((await end(who.person)).status, 200);
  await there('revoke-role');
  assert.equal((await make(who)).status, 200);
  assert.equal((await end(who.person)).status, 200);
});

test('a name or phone that somebody has is refused, and nothing is written, in the journal neither', async () => {
  const first = { ...(await newcomer()), signInName: 'already.taken', phone: '15500000001' };
  assert.equal((await make(first)).status, 200);
  for (const more of [{ signInName: 'Already.Taken' }, { phone: '15500000001' }]) {
    const who = { ...(await newcomer()), ...more };
    assert.equal((await make(who)).code, 'sign-in-taken');
    assert.deepEqual(await entries('make-sign-in', who.person), []);
    const { rowCount } = await here().server.pool.query('select from identity_user where id = $1', [who.person]);
    assert.equal(rowCount, 0);
  }
});

test('of several who ask for one name at once, one gets it, and the others’ commands are not in the journal', async () => {
  const asking = await Promise.all(Array.from({ length: 4 }, () => newcomer()));
  const answers = await Promise.all(asking.map((who) => make({ ...who, signInName: 'contested' })));
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409, 409, 409],
  );
  const recorded = await Promise.all(asking.map(({ person }) => entries('make-sign-in', person)));
  assert.equal(recorded.flat().length, 1);
});

test('where the sign-in cannot be written the command is not recorded either, and sent again it does both', async () => {
  const { pool } = here().server;
  const who = await newcomer();
  const id = newId();
  await pool.query(`alter table identity_user add constraint no_fall check (username <> '${who.signInName}')`);
  assert.equal((await make(who, { id })).code, 'internal');
  await pool.query('alter table identity_user drop constraint no_fall');
  assert.deepEqual(await entries('make-sign-in', who.person), []);
  assert.equal((await device().signIn(who.signInName, 'anything at all')).code, 'sign-in-failed');
  const { body } = await make(who, { id });
  await firstDay(who, body.signIn.password);
});

test('where the journal cannot be written the sign-in is not made either', async () => {
  const { pool } = here().server;
  const who = await newcomer();
  const id = newId();
  await pool.query(`alter table journal_entry add constraint no_fall check (command_id <> '${id}')`);
  assert.equal((await make(who, { id })).code, 'internal');
  await pool.query('alter table journal_entry drop constraint no_fall');
  const { rowCount } = await pool.query('select from identity_user where id = $1', [who.person]);
  assert.equal(rowCount, 0);
});

test('an ended sign-in is shut at once and stays on record; made anew it opens again, and the record goes on', async () => {
  const who = await newcomer();
  const made = await make(who);
  const browser = await firstDay(who, made.body.signIn.password);
  assert.equal((await end(who.person)).status, 200);
  assert.equal((await browser.read('/fleet')).code, 'not-signed-in');
  assert.equal((await browser.signIn(who.signInName, PASSWORD)).code, 'sign-in-failed');
  const again = await make(who);
  assert.equal((await browser.signIn(who.signInName, PASSWORD)).code, 'sign-in-failed');
  await firstDay(who, again.body.signIn.password);
  assert.deepEqual(await actsOf(who.person), ['made', 'ended', 'made']);
});

for (const [more, code] of [
  [{ signInName: undefined }, 'malformed-command'],
  [{ signInName: '' }, 'name-missing'],
  [{ signInName: '13800138000' }, 'name-unreadable'],
  [{ signInName: 'with space' }, 'name-unreadable'],
  [{ signInName: '~' }, 'name-unreadable'],
  [{ signInName: '长'.repeat(10_000) }, 'name-too-long'],
  [{ name: '' }, 'name-missing'],
  [{ name: '孙梅😀' }, 'name-unreadable'],
  [{ phone: '123' }, 'phone-invalid'],
  [{ phone: 13_800_138_000 }, 'malformed-command'],
] as const) {
  test(`a sign-in with ${JSON.stringify(more).slice(0, 60)} is refused as ${code}`, async () => {
    const { person, ...personal } = await newcomer();
    const { code: said } = await here().clerk.send('make-sign-in', { person }, { personal: { ...personal, ...more } });
    assert.equal(said, code);
  });
}

test('a clerk does not choose other people’s passwords', async () => {
  const { person, ...personal } = await newcomer();
  await here().clerk.send('make-sign-in', { person }, { personal: { ...personal, password: 'chosen by the clerk' } });
  assert.equal((await device().signIn(personal.signInName, 'chosen by the clerk')).code, 'sign-in-failed');
});

test('nobody gets a sign-in who holds no role', async () => {
  assert.equal(
    (await make({ person: newId(), signInName: 'nobody.here', name: '某' }, { by: here().administrator })).code,
    'sign-in-without-role',
  );
});

test('the journal verifies, and replayed elsewhere it tells what was done about sign-ins without making any', async () => {
  const { code } = here().county;
  const { pool } = here().server;
  assert.equal((await verify(pool, code)).ok, true);
  const state = emptyCounty();
  for await (const { entries: some } of readBatches(pool, code)) for (const entry of some) replay(state, entry);
  assert.ok(state.all('signIn').length > 0);
  const out = new PassThrough();
  const chunks: string[] = [];
  out.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  await exportCounty(pool, code, out);
  const text = chunks.join('');
  assert.ok(text.includes('SignInMade'));
  for (const secret of ['argon2', '孙大雁', 'new.driver.']) assert.ok(!text.includes(secret), secret);
});
