import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newPerson, PASSWORD, SHUANGYANG, testIdentity } from './test-identity.ts';

let at: Awaited<ReturnType<typeof testIdentity>>;
before(async () => {
  at = await testIdentity();
});
after(() => at.close());

async function newSignIn(signInName: string, phone?: string) {
  const person = newPerson();
  const { password } = await at.identity.createSignIn({
    county: SHUANGYANG,
    person,
    signInName,
    name: '王秀兰',
    password: PASSWORD,
    ...(phone && { phone }),
  });
  return { person, password };
}

test('a person signs in by name, whatever its case, and is known from then on', async () => {
  const { person, password } = await newSignIn('wang.xiulan');
  const browser = at.browser();
  const { status, body } = await browser.signIn(' Wang.Xiulan', password);
  assert.deepEqual({ status, body }, { status: 200, body: { person: { id: person, name: '王秀兰' } } });
  const session = (await browser.ask('GET', '/whoami')).body;
  assert.deepEqual(
    { ...session, id: '', provedAt: 0, deviceKey: '' },
    { id: '', person, name: '王秀兰', device: '柜台电脑', provedAt: 0, deviceKey: '' },
  );
});

test('a person signs in by phone, however it is written', async () => {
  const { person, password } = await newSignIn('li-phone', '138-0013-8000'.replaceAll('-', ''));
  for (const phone of ['13800138000', '+86 138 0013 8000', '138-0013-8000', '１３８００１３８０００']) {
    const { body } = await at.browser().signIn(phone, password);
    assert.equal(body.person?.id, person, phone);
  }
});

test('a sign-in name may be Chinese', async () => {
  const { person, password } = await newSignIn('鹿乡王站长');
  assert.equal((await at.browser().signIn('鹿乡王站长', password)).body.person.id, person);
});

test('the cookies are out of reach of scripts and of other sites', async () => {
  const { password } = await newSignIn('cookie.reader');
  const browser = at.browser();
  await browser.signIn('cookie.reader', password);
  for (const name of ['yangui.session_token', 'yangui.device'])
    assert.match(browser.attributes.get(name) ?? '', /HttpOnly; SameSite=Lax/, name);
});

test('a wrong password, an unknown name and a disabled person get one and the same answer', async () => {
  const { password } = await newSignIn('known');
  const left = await newSignIn('left');
  await at.identity.disableSignIn(left.person);
  const answers = [
    await at.browser().signIn('known', `${password}x`),
    await at.browser().signIn('known', ''),
    await at.browser().signIn('unknown', password),
    await at.browser().signIn('13900139000', password),
    await at.browser().signIn('left', left.password),
  ];
  for (const { status, body } of answers) assert.deepEqual({ status, body }, { status: 401, body: answers[0]?.body });
  assert.equal(answers[0]?.code, 'sign-in-failed');
});

test('the eleventh wrong password in a minute is refused unread, and so is the right one, until the minute is over', async () => {
  const { password } = await newSignIn('guessed');
  const tries = await Promise.all(Array.from({ length: 14 }, () => at.browser().signIn('guessed', 'not the password')));
  assert.equal(tries.filter(({ code }) => code === 'sign-in-failed').length, 10);
  const refused = await at.browser().signIn('GUESSED', password);
  assert.equal(refused.code, 'too-many-requests');
  assert.equal(refused.headers['retry-after'], String(refused.details.seconds));
  assert.ok(refused.details.seconds > 0 && refused.details.seconds <= 60);
  at.clock.ahead += 61_000;
  assert.equal((await at.browser().signIn('guessed', password)).status, 200);
});

test('people who know their password sign in as often as they like', async () => {
  const { password } = await newSignIn('busy.counter');
  for (let i = 0; i < 12; i += 1) assert.equal((await at.browser().signIn('busy.counter', password)).status, 200);
});

test('signing out ends the session at once, wherever its cookie is', async () => {
  const { person, password } = await newSignIn('leaver');
  const browser = at.browser();
  await browser.signIn('leaver', password);
  const copy = at.browser();
  for (const [name, value] of browser.jar) copy.jar.set(name, value);
  assert.equal(await copy.whoami(), person);
  assert.equal((await browser.ask('POST', '/api/identity/sign-out')).status, 204);
  assert.equal(await browser.whoami(), undefined);
  assert.equal(await copy.whoami(), undefined);
  assert.equal((await browser.ask('POST', '/api/identity/sign-out')).status, 204);
});

