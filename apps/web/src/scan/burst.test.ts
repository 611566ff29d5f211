import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { letterOf, scanEndedBy, scanWithoutEnd, withLetter, type Burst, type PressedKey } from './burst.ts';

const plain = { repeat: false, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, keyCode: 0 };
const key = (name: string, timeStamp: number, more: Partial<PressedKey> = {}): PressedKey => ({
  ...plain,
  key: name,
  code: name.length > 1 ? name : /\d/.test(name) ? `Digit${name}` : `Key${name.toUpperCase()}`,
  timeStamp,
  ...more,
});

/** A text typed with the same time between its keys, from a moment on. */
function typed(text: string, gapMs: number, more: Partial<PressedKey> = {}): Burst | undefined {
  let burst: Burst | undefined;
  Array.from(text).forEach((letter, index) => {
    const pressed = key(letter, 1_000 + index * gapMs, more);
    const written = letterOf(pressed);
    burst = written === undefined ? undefined : withLetter(burst, written, pressed);
  });
  return burst;
}
const endOf = (text: string, gapMs: number) => 1_000 + text.length * gapMs;

describe('a scan', () => {
  test('is a fast burst that Enter or Tab ends, however fast the scanner is', () => {
    for (const gapMs of [0, 1, 8, 20, 40])
      for (const end of ['Enter', 'Tab'])
        assert.equal(
          scanEndedBy(typed('6901234567892', gapMs), key(end, endOf('6901234567892', gapMs))),
          '6901234567892',
        );
  });

  test('is what a label of few letters says, too', () => {
    assert.equal(scanEndedBy(typed('8436', 5), key('Enter', endOf('8436', 5))), '8436');
  });

  test('is never what a person types, be it as fast as people can', () => {
    for (const gapMs of [50, 60, 80, 120, 300])
      for (const text of ['8436', '6901234567892', 'zhaotiezhu'])
        assert.equal(scanEndedBy(typed(text, gapMs), key('Enter', endOf(text, gapMs))), undefined, `${text} ${gapMs}`);
  });

  test('is not two keys that two fingers met at once, nor fast keys that Enter follows later', () => {
    assert.equal(scanEndedBy(typed('dm', 5), key('Enter', 1_012)), undefined);
    assert.equal(scanEndedBy(typed('8436', 5), key('Enter', 1_200)), undefined);
  });

  test('is not a key that is held down, nor an order to the screen', () => {
    assert.equal(scanEndedBy(typed('0000000000', 30, { repeat: true }), key('Enter', 1_300)), undefined);
    assert.equal(scanEndedBy(typed('8436', 5), key('Enter', 1_020, { ctrlKey: true })), undefined);
  });

  test('leaves out what was typed by hand before it', () => {
    const byHand = typed('84', 120);
    const first = key('6', 2_000);
    const second = key('9', 2_005);
    const third = key('0', 2_010);
    const burst = [first, second, third].reduce(
      (before: Burst | undefined, pressed) => withLetter(before, pressed.key, pressed),
      byHand,
    );
    assert.equal(scanEndedBy(burst, key('Enter', 2_015)), '690');
  });

  test('is known without an end where it is long and mostly digits', () => {
    assert.equal(scanWithoutEnd(typed('SF1234567890123', 4)), 'SF1234567890123');
    assert.equal(scanWithoutEnd(typed('8436', 4)), undefined);
    assert.equal(scanWithoutEnd(typed('dongbeidami', 4)), undefined);
    assert.equal(scanWithoutEnd(typed('13800138000', 80)), undefined);
  });

  test('is read through a Chinese input method that has taken its keys', () => {
    const taken = [
      key('Process', 0, { code: 'KeyS', keyCode: 229, shiftKey: true }),
      key('Process', 4, { code: 'KeyF', keyCode: 229, shiftKey: true }),
      key('Process', 8, { code: 'Digit1', keyCode: 229 }),
      key('Process', 12, { code: 'Minus', keyCode: 229 }),
      key('Process', 16, { code: 'Digit2', keyCode: 229 }),
    ];
    const burst = taken.reduce(
      (before: Burst | undefined, pressed) => withLetter(before, letterOf(pressed) ?? '?', pressed),
      undefined,
    );
    assert.equal(scanEndedBy(burst, key('Process', 20, { code: 'Enter', keyCode: 229 })), 'SF1-2');
  });
});
