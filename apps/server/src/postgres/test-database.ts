import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client, type Pool } from 'pg';
import { startPostgres, type RunningPostgres } from './embedded.ts';
import { withFolderLock } from './folder-lock.ts';
import { migrate, readFresh, readMigrations } from './migrate.ts';
import { openPool } from './pool.ts';

export interface TestDatabase {
  readonly url: string;
  readonly pool: Pool;
  /** Another database with what is in this one now, as a backup has it. Whoever is connected is cut off. */
  copy(): Promise<TestDatabase>;
  /** Closes the pool and gives the database another name, under which it stays until the run is over. */
  rename(to: string): Promise<void>;
  /** Closes the pool and removes the database. */
  drop(): Promise<void>;
}

const dataFolder = fileURLToPath(new URL('../../../../data/test-postgres', import.meta.url));
const unsafeButQuick = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  shared_buffers: '128MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '512MB',
  min_wal_size: '64MB',
};
const lockName = 'test databases';

let server: Promise<string> | undefined;

/**
 * A fresh, migrated database of its own for one test or one file of tests, copied from a template.
 * All test processes share one PostgreSQL (or the one at TEST_DATABASE_URL, which a run of the whole suite starts for
 * itself), which stops by itself some seconds after the last of them has ended. It runs without fsync: what must survive a crash is
 * tested on a PostgreSQL of its own.
 */
export async function testDatabase(): Promise<TestDatabase> {
  return copyOf(await ensureTemplate());
}

/**
 * A database of its own with what `fill` puts into a fresh one. It is filled once for all test files of a run, and copied for each.
 * @param name in small letters
 */
export async function filledDatabase(
  name: string,
  fill: (database: TestDatabase) => Promise<void>,
): Promise<TestDatabase> {
  // Named by the run, as a test's is by its process: what a run leaves is dropped when the next one starts.
  const whole = `test_${process.ppid}_${name}`;
  await withFolderLock(`${lockName} ${whole}`, async () => {
    if (await isThere(whole)) return;
    const draft = await testDatabase();
    await fill(draft);
    await draft.rename(whole);
  });
  return copyOf(whole);
}

/** A fresh database without any table. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return copyOf('template1');
}

async function copyOf(template: string): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  // Not through the log, which for so many small tables takes ten times as long.
  await administer((client) => client.query(`create database ${name} template ${template} strategy file_copy`));
  const url = addressOf(await serverUrl(), name);
  const pool = openPool(url, 10);
  return {
    url,
    pool,
    async copy() {
      await administer((client) =>
        client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]),
      );
      return copyOf(name);
    },
    async rename(to) {
      await pool.end();
      await administer((client) => client.query(`alter database ${name} rename to ${to}`));
    },
    async drop() {
      await pool.end();
      await administer((client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** The database with today's migrations; its name changes with them. */
async function ensureTemplate(): Promise<string> {
  const files = [...(await readMigrations()), ...((await readFresh())?.files ?? [])];
  const fingerprint = createHash('sha256')
    .update(files.map(({ name, sha256 }) => name + sha256).join())
    .digest('hex')
    .slice(0, 16);
  const name = `template_${fingerprint}`;
  if (await isThere(name)) return name;
  await withFolderLock(lockName, async () => {
    if (await isThere(name)) return;
    // Under another name until it is whole: a test run may be killed half-way.
    const draft = `draft_${fingerprint}`;
    await administer((client) => client.query(`drop database if exists ${draft} with (force)`));
    await administer((client) => client.query(`create database ${draft}`));
    const pool = openPool(addressOf(await serverUrl(), draft), 1);
    try {
      await migrate(pool);
    } finally {
      await pool.end();
    }
    await administer((client) => client.query(`alter database ${draft} rename to ${name}`));
  });
  return name;
}

async function isThere(name: string): Promise<boolean> {
  const { rowCount } = await administer((client) => client.query('select from pg_database where datname = $1', [name]));
  return rowCount === 1;
}

async function administer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: addressOf(await serverUrl(), 'postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function addressOf(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

function serverUrl(): Promise<string> {
  server ??= startServer();
  return server;
}

async function startServer(): Promise<string> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return given;
  const { url } = await startTestPostgres(dataFolder);
  await dropLeftovers(url);
  return url;
}

/** Starts the PostgreSQL for tests of a folder, or joins it. It stops by itself some seconds after its last user. */
export async function startTestPostgres(dataDir: string): Promise<RunningPostgres> {
  mkdirSync(dataDir, { recursive: true });
  const postgres = await startPostgres({ dataDir, settings: unsafeButQuick });
  const guard = fileURLToPath(new URL('./test-postgres-guard.ts', import.meta.url));
  spawn(process.execPath, [guard, dataDir], { detached: true, stdio: 'ignore', cwd: '/' }).unref();
  return postgres;
}

/** Drops the databases of test processes that were killed. */
async function dropLeftovers(url: string): Promise<void> {
  const client = new Client({ connectionString: addressOf(url, 'postgres') });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; pid: string }>(
      `select datname as name, split_part(datname, '_', 2) as pid from pg_database where datname like 'test\\_%'`,
    );
    for (const { name, pid } of rows) {
      if (!existsSync(`/proc/${pid}`)) await client.query(`drop database if exists ${name} with (force)`);
    }
  } finally {
    await client.end();
  }
}
