import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { Client } from 'pg';
import type { ClientBase, Pool } from 'pg';
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

/**
 * Brings the database to the newest schema, one transaction a file, and returns the files applied by this
 * call. Two processes at once take turns at a lock row. Throws when an applied file has changed or gone,
 * or when a new file sorts before an applied one.
 */
export async function migrate(pool: Pool, folder: URL = migrationsFolder): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  // A connection of its own: migrations change session settings.
  const client = new Client({ connectionString: pool.options.connectionString, application_name: 'yangui migrate' });
  await client.connect();
  try {
    await makeRecord(client);
    const applied: string[] = [];
    for (;;) {
      const name = await applyNext(client, migrations);
      if (name === undefined) return applied;
      applied.push(name);
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

async function applyNext(client: ClientBase, migrations: readonly Migration[]): Promise<string | undefined> {
  await client.query('begin');
  try {
    await client.query('select only_row from migration_lock for update');
    const next = await nextOf(client, migrations);
    if (next !== undefined) {
      // One by one: Citus refuses several commands in one message as soon as one of them goes to the workers.
      for (const statement of sqlStatements(next.sql)) await client.query(statement);
      await client.query('insert into migration (name, sha256, applied_at) values ($1, $2, $3)', [
        next.name,
        next.sha256,
        new Date(),
      ]);
    }
    await client.query('commit');
    return next?.name;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

async function nextOf(client: ClientBase, migrations: readonly Migration[]): Promise<Migration | undefined> {
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
  return migrations[rows.length];
}
