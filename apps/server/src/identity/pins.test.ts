import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newPerson, PASSWORD, SHUANGYANG, testIdentity, type Browser } from './test-identity.ts';

let at: Awaited<ReturnType<typeof testIdentity>>;
before(async () => {
  at = await testIdentity();
});
after(() => at.close());

const PIN = '274913';

async function newSignIn(signInName: string, name = signInName) {
  const person = newPerson();
  const { password } = await at.identity.createSignIn({
    county: SHUANGYANG,
    person,
    signInName,
    name,
    password: PASSWORD,
  });
  return { person, password };
}

async function withPin(browser: Browser, signInName: string) {
  const signIn = await newSignIn(signInName);
  await browser.signIn(signInName, signIn.password);
  assert.equal((await browser.ask('PUT', '/api/identity/pin', { pin: PIN })).status, 204);
  return signIn;
}

const switchTo = (browser: Browser, person: string, pin = PIN) =>
  browser.ask('POST', '/api/identity/switch', { person, pin });
const peopleOn = async (browser: Browser) => (await browser.ask('GET', '/api/identity/device')).body.people;

test('two people who set a PIN on one device switch between them, also when nobody is signed in', async () => {
  const browser = at.browser();
  const zhao = await withPin(browser, 'zhao');
  const qian = await withPin(browser, 'qian');
  assert.equal(await browser.whoami(), qian.person);
  const { status, body } = await switchTo(browser, zhao.person);
  assert.deepEqual({ status, body }, { status: 200, body: { person: { id: zhao.person, name: 'zhao' } } });
  assert.equal(await browser.whoami(), zhao.person);
  await browser.ask('POST', '/api/identity/sign-out');
  assert.deepEqual(await peopleOn(browser), [
    { id: qian.person, name: 'qian' },
    { id: zhao.person, name: 'zhao' },
  ]);
  await switchTo(browser, qian.person);
  assert.equal((await browser.ask('GET', '/whoami')).body.device, '柜台电脑');
});

test('switching ends the session of the person before', async () => {
  const browser = at.browser();
  const sun = await withPin(browser, 'sun');
  const before = at.browser();
  for (const [name, value] of browser.jar) before.jar.set(name, value);
  const li = await withPin(browser, 'li');
  assert.equal(await before.whoami(), undefined);
  await switchTo(browser, sun.person);
  await switchTo(browser, li.person);
  assert.equal((await browser.ask('GET', '/api/identity/sessions')).body.sessions.length, 1);
});

test('a PIN shown again by a device that did not hear the answer opens one session, not two', async () => {
  const browser = at.browser();
  const { person } = await withPin(browser, 'tao');
  await browser.ask('POST', '/api/identity/sign-out');
  const deaf = at.browser();
  for (const [name, value] of browser.jar) deaf.jar.set(name, value);
  assert.equal((await switchTo(deaf, person)).status, 200);
  assert.equal((await switchTo(browser, person)).status, 200);
  assert.equal((await browser.ask('GET', '/api/identity/sessions')).body.sessions.length, 1);
  assert.equal(await browser.whoami(), person);
  assert.equal(await deaf.whoami(), undefined);
});

test('a wrong PIN says how many tries are left, and a right one gives them back', async () => {
  const browser = at.browser();
  const { person } = await withPin(browser, 'zhou');
  for (const left of [4, 3, 2, 1]) {
    const { status, code, details } = await switchTo(browser, person, '999999');
    assert.deepEqual({ status, code, details }, { status: 401, code: 'pin-wrong', details: { left } });
  }
  assert.equal((await switchTo(browser, person)).status, 200);
  assert.deepEqual((await switchTo(browser, person, '1')).details, { left: 4 });
});

test('five wrong PINs lock it, even for the right one, until the password is given on that device', async () => {
  const browser = at.browser();
  const { person, password } = await withPin(browser, 'wu');
  const tries = await Promise.all(Array.from({ length: 9 }, () => switchTo(browser, person, '999999')));
  assert.equal(tries.filter(({ code }) => code === 'pin-wrong').length, 4);
  assert.equal((await switchTo(browser, person)).code, 'pin-locked');
  await at.browser().signIn('wu', password);
  assert.equal((await switchTo(browser, person)).code, 'pin-locked');
  await browser.signIn('wu', password);
  assert.equal((await switchTo(browser, person)).status, 200);
});

test('a PIN is worth nothing on another device', async () => {
  const browser = at.browser();
  const { person, password } = await withPin(browser, 'zheng');
  const other = at.browser();
  assert.equal((await switchTo(other, person)).code, 'pin-not-set');
  await other.signIn('zheng', password);
  assert.equal((await switchTo(other, person)).code, 'pin-not-set');
  assert.deepEqual(await peopleOn(other), []);
});

test('a new PIN replaces the old one', async () => {
  const browser = at.browser();
  const { person } = await withPin(browser, 'wang');
  await browser.ask('PUT', '/api/identity/pin', { pin: '580214' });
  assert.equal((await switchTo(browser, person)).code, 'pin-wrong');
  assert.equal((await switchTo(browser, person, '580214')).status, 200);
});

