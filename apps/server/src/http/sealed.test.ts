import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, test } from 'node:test';
import { DAY, copyAnswer, unpackCopy } from '@yangui/domain';
import { openFile, sealFile } from '@yangui/sealed-file';
import { TestDevice } from '../identity/test-device.ts';
import { assertBooksStand, entryCount, newId } from '../journal/test-county.ts';
import { exportCounty } from '../journal/transfer.ts';
import { LateStation } from './test-late.ts';
import { newBox, SealedRound } from './test-sealed.ts';
import { SomeoneSignedIn, withServer } from './test-server.ts';

const here = withServer();
const round = () => new SealedRound(here());
const none = { accepted: 0, refused: 0, inReview: 0, notTaken: 0 };

describe('a device’s outbox on a stick', () => {
  test('is taken in at the centre, exactly once, whoever carries it and however often', async () => {
    const device = await round().device();
    const commands = [
      ...Array.from({ length: 12 }, (_, index) => round().order(device, { at: Date.now() - (14 - index) * DAY })),
      round().order(device, { priceFen: 999 }),
    ];
    const file = await round().sealed({ commands, certificates: [device.certificate] });
    assert.deepEqual((await round().upload(file)).body, { ...none, accepted: 12, refused: 1 });
    const entries = await entryCount(here().server.pool, here().county);
    const again = await round().sealed({ commands: commands.toReversed() });
    for (const copy of [file, again, file])
      assert.deepEqual((await round().upload(copy, await here().appoint('county-clerk'))).body, {
        ...none,
        accepted: 12,
        refused: 1,
      });
    assert.deepEqual(await round().said(commands), [
      ...Array.from({ length: 12 }, () => 'accepted'),
      'refused: price-changed',
    ]);
    assert.equal(await entryCount(here().server.pool, here().county), entries + 3);
    await assertBooksStand(here().server.pool, here().county);
  });

  test('of more than one batch, late ones and bad ones among them, is counted by what became of each', async () => {
    const at = await LateStation.open(here());
    await at.pause();
    const device = await round().device();
    const commands = [
      ...Array.from({ length: 1_100 }, () => round().order(new TestDevice())),
      round().order(device),
      at.lateOrder(),
      { id: 'none' },
    ];
    assert.deepEqual((await round().upload(await round().sealed({ commands }))).body, {
      ...none,
      accepted: 1,
      inReview: 1,
      notTaken: 1_101,
    });
  });

  test('tells whoever finds it nothing, and opens in no other county', async () => {
    const device = await round().device();
    const command = device.sign(here().county.code, {
      type: 'register-villager',
      payload: { villager: newId(), station: here().station.id },
      personal: { name: '欧阳雁归', phone: '13912345678' },
    });
    const file = await round().sealed({ commands: [command] });
    assert.ok(!Buffer.from(file).includes('欧阳雁归') && !Buffer.from(file).includes('13912345678'));
    assert.equal(
      (await round().upload(file, here().strangerClerk, here().elsewhere.code)).code,
      'sealed-file-wrong-key',
    );
    assert.deepEqual((await round().upload(file)).body, { ...none, accepted: 1 });
  });

  test('changed or cut off on its way is refused whole, and nothing of it is recorded', async () => {
    const device = await round().device();
    const command = round().order(device);
    const file = await round().sealed({ commands: [command] });
    for (const at of [0, 5, 6, 20, 80, file.length - 1]) {
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.match((await round().upload(changed)).code, /^sealed-file-(unreadable|wrong-key)$/);
    }
    for (const length of [0, 40, file.length - 1])
      assert.match(
        (await round().upload(file.slice(0, length))).code,
        /^sealed-file-(unreadable|wrong-key)$|^malformed/,
      );
    assert.equal((await round().upload(await round().sealed({ commands: 7 }))).code, 'sealed-file-unreadable');
    assert.equal(
      (
        await here().server.pool.query('select from journal_entry where county = $1 and command_id = $2', [
          here().county.code,
          command.id,
        ])
      ).rowCount,
      0,
    );
  });

  test('that would unfold into something huge, or is huge, is refused', async () => {
    assert.equal(
      (await round().upload(await round().sealed({ commands: [' '.repeat(40 * 1024 * 1024)] }))).code,
      'sealed-file-too-large',
    );
    assert.equal((await round().upload(new Uint8Array(5_000_000))).code, 'body-too-large');
  });

  test('is for the centre’s clerks, and comes as bytes', async () => {
    const file = await round().sealed({ commands: [] });
    for (const who of [here().partner, here().officer, here().administrator])
      assert.equal((await round().upload(file, who)).code, 'not-allowed');
    assert.equal((await round().upload(file, here().nobody)).code, 'not-signed-in');
    assert.equal(
      (await here().clerk.ask('POST', `/api/counties/${here().county.code}/sealed-outbox`, {})).code,
      'sealed-file-unreadable',
    );
    const orders = await here().server.app.inject({
      method: 'POST',
      url: `/api/counties/${here().county.code}/outbox`,
      headers: { 'content-type': 'application/octet-stream' },
      payload: Buffer.from('{}'),
    });
    assert.equal(orders.json().problem.code, 'malformed-request');
  });

  test('opens on every server with this secret, and the county’s private key is nowhere in the database or an export', async () => {
    const file = await round().sealed({ commands: [] });
    const other = await here().openAnother({});
    const key = await other.identity.countyKey(here().county.code);
    assert.deepEqual(await openFile('outbox', file, key, 1_000), { commands: [] });
    const dataFolder = await mkdtemp(join(tmpdir(), 'yangui-other-'));
    const stranger = await here().openAnother({ dataFolder });
    await assert.rejects(openFile('outbox', file, await stranger.identity.countyKey(here().county.code), 1_000));
    await Promise.all([other.close(), stranger.close()]);
    await rm(dataFolder, { recursive: true });
    const out = new PassThrough();
    let text = '';
    out.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    await exportCounty(here().server.pool, here().county.code, out);
    assert.ok(!text.includes(key.publicKey));
    await assert.rejects(crypto.subtle.exportKey('jwk', key.privateKey));
  });
});

