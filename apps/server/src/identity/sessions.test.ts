import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newPerson, PASSWORD, SHUANGYANG, testIdentity, type Browser } from './test-identity.ts';

let at: Awaited<ReturnType<typeof testIdentity>>;
before(async () => {
  at = await testIdentity();
});
after(() => at.close());

async function newSignIn(signInName: string) {
  const person = newPerson();
  const { password } = await at.identity.createSignIn({
    county: SHUANGYANG,
    person,
    signInName,
    name: '李芳',
    password: PASSWORD,
  });
  return { person, password };
}

async function signedIn(name: string, password: string, device: string, server?: Awaited<ReturnType<typeof at.open>>) {
  const browser = at.browser(server);
  assert.equal((await browser.signIn(name, password, device)).status, 200);
  return browser;
}

const sessionsOf = async (
  browser: Browser,
): Promise<readonly { id: string; device: string; current: boolean; createdAt: number; lastSeenAt: number }[]> =>
  (await browser.ask('GET', '/api/identity/sessions')).body.sessions;

test('people see where they are signed in, and since when', async () => {
  const { password } = await newSignIn('list');
  const desk = await signedIn('list', password, '办公室电脑');
  await signedIn('list', password, '手机');
  const sessions = await sessionsOf(desk);
  assert.deepEqual(
    sessions
      .map(({ device, current }) => ({ device, current }))
      .toSorted((a, b) => Number(a.current) - Number(b.current)),
    [
      { device: '手机', current: false },
      { device: '办公室电脑', current: true },
    ],
  );
  for (const { createdAt, lastSeenAt } of sessions)
    assert.ok(Math.abs(createdAt - Date.now()) < 60_000 && lastSeenAt >= createdAt);
});

test('a session ended elsewhere is refused at once, though it was believed a moment ago', async () => {
  const { person, password } = await newSignIn('revoke');
  const desk = await signedIn('revoke', password, '办公室电脑');
  const phone = await signedIn('revoke', password, '手机');
  assert.equal(await phone.whoami(), person);
  const gone = (await sessionsOf(desk)).find(({ current }) => !current);
  assert.equal((await desk.ask('DELETE', `/api/identity/sessions/${gone?.id}`)).status, 204);
  assert.equal(await phone.whoami(), undefined);
  assert.equal((await phone.ask('GET', '/api/identity/sessions')).code, 'not-signed-in');
  assert.equal((await desk.ask('DELETE', `/api/identity/sessions/${gone?.id}`)).code, 'not-found');
});

test('nobody ends another person’s session', async () => {
  const one = await newSignIn('own');
  const victim = await signedIn('own', one.password, '手机');
  const two = await newSignIn('foreign');
  const attacker = await signedIn('foreign', two.password, '手机');
  const [session] = await sessionsOf(victim);
  assert.equal((await attacker.ask('DELETE', `/api/identity/sessions/${session?.id}`)).code, 'not-found');
  assert.equal(await victim.whoami(), one.person);
});

test('a session ended on another server is refused here within five seconds', async () => {
  const { person, password } = await newSignIn('two.servers');
  const other = await at.open();
  const here = await signedIn('two.servers', password, '手机');
  assert.equal(await here.whoami(), person);
  await other.identity.disableSignIn(person);
  assert.equal(await here.whoami(), person);
  at.clock.ahead += 5_000;
  assert.equal(await here.whoami(), undefined);
});

test('the secret and the sessions survive a restart', async () => {
  const { person, password } = await newSignIn('restart');
  const browser = await signedIn('restart', password, '手机');
  const after = at.browser(await at.open());
  for (const [name, value] of browser.jar) after.jar.set(name, value);
  assert.equal(await after.whoami(), person);
});

test('a session is over after ninety days', async () => {
  const { person, password } = await newSignIn('old');
  const browser = await signedIn('old', password, '手机');
  await at.pool.query('update identity_session set expires_at = $2 where user_id = $1', [
    person,
    new Date(Date.now() - 1),
  ]);
  assert.equal(await browser.whoami(), undefined);
});

test('last seen moves on, once a minute at most', async () => {
  const { password } = await newSignIn('seen');
  const browser = await signedIn('seen', password, '手机');
  const [first] = await sessionsOf(browser);
  at.clock.ahead += 30_000;
  const [same] = await sessionsOf(browser);
  assert.equal(same?.lastSeenAt, first?.lastSeenAt);
  at.clock.ahead += 60_000;
  const [later] = await sessionsOf(browser);
  assert.ok(later && first && later.lastSeenAt > first.lastSeenAt + 60_000);
});

test('a changed password ends every other session and keeps this one', async () => {
  const { person, password } = await newSignIn('change');
  const desk = await signedIn('change', password, '办公室电脑');
  const phone = await signedIn('change', password, '手机');
  await phone.ask('PUT', '/api/identity/pin', { pin: '274913' });
  await desk.ask('PUT', '/api/identity/pin', { pin: '274913' });
  const next = '雁归来兮田园将芜胡不归';
  assert.equal((await desk.ask('PUT', '/api/identity/password', { current: password, next })).status, 204);
  assert.equal(await desk.whoami(), person);
  assert.equal(await phone.whoami(), undefined);
  assert.deepEqual(
    (await sessionsOf(desk)).map(({ device }) => device),
    ['办公室电脑'],
  );
  assert.equal((await at.browser().signIn('change', password)).code, 'sign-in-failed');
  assert.equal((await at.browser().signIn('change', next)).status, 200);
  assert.equal((await phone.ask('POST', '/api/identity/switch', { person, pin: '274913' })).code, 'pin-not-set');
  assert.equal((await desk.ask('POST', '/api/identity/switch', { person, pin: '274913' })).code, 'pin-not-set');
});

test('a password is changed only by who knows it, and only to a strong one', async () => {
  const { password } = await newSignIn('keep');
  const browser = await signedIn('keep', password, '手机');
  const change = (current: string, next: string) => browser.ask('PUT', '/api/identity/password', { current, next });
  assert.equal((await change(password, '123456789')).code, 'password-weak');
  assert.equal((await change(password, 'x'.repeat(201))).code, 'malformed-request');
  for (let i = 0; i < 10; i += 1)
    assert.equal((await change('not the password', 'another password')).code, 'sign-in-failed');
  assert.equal((await change(password, 'another password')).code, 'too-many-requests');
  assert.equal((await at.browser().signIn('keep', password)).status, 200);
});

test('every route that needs a session says so', async () => {
  const nobody = at.browser();
  for (const [method, path] of [
    ['GET', 'sessions'],
    ['DELETE', `sessions/${newPerson()}`],
    ['PUT', 'password'],
    ['PUT', 'pin'],
    ['GET', 'visits'],
  ] as const) {
    assert.equal((await nobody.ask(method, `/api/identity/${path}`)).code, 'not-signed-in', path);
  }
});
