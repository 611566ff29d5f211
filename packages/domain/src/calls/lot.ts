/**
 * The lot that decides among equals: a number from 0 to 4,294,967,295 that follows from a published seed and the person's
 * id alone (FNV-1a over both, mixed as in MurmurHash3), so that anybody can draw it again. The lower number is drawn first.
 */
export function lotOf(seed: string, person: string): number {
  let hash = 0x811c9dc5;
  const text = `${seed} ${person}`;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Orders ids as they are written, wherever it runs: the last word where even two lots are the same. */
export function byId(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
