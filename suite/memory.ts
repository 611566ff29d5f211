import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';

const MEMORY = '/dev/shm';
/** What a whole run takes at most, three times over. */
const ROOM_BYTES = 6 * 2 ** 30;
const mark = 'yangui-tests-';

/**
 * A folder in memory for what the tests of this process make for a moment: a database is eight hundred small files, and
 * there are hundreds. It goes with the process; what killed ones left goes with the next. Undefined where there is no
 * room for it, which costs time and nothing else.
 */
export function folderInMemory(): string | undefined {
  if (!existsSync(MEMORY)) return undefined;
  for (const name of readdirSync(MEMORY))
    if (name.startsWith(mark) && !existsSync(`/proc/${name.slice(mark.length)}`)) remove(`${MEMORY}/${name}`);
  const { bavail, bsize } = statfsSync(MEMORY);
  if (Math.min(bavail * bsize, process.availableMemory()) < ROOM_BYTES) return undefined;
  const folder = `${MEMORY}/${mark}${process.pid}`;
  mkdirSync(folder);
  // Some tests play an ordinary user, who must come through.
  chmodSync(folder, 0o755);
  process.once('exit', () => remove(folder));
  return folder;
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
