import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { RefusalError } from '../http/refusal-error.ts';
import { newPerson, PASSWORD, SHUANGYANG, testIdentity, WANSHAN, type Browser } from './test-identity.ts';

let at: Awaited<ReturnType<typeof testIdentity>>;
let clerk: Browser;

before(async () => {
  at = await testIdentity();
  const person = newPerson();
  const { password } = await at.identity.createSignIn({
    county: SHUANGYANG,
    person,
    signInName: 'clerk',
    name: '县中心',
    password: 'sample password',
  });
  assert.equal(password, 'sample password');
  at.managers.add(`${person} ${SHUANGYANG}`);
  clerk = at.browser();
  await clerk.signIn('clerk', password);
});
after(() => at.close());

const wish = (more: object = {}) => ({
  county: SHUANGYANG,
  person: newPerson(),
  signInName: `p${Math.random()}`.slice(0, 20),
  name: '孙梅',
  ...more,
});
const create = (body: object, browser = clerk) => browser.ask('POST', '/api/identity/sign-ins', body);
/** Signs in by the password from the card, as what a person does on their first day. */
async function firstDay(
  signInName: string,
  { body }: { body: { password: string } },
  browser = at.browser(),
): Promise<Browser> {
  assert.equal((await browser.signIn(signInName, body.password)).status, 200);
  assert.equal((await browser.ask('PUT', '/api/identity/password', { next: PASSWORD })).status, 204);
  return browser;
}
const disable = (person: string, browser = clerk, county = SHUANGYANG) =>
  browser.ask('DELETE', `/api/identity/sign-ins/${person}?county=${county}`);

test('a clerk makes a sign-in, hands the one-time password over, and the person signs in with it', async () => {
  const wanted = wish({ phone: '15543210987' });
  const { status, body } = await create(wanted);
  assert.equal(status, 201);
  assert.match(body.password, /^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
  assert.equal((await at.browser().signIn(wanted.signInName, body.password)).body.person.id, wanted.person);
  const { rows } = await at.pool.query('select password from identity_account where user_id = $1', [wanted.person]);
  assert.match(rows[0].password, /^\$argon2id\$/);
});

test('a clerk does not choose other people’s passwords', async () => {
  const wanted = wish({ password: 'chosen by the clerk' });
  assert.equal((await create(wanted)).status, 201);
  assert.equal((await at.browser().signIn(wanted.signInName, 'chosen by the clerk')).code, 'sign-in-failed');
});

test('a name or phone that somebody has is refused, and nothing is half-written', async () => {
  await create(wish({ signInName: 'taken', phone: '15500000001' }));
  for (const more of [{ signInName: 'TAKEN' }, { phone: '15500000001' }]) {
    const wanted = wish(more);
    const { status, code } = await create(wanted);
    assert.deepEqual({ status, code }, { status: 409, code: 'sign-in-taken' });
    assert.deepEqual(await at.identity.countiesOf(wanted.person), []);
  }
});

test('of two who ask for one name at once, one gets it', async () => {
  const answers = await Promise.all(Array.from({ length: 4 }, () => create(wish({ signInName: 'contested' }))));
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [201, 409, 409, 409],
  );
});

test('who may not manage sign-ins is refused', async () => {
  const wanted = wish();
  const partner = await firstDay(wanted.signInName, await create(wanted));
  assert.equal((await create(wish(), partner)).code, 'not-allowed');
  assert.equal((await disable(wanted.person, partner)).code, 'not-allowed');
  assert.equal((await create(wish({ county: WANSHAN }))).code, 'not-allowed');
});

test('a disabled person is out at once, and cannot come back', async () => {
  const wanted = wish();
  const browser = await firstDay(wanted.signInName, await create(wanted));
  assert.equal(await browser.whoami(), wanted.person);
  assert.equal((await disable(wanted.person)).status, 204);
  assert.equal(await browser.whoami(), undefined);
  assert.equal((await browser.signIn(wanted.signInName, PASSWORD)).code, 'sign-in-failed');
});

test('a session that slips in while its person is disabled is worth nothing', async () => {
  const wanted = wish();
  const browser = await firstDay(wanted.signInName, await create(wanted));
  await at.pool.query('update identity_user set disabled = true where id = $1', [wanted.person]);
  assert.equal(await browser.whoami(), undefined);
});

test('a sign-in made anew for the same person ends the old password and sessions, and enables them again', async () => {
  const wanted = wish();
  const browser = await firstDay(wanted.signInName, await create(wanted));
  await disable(wanted.person);
  const second = await create({ ...wanted, name: '孙小梅' });
  assert.equal(second.status, 201);
  assert.equal(await browser.whoami(), undefined);
  assert.equal((await browser.signIn(wanted.signInName, PASSWORD)).code, 'sign-in-failed');
  assert.deepEqual((await browser.signIn(wanted.signInName, second.body.password)).body.person, {
    id: wanted.person,
    name: '孙小梅',
  });
});

test('one county’s clerk can neither take over nor shut out somebody whom another county knows', async () => {
  const wanted = wish();
  const { body } = await create(wanted);
  await at.identity.addCounty(wanted.person, WANSHAN);
  await at.identity.addCounty(wanted.person, WANSHAN);
  assert.deepEqual(await at.identity.countiesOf(wanted.person), [SHUANGYANG, WANSHAN]);
  assert.equal((await create(wanted)).code, 'not-allowed');
  assert.equal((await disable(wanted.person)).code, 'not-allowed');
  assert.equal((await at.browser().signIn(wanted.signInName, body.password)).status, 200);
});

test('disabling a sign-in that is not there is said', async () => {
  assert.equal((await disable(newPerson())).code, 'not-found');
});

test('called from within, a bad wish is refused by the same rules', async () => {
  const given = { county: SHUANGYANG, person: newPerson(), signInName: 'inner', name: '内部', password: 'short' };
  await assert.rejects(
    at.identity.createSignIn(given),
    (error) => error instanceof RefusalError && error.refusal.code === 'password-weak',
  );
});
