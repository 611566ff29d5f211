/** Which kinds of row an answer told of, by its address: as the server said with it. */
const told = new Map<string, ReadonlySet<string>>();

/** Notes what an answer tells of: kinds with spaces between, `*` where any entry makes it old. */
export function noteTells(path: string, kinds: string | null): void {
  if (kinds !== null) told.set(bare(path), new Set(kinds.split(' ')));
}

/** Whether what was read there is old, once rows of these kinds were written. What never said of what it tells is. */
export function isOld(path: string, written: ReadonlySet<string>): boolean {
  const kinds = told.get(bare(path));
  return kinds === undefined || kinds.has('*') || [...written].some((kind) => kinds.has(kind));
}

const bare = (path: string) => path.replace(/\?.*/, '');
