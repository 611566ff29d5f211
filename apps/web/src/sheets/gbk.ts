/** What the platform's decoder knows and GBK does not: two-byte codes that GB 18030 added, and those left to private use. */
const notGbk = /[€ǹḿ〾⿰-⿻︐-︙\uE000-\uF8FF\uFFFD]/;

const LEAD = { first: 0x81, last: 0xfe };
const TRAIL = { first: 0x40, last: 0xfe, none: 0x7f };
/** What comes after, code page 936 does not have, and so no bank's client of old reads it. */
const LAST = 0xfe4f;

let codes: ReadonlyMap<string, number> | undefined;

/**
 * Text in GBK, as Excel and the banks' clients in China read it (the characters of code page 936).
 * @returns the bytes; or, where the text has characters that GBK lacks, each of these once. None becomes a question mark.
 */
export function encodeGbk(text: string): Uint8Array<ArrayBuffer> | { readonly outside: readonly string[] } {
  codes ??= readCodes();
  const bytes: number[] = [];
  const outside = new Set<string>();
  for (const character of text) {
    const code = character < '\u0080' ? character.charCodeAt(0) : codes.get(character);
    if (code === undefined) outside.add(character);
    else if (code < 0x80) bytes.push(code);
    else bytes.push(code >> 8, code & 0xff);
  }
  return outside.size > 0 ? { outside: [...outside] } : Uint8Array.from(bytes);
}

/** The platform decodes GBK but does not encode it; so every code is decoded once. A character that has two keeps its first. */
function readCodes(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, number>();
  for (let lead = LEAD.first; lead <= LEAD.last; lead += 1) {
    for (let trail = TRAIL.first; trail <= TRAIL.last; trail += 1) {
      if (trail === TRAIL.none || ((lead << 8) | trail) > LAST) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && !notGbk.test(character) && !found.has(character))
        found.set(character, (lead << 8) | trail);
    }
  }
  return found;
}