test('signing in again on the same browser ends the session before', async () => {
  const { password } = await newSignIn('again');
  const browser = at.browser();
  await browser.signIn('again', password);
  await browser.signIn('again', password);
  assert.equal((await browser.ask('GET', '/api/identity/sessions')).body.sessions.length, 1);
});

test('a cookie with a changed signature is nobody’s', async () => {
  const { password } = await newSignIn('forger');
  const browser = at.browser();
  await browser.signIn('forger', password);
  const cookie = browser.jar.get('yangui.session_token') ?? '';
  for (const forged of [
    `${cookie.slice(0, -6)}AAAA%3D`,
    cookie.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')),
    'x',
    '',
    '%',
    'x'.repeat(5_000),
  ]) {
    browser.jar.set('yangui.session_token', forged);
    assert.equal(await browser.whoami(), undefined, forged);
  }
});

test('another site’s page may not sign anybody in; this server’s may', async () => {
  const { password } = await newSignIn('visitor');
  const body = { name: 'visitor', password, device: '手机' };
  const from = (headers: Record<string, string>) =>
    at.browser().ask('POST', '/api/identity/sign-in', body, { host: 'yangui.local:3000', ...headers });
  for (const origin of ['https://evil.example', 'null', 'http://yangui.local', 'nonsense'])
    assert.equal((await from({ origin })).code, 'foreign-origin', origin);
  assert.equal((await from({ 'sec-fetch-site': 'cross-site' })).code, 'foreign-origin');
  for (const origin of ['http://yangui.local:3000', 'https://yangui.local:3000'])
    assert.equal((await from({ origin })).status, 200, origin);
});

test('where people come by https, no cookie goes over anything else', async () => {
  const secure = await testIdentity({ secureCookies: true });
  try {
    const person = newPerson();
    const { password } = await secure.identity.createSignIn({
      county: SHUANGYANG,
      person,
      signInName: 'secure',
      name: '王秀兰',
      password: PASSWORD,
    });
    const browser = secure.browser();
    await browser.signIn('secure', password);
    assert.equal(await browser.whoami(), person);
    assert.deepEqual([...browser.jar.keys()].toSorted(), ['__Secure-yangui.device', '__Secure-yangui.session_token']);
    for (const [name, attributes] of browser.attributes) assert.match(attributes, /; Secure/, name);
  } finally {
    await secure.close();
  }
});

test('however many wrong passwords others try at a name, the devices its person knows get in; a new one waits', async () => {
  const person = newPerson();
  await at.identity.createSignIn({
    county: SHUANGYANG,
    person,
    signInName: 'besieged',
    name: '孙梅',
    password: PASSWORD,
  });
  const own = at.browser();
  assert.equal((await own.signIn('besieged', PASSWORD)).status, 200);
  await own.ask('POST', '/api/identity/sign-out');
  const refused = new Set<string>();
  for (let address = 0; address < 12; address += 1) {
    for (let guess = 0; guess < 10; guess += 1)
      refused.add((await at.browser().signIn('besieged', 'wrong guess', '', `10.0.0.${address}`)).code);
  }
  assert.deepEqual([...refused], ['sign-in-failed', 'too-many-requests']);
  assert.equal((await at.browser().signIn('besieged', PASSWORD)).code, 'too-many-requests');
  assert.equal((await own.signIn('besieged', PASSWORD)).status, 200);
  for (let guess = 0; guess < 10; guess += 1) await own.signIn('besieged', 'wrong guess');
  assert.equal((await own.signIn('besieged', PASSWORD)).code, 'too-many-requests', 'a known device is no free pass');
});

test('a device that was ended from afar is known no more', async () => {
  const person = newPerson();
  await at.identity.createSignIn({
    county: SHUANGYANG,
    person,
    signInName: 'lost.one',
    name: '孙梅',
    password: PASSWORD,
  });
  const [lost, home] = [at.browser(), at.browser()];
  await lost.signIn('lost.one', PASSWORD);
  await home.signIn('lost.one', PASSWORD);
  const { sessions } = (await home.ask('GET', '/api/identity/sessions')).body;
  const { id } = sessions.find(({ current }: { current: boolean }) => !current);
  await home.ask('DELETE', `/api/identity/sessions/${id}`);
  const { rows } = await at.pool.query('select from identity_known_device where person = $1', [person]);
  assert.equal(rows.length, 1);
});
