import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openFile, sealFile, SealedFileError, type OwnKey, type SealedFileProblem } from './index.ts';

const MEGABYTE = 1024 * 1024;

async function newKey(): Promise<OwnKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
    'deriveBits',
  ]);
  return { privateKey, publicKey: Buffer.from(await crypto.subtle.exportKey('raw', publicKey)).toString('base64url') };
}

const is =
  (...problems: readonly SealedFileProblem[]) =>
  (error: unknown) =>
    error instanceof SealedFileError && problems.includes(error.problem);

test('what is sealed for a key opens with it, letter by letter', async () => {
  const own = await newKey();
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ noUnicodeString: false }), async (content) => {
      const file = await sealFile('outbox', content, own.publicKey);
      assert.equal(JSON.stringify(await openFile('outbox', file, own, MEGABYTE)), JSON.stringify(content));
    }),
    { numRuns: 60 },
  );
});

test('the same content is sealed differently each time, and small', async () => {
  const own = await newKey();
  const content = Array.from({ length: 1_000 }, (_, index) => ({ type: 'place-order', index }));
  const [one, two] = [
    await sealFile('outbox', content, own.publicKey),
    await sealFile('outbox', content, own.publicKey),
  ];
  assert.notDeepEqual(one, two);
  assert.ok(one.length < JSON.stringify(content).length / 4);
});

test('a byte changed anywhere is found out', async () => {
  const own = await newKey();
  const file = await sealFile('pack', { names: ['王秀英'] }, own.publicKey);
  for (let at = 0; at < file.length; at += 1) {
    for (const bit of [1, 128]) {
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ bit;
      await assert.rejects(openFile('pack', changed, own, MEGABYTE), is('no-file', 'wrong-key'), `byte ${at}`);
    }
  }
});

test('cut off anywhere, or with something after it, it does not open', async () => {
  const own = await newKey();
  const file = await sealFile('outbox', { commands: [] }, own.publicKey);
  for (let length = 0; length < file.length; length += 1)
    await assert.rejects(
      openFile('outbox', file.slice(0, length), own, MEGABYTE),
      is('no-file', 'wrong-key'),
      `${length} bytes`,
    );
  await assert.rejects(openFile('outbox', Uint8Array.from([...file, 0]), own, MEGABYTE), is('wrong-key'));
});

test('nobody else opens it, and what was sealed as one thing does not pass for another', async () => {
  const [own, other] = [await newKey(), await newKey()];
  const file = await sealFile('outbox', 7, own.publicKey);
  await assert.rejects(openFile('outbox', file, other, MEGABYTE), is('wrong-key'));
  await assert.rejects(openFile('outbox', file, { ...own, publicKey: other.publicKey }, MEGABYTE), is('wrong-key'));
  await assert.rejects(openFile('pack', file, own, MEGABYTE), is('no-file'));
});

test('a small file that would unfold into a huge one is stopped on its way', async () => {
  const own = await newKey();
  const bomb = await sealFile('outbox', ' '.repeat(60 * MEGABYTE), own.publicKey);
  assert.ok(bomb.length < MEGABYTE / 4);
  await assert.rejects(openFile('outbox', bomb, own, MEGABYTE), is('too-large'));
});

test('what is no such file at all is told apart', async () => {
  const own = await newKey();
  for (const text of ['', 'YGSEAL1\n', '{"commands":[]}', 'YGBOX'.padEnd(200, '\u0001')])
    await assert.rejects(openFile('outbox', new TextEncoder().encode(text), own, MEGABYTE), is('no-file', 'wrong-key'));
});
