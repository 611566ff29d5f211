import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { startPostgres } from '../postgres/embedded.ts';

/** What was given after the verb. */
export type Options = Readonly<Partial<Record<string, string | boolean>>>;

/** The database a command works on: the one of `DATABASE_URL`, or the embedded one in the data folder. */
export interface Database {
  readonly url: string;
  readonly dataFolder: string;
  readonly embedded: boolean;
  stop(): Promise<void>;
}

/** Opens the database, starting PostgreSQL where it is the embedded one and not running yet. */
export async function openDatabase(options: Options): Promise<Database> {
  const dataFolder = resolve(textOption(options, 'data') ?? process.env['YANGUI_DATA'] ?? './data');
  mkdirSync(dataFolder, { recursive: true });
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, dataFolder, embedded: false, stop: async () => {} };
  const postgres = await startPostgres({ dataDir: `${dataFolder}/postgres` });
  return { url: postgres.url, dataFolder, embedded: true, stop: () => postgres.stop() };
}

/** An option that takes a text. */
export function textOption(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
