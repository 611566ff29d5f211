import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DAY } from '@yangui/domain';
import { ONE_TIME_DAYS } from './one-time-password.ts';
import { newPerson, PASSWORD, SHUANGYANG, testIdentity, type Browser } from './test-identity.ts';

let at: Awaited<ReturnType<typeof testIdentity>>;
before(async () => {
  at = await testIdentity();
});
after(() => at.close());

/** Somebody whom a clerk has just given a card. */
async function withCard(signInName: string) {
  const person = newPerson();
  const wish = { county: SHUANGYANG, person, signInName, name: '孙梅' };
  return { person, ...(await at.identity.createSignIn(wish)), again: () => at.identity.createSignIn(wish) };
}

async function entered(name: string, password: string, device?: string): Promise<Browser> {
  const browser = at.browser();
  assert.equal((await browser.signIn(name, password, device)).status, 200);
  return browser;
}

const choose = (browser: Browser, next: string) => browser.ask('PUT', '/api/identity/password', { next });

test('who signs in by a one-time password is told so, and can do nothing but choose an own one', async () => {
  const { person, password, oneTimeUntil } = await withCard('first.day');
  const browser = at.browser();
  assert.deepEqual((await browser.signIn('first.day', password)).body, {
    person: { id: person, name: '孙梅' },
    oneTimeUntil,
  });
  const point = 'B'.repeat(87);
  for (const [method, path, body] of [
    ['GET', '/whoami'],
    ['GET', '/api/identity/sessions'],
    ['DELETE', `/api/identity/sessions/${newPerson()}`],
    ['PUT', '/api/identity/pin', { pin: '274913' }],
    ['PUT', '/api/identity/device-keys', { device: newPerson(), publicKey: point }],
    ['GET', '/api/identity/visits'],
  ] as const) {
    const { status, code, details } = await browser.ask(method, path, body);
    assert.deepEqual(
      { status, code, details },
      { status: 403, code: 'password-one-time', details: { name: '孙梅' } },
      path,
    );
  }
  assert.equal((await choose(browser, PASSWORD)).status, 204);
  assert.equal(await browser.whoami(), person);
  assert.equal((await browser.ask('PUT', '/api/identity/pin', { pin: '274913' })).status, 204);
  assert.equal((await at.browser().signIn('first.day', password)).code, 'sign-in-failed');
  assert.deepEqual((await at.browser().signIn('first.day', PASSWORD)).body.person, { id: person, name: '孙梅' });
});

test('an own password is neither the one-time one nor a weak one, and the card stays good after a refusal', async () => {
  const { password } = await withCard('choosy');
  const browser = await entered('choosy', password);
  assert.equal((await choose(browser, password)).code, 'password-same');
  assert.equal((await choose(browser, '123456789')).code, 'password-weak');
  await entered('choosy', password);
  assert.equal((await choose(browser, PASSWORD)).status, 204);
});

test('choosing ends every other session of the one-time password', async () => {
  const { person, password } = await withCard('two.devices');
  const phone = await entered('two.devices', password, '手机');
  const desk = await entered('two.devices', password, '电脑');
  assert.equal((await choose(desk, PASSWORD)).status, 204);
  assert.equal(await desk.whoami(), person);
  assert.equal((await choose(phone, 'another password')).code, 'not-signed-in');
});

test('a reset by the clerk makes the password a one-time one again and ends what was open', async () => {
  const card = await withCard('forgetful');
  const browser = await entered('forgetful', card.password);
  await choose(browser, PASSWORD);
  const { password } = await card.again();
  assert.equal(await browser.whoami(), undefined);
  assert.equal((await at.browser().signIn('forgetful', PASSWORD)).code, 'sign-in-failed');
  assert.equal((await (await entered('forgetful', password)).ask('GET', '/whoami')).code, 'password-one-time');
});

test('a reset leaves the phone by which somebody signs in', async () => {
  const wish = { county: SHUANGYANG, person: newPerson(), signInName: 'by.phone', name: '孙梅' };
  await at.identity.createSignIn({ ...wish, phone: '15512340000' });
  const { password } = await at.identity.createSignIn(wish);
  assert.equal((await at.browser().signIn('155 1234 0000', password)).status, 200);
});

test('of a choice and a reset at once one holds: never an own password that the clerk’s card took away', async () => {
  for (let round = 0; round < 5; round += 1) {
    const name = `race.${round}`;
    const card = await withCard(name);
    const browser = await entered(name, card.password);
    const [chosen, { password }] = await Promise.all([choose(browser, PASSWORD), card.again()]);
    const own = await at.browser().signIn(name, PASSWORD);
    const handed = await at.browser().signIn(name, password);
    assert.equal(handed.status, 200, `the card that came last opens, after ${chosen.status}`);
    assert.ok(handed.body.oneTimeUntil > Date.now());
    assert.equal(own.code, 'sign-in-failed');
  }
});

test('a one-time password ends after seven days, for who has it open too, and only who knows it hears so', async () => {
  const { password } = await withCard('late.comer');
  const browser = await entered('late.comer', password);
  at.clock.ahead += ONE_TIME_DAYS * DAY;
  try {
    assert.equal((await choose(browser, PASSWORD)).code, 'one-time-expired');
    assert.equal((await browser.ask('GET', '/whoami')).code, 'one-time-expired');
    assert.equal((await at.browser().signIn('late.comer', 'not the password')).code, 'sign-in-failed');
    const turnedAway = at.browser();
    assert.equal((await turnedAway.signIn('late.comer', password)).code, 'one-time-expired');
    assert.equal(await turnedAway.whoami(), undefined);
    const { rows } = await at.pool.query(
      'select from identity_session s join identity_user u on u.id = s.user_id where u.username = $1',
      ['late.comer'],
    );
    assert.equal(rows.length, 1);
    assert.equal((await browser.ask('POST', '/api/identity/sign-out')).status, 204);
  } finally {
    at.clock.ahead -= ONE_TIME_DAYS * DAY;
  }
});

test('a password that was given, as the sample’s, is the person’s own', async () => {
  const person = newPerson();
  assert.deepEqual(
    await at.identity.createSignIn({
      county: SHUANGYANG,
      person,
      signInName: 'sample.like',
      name: '样例',
      password: PASSWORD,
    }),
    { password: PASSWORD },
  );
  assert.equal(await (await entered('sample.like', PASSWORD)).whoami(), person);
});

test('who has an own password gives it to change it, and may not keep it', async () => {
  const person = newPerson();
  await at.identity.createSignIn({
    county: SHUANGYANG,
    person,
    signInName: 'settled',
    name: '李芳',
    password: PASSWORD,
  });
  const browser = await entered('settled', PASSWORD);
  assert.deepEqual((await choose(browser, 'another password')).details, { where: 'current' });
  assert.equal(
    (await browser.ask('PUT', '/api/identity/password', { current: PASSWORD, next: PASSWORD })).code,
    'password-same',
  );
});
