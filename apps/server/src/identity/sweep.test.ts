import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import { DAY } from '@yangui/domain';
import { SESSION_SECONDS } from './auth.ts';
import { sweep } from './sweep.ts';
import { newPerson, PASSWORD, SHUANGYANG, testIdentity } from './test-identity.ts';

let at: Awaited<ReturnType<typeof testIdentity>>;
before(async () => {
  at = await testIdentity();
});
after(() => at.close());

const count = async (table: string): Promise<number> => (await at.pool.query(`select from ${table}`)).rowCount ?? 0;

test('sessions, verifications and known devices go when their time is over, and not before', async () => {
  const person = newPerson();
  await at.identity.createSignIn({
    county: SHUANGYANG,
    person,
    signInName: 'long.ago',
    name: '孙梅',
    password: PASSWORD,
  });
  await at.browser().signIn('long.ago', PASSWORD);
  const now = Date.now();
  await at.pool.query(
    `insert into identity_verification (id, identifier, value, expires_at, created_at, updated_at) values ($1, 'x', 'y', $2, $2, $2)`,
    [newPerson(), new Date(now + DAY)],
  );
  assert.equal(await sweep(at.pool, now), 0);
  assert.deepEqual([await count('identity_session'), await count('identity_verification')], [1, 1]);
  assert.equal(await sweep(at.pool, now + SESSION_SECONDS * 1_000 + DAY), 1);
  assert.deepEqual([await count('identity_session'), await count('identity_verification')], [0, 0]);
  assert.equal(await count('identity_known_device'), 1);
  await sweep(at.pool, now + 401 * DAY);
  assert.equal(await count('identity_known_device'), 0);
});

test('a clock that jumped ends no session and prunes no log, and what was open is open again once it is right', async () => {
  const person = newPerson();
  await at.identity.createSignIn({
    county: SHUANGYANG,
    person,
    signInName: 'still.here',
    name: '孙梅',
    password: PASSWORD,
  });
  const browser = at.browser();
  await browser.signIn('still.here', PASSWORD);
  const now = Date.now();
  await at.pool.query(
    `insert into journal_head (county, name, sample, last_seq, last_hash, epoch, opened_at) values ($1, '双阳区', false, 0, '', $2, now())`,
    [SHUANGYANG, newPerson()],
  );
  await at.pool.query('insert into clockwork (county, turned_at) values ($1, to_timestamp($2 / 1000.0))', [
    SHUANGYANG,
    now,
  ]);
  const kept = async () => [
    await count('identity_session'),
    await count('identity_known_device'),
    await count('access_log'),
  ];
  const before = await kept();
  assert.ok(before.every((many) => many > 0));
  assert.equal(await sweep(at.pool, now + 5 * 366 * DAY), 0);
  assert.deepEqual(await kept(), before);
  mock.timers.enable({ apis: ['Date'], now: now + SESSION_SECONDS * 1_000 + DAY });
  assert.equal(await browser.whoami(), undefined);
  mock.timers.reset();
  assert.equal(await browser.whoami(), person);
});
