import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY } from '@yangui/domain';
import { countAttachments } from '../attachments/listed.ts';
import { exifOf, jpegOf, pngOf, webpOf } from '../attachments/test-files.ts';
import { emptyAttachments } from '../journal/clockwork.ts';
import { newId } from '../journal/test-county.ts';
import { verify } from '../journal/verify.ts';
import { attachedAs, AttachmentRound } from './test-attachments.ts';
import { withServer } from './test-server.ts';

const here = withServer();
const round = () => new AttachmentRound(here());

/** Every byte that is kept in the county, in one piece. */
async function everyByte(): Promise<Buffer> {
  const { rows } = await here().server.pool.query<{ bytes: Buffer }>(
    'select bytes from attachment_piece where county = $1',
    [here().county.code],
  );
  return Buffer.concat(rows.map(({ bytes }) => bytes));
}

describe('The photo of a damaged parcel', () => {
  test('comes in pieces over a line that breaks, from wherever it broke, and is the same when it is looked at', async () => {
    const { parcel, photo, attached } = await round().reported(jpegOf(100_000));
    const { clerk } = here();
    assert.deepEqual(await round().listed(parcel, clerk), ['awaited 0']);
    assert.deepEqual((await round().bring(attached, Buffer.alloc(0))).body, { received: 0, whole: false });
    const piece = (from: number, to: number) => round().bring(attached, photo.subarray(from, to), from);
    assert.equal((await piece(0, 40_000)).body.received, 40_000);
    assert.deepEqual(await round().listed(parcel, clerk), ['coming 40000']);
    assert.equal((await round().look(attached.id, clerk)).statusCode, 404);
    // The answer was lost, and the piece goes again; then one that is too far ahead, and one that overlaps.
    assert.equal((await piece(0, 40_000)).body.received, 40_000);
    assert.equal((await piece(60_000, 100_000)).body.received, 40_000);
    assert.equal((await piece(20_000, 70_000)).body.received, 70_000);
    assert.deepEqual((await round().bring(attached, Buffer.alloc(0), 0)).body, { received: 70_000, whole: false });
    assert.deepEqual((await piece(70_000, 100_000)).body, { received: 100_000, whole: true });
    assert.deepEqual((await piece(0, 40_000)).body, { received: 100_000, whole: true });
    assert.deepEqual(await round().listed(parcel, clerk), ['kept 100000']);
    const looked = await round().look(attached.id, clerk);
    assert.deepEqual([looked.statusCode, looked.rawPayload.equals(photo)], [200, true]);
    const { headers } = looked;
    assert.deepEqual(
      [
        headers['content-type'],
        headers['cache-control'],
        headers['content-security-policy'],
        headers['x-content-type-options'],
      ],
      ['image/jpeg', 'private, no-store', "sandbox; default-src 'none'", 'nosniff'],
    );
    assert.match(String(headers['content-disposition']), /^attachment; filename="trouble-photo-[0-9a-f-]+\.jpg"$/);
  });

  test('is brought from two devices at once, and stands once', async () => {
    const { parcel, photo, attached } = await round().reported(jpegOf(120_000));
    const device = async (step: number) => {
      for (let from = 0; from < photo.length; from += step)
        assert.equal((await round().bring(attached, photo.subarray(from, from + step), from)).status, 200);
    };
    await Promise.all([device(30_000), device(50_000)]);
    assert.deepEqual(await round().listed(parcel, here().clerk), ['kept 120000']);
    assert.ok((await round().look(attached.id, here().clerk)).rawPayload.equals(photo));
  });

  test('is looked at by whoever may read the parcel with its recipient, and by nobody else', async () => {
    const { parcel, photo, attached } = await round().reported();
    await round().brought(photo, attached);
    const { clerk, partner, otherPartner, officer, administrator, strangerClerk, nobody, elsewhere } = here();
    const driver = await here().appoint('driver');
    const seen = async (...people: readonly (typeof clerk)[]) =>
      Promise.all(people.map(async (who) => (await round().look(attached.id, who)).statusCode));
    assert.deepEqual(await seen(clerk, partner), [200, 200]);
    assert.deepEqual(
      await seen(otherPartner, officer, administrator, driver, strangerClerk, nobody),
      [404, 403, 403, 403, 403, 401],
    );
    for (const who of [otherPartner, officer, driver]) assert.deepEqual(await round().listed(parcel, who), []);
    // Its id means nothing in another county.
    assert.equal((await round().look(attached.id, strangerClerk, elsewhere.code)).statusCode, 404);
    assert.equal((await round().bring(attached, photo, 0, elsewhere.code)).code, 'attachment-unknown');
    assert.equal((await round().look('not-a-uuid', clerk)).statusCode, 400);
    assert.equal((await round().look(newId(), clerk)).statusCode, 404);
  });

  test('follows its parcel: sent on to another village, it is that station’s to look at', async () => {
    const { parcel, photo, attached } = await round().reported();
    await round().brought(photo, attached);
    const { clerk, partner, otherPartner, otherStation, server, county } = here();
    await server.pool.query('update parcel set village = $3 where county = $1 and id = $2', [
      county.code,
      parcel,
      otherStation.village,
    ]);
    try {
      assert.equal((await round().look(attached.id, otherPartner)).statusCode, 200);
      assert.equal((await round().look(attached.id, partner)).statusCode, 404);
    } finally {
      await server.pool.query('update parcel set village = $3 where county = $1 and id = $2', [
        county.code,
        parcel,
        here().station.village,
      ]);
    }
    assert.equal((await round().look(attached.id, clerk)).statusCode, 200);
  });

  test('is what the journal names and of the type it names, or nothing of it stays', async () => {
    const png = pngOf();
    const called = await round().reported(png, { mediaType: 'image/jpeg' });
    const refused = await round().bring(called.attached, png);
    assert.deepEqual([refused.code, refused.details.found], ['attachment-type-refused', 'PNG']);
    const polyglot = Buffer.concat([jpegOf(5_000), Buffer.from('504b0304', 'hex')]);
    const two = await round().reported(polyglot);
    assert.equal((await round().bring(two.attached, polyglot)).code, 'attachment-type-refused');
    const own = await round().reported(jpegOf(50_000));
    const other = jpegOf(50_000);
    assert.equal((await round().bring(own.attached, other.subarray(0, 20_000))).status, 200);
    assert.equal((await round().bring(own.attached, other.subarray(20_000), 20_000)).code, 'attachment-differs');
    assert.deepEqual(await round().listed(own.parcel, here().clerk), ['awaited 0']);
    assert.equal(
      (await round().bring(own.attached, Buffer.concat([own.photo, Buffer.alloc(1)]))).code,
      'attachment-differs',
    );
    await round().brought(own.photo, own.attached);
    for (const { parcel } of [called, two]) assert.deepEqual(await round().listed(parcel, here().clerk), ['awaited 0']);
    for (const [file, mediaType] of [
      [pngOf(), 'image/png'],
      [webpOf(), 'image/webp'],
    ] as const) {
      const { attached } = await round().reported(file, { mediaType });
      await round().brought(file, attached);
      assert.equal((await round().look(attached.id, here().clerk)).headers['content-type'], mediaType);
    }
  });

  test('says nothing of where it was taken: not one byte of that is stored, in whatever pieces it comes', async () => {
    const secret = 'GPS 31.2 N 121.4 E';
    const photo = jpegOf(5_000, [exifOf(secret)]);
    for (const step of [5_000, 1_000, 7]) {
      const { attached, parcel } = await round().reported(photo);
      let code: string | undefined;
      for (let from = 0; from < photo.length && code === undefined; from += step)
        ({ code } = await round().bring(attached, photo.subarray(from, from + step), from));
      assert.equal(code, 'attachment-has-metadata', `${step} bytes at once`);
      assert.deepEqual(await round().listed(parcel, here().clerk), ['awaited 0']);
    }
    assert.ok(!(await everyByte()).includes('GPS'));
  });

  test('is refused in the command where it is too large, of a type that shows no damage, or its id is another’s', async () => {
    const parcel = await round().parcels.atStation();
    const report = (photo: object) => here().partner.send('report-parcel', { parcel, trouble: 'damaged', photo });
    const file = attachedAs(jpegOf());
    assert.equal((await report({ ...file, sizeBytes: 200_000 })).code, 'attachment-too-large');
    assert.equal((await report({ ...file, sizeBytes: 0 })).code, 'malformed-command');
    assert.equal((await report({ ...file, mediaType: 'application/pdf' })).code, 'malformed-command');
    assert.equal((await report({ ...file, sha256: file.sha256.toUpperCase() })).code, 'malformed-command');
    const { attached } = await round().reported();
    assert.equal((await report({ ...file, id: attached.id })).code, 'id-taken');
    assert.equal((await report({ ...file, id: parcel })).code, 'id-taken');
    assert.equal((await report(file)).status, 200);
  });

  test('is not taken in pieces larger than a line can carry, nor in endless guesses', async () => {
    const { attached, photo } = await round().reported(jpegOf(100_000));
    assert.equal((await round().bring(attached, photo)).status, 413);
    const codes = new Set<string>();
    for (let guess = 0; guess < 310; guess += 1)
      codes.add((await round().bring(attachedAs(Buffer.from(`${guess}`)), Buffer.alloc(1))).code);
    assert.deepEqual([...codes], ['attachment-unknown', 'too-many-requests']);
  });
});

