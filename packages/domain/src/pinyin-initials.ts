import { familyNameAsRead } from './family-name.ts';

// The first character, in pinyin order, of each initial that begins Mandarin syllables.
const boundaries = [
  '阿a',
  '八b',
  '嚓c',
  '哒d',
  '妸e',
  '发f',
  '旮g',
  '哈h',
  '讥j',
  '咔k',
  '垃l',
  '痳m',
  '拏n',
  '噢o',
  '妑p',
  '七q',
  '呥r',
  '仨s',
  '他t',
  '屲w',
  '夕x',
  '丫y',
  '帀z',
];
/** Initials by character, as they were looked up: a county's names use some thousands of them. */
const known = new Map<string, string>();
const pinyin = new Intl.Collator('zh-u-co-pinyin');

/** The letters a person types to find a Chinese text: 大米 → dm. Other letters and digits stay, in lower case. */
export function pinyinInitials(text: string): string {
  let initials = '';
  for (const character of text) {
    let initial = known.get(character);
    if (initial === undefined) known.set(character, (initial = initialOf(character)));
    initials += initial;
  }
  return initials;
}

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase().trim();
  return boundaries.findLast((boundary) => pinyin.compare(boundary.slice(0, 1), character) <= 0)?.slice(1) ?? '';
}

/** Whether a text is found by what was typed: a part of it, or of its pinyin initials, a family name's by its own reading too (曾 → z). */
export function foundBy(typed: string | undefined, ...texts: readonly (string | null)[]): boolean {
  const wanted = typed?.trim().toLowerCase();
  if (!wanted) return true;
  return texts.some((text) => {
    if (text === null) return false;
    if (text.toLowerCase().includes(wanted) || pinyinInitials(text).includes(wanted)) return true;
    const asRead = familyNameAsRead(text);
    return asRead !== text && pinyinInitials(asRead).includes(wanted);
  });
}
