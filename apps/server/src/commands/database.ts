import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkNode } from '../pinned.ts';
import { ownerIn } from '../postgres/cluster.ts';
import { startPostgres } from '../postgres/embedded.ts';
import type { Owner } from '../postgres/owner.ts';
import { keepPrivate } from '../postgres/private-folder.ts';
import type { Programs } from '../postgres/programs.ts';

/** What was given after the verb. */
export type Options = Readonly<Partial<Record<string, string | boolean>>>;

/** The database a command works on: the one of `DATABASE_URL`, or the embedded one in the data folder. */
export interface Database {
  readonly url: string;
  readonly dataFolder: string;
  /** What runs the embedded one. */
  readonly programs?: Programs;
}

/**
 * Does a command's work on its database and returns its exit code. The embedded PostgreSQL is started where it does not
 * run yet and left again in any case, however the work ends; what it throws is told in a line, with exit code 1.
 * Work that begins nothing makes no data folder where there is none.
 */
export async function withDatabase(
  options: Options,
  work: (database: Database) => Promise<number>,
  { begins = true } = {},
): Promise<number> {
  try {
    checkNode();
    const dataFolder = dataFolderOf(options);
    const url = process.env['DATABASE_URL'];
    if (url) {
      shut(dataFolder, undefined);
      return await work({ url, dataFolder });
    }
    const dataDir = join(dataFolder, 'postgres');
    if (!begins && !existsSync(dataDir)) throw new Error(`there are no data of Yangui in ${dataFolder}`);
    shut(dataFolder, ownerIn(dataDir));
    const postgres = await startPostgres({
      dataDir,
      programFolder: process.env['YANGUI_POSTGRES_BIN'],
    });
    try {
      return await work({ url: postgres.url, dataFolder, programs: postgres.programs });
    } finally {
      await postgres.stop();
    }
  } catch (error) {
    console.error(`yangui: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

/**
 * Keeps the data folder from everybody else, one of before too. A folder with other things in it than ours is somebody's
 * for something else, and is not shut.
 */
function shut(dataFolder: string, owner: Owner): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const inIt = readdirSync(dataFolder);
  const ours = ['postgres', 'auth-secret', 'certificate', 'test-postgres'].some((name) => inIt.includes(name));
  if (inIt.length === 0 || ours) keepPrivate(dataFolder, owner);
}

/** The folder that everything of this installation lies in. */
export function dataFolderOf(options: Options): string {
  return resolve(textOption(options, 'data') ?? process.env['YANGUI_DATA'] ?? './data');
}

/** An option that takes a text. */
export function textOption(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
