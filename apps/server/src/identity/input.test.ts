import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newPerson, SHUANGYANG, testIdentity, type Browser } from './test-identity.ts';

let at: Awaited<ReturnType<typeof testIdentity>>;
let clerk: Browser;

before(async () => {
  at = await testIdentity();
  const person = newPerson();
  await at.identity.createSignIn({
    county: SHUANGYANG,
    person,
    signInName: 'clerk',
    name: '县中心',
    password: 'sample password',
  });
  clerk = at.browser();
  await clerk.signIn('clerk', 'sample password');
});
after(() => at.close());

const good = { name: 'clerk', password: 'sample password', device: '电脑' };
const long = '长'.repeat(10_000);
const person = '01936f3e-9c00-7000-8000-000000000001';

const cases = [
  ['sign-in', { ...good, name: undefined }, 'malformed-request', 'name'],
  ['sign-in', { ...good, name: 7 }, 'malformed-request', 'name'],
  ['sign-in', { ...good, name: { $ne: '' } }, 'malformed-request', 'name'],
  ['sign-in', { ...good, name: '  ' }, 'name-missing'],
  ['sign-in', { ...good, name: long }, 'name-too-long'],
  ['sign-in', { ...good, name: '😀😀' }, 'name-unreadable'],
  ['sign-in', { ...good, name: 'a\u0000b' }, 'name-unreadable'],
  ['sign-in', { ...good, name: "'; drop table identity_user; --" }, 'name-unreadable'],
  ['sign-in', { ...good, password: undefined }, 'malformed-request', 'password'],
  ['sign-in', { ...good, password: ['sample password'] }, 'malformed-request', 'password'],
  ['sign-in', { ...good, password: long }, 'malformed-request', 'password'],
  ['sign-in', { ...good, password: '\u0000\ud800' }, 'sign-in-failed'],
  ['sign-in', { ...good, device: undefined }, 'malformed-request', 'device'],
  ['sign-in', { ...good, device: long }, 'malformed-request', 'device'],
  ['sign-in', { ...good, device: 'a\u0000' }, 'malformed-request', 'device'],
  ['sign-in', [], 'malformed-request', 'body'],
  ['switch', { person: 'me', pin: '274913' }, 'malformed-request', 'person'],
  ['switch', { person, pin: 274913 }, 'malformed-request', 'pin'],
  ['switch', { person, pin: long }, 'malformed-request', 'pin'],
  ['switch', { person, pin: '😀' }, 'pin-not-set'],
] as const;

for (const [path, body, code, where] of cases) {
  test(`${path} with ${JSON.stringify(body).slice(0, 110)} is refused as ${code}${where ? ` (${where})` : ''}`, async () => {
    const answer = await clerk.ask('POST', `/api/identity/${path}`, body);
    assert.equal(answer.code, code);
    if (where !== undefined) assert.deepEqual(answer.details, { where });
  });
}

test('a body that is no JSON is refused as such', async () => {
  const answer = await at.app.inject({
    method: 'POST',
    url: '/api/identity/sign-in',
    headers: { 'content-type': 'application/json' },
    payload: '{"name":',
  });
  assert.equal(answer.json().problem.code, 'malformed-json');
});

test('no body at all is refused as malformed', async () => {
  assert.deepEqual((await clerk.ask('POST', '/api/identity/sign-in')).details, { where: 'body' });
});

test('an id in the address that is none is refused', async () => {
  assert.deepEqual((await clerk.ask('DELETE', '/api/identity/sessions/7')).details, { where: 'id' });
});

test('better-auth’s own routes are not served', async () => {
  for (const path of ['/api/auth/ok', '/api/auth/sign-in/username', '/api/auth/get-session'])
    assert.equal((await clerk.ask('GET', path)).code, 'not-found');
});