describe('a daily pack for a station without network', () => {
  test('brings the copy and what became of the device’s work, for that device alone', async () => {
    const { device, box } = await round().boxed();
    const [good, bad] = [round().order(device), round().order(device, { priceFen: 999 })];
    await round().send([good, bad]);
    const answer = await round().pack(device.id);
    assert.equal(answer.statusCode, 200);
    assert.match(String(answer.headers['content-disposition']), /\.pack"$/);
    const file = Uint8Array.from(answer.rawPayload);
    assert.ok(!Buffer.from(file).includes('村民'));
    await assert.rejects(openFile('pack', file, await newBox(), 10_000_000));
    const opened = Object(await openFile('pack', file, box, 10_000_000));
    const copy = unpackCopy(copyAnswer.parse(opened.copy));
    assert.ok(copy.rows.order?.some(({ id }) => id === good.id));
    const said = new Map(
      opened.outcomes.map(({ id, status, problem }: { id: string; status: string; problem?: { code: string } }) => [
        id,
        problem?.code ?? status,
      ]),
    );
    assert.deepEqual([said.get(good.id), said.get(bad.id)], ['accepted', 'price-changed']);
  });

  test('tells what waits for a decision', async () => {
    const at = await LateStation.open(here());
    const { box } = await round().boxed(at.partner, at.phone);
    await at.pause();
    const order = at.lateOrder();
    await at.setAside(order, 'late-station-closed');
    const answer = await round().pack(at.phone.id, here().clerk, at.station);
    const opened = Object(await openFile('pack', Uint8Array.from(answer.rawPayload), box, 10_000_000));
    assert.deepEqual(
      opened.outcomes
        .filter(({ id }: { id: string }) => id === order.id)
        .map(({ status }: { status: string }) => status),
      ['in-review'],
    );
  });

  test('is not made for a device whose person does not serve there, or who is shut out', async () => {
    const { device } = await round().boxed(here().otherPartner);
    assert.equal((await round().pack(device.id)).json().problem.code, 'device-box-missing');
    const at = await LateStation.open(here());
    await round().boxed(at.partner, at.phone);
    await here().server.identity.disableSignIn(at.partner.person);
    assert.equal((await round().pack(at.phone.id, here().clerk, at.station)).json().problem.code, 'device-box-missing');
  });

  test('is made by the centre’s clerks, for stations of their places', async () => {
    const { device } = await round().boxed();
    for (const who of [here().partner, here().officer])
      assert.equal((await round().pack(device.id, who)).json().problem.code, 'not-allowed');
    const far = await here().appoint('county-clerk', here().otherStation.village);
    assert.equal((await round().pack(device.id, far)).json().problem.code, 'not-found');
    assert.equal((await round().pack('phone')).json().problem.code, 'malformed-request');
    assert.equal(
      (
        await new SomeoneSignedIn(here().server, here().county.code, '').read(
          `/stations/${here().station.id}/daily-pack?device=${device.id}`,
        )
      ).code,
      'not-signed-in',
    );
  });

  test('needs a key that is one', async () => {
    const device = new TestDevice();
    const off = Buffer.from(device.publicKey, 'base64url');
    off[64] = (off[64] ?? 0) ^ 1;
    const { code, details } = await here().partner.ask('PUT', '/api/identity/device-keys', {
      device: device.id,
      publicKey: device.publicKey,
      boxKey: off.toString('base64url'),
    });
    assert.deepEqual([code, details], ['malformed-request', { where: 'boxKey' }]);
    assert.equal((await sealFile('pack', {}, device.publicKey)).length > 73, true);
  });
});
