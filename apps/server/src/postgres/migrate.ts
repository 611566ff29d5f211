import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { Client, type ClientBase, type Pool } from 'pg';
import { retryable } from './pool.ts';
import { sqlStatements } from './sql-statements.ts';

/** Where the server's migrations lie. */
export const migrationsFolder = new URL('../../migrations/', import.meta.url);

/**
 * Files whose text was changed after data folders had applied them, to the same schema: the SHA-256 of what those applied.
 * 060-network: a column and its check were one statement, which Citus refuses.
 */
const formerly: Readonly<Record<string, string>> = {
  '2026-11-21-060-network.sql': '94d502821f04fae19a5ac48474f83659368840ab7a50e112925c1a3a765704d0',
};

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** The migrations of a folder in the order of their names. */
export async function readMigrations(folder: URL = migrationsFolder): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** What an empty database begins with instead of old migrations: the schema as these left it, one file a module. */
export interface Fresh {
  readonly files: readonly Migration[];
  /** The migrations that it stands for: all up to the one that its folder is named after. */
  readonly covers: readonly Migration[];
}

/** How the folder of the fresh files is named, before the last migration that they stand for. */
export const FRESH = 'fresh-to-';

/** The fresh files of a folder; undefined where it has none. */
export async function readFresh(folder: URL = migrationsFolder): Promise<Fresh | undefined> {
  const name = (await readdir(folder)).find((one) => one.startsWith(FRESH));
  if (name === undefined) return undefined;
  const last = `${name.slice(FRESH.length)}.sql`;
  const migrations = await readMigrations(folder);
  if (!migrations.some((one) => one.name === last)) throw new Error(`${name} goes up to ${last}, which is not there`);
  const files = await readMigrations(new URL(`${name}/`, folder));
  return {
    files: files.map((file) => ({ ...file, name: `${name}/${file.name}` })),
    covers: migrations.filter((one) => one.name <= last),
  };
}

/**
 * Brings the database to the newest schema, one transaction a file, and returns the files applied by this
 * call. An empty one begins with the fresh files, which stand for the migrations up to a certain one: these are then on
 * record as if they had been applied, and those after them follow. Two processes at once take turns at a lock row. Throws when an applied file has changed or gone,
 * or when a new file sorts before an applied one.
 */
export async function migrate(pool: Pool, folder: URL = migrationsFolder): Promise<readonly string[]> {
  const all = { migrations: await readMigrations(folder), fresh: await readFresh(folder) };
  // A connection of its own: migrations change session settings.
  const client = new Client({ connectionString: pool.options.connectionString, application_name: 'yangui migrate' });
  await client.connect();
  try {
    await makeRecord(client);
    const applied: string[] = [];
    for (;;) {
      const names = await applyNext(client, all);
      if (names === undefined) return applied;
      applied.push(...names);
    }
  } finally {
    await client.end();
  }
}

async function makeRecord(client: ClientBase): Promise<void> {
  const sql = `
    create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null);
    create table if not exists migration_lock (only_row boolean primary key check (only_row));
    insert into migration_lock values (true) on conflict do nothing;`;
  for (let tries = 1; ; tries += 1) {
    try {
      await client.query(sql);
      return;
    } catch (error) {
      if (tries === TRIES || !(lostRace(error) || retryable(error))) throw error;
    }
  }
}

/** How often several processes that make the record at once may get in each other's way. */
const TRIES = 10;

/** "If not exists" is not safe against another process doing the same: the loser sees a duplicate row, table or type. */
function lostRace(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === '23505' || error.code === '42P07' || error.code === '42710')
  );
}

interface All {
  readonly migrations: readonly Migration[];
  readonly fresh: Fresh | undefined;
}

/** Applies the next file; gives the migrations that are on record by it, undefined where none was left. */
async function applyNext(client: ClientBase, { migrations, fresh }: All): Promise<readonly string[] | undefined> {
  await client.query('begin');
  try {
    await client.query('select only_row from migration_lock for update');
    const applied = (await nextFresh(client, fresh)) ?? (await nextOf(client, migrations));
    if (applied !== undefined) {
      // One by one: Citus refuses several commands in one message as soon as one of them goes to the workers.
      for (const statement of sqlStatements(applied.file.sql)) await client.query(statement);
      if (applied.instead) await client.query('delete from migration');
      for (const { name, sha256 } of applied.record)
        await client.query('insert into migration (name, sha256, applied_at) values ($1, $2, $3)', [
          name,
          sha256,
          new Date(),
        ]);
    }
    await client.query('commit');
    return applied?.record.map(({ name }) => name).filter((name) => !name.startsWith(FRESH));
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

/** A file to apply, and what is on record afterwards: beside what was, or instead of it. */
interface Next {
  readonly file: Migration;
  readonly record: readonly Migration[];
  readonly instead: boolean;
}

/** The fresh file that is next, where the database was empty when they began. */
async function nextFresh(client: ClientBase, fresh: Fresh | undefined): Promise<Next | undefined> {
  if (fresh === undefined) return undefined;
  const { rows } = await client.query<{ name: string }>('select name from migration order by name collate "C"');
  const begun = rows.every(({ name }, index) => name === fresh.files[index]?.name);
  const file = begun ? fresh.files[rows.length] : undefined;
  if (file === undefined) return undefined;
  const isLast = rows.length === fresh.files.length - 1;
  return { file, record: isLast ? fresh.covers : [file], instead: isLast };
}

async function nextOf(client: ClientBase, migrations: readonly Migration[]): Promise<Next | undefined> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from migration order by name collate "C"',
  );
  for (const [index, { name, sha256 }] of rows.entries()) {
    const file = migrations[index];
    const same = file?.sha256 === sha256 || formerly[name] === sha256;
    if (file?.name === name && same) continue;
    const known = migrations.find((migration) => migration.name === name);
    if (known === undefined)
      throw new Error(`the database has migration ${name}, this program has not: it is older than the database`);
    if (known.sha256 !== sha256 && formerly[name] !== sha256)
      throw new Error(`migration ${name} was changed after it had been applied; write a new one instead`);
    throw new Error(
      `migration ${file?.name ?? name} sorts before ${name}, which is already applied; give it a later name`,
    );
  }
  const file = migrations[rows.length];
  return file && { file, record: [file], instead: false };
}
