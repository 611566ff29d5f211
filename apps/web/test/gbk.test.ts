import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { encodeGbk } from '../src/sheets/gbk.ts';

const hex = (text: string) => {
  const bytes = encodeGbk(text);
  return 'outside' in bytes ? bytes.outside.join('') : Buffer.from(bytes).toString('hex');
};

describe('text in GBK', () => {
  test('has the bytes that code page 936 gives it', () => {
    assert.equal(hex('户名,A1\r\n'), 'bba7c3fb2c41310d0a');
    assert.equal(hex('阿依古丽·买买提'), 'b0a2d2c0b9c5c0f6a1a4c2f2c2f2cce1');
    assert.equal(hex('喆堃淼'), '86b488d2edb5');
  });

  test('reads back as what it was, for every character it has: 21,791 beyond ASCII', () => {
    const all = Array.from({ length: 0xff80 }, (_, index) => String.fromCharCode(index + 0x80)).filter(
      (character) => !('outside' in encodeGbk(character)),
    );
    assert.equal(all.length, 21_791);
    for (const character of all) assert.equal(new TextDecoder('gbk').decode(toBytes(character)), character);
  });

  test('names what it lacks instead of writing question marks', () => {
    assert.equal(hex('龚䶮'), '䶮');
    assert.equal(hex('𠮷野家𠮷'), '𠮷');
    assert.equal(hex('€'), '€');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const bytes = encodeGbk(text);
        if ('outside' in bytes)
          assert.ok(bytes.outside.length > 0 && bytes.outside.every((character) => text.includes(character)));
        else assert.equal(new TextDecoder('gbk').decode(bytes), text);
      }),
    );
  });
});

function toBytes(text: string): Uint8Array {
  const bytes = encodeGbk(text);
  assert.ok(!('outside' in bytes));
  return bytes;
}
