import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pinnedFolder = fileURLToPath(new URL('../pinned/', import.meta.url));
const packagesFolder = fileURLToPath(new URL('../../../node_modules/', import.meta.url));
const platform = `${process.platform}-${process.arch}`;

interface Release {
  readonly version: string;
  /** The day it was published as a package, YYYY-MM-DD. */
  readonly released: string;
}

/** What comes with the project, and since when it has been there to be had. Kept by hand beside the lists. */
export const released: Readonly<Record<'node' | 'postgres' | 'openssl', Release>> = JSON.parse(
  readFileSync(join(pinnedFolder, 'released.json'), 'utf8'),
);

/** The file of the Node that comes with the project. */
export const pinnedNode = join(packagesFolder, `node-${platform}/bin/node`);

/** Whether this process is run by the Node that comes with the project. */
export function runsOnPinnedNode(): boolean {
  return existsSync(pinnedNode) && realpathSync(process.execPath) === realpathSync(pinnedNode);
}

const checked = new Set<string>();

/**
 * Holds the files of a package against the checked-in list of their SHA-256 (`sha256sum` format, one list a platform).
 * Once a process. Throws, naming the first file that is missing or another one, and when the list names none of them.
 */
export function checkPinned(packageName: string, { list = listOf(platform), packages = packagesFolder } = {}): void {
  const key = `${packages}${packageName}`;
  if (checked.has(key)) return;
  const files = readList(list).filter(({ path }) => path.startsWith(`${packageName}/`));
  if (files.length === 0) throw new Error(`no checked-in list names the files of ${packageName}: see ${list}`);
  for (const { path, sha256 } of files) {
    const file = join(packages, path);
    if (!existsSync(file)) throw new Error(`${path} is missing. Install again: npm ci`);
    const found = createHash('sha256').update(readFileSync(file)).digest('hex');
    if (found !== sha256)
      throw new Error(
        `${path} is not the file that was checked in (SHA-256 ${found.slice(0, 16)}…, not ${sha256.slice(0, 16)}…). Nothing was started. Install again: npm ci`,
      );
  }
  checked.add(key);
}

/** Holds the Node that runs this process against the list, where it is the project's own. */
export function checkNode(): void {
  if (runsOnPinnedNode()) checkPinned(`node-${platform}`);
}

function listOf(name: string): string {
  return join(pinnedFolder, `${name}.sha256`);
}

function readList(list: string): readonly { path: string; sha256: string }[] {
  if (!existsSync(list)) return [];
  return readFileSync(list, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, sha256, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
      return sha256 === undefined || path === undefined ? [] : [{ path, sha256 }];
    });
}
