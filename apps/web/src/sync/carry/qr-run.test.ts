import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { encodeQR } from 'qr';
import { decodeQR } from 'qr/decode.js';
import { fromBase45, toBase45 } from './base45.ts';
import { RunReader, toRun } from './qr-run.ts';

test('bytes come back from the letters exactly, and what is no such text is told', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => assert.deepEqual(fromBase45(toBase45(bytes)), bytes)),
  );
  assert.equal(toBase45(new TextEncoder().encode('Hello!!')), '%69 VD92EX0');
  for (const text of ['G', 'GGW:', ':::', 'abc']) assert.equal(fromBase45(text), undefined, text);
});

test('a file comes through a run of codes read in any order, some twice, others from another run between', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 5_000 }), fc.integer(), (file, salt) => {
      const run = toRun(file);
      const other = toRun(Uint8Array.of(1, 2, salt & 0xff));
      const reader = new RunReader();
      reader.add(other[0] ?? '');
      const order = [...run, ...run].toSorted((one, another) => hash(one + salt) - hash(another + salt));
      for (const text of order) reader.add(text);
      assert.deepEqual(reader.file, file);
    }),
    { numRuns: 60 },
  );
});

test('a code that is missing is named, and there is no file before it is read', () => {
  const run = toRun(new Uint8Array(3_000).fill(7));
  const reader = new RunReader();
  for (const text of run.filter((_, index) => index !== 2)) reader.add(text);
  assert.deepEqual(reader.missing, [3]);
  const bytesRead = () => reader.file?.length;
  assert.equal(bytesRead(), undefined);
  assert.equal(reader.add('https://example.com'), false);
  reader.add(run[2] ?? '');
  assert.equal(bytesRead(), 3_000);
});

test('each text fits a code that is read back from its picture', () => {
  const [text = ''] = toRun(Uint8Array.from({ length: 640 }, (_, index) => (index * 37) % 256));
  assert.equal(decodeQR(picture(encodeQR(text, 'raw', { ecc: 'low', encoding: 'alphanumeric' }))), text);
});

/** A code as a camera's picture: four points a module, with a quiet margin. */
function picture(code: readonly (readonly boolean[])[]) {
  const side = (code.length + 8) * 4;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (code[Math.floor(y / 4) - 4]?.[Math.floor(x / 4) - 4])
        data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { width: side, height: side, data };
}

function hash(text: string): number {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003;
  return sum;
}
