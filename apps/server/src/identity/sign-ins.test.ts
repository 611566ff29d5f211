import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { RefusalError } from '../http/refusal-error.ts';
import { newPerson, PASSWORD, SHUANGYANG, testIdentity } from './test-identity.ts';

let at: Awaited<ReturnType<typeof testIdentity>>;

before(async () => {
  at = await testIdentity();
});
after(() => at.close());

async function signedIn(signInName: string) {
  const person = newPerson();
  await at.identity.createSignIn({ county: SHUANGYANG, person, signInName, name: '孙梅', password: PASSWORD });
  const browser = at.browser();
  assert.equal((await browser.signIn(signInName, PASSWORD)).status, 200);
  return { person, browser };
}

test('a disabled person is out at once, and cannot come back', async () => {
  const { person, browser } = await signedIn('leaving');
  assert.equal(await browser.whoami(), person);
  await at.identity.disableSignIn(person);
  assert.equal(await browser.whoami(), undefined);
  assert.equal((await browser.signIn('leaving', PASSWORD)).code, 'sign-in-failed');
});

test('a session that slips in while its person is disabled is worth nothing', async () => {
  const { person, browser } = await signedIn('slipping');
  await at.pool.query('update identity_user set disabled = true where id = $1', [person]);
  assert.equal(await at.browser().whoami(), undefined);
  at.clock.ahead += 6_000;
  assert.equal(await browser.whoami(), undefined);
});

test('called from within, a bad wish is refused by the same rules', async () => {
  const given = { county: SHUANGYANG, person: newPerson(), signInName: 'inner', name: '内部', password: 'short' };
  await assert.rejects(
    at.identity.createSignIn(given),
    (error) => error instanceof RefusalError && error.refusal.code === 'password-weak',
  );
});
