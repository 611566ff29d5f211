import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Refused } from '../refused.ts';
import { Device } from './device.ts';
import { DeviceStore } from './store.ts';

const LIN = '019dafde-0000-7000-8000-000000000001';
const WANG = '019dafde-0000-7000-8000-000000000002';
const PIN = '294716';

let store: DeviceStore;
let device: Device;
let now = Date.now();
const opened: DeviceStore[] = [];

beforeEach(async () => {
  for (const one of opened.splice(0)) one.close();
  await new DeviceStore().delete();
  store = new DeviceStore();
  opened.push(store);
  now = Date.now();
  device = new Device(store, () => now);
});

/** The same device in another tab, or after a reload. */
function reloaded(): Device {
  const again = new DeviceStore();
  opened.push(again);
  return new Device(again, () => now);
}

const meOf = (id: string, name: string) => ({ person: { id, name }, counties: [] });

async function signedIn(person: string, name: string, pin?: string): Promise<void> {
  await device.enteredBySession(person, name, pin);
  await device.keepMe(meOf(person, name));
}

/** What the server does with a person's keys that it does not know. */
async function certify(person: string): Promise<void> {
  for (const publicKey of await device.uncertified(person)) {
    const point = Buffer.from(publicKey, 'base64url');
    const key = Buffer.from((await crypto.subtle.digest('SHA-256', point)).slice(0, 16)).toString('base64url');
    await device.keepCertificate({
      key,
      person,
      device: await device.id(),
      publicKey,
      registeredAt: now,
      seal: 'seal',
    });
  }
}

async function verifies(publicKey: string, text: string, signature: string): Promise<boolean> {
  const point = await crypto.subtle.importKey(
    'raw',
    Buffer.from(publicKey, 'base64url'),
    { name: 'ECDSA', namedCurve: 'P-256' },
    true,
    ['verify'],
  );
  return crypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    point,
    Buffer.from(signature, 'base64url'),
    new TextEncoder().encode(text),
  );
}

const refusedAs = (code: string, left?: number) => (error: unknown) =>
  error instanceof Refused &&
  error.problem.code === code &&
  (left === undefined || error.problem.details?.['left'] === left);

test('a device keeps its id', async () => {
  const id = await device.id();
  assert.equal(await reloaded().id(), id);
});

test('nobody signs before anybody has signed in', async () => {
  assert.equal(await device.signer(), undefined);
  assert.equal(await device.kept(), undefined);
});

test('who signed in with the server signs by a key that the certificate names, after a reload too', async () => {
  await signedIn(LIN, '林');
  await certify(LIN);
  const again = reloaded();
  const signer = await again.signer();
  const [certificate] = await again.certificates();
  assert.ok(signer && certificate);
  assert.equal(signer.person, LIN);
  assert.equal(signer.device, await device.id());
  assert.equal(signer.key, certificate.key);
  const signature = await signer.sign('two bags of rice');
  assert.match(signature, /^[\w-]{86}$/);
  assert.ok(await verifies(certificate.publicKey, 'two bags of rice', signature));
  assert.ok(!(await verifies(certificate.publicKey, 'three bags of rice', signature)));
});

test('no private key in the store can be read out', async () => {
  await signedIn(LIN, '林', PIN);
  const present = await store.present.get('present');
  assert.ok(present);
  assert.equal(present.open.privateKey.extractable, false);
  await assert.rejects(crypto.subtle.exportKey('pkcs8', present.open.privateKey));
});

test('a person who set a PIN comes back by it without network, with the same key', async () => {
  await signedIn(LIN, '林');
  await device.lockByPin(LIN, PIN);
  const before = await device.signer();
  await device.leave(true);
  assert.equal(await device.signer(), undefined);
  assert.deepEqual(await device.enterByPin(LIN, PIN), meOf(LIN, '林'));
  const after = await device.signer();
  assert.equal(after?.key, before?.key);
  assert.deepEqual(await device.kept(), { me: meOf(LIN, '林'), by: 'pin' });
});

test('two people share a device, and each signs for themselves', async () => {
  await signedIn(LIN, '林', PIN);
  const lin = await device.signer();
  await signedIn(WANG, '王', '830517');
  const wang = await device.signer();
  assert.notEqual(lin?.key, wang?.key);
  await device.enterByPin(LIN, PIN);
  assert.equal((await device.signer())?.person, LIN);
  assert.equal((await device.signer())?.key, lin?.key);
  assert.deepEqual((await device.peopleWithPin()).map(({ id }) => id).toSorted(), [LIN, WANG]);
});

