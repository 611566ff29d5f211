import { IN_COMPOSITION } from '../ui/composing.ts';

/** The longest time between two keys of a hand scanner, in milliseconds. Nobody types several keys in a row as fast. */
export const MOST_GAP_MS = 45;
/** How many letters a burst that ends in Enter or Tab must have to be a scan. */
const LEAST_ENDED = 3;
/** A burst that nothing ends: long, and mostly digits, as the numbers on labels are. */
const UNENDED = /^(?=(?:\D*\d){6})[\dA-Z-]{8,80}$/i;

/** A key as the window hears it. `timeStamp` is when it was pressed, in milliseconds, however late it is heard. */
export interface PressedKey {
  readonly key: string;
  readonly code: string;
  readonly keyCode: number;
  readonly timeStamp: number;
  readonly repeat: boolean;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Keys that came as fast as only a scanner sends them, so far. */
export interface Burst {
  readonly text: string;
  readonly lastAt: number;
}

/**
 * What one key writes; undefined for those that write nothing, are held down, or give an order. Where a Chinese input
 * method has taken the key (a scanner types into it too), it is known by its place on the keyboard.
 */
export function letterOf(key: PressedKey): string | undefined {
  if (key.repeat || key.ctrlKey || key.altKey || key.metaKey) return undefined;
  if (key.keyCode === IN_COMPOSITION) {
    const [, letter] = /^(?:Key|Digit|Numpad)([A-Z\d])$/.exec(key.code) ?? [];
    if (letter !== undefined) return key.shiftKey ? letter : letter.toLowerCase();
    return key.code === 'Minus' ? '-' : undefined;
  }
  return Array.from(key.key).length === 1 ? key.key : undefined;
}

/** Whether a key comes so soon after a burst that it belongs to it. */
export function goesOn(burst: Burst | undefined, key: PressedKey): burst is Burst {
  return burst !== undefined && key.timeStamp - burst.lastAt <= MOST_GAP_MS;
}

/** The burst with one more letter, or the beginning of the next. */
export function withLetter(burst: Burst | undefined, letter: string, key: PressedKey): Burst {
  return { text: (goesOn(burst, key) ? burst.text : '') + letter, lastAt: key.timeStamp };
}

/** What was scanned, where a key ends a burst: Enter as most scanners send it, or Tab. */
export function scanEndedBy(burst: Burst | undefined, key: PressedKey): string | undefined {
  const ends = [key.key, key.code].some((name) => name === 'Enter' || name === 'NumpadEnter' || name === 'Tab');
  const given = key.repeat || key.ctrlKey || key.altKey || key.metaKey || key.shiftKey;
  if (!ends || given || !goesOn(burst, key)) return undefined;
  const text = burst.text.trim();
  return text.length >= LEAST_ENDED ? text : undefined;
}

/** What was scanned, where a burst is followed by nothing: some scanners are set to send no end. */
export function scanWithoutEnd(burst: Burst | undefined): string | undefined {
  return burst !== undefined && UNENDED.test(burst.text) ? burst.text : undefined;
}