test('a weak PIN is refused', async () => {
  const browser = at.browser();
  await withPin(browser, 'feng');
  for (const pin of ['111111', '123456', '654321', '12345', '1234567', '12a456', '', '１２３９５６']) {
    assert.equal((await browser.ask('PUT', '/api/identity/pin', { pin })).code, 'pin-weak', pin);
  }
  for (const pin of ['135791', '112233', '123457'])
    assert.equal((await browser.ask('PUT', '/api/identity/pin', { pin })).status, 204, pin);
});

test('a disabled person can neither switch in nor be seen on the device', async () => {
  const browser = at.browser();
  const { person } = await withPin(browser, 'chen');
  await at.identity.disableSignIn(person);
  assert.deepEqual(await peopleOn(browser), []);
  assert.equal((await switchTo(browser, person)).code, 'pin-not-set');
});

test('a device ended from afar loses its PIN, and keeps that of the others', async () => {
  const lost = at.browser();
  const other = await withPin(lost, 'chu');
  const { person, password } = await withPin(lost, 'wei');
  const home = at.browser();
  await home.signIn('wei', password, '家里');
  const { sessions } = (await home.ask('GET', '/api/identity/sessions')).body;
  const [{ id }] = sessions.filter(({ current }: { current: boolean }) => !current);
  await home.ask('DELETE', `/api/identity/sessions/${id}`);
  assert.equal((await switchTo(lost, person)).code, 'pin-not-set');
  assert.equal((await switchTo(lost, other.person)).status, 200);
});

test('a PIN set on a browser that lost its device cookie still goes with its session', async () => {
  const browser = at.browser();
  const { person, password } = await newSignIn('jiang');
  await browser.signIn('jiang', password);
  browser.jar.delete('yangui.device');
  await browser.ask('PUT', '/api/identity/pin', { pin: PIN });
  assert.equal((await peopleOn(browser)).length, 1);
  const [{ id }] = (await browser.ask('GET', '/api/identity/sessions')).body.sessions;
  await browser.ask('DELETE', `/api/identity/sessions/${id}`);
  assert.equal((await switchTo(browser, person)).code, 'pin-not-set');
});

test('no PIN stands in the database in clear', async () => {
  await withPin(at.browser(), 'shen');
  const { rows } = await at.pool.query('select pin_hash from identity_device_pin');
  for (const { pin_hash } of rows) assert.match(pin_hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('a PIN set in a browser with a planted device cookie opens nothing for whoever planted it, and shows them no name', async () => {
  const planter = at.browser();
  await withPin(planter, 'planter');
  const victim = at.browser();
  const planted = planter.jar.get('yangui.device') ?? '';
  victim.jar.set('yangui.device', planted);
  const { person } = await withPin(victim, 'victim');
  assert.deepEqual(
    (await peopleOn(planter)).map(({ name }: { name: string }) => name),
    ['planter'],
  );
  assert.equal((await switchTo(planter, person)).code, 'pin-not-set');
  assert.equal((await switchTo(victim, person)).status, 200);
});

test('a cookie for a PIN that somebody planted is not the one the PIN answers to', async () => {
  const victim = at.browser();
  const { person, password } = await newSignIn('planted.pin');
  victim.jar.set(`yangui.pin.${person}`, 'A'.repeat(43));
  await victim.signIn('planted.pin', password);
  await victim.ask('PUT', '/api/identity/pin', { pin: PIN });
  assert.notEqual(victim.jar.get(`yangui.pin.${person}`), 'A'.repeat(43));
});

test('ten minutes after signing in, and in a session that a PIN opened, setting a PIN takes the password', async () => {
  const browser = at.browser();
  const { person, password } = await withPin(browser, 'later');
  await switchTo(browser, person);
  const set = (more: object = {}) => browser.ask('PUT', '/api/identity/pin', { pin: '580214', ...more });
  assert.equal((await set()).code, 'password-needed');
  assert.equal((await set({ current: 'not the password' })).code, 'sign-in-failed');
  assert.equal((await switchTo(browser, person)).status, 200, 'the PIN is the old one still');
  assert.equal((await set({ current: password })).status, 204);
  await browser.signIn('later', password);
  at.clock.ahead += 11 * 60_000;
  assert.equal((await set()).code, 'password-needed');
});

test('a locked PIN is not unlocked by setting another, except with the password', async () => {
  const browser = at.browser();
  const { person, password } = await withPin(browser, 'locked');
  for (let guess = 0; guess < 5; guess += 1) await switchTo(browser, person, '999999');
  assert.equal((await browser.ask('PUT', '/api/identity/pin', { pin: '580214' })).code, 'password-needed');
  assert.equal((await switchTo(browser, person, '580214')).code, 'pin-locked');
  assert.equal((await browser.ask('PUT', '/api/identity/pin', { pin: '580214', current: password })).status, 204);
  assert.equal((await switchTo(browser, person, '580214')).status, 200);
});

test('a PIN ends when the password changes, on this device too', async () => {
  const browser = at.browser();
  const { person, password } = await withPin(browser, 'changed');
  const next = '雁归来兮田园将芜胡不归';
  assert.equal((await browser.ask('PUT', '/api/identity/password', { current: password, next })).status, 204);
  assert.equal((await switchTo(browser, person)).code, 'pin-not-set');
});
