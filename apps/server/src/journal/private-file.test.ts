import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PassThrough, Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { DAY } from '@yangui/domain';
import type { Pool } from 'pg';
import { HandoverRound, photoOf } from '../http/test-handovers.ts';
import { withServer } from '../http/test-server.ts';
import { testDatabase } from '../postgres/test-database.ts';
import { countPhotos } from './handover-photos.ts';
import { exportPrivate, importPrivate, readPersonal } from './private-file.ts';
import { sealing, unsealing } from './sealed-file.ts';
import { newId } from './test-county.ts';
import { exportCounty, importCounty } from './transfer.ts';
import { verify } from './verify.ts';

const PASSPHRASE = '大雁南飞 2026';
const here = withServer();
const code = () => here().county.code;

/** What is written to a stream, in pieces. */
async function written(
  write: (out: PassThrough) => Promise<unknown>,
  ...through: readonly ReturnType<typeof sealing>[]
): Promise<Buffer> {
  const out = new PassThrough();
  const whole = buffer(through.reduce<Readable>((from, to) => from.pipe(to), out));
  await write(out);
  out.end();
  return whole;
}
const lines = (from: Readable) => createInterface({ input: from, crlfDelay: Infinity });

/** The county as it is here, taken in elsewhere. */
async function elsewhere(
  private_: readonly string[] | Buffer,
): Promise<{ pool: Pool; drop: () => Promise<void>; told: Awaited<ReturnType<typeof importPrivate>> }> {
  const journal = await written((out) => exportCounty(here().server.pool, code(), out));
  const there = await testDatabase();
  const { pool } = there;
  await importCounty(pool, lines(Readable.from([journal])), newId());
  const told = await importPrivate(
    pool,
    code(),
    Buffer.isBuffer(private_)
      ? lines(Readable.from([private_]).pipe(unsealing(PASSPHRASE)))
      : lines(Readable.from(private_.map((line) => `${line}\n`))),
  );
  return { pool, drop: () => there.drop(), told };
}

describe('what goes with a county apart from its journal', () => {
  test('is its names, phones and photos of hand-overs, sealed, each photo by the fingerprint of its record', async () => {
    const {
      server: { pool },
      clerk,
    } = here();
    const round = new HandoverRound(here());
    const [kept, large, awaited, emptied] = [
      await round.handedOver(),
      await round.handedOver({}, Date.now(), photoOf(80_000)),
      await round.handedOver(),
      await round.handedOver({}, Date.now() - 40 * DAY),
    ];
    for (const { handover, photo } of [kept, large, emptied])
      assert.equal((await round.send(handover, photo)).status, 200);
    await round.must(clerk, 'forget-handover', { handover: emptied.handover, reason: 'time-over' });
    const before = await countPhotos(pool, code());
    assert.deepEqual(before, {
      kept: 2,
      bytes: kept.photo.length + large.photo.length,
      missing: 1,
      emptied: 1,
      wrong: [],
    });

    const told = { said: undefined as Awaited<ReturnType<typeof exportPrivate>> | undefined };
    const sealed = await written(async (out) => {
      told.said = await exportPrivate(pool, code(), out);
    }, sealing(PASSPHRASE));
    const people = await readPersonal(pool, code());
    assert.deepEqual(told.said, { rows: people.length, photos: 2, photoBytes: before.bytes, astray: 0 });
    for (const clear of ['村民1', '站长的爱人', kept.photo.toString('base64').slice(0, 40), kept.handover])
      assert.ok(!sealed.includes(clear));

    const there = await elsewhere(sealed);
    try {
      assert.deepEqual(there.told, told.said);
      assert.deepEqual(await readPersonal(there.pool, code()), people);
      assert.deepEqual(await countPhotos(there.pool, code()), before);
      const { rows } = await there.pool.query<{ photo: Buffer }>(
        'select photo from person_private where county = $1 and person = $2',
        [code(), large.handover],
      );
      assert.ok(rows[0]?.photo.equals(large.photo));
      assert.deepEqual(await verify(there.pool, code()), await verify(pool, code()));
      assert.notEqual(awaited.handover, kept.handover);
    } finally {
      await there.drop();
    }
  });

  test('leaves out a photo that no record names: another’s, a changed one, one that was emptied since', async () => {
    const {
      server: { pool },
      clerk,
    } = here();
    const round = new HandoverRound(here());
    const [own, gone] = [await round.handedOver(), await round.handedOver()];
    for (const { handover, photo } of [own, gone]) await round.send(handover, photo);
    const plain = (await written((out) => exportPrivate(pool, code(), out))).toString().trimEnd().split('\n');
    await round.must(clerk, 'forget-handover', { handover: gone.handover, reason: 'asked' });
    const photos = plain.filter((line) => line.includes('"photo"'));
    const ofOwn = photos.find((line) => line.includes(own.handover)) ?? '';
    const bent = [
      ...plain.filter((line) => !line.includes('"photo"')),
      JSON.stringify({ handover: own.handover, photo: photoOf().toString('base64') }),
      JSON.stringify({ handover: newId(), photo: own.photo.toString('base64') }),
      photos.find((line) => line.includes(gone.handover)) ?? '',
      ofOwn,
    ];
    const there = await elsewhere(bent);
    try {
      assert.deepEqual([there.told.photos, there.told.astray], [1, 3]);
      const { wrong } = await countPhotos(there.pool, code());
      assert.deepEqual(wrong, []);
      // A photo that was changed in the table is found out.
      await there.pool.query('update person_private set photo = $3 where county = $1 and person = $2', [
        code(),
        own.handover,
        photoOf(),
      ]);
      assert.deepEqual((await countPhotos(there.pool, code())).wrong, [own.handover]);
    } finally {
      await there.drop();
    }
  });

  test('as it was written before photos went along, all rows in one line, still comes in', async () => {
    const {
      server: { pool },
    } = here();
    const people = await readPersonal(pool, code());
    const there = await elsewhere([JSON.stringify(people)]);
    try {
      assert.deepEqual([there.told.rows, there.told.photos], [people.length, 0]);
      assert.deepEqual(await readPersonal(there.pool, code()), people);
    } finally {
      await there.drop();
    }
  });
});
