import { others, usual } from './initials-table.ts';
import { folded } from './fold.ts';

const FIRST = 0x4e00;
const firstReadings = usual.replaceAll('\n', '');
const otherReadings = new Map(
  others
    .trim()
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 1), entry.slice(1)]),
);

/** The letters that somebody may type for a character: of all its readings, or itself. */
function lettersOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character;
  const letter = firstReadings[(character.codePointAt(0) ?? 0) - FIRST] ?? '';
  return (letter === '.' ? '' : letter) + (otherReadings.get(character) ?? '');
}

/** Whether letters are first letters of a part of a text, each by any reading of its character: 长寿 by `cs` and `zs`. */
function speltBy(typed: string, text: string): boolean {
  const readings = Array.from(text.replaceAll(/\s/g, ''), lettersOf);
  const letters = Array.from(typed);
  return readings.some((_, start) => letters.every((letter, index) => readings[start + index]?.includes(letter)));
}

/**
 * Whether a text is found by what was typed: by a part of it, or by the first letters of its pinyin (大米 by `dm`).
 * Wide letters and digits are the usual ones: `ｄｍ` is `dm`.
 */
export function foundBy(typed: string | undefined, ...texts: readonly (string | null)[]): boolean {
  const wanted = folded(typed ?? '');
  if (wanted === '') return true;
  return texts.some((text) => {
    if (text === null) return false;
    const there = folded(text);
    return there.includes(wanted) || speltBy(wanted, there);
  });
}
