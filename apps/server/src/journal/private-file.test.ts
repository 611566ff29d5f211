import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PassThrough, Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { DAY } from '@yangui/domain';
import type { Pool } from 'pg';
import { bytesOf } from '../attachments/bytes.ts';
import { countAttachments } from '../attachments/listed.ts';
import { jpegOf } from '../attachments/test-files.ts';
import { AttachmentRound } from '../http/test-attachments.ts';
import { HandoverRound } from '../http/test-handovers.ts';
import { withServer } from '../http/test-server.ts';
import { bankDetails, TwoAtWork } from '../http/test-two-people.ts';
import { testDatabase } from '../postgres/test-database.ts';
import { exportPrivate, importPrivate, readPersonal } from './private-file.ts';
import { sealing, unsealing } from './sealed-file.ts';
import { newId } from './test-county.ts';
import { exportCounty, importCounty } from './transfer.ts';
import { verify } from './verify.ts';
import { JournalWriter } from './writer.ts';

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
  test('is its names, phones and what is attached, sealed, each by the SHA-256 of its record', async () => {
    const {
      server: { pool },
      clerk,
    } = here();
    const round = new HandoverRound(here());
    const [kept, large, awaited, emptied] = [
      await round.handedOver(),
      await round.handedOver({}, Date.now(), jpegOf(60_000)),
      await round.handedOver(),
      await round.handedOver({}, Date.now() - 40 * DAY),
    ];
    for (const { attached, photo } of [kept, large, emptied]) await round.attachments.brought(photo, attached);
    const damaged = await new AttachmentRound(here()).reported();
    await round.attachments.brought(damaged.photo, damaged.attached);
    await round.must(clerk, 'forget-handover', { handover: emptied.handover, reason: 'time-over' });
    const before = await countAttachments(pool, code());
    assert.deepEqual(before, {
      kept: 3,
      bytes: kept.photo.length + large.photo.length + damaged.photo.length,
      missing: 1,
      emptied: 1,
      wrong: [],
    });

    const told = { said: undefined as Awaited<ReturnType<typeof exportPrivate>> | undefined };
    const sealed = await written(async (out) => {
      told.said = await exportPrivate(pool, code(), out);
    }, sealing(PASSPHRASE));
    const people = await readPersonal(pool, code());
    assert.deepEqual(told.said, { rows: people.length, attachments: 3, attachmentBytes: before.bytes, astray: 0 });
    for (const clear of ['村民1', '站长的爱人', kept.photo.toString('base64').slice(0, 40), kept.handover])
      assert.ok(!sealed.includes(clear));

    const there = await elsewhere(sealed);
    try {
      assert.deepEqual(there.told, told.said);
      assert.deepEqual(await readPersonal(there.pool, code()), people);
      assert.deepEqual(await countAttachments(there.pool, code()), before);
      assert.ok((await bytesOf(there.pool, code(), large.attached.id)).equals(large.photo));
      assert.deepEqual(await verify(there.pool, code()), await verify(pool, code()));
      assert.notEqual(awaited.handover, kept.handover);
    } finally {
      await there.drop();
    }
  });

  test('leaves out an attachment that no record names: another’s, a changed one, one that was emptied since', async () => {
    const {
      server: { pool },
      clerk,
    } = here();
    const round = new HandoverRound(here());
    const [own, gone] = [await round.handedOver(), await round.handedOver()];
    for (const { attached, photo } of [own, gone]) await round.attachments.brought(photo, attached);
    const plain = (await written((out) => exportPrivate(pool, code(), out))).toString().trimEnd().split('\n');
    await round.must(clerk, 'forget-handover', { handover: gone.handover, reason: 'asked' });
    const photos = plain.filter((line) => line.startsWith('{"attachment"'));
    const ofOwn = photos.find((line) => line.includes(own.attached.id)) ?? '';
    const bent = [
      ...plain.filter((line) => !line.startsWith('{"attachment"')),
      JSON.stringify({ attachment: own.attached.id, bytes: jpegOf().toString('base64') }),
      JSON.stringify({ handover: newId(), photo: own.photo.toString('base64') }),
      photos.find((line) => line.includes(gone.attached.id)) ?? '',
      ofOwn,
    ];
    const there = await elsewhere(bent);
    try {
      assert.deepEqual([there.told.attachments, there.told.astray], [1, 3]);
      const { wrong } = await countAttachments(there.pool, code());
      assert.deepEqual(wrong, []);
      // One that was changed in the table is found out.
      await there.pool.query('update attachment_piece set bytes = $3 where county = $1 and attachment = $2', [
        code(),
        own.attached.id,
        jpegOf(own.photo.length),
      ]);
      assert.deepEqual((await countAttachments(there.pool, code())).wrong, [own.attached.id]);
    } finally {
      await there.drop();
    }
  });

  test('has what lies sealed beside proposals: what waited is confirmed there as it would have been here', async () => {
    const { server, county, partner } = here();
    const two = await TwoAtWork.begin(here());
    const [waiting, declined] = [await two.payee(), await two.payee()];
    const plain = (await written((out) => exportPrivate(server.pool, code(), out))).toString().trimEnd().split('\n');
    assert.ok(plain.some((line) => line.includes(bankDetails.accountNumber)));
    assert.equal((await two.approver.send('decline-proposal', { proposal: declined, reason: 'other' })).status, 200);
    const there = await elsewhere([...plain, JSON.stringify({ proposal: newId(), device: null, personal: null })]);
    try {
      const rowsThen = plain.filter((line) => !line.startsWith('{"attachment"')).length;
      assert.deepEqual([there.told.rows, there.told.astray], [rowsThen - 1, 2], 'what is decided is left out');
      const writer = new JournalWriter({ pool: there.pool, now: Date.now, countiesTogether: true });
      const confirmedOn = async (device?: string) => {
        const confirm = county.bind('confirm-proposal', { proposal: waiting }, { by: two.approver.person });
        const outcome = await writer.submit(confirm, { way: 'said', ...(device !== undefined && { device }) });
        return outcome.status === 'refused' ? outcome.refusal.code : outcome.status;
      };
      const { rows } = await there.pool.query<{ device: string }>('select device from proposal_private');
      assert.equal(await confirmedOn(rows[0]?.device), 'same-device', 'the device it was made on went along');
      assert.equal(await confirmedOn(), 'accepted');
      await writer.settled();
      const paid = await there.pool.query<{ number: string }>(
        'select account_number as number from payee_private where person = $1',
        [partner.person],
      );
      assert.equal(paid.rows[0]?.number, bankDetails.accountNumber);
      const verdict = await verify(there.pool, code());
      assert.ok(verdict.ok, 'difference' in verdict ? verdict.difference : '');
    } finally {
      await there.drop();
      await two.letOneAct(Date.UTC(2100, 0));
    }
  });

  test('as it was written before attachments went along, all rows in one line, still comes in', async () => {
    const {
      server: { pool },
    } = here();
    const people = await readPersonal(pool, code());
    const there = await elsewhere([JSON.stringify(people)]);
    try {
      assert.deepEqual([there.told.rows, there.told.attachments], [people.length, 0]);
      assert.deepEqual(await readPersonal(there.pool, code()), people);
    } finally {
      await there.drop();
    }
  });
});
