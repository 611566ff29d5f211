import { pinyin } from 'pinyin-pro';

const [FIRST, LAST] = [0x4e00, 0x9fff];
const LINE = 128;

/** The characters that are written every day: those of GB 2312. Of rarer ones, a second reading is a scholar's. */
function everyday(): ReadonlySet<string> {
  const decoder = new TextDecoder('gb2312');
  const rows = Array.from({ length: 72 }, (_, index) => 0xb0 + index);
  const cells = Array.from({ length: 94 }, (_, index) => 0xa1 + index);
  return new Set(rows.flatMap((row) => cells.map((cell) => decoder.decode(Uint8Array.of(row, cell)))));
}

/** The first letters of all readings that the dictionary has of a character, the usual one first. */
export function dictionaryInitials(character: string): string {
  const readings = pinyin(character, { multiple: true, type: 'array', toneType: 'none' });
  const letters = readings.map((reading) => (reading === character ? '' : (reading.normalize('NFD')[0] ?? '')));
  return [...new Set(letters)].filter((letter) => /^[a-z]$/.test(letter)).join('');
}

/** The source of `initials-table.ts`, as the dictionary has it. */
export function initialsTable(): string {
  const common = everyday();
  const characters = Array.from({ length: LAST - FIRST + 1 }, (_, index) => String.fromCodePoint(FIRST + index));
  const letters = characters.map((character) => dictionaryInitials(character).slice(0, 1) || '.').join('');
  const others = new Map<string, string>([['〇', 'l']]);
  for (const character of characters) {
    const [, ...more] = dictionaryInitials(character);
    if (more.length > 0 && common.has(character)) others.set(character, more.join(''));
  }
  return [
    '// Made from the dictionary of pinyin-pro (MIT) by `node packages/domain/src/test-initials-table.ts`; a test holds it to it.',
    '',
    '/** The first letter of the usual reading of each character from U+4E00 on; a dot where there is none. */',
    `export const usual = \``,
    ...(letters.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []),
    '`;',
    '',
    '/** Characters of everyday writing with the first letters of their other readings. */',
    'export const others = `',
    ...(
      Array.from(others, (pair) => pair.join(''))
        .join(' ')
        .match(new RegExp(`.{1,${LINE}}(?: |$)`, 'gu')) ?? []
    ).map((line) => line.trim()),
    '`;',
    '',
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  const { writeFileSync } = await import('node:fs');
  writeFileSync(new URL('./initials-table.ts', import.meta.url), initialsTable());
}