test('without a PIN the key is gone with the sign-out, but its certificate stays for what is still to be sent', async () => {
  await signedIn(LIN, '林');
  await certify(LIN);
  await device.leave(true);
  await assert.rejects(device.enterByPin(LIN, PIN), refusedAs('pin-not-set'));
  assert.equal((await device.certificates()).length, 1);
});

test('a key that was closed before the server knew it is certified at the person’s next session', async () => {
  await signedIn(LIN, '林');
  const first = await device.signer();
  await device.leave(true);
  await signedIn(LIN, '林');
  await certify(LIN);
  const certified = (await device.certificates()).map(({ key }) => key);
  assert.equal(certified.length, 2);
  assert.ok(first && certified.includes(first.key));
});

test('wrong PINs are counted through a reload, and the fifth destroys the locked key', async () => {
  await signedIn(LIN, '林', PIN);
  await device.leave(true);
  for (const left of [4, 3, 2]) await assert.rejects(device.enterByPin(LIN, '111112'), refusedAs('pin-wrong', left));
  const again = reloaded();
  await assert.rejects(again.enterByPin(LIN, '111112'), refusedAs('pin-wrong', 1));
  await assert.rejects(again.enterByPin(LIN, '111112'), refusedAs('pin-locked'));
  await assert.rejects(again.enterByPin(LIN, PIN), refusedAs('pin-locked'));
  assert.equal(await device.hasPin(LIN), false);
});

test('a right PIN gives all tries back', async () => {
  await signedIn(LIN, '林', PIN);
  await device.leave(true);
  for (const left of [4, 3, 2, 1]) await assert.rejects(device.enterByPin(LIN, '111112'), refusedAs('pin-wrong', left));
  await device.enterByPin(LIN, PIN);
  await device.leave(true);
  await assert.rejects(device.enterByPin(LIN, '111112'), refusedAs('pin-wrong', 4));
});

test('guesses made at once in two tabs get five tries together', async () => {
  await signedIn(LIN, '林', PIN);
  await device.leave(true);
  const tabs = [device, reloaded()];
  const tries = await Promise.allSettled(
    Array.from({ length: 10 }, async (_, index) => tabs[index % 2]?.enterByPin(LIN, '111112')),
  );
  const codes = tries.map((one) =>
    one.status === 'rejected' && one.reason instanceof Refused ? one.reason.problem.code : 'open',
  );
  assert.equal(codes.filter((code) => code === 'pin-wrong').length, 4);
  assert.equal(codes.filter((code) => code === 'pin-locked').length, 6);
  await assert.rejects(device.enterByPin(LIN, PIN), refusedAs('pin-locked'));
});

test('after the lock the server’s word on the PIN makes a new key', async () => {
  await signedIn(LIN, '林', PIN);
  const before = await device.signer();
  await device.leave(true);
  for (let n = 0; n < 5; n += 1) await assert.rejects(device.enterByPin(LIN, '111112'));
  await signedIn(LIN, '林', PIN);
  assert.notEqual((await device.signer())?.key, before?.key);
  await device.leave(true);
  await device.enterByPin(LIN, PIN);
});

test('whom the server does not name any more has no PIN here', async () => {
  await signedIn(LIN, '林', PIN);
  await signedIn(WANG, '王', '830517');
  await device.keepPinsOf([WANG]);
  await assert.rejects(device.enterByPin(LIN, PIN), refusedAs('pin-not-set'));
  await device.enterByPin(WANG, '830517');
});

test('a sign-out that the server did not hear is owed until it did', async () => {
  await signedIn(LIN, '林');
  assert.equal(await device.owesSignOut(), false);
  await device.leave(true);
  assert.equal(await device.owesSignOut(), true);
  await device.signOutHeard();
  assert.equal(await device.owesSignOut(), false);
});

test('coming in again by password goes on with the key that is open', async () => {
  await signedIn(LIN, '林', PIN);
  const before = await device.signer();
  await device.leave(true);
  await device.enterByPin(LIN, PIN);
  await device.enteredBySession(LIN, '林');
  assert.equal((await device.signer())?.key, before?.key);
  assert.equal((await device.kept())?.by, 'session');
});

test('keys closed longer ago than any command waits are dropped', async () => {
  await signedIn(LIN, '林');
  await certify(LIN);
  await device.leave(false);
  now += 91 * 86_400_000;
  await signedIn(WANG, '王');
  assert.equal((await device.certificates()).length, 0);
});
