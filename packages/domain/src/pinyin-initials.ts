// The first character, in pinyin order, of each initial that begins Mandarin syllables.
const boundaries = ['阿a', '八b', '嚓c', '哒d', '妸e', '发f', '旮g', '哈h', '讥j', '咔k', '垃l', '痳m', '拏n', '噢o', '妑p', '七q', '呥r', '仨s', '他t', '屲w', '夕x', '丫y', '帀z'];
/** Initials by character, as they were looked up: a county's names use some thousands of them. */
const known = new Map<string, string>();
const pinyin = new Intl.Collator('zh-u-co-pinyin');

/** The letters a person types to find a Chinese text: 大米 → dm. Other letters and digits stay, in lower case. */
export function pinyinInitials(text: string): string {
  return Array.from(text, (character) => {
    if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase().trim();
    let initial = known.get(character);
    if (initial === undefined) {
      initial = boundaries.findLast((boundary) => pinyin.compare(boundary.slice(0, 1), character) <= 0)?.slice(1) ?? '';
      known.set(character, initial);
    }
    return initial;
  }).join('');
}

/** Whether a text is found by what was typed: a part of it, or of its pinyin initials. */
export function foundBy(typed: string | undefined, ...texts: readonly (string | null)[]): boolean {
  const wanted = typed?.trim().toLowerCase();
  if (!wanted) return true;
  return texts.some((text) => text !== null && (text.toLowerCase().includes(wanted) || pinyinInitials(text).includes(wanted)));
}
