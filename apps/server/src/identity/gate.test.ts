import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import { testDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { createAuth } from './auth.ts';
import { Gate } from './gate.ts';
import { KnownDevices } from './known-devices.ts';
import { createSignIn, disableSignIn } from './sign-ins.ts';
import { newPerson, SHUANGYANG } from './test-identity.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

test('a known, a disabled and an unknown name each cost one round of Argon2', async () => {
  const { pool } = database;
  const [known, left] = [newPerson(), newPerson()];
  await createSignIn(pool, { county: SHUANGYANG, person: known, signInName: 'known', name: '王' }, new Date());
  await createSignIn(pool, { county: SHUANGYANG, person: left, signInName: 'left', name: '王' }, new Date());
  await disableSignIn(pool, left, new Date());
  const auth = createAuth({ pool, secret: 'x'.repeat(32), secureCookies: false });
  const { password } = await auth.$context;
  const rounds = [mock.method(password, 'hash'), mock.method(password, 'verify')];
  const gate = new Gate(auth, pool, new KnownDevices(pool, Date.now), Date.now);
  for (const [index, name] of ['known', 'left', 'unknown', '13900139000'].entries()) {
    await assert.rejects(gate.enterByPassword(name, 'not the password', { label: '', key: '' }, '127.0.0.1'), {
      message: 'sign-in-failed',
    });
    assert.equal(
      rounds.reduce((sum, round) => sum + round.mock.callCount(), 0),
      index + 1,
      name,
    );
  }
});
