import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { keyCertificate } from '@yangui/domain';
import { TestDevice } from './test-device.ts';
import { newPerson, PASSWORD, SHUANGYANG, testIdentity } from './test-identity.ts';

let at: Awaited<ReturnType<typeof testIdentity>>;
before(async () => {
  at = await testIdentity();
});
after(() => at.close());

let names = 0;
async function somebody() {
  const person = newPerson();
  const name = `keys-${(names += 1)}`;
  const { password } = await at.identity.createSignIn({
    county: SHUANGYANG,
    person,
    signInName: name,
    name: '王秀兰',
    password: PASSWORD,
  });
  const signIn = async () => {
    const browser = at.browser();
    assert.equal((await browser.signIn(name, password, '手机')).status, 200);
    return browser;
  };
  return { person, password, signIn };
}

const known = async (device: TestDevice) => (await at.identity.findKeys([device.key], [])).get(device.key);

/** What a key is, without when its device was heard. */
const whose = async (device: TestDevice) => {
  const key = await known(device);
  if (key === undefined) return undefined;
  const { heardAt: _heardAt, waited: _waited, ...rest } = key;
  return rest;
};

test('a device registers a key of whoever is signed in, and gets the same certificate as often as it asks', async () => {
  const { person, signIn } = await somebody();
  const [browser, device] = [await signIn(), new TestDevice()];
  const { status, body } = await device.register(browser);
  assert.equal(status, 200);
  const certificate = keyCertificate.parse(body.certificate);
  assert.deepEqual(
    { ...certificate, registeredAt: 0, seal: '' },
    { key: device.key, person, device: device.id, publicKey: device.publicKey, registeredAt: 0, seal: '' },
  );
  at.clock.ahead += 60_000;
  assert.deepEqual((await device.register(browser)).body, body);
  assert.deepEqual(await whose(device), {
    key: device.key,
    person,
    device: device.id,
    publicKey: device.publicKey,
    ended: false,
    disabled: false,
  });
});

test('two people on one device have a key each; nobody takes over another’s', async () => {
  const [one, two] = [await somebody(), await somebody()];
  const first = new TestDevice();
  const second = new TestDevice(first.id);
  await first.register(await one.signIn());
  const browser = await two.signIn();
  assert.equal((await second.register(browser)).status, 200);
  assert.equal((await first.register(browser)).code, 'device-key-taken');
  assert.equal((await known(first))?.person, one.person);
});

test('a key that is no point of the curve, or no key at all, is refused', async () => {
  const browser = await (await somebody()).signIn();
  const off = Buffer.from(new TestDevice().publicKey, 'base64url');
  off[64] = (off[64] ?? 0) ^ 1;
  const compressed = Buffer.from(off);
  compressed[0] = 2;
  for (const publicKey of [
    off.toString('base64url'),
    compressed.toString('base64url'),
    Buffer.alloc(65).toString('base64url'),
    'key',
    7,
    undefined,
  ]) {
    const answer = await browser.ask('PUT', '/api/identity/device-keys', { device: newPerson(), publicKey });
    assert.deepEqual([answer.code, answer.details], ['malformed-request', { where: 'publicKey' }]);
  }
  assert.deepEqual(
    (await browser.ask('PUT', '/api/identity/device-keys', { device: 'phone', publicKey: new TestDevice().publicKey }))
      .details,
    { where: 'device' },
  );
  assert.equal((await new TestDevice().register(at.browser())).code, 'not-signed-in');
});

test('a session ended from afar ends the key of its device, and signing in there again gives it back', async () => {
  const { signIn } = await somebody();
  const [desk, phone] = [await signIn(), await signIn()];
  const [deskDevice, phoneDevice] = [new TestDevice(), new TestDevice()];
  await deskDevice.register(desk);
  await phoneDevice.register(phone);
  const { body } = await desk.ask('GET', '/api/identity/sessions');
  const gone = body.sessions.find(({ current }: { current: boolean }) => !current);
  assert.equal((await desk.ask('DELETE', `/api/identity/sessions/${gone.id}`)).status, 204);
  assert.deepEqual([(await known(phoneDevice))?.ended, (await known(deskDevice))?.ended], [true, false]);
  await phoneDevice.register(await signIn());
  assert.equal((await known(phoneDevice))?.ended, false);
});

test('signing out leaves the key, a changed password ends those on other devices', async () => {
  const { password, signIn } = await somebody();
  const [desk, phone] = [await signIn(), await signIn()];
  const [deskDevice, phoneDevice] = [new TestDevice(), new TestDevice()];
  await deskDevice.register(desk);
  await phoneDevice.register(phone);
  await phone.ask('POST', '/api/identity/sign-out');
  assert.equal((await known(phoneDevice))?.ended, false);
  assert.equal(
    (await desk.ask('PUT', '/api/identity/password', { current: password, next: '雁归来兮田园将芜胡不归' })).status,
    204,
  );
  assert.deepEqual([(await known(phoneDevice))?.ended, (await known(deskDevice))?.ended], [true, false]);
});

test('the keys of somebody shut out stay on record, ended', async () => {
  const { person, signIn } = await somebody();
  const device = new TestDevice();
  await device.register(await signIn());
  await at.identity.disableSignIn(person);
  assert.deepEqual(await whose(device), {
    key: device.key,
    person,
    device: device.id,
    publicKey: device.publicKey,
    ended: true,
    disabled: true,
  });
});

test('a server that lost its record of a key believes the certificate it sealed, and no other', async () => {
  const { signIn } = await somebody();
  const device = new TestDevice();
  await device.register(await signIn());
  await at.pool.query('delete from identity_device_key where key = $1', [device.key]);
  const { certificate } = device;
  assert.ok(certificate);
  const forged = [
    { ...certificate, person: newPerson() },
    { ...certificate, device: newPerson() },
    { ...certificate, registeredAt: certificate.registeredAt + 1 },
    { ...certificate, publicKey: new TestDevice().publicKey },
    { ...certificate, seal: '' },
    { ...certificate, seal: Buffer.alloc(32).toString('base64url') },
  ];
  assert.equal((await at.identity.findKeys([device.key], forged)).size, 0);
  assert.equal((await at.identity.findKeys([device.key], [...forged, certificate])).get(device.key)?.ended, false);
  assert.equal((await known(device))?.device, device.id);
});

test('keys are not made by the dozen', async () => {
  const browser = await (await somebody()).signIn();
  const codes = [];
  for (let made = 0; made < 31; made += 1) codes.push((await new TestDevice().register(browser)).code);
  assert.deepEqual([codes[29], codes[30]], [undefined, 'too-many-requests']);
});
