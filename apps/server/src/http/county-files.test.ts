import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { unsealing } from '../journal/sealed-file.ts';
import { newId } from '../journal/test-county.ts';
import { importCounty } from '../journal/transfer.ts';
import { verify } from '../journal/verify.ts';
import { writeLine } from '../journal/write-line.ts';
import { testDatabase } from '../postgres/test-database.ts';
import { PASSWORD, withServer, type SomeoneSignedIn } from './test-server.ts';

const here = withServer();
const PASSPHRASE = 'twelve geese fly home';

/** Asks for one of the county's files, as bytes. */
async function fetchFile(someone: SomeoneSignedIn, tail: string, payload: object) {
  const { server, county } = here();
  const cookie = [...someone.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const url = `/api/counties/${county.code}/${tail}`;
  const answer = await server.app.inject({ method: 'POST', url, headers: { cookie }, payload });
  return { status: answer.statusCode, bytes: answer.rawPayload, name: answer.headers['content-disposition'] };
}

async function* linesOf(bytes: Buffer): AsyncGenerator<string> {
  yield* bytes.toString().trimEnd().split('\n');
}

const exportsNoted = async () =>
  (
    await here().server.pool.query<{ what: string }>(
      `select body ->> 'what' as what from access_log where county = $1 and body ->> 'what' in ('county', 'private-file') order by seq`,
      [here().county.code],
    )
  ).rows.map(({ what }) => what);

describe('a county that carries itself away from the screen', () => {
  test('verifies equal where it is taken in, and names nobody', async () => {
    const { status, bytes, name } = await fetchFile(here().administrator, 'county-file', { password: PASSWORD });
    assert.equal(status, 200);
    assert.match(String(name), /yangui-220112\.jsonl/);
    assert.ok(!bytes.toString().includes('村民1'));
    const there = await testDatabase();
    try {
      await importCounty(there.pool, linesOf(bytes), newId());
      assert.deepEqual(
        await verify(there.pool, here().county.code),
        await verify(here().server.pool, here().county.code),
      );
    } finally {
      await there.drop();
    }
  });

  test('carries what is private apart, and nobody opens it without the passphrase', async () => {
    const { status, bytes } = await fetchFile(here().administrator, 'private-file', {
      password: PASSWORD,
      passphrase: PASSPHRASE,
    });
    assert.equal(status, 200);
    assert.ok(!bytes.toString('latin1').includes(Buffer.from('村民1').toString('latin1')));
    const opened = await text(Readable.from([bytes]).pipe(unsealing(PASSPHRASE)));
    assert.match(opened, /村民1/);
    const shut = unsealing('another passphrase');
    Readable.from([bytes]).pipe(shut);
    await assert.rejects(buffer(shut), /passphrase is wrong/);
  });

  test('asks for the password anew, and notes each file before it leaves', async () => {
    const before = await exportsNoted();
    const wrong = await here().administrator.ask('POST', `/api/counties/${here().county.code}/county-file`, {
      password: 'not mine',
    });
    assert.equal(wrong.code, 'sign-in-failed');
    assert.deepEqual(await exportsNoted(), before);
    await fetchFile(here().administrator, 'county-file', { password: PASSWORD });
    await fetchFile(here().administrator, 'private-file', { password: PASSWORD, passphrase: PASSPHRASE });
    assert.deepEqual(await exportsNoted(), [...before, 'county', 'private-file']);
  });
});

test('a file whose taker went away is not waited for', async () => {
  const out = new PassThrough({ highWaterMark: 1 });
  const stuck = writeLine(out, 'a line that has no room');
  out.destroy();
  await assert.rejects(stuck, /before its end/);
  await assert.rejects(writeLine(out, 'another'), /before its end/);
});
