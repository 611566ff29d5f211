import assert from 'node:assert/strict';
import { createCipheriv, randomBytes, scryptSync } from 'node:crypto';
import { describe, test } from 'node:test';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { sealing, unsealing } from './sealed-file.ts';

const PASSPHRASE = '大雁南飞 2026';
const FRAME = 65_536;

/** What comes out of a stream that is given something in pieces of a size. */
async function through(stream: ReturnType<typeof sealing>, given: Buffer, piece = 10_000): Promise<Buffer> {
  const pieces = Array.from({ length: Math.ceil(given.length / piece) }, (_, index) =>
    given.subarray(index * piece, (index + 1) * piece),
  );
  const source = Readable.from(pieces);
  source.on('error', (error) => stream.destroy(error));
  return buffer(source.pipe(stream));
}
const seal = (plain: Buffer, piece?: number) => through(sealing(PASSPHRASE), plain, piece);
const unseal = (sealed: Buffer, passphrase = PASSPHRASE, piece?: number) =>
  through(unsealing(passphrase), sealed, piece);

describe('a sealed file', () => {
  test('opens as it was, of whatever length and in whatever pieces it passes', async () => {
    for (const length of [0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME, 200_000]) {
      const plain = randomBytes(length);
      const sealed = await seal(plain, 7_001);
      assert.deepEqual(await unseal(sealed, PASSPHRASE, 4_099), plain, `${length} bytes`);
      if (length > 64) assert.ok(!sealed.includes(plain.subarray(0, 32)));
    }
  });

  test('does not open under another passphrase, nor where it is no sealed file', async () => {
    const sealed = await seal(Buffer.from('[]'));
    await assert.rejects(unseal(sealed, '大雁北飞 2026'), /passphrase is wrong/);
    await assert.rejects(unseal(Buffer.from('hello')), /not a file sealed/);
    await assert.rejects(unseal(Buffer.alloc(0)), /not a file sealed/);
  });

  test('does not open with any byte changed, any end cut off, or frames in each other’s place', async () => {
    const plain = randomBytes(2 * FRAME + 100);
    const sealed = await seal(plain);
    const frames = [sealed.subarray(24, 24 + FRAME + 16), sealed.subarray(24 + FRAME + 16, 24 + 2 * (FRAME + 16))];
    const [head, rest] = [sealed.subarray(0, 24), sealed.subarray(24 + 2 * (FRAME + 16))];
    for (const torn of [
      sealed.subarray(0, 24 + 2 * (FRAME + 16)),
      sealed.subarray(0, 24 + FRAME + 16),
      Buffer.concat([head, ...frames.toReversed(), rest]),
      Buffer.concat([head, ...frames.slice(1), rest]),
      Buffer.concat([sealed, rest]),
    ]) {
      await assert.rejects(unseal(torn), /the file was changed/);
    }
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 8, max: sealed.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = Buffer.from(sealed);
          changed[at] = (changed[at] ?? 0) ^ by;
          await assert.rejects(unseal(changed, PASSPHRASE, FRAME), /the file was changed/);
        },
      ),
      { numRuns: 12, seed: 20_261_122 },
    );
  });

  test('of an export from before photos went along still opens', async () => {
    const [salt, iv] = [randomBytes(16), randomBytes(12)];
    const cipher = createCipheriv(
      'aes-256-gcm',
      scryptSync(PASSPHRASE, salt, 32, { N: 32_768, r: 8, p: 1, maxmem: 64 * 1_024 * 1_024 }),
      iv,
    );
    const plain = Buffer.from(JSON.stringify([{ person: 'x' }]));
    const inside = Buffer.concat([cipher.update(plain), cipher.final()]);
    const sealed = Buffer.concat([Buffer.from('YGSEAL1\n'), salt, iv, cipher.getAuthTag(), inside]);
    assert.deepEqual(await unseal(sealed, PASSPHRASE, 11), plain);
    await assert.rejects(unseal(sealed.subarray(0, -1)), /the file was changed/);
  });
});
