import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HANDOVER_CODES, handoverCode, isHandoverCode } from './handover-code.ts';

test('a hand-over code is known when said right, and one wrong digit is noticed, whichever it is', () => {
  assert.deepEqual(
    [handoverCode(0), handoverCode(2_718), isHandoverCode('1234'), isHandoverCode(' 00000')],
    ['00000', '27185', false, false],
  );
  fc.assert(
    fc.property(fc.nat(HANDOVER_CODES - 1), fc.nat(4), fc.integer({ min: 1, max: 9 }), (number, at, slip) => {
      const code = handoverCode(number);
      assert.equal(isHandoverCode(code), true);
      const misheard = code
        .split('')
        .map((digit, index) => (index === at ? String((Number(digit) + slip) % 10) : digit))
        .join('');
      assert.equal(isHandoverCode(misheard), false);
    }),
  );
});
