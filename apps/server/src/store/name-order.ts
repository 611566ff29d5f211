import { readFileSync } from 'node:fs';
import { familyNameAsRead, type PersonalData } from '@yangui/domain';

/** How many letters of a text decide its place. */
const DECIDES = 20;
/** Digits and signs come first, then Chinese, then the letters of other scripts. */
const CHINESE = 1_200_000;
const RARE_CHINESE = 1_300_000;
const LETTERS = 1_400_000;
const MOST_LETTERS = 200_000;

let ranks: ReadonlyMap<string, number> | undefined;

/**
 * Chinese characters (URO, Extension A) by pinyin, tone and strokes, as ICU 78 collates `zh-u-co-pinyin`. Kept as a file,
 * since keys that are stored must not change with the ICU of whoever runs the server.
 */
function byPinyin(): ReadonlyMap<string, number> {
  ranks ??= new Map(
    Array.from(
      readFileSync(new URL('./characters-by-pinyin.txt', import.meta.url), 'utf8').trim(),
      (character, rank) => [character, rank],
    ),
  );
  return ranks;
}

/** A key by which texts sort as a Chinese dictionary has them, compared byte by byte (`collate "C"`): four letters or digits a character. */
export function textOrder(text: string): string {
  return Array.from(text.trim().toLowerCase())
    .slice(0, DECIDES)
    .map((character) => place(character).toString(36).padStart(4, '0'))
    .join('');
}

/** The same for the name of a person, by how the family name is read. */
export function nameOrder(name: string): string {
  return textOrder(familyNameAsRead(name.trim()));
}

/** The place of a private row in lists of names; what was typed of a purchase stands in none. */
export function orderOf({ kind, name }: Pick<PersonalData, 'kind' | 'name'>): string | null {
  return kind === 'order' ? null : nameOrder(name);
}

function place(character: string): number {
  const rank = byPinyin().get(character);
  if (rank !== undefined) return CHINESE + rank;
  const point = character.codePointAt(0) ?? 0;
  if (/\p{Script=Han}/u.test(character)) return RARE_CHINESE + (point & 0xffff);
  return /\p{L}/u.test(character) ? LETTERS + Math.min(point, MOST_LETTERS) : point;
}