describe('What is attached goes', () => {
  test('by clockwork when its time is over, and comes back by no device', async () => {
    const { server, county, clerk } = here();
    const { parcel, photo, attached } = await round().reported();
    // The guesses of the test before were made from the same address.
    await server.pool.query(
      'insert into attachment_piece (county, attachment, begins, whole_bytes, bytes) values ($1, $2, 0, $3, $4)',
      [county.code, attached.id, photo.length, photo],
    );
    const turn = (now: number) => emptyAttachments(server.pool, server.writer, now, server.identity.clockworkIds);
    assert.equal(await turn(Date.now()), 0);
    assert.deepEqual(await round().listed(parcel, clerk), [`kept ${photo.length}`]);
    // As if it had been taken ninety-one days ago: a clock that far ahead is believed by nobody.
    const { rows } = await server.pool.query<{ until: Date }>(
      'update attachment set kept_until = $3 where county = $1 and id = $2 returning (select kept_until from attachment where county = $1 and id = $2) as until',
      [county.code, attached.id, new Date(Date.now() - DAY)],
    );
    assert.equal(await turn(Date.now()), 1);
    assert.equal(await turn(Date.now()), 0);
    const until = rows[0]?.until;
    assert.ok(until);
    await server.pool.query('update attachment set kept_until = $3 where county = $1 and id = $2', [
      county.code,
      attached.id,
      until,
    ]);
    assert.deepEqual(await round().listed(parcel, clerk), ['erased 0']);
    assert.equal((await round().look(attached.id, clerk)).statusCode, 404);
    assert.equal((await verify(server.pool, county.code)).ok, true);
    assert.equal((await countAttachments(server.pool, county.code)).wrong.length, 0);
  });

  test('with whoever the parcel is for, villager or name on the waybill, in the same moment', async () => {
    const { server, county, clerk, partner, station } = here();
    const put = (id: string, photo: Buffer) =>
      server.pool.query(
        'insert into attachment_piece (county, attachment, begins, whole_bytes, bytes) values ($1, $2, 0, $3, $4)',
        [county.code, id, photo.length, photo],
      );
    const villager = newId();
    await round().parcels.must(
      partner,
      'register-villager',
      { villager, station: station.id },
      { personal: { name: '周小妹' } },
    );
    const hers = await round().reported(jpegOf(), {}, { villager });
    const named = await round().reported(jpegOf(), {}, { villager: null }, { name: '过路人', phone: '13800001111' });
    const others = await round().reported();
    for (const { attached, photo } of [hers, named, others]) await put(attached.id, photo);
    await round().parcels.must(clerk, 'erase-villager', { villager });
    assert.deepEqual(await round().listed(hers.parcel, clerk), ['erased 0']);
    await round().parcels.must(clerk, 'resolve-parcel', {
      parcel: named.parcel,
      resolution: 'sent-back',
      station: null,
    });
    await round().parcels.must(clerk, 'forget-recipient', { parcel: named.parcel, reason: 'asked' });
    assert.deepEqual(await round().listed(named.parcel, clerk), ['erased 0']);
    assert.deepEqual(await round().listed(others.parcel, clerk), [`kept ${others.photo.length}`]);
    const { rows } = await server.pool.query(
      'select from attachment_piece where county = $1 and attachment = any($2::uuid[])',
      [county.code, [hers.attached.id, named.attached.id]],
    );
    assert.equal(rows.length, 0);
    assert.equal((await verify(server.pool, county.code)).ok, true);
  });
});
