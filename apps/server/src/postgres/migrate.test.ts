import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { migrate, readMigrations } from './migrate.ts';
import { openPool } from './pool.ts';
import { emptyDatabase } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';

const first = '2026-01-01-000-first.sql';
const second = '2026-01-02-000-second.sql';
const third = '2026-01-03-000-third.sql';

describe('migrations', () => {
  it('bring an empty database to the newest schema, in the order of their names, once', async (t) => {
    const { pool } = await empty(t);
    const names = (await readMigrations()).map(({ name }) => name);
    assert.deepEqual(await migrate(pool), names);
    assert.deepEqual(await migrate(pool), []);
    const { rows } = await pool.query<{ name: string }>('select name from migration order by name');
    assert.deepEqual(
      rows.map(({ name }) => name),
      names,
    );
  });

  it('are applied once when four processes start at once', async (t) => {
    const { pool, url } = await empty(t);
    const others = [1, 2, 3].map(() => openPool(url, 1));
    const applied = await Promise.all([pool, ...others].map((each) => migrate(each)));
    assert.deepEqual(
      applied.flat().toSorted(),
      (await readMigrations()).map(({ name }) => name),
    );
    for (const other of others) await other.end();
  });

  it('go on from where an older release stopped', async (t) => {
    const { pool } = await empty(t);
    const folder = folderOf(t, { [first]: 'create table a (n int)' });
    assert.deepEqual(await migrate(pool, folder.url), [first]);
    folder.write(second, 'alter table a add m int');
    assert.deepEqual(await migrate(pool, folder.url), [second]);
  });

  it('leave nothing of a file that fails, and keep those before it', async (t) => {
    const { pool } = await empty(t);
    const folder = folderOf(t, {
      [first]: 'create table a (n int)',
      [second]: 'create table b (n int); select 1 / 0',
      [third]: 'select 1',
    });
    await assert.rejects(migrate(pool, folder.url), /division by zero/);
    const { rows } = await pool.query(`select to_regclass('a')::text as a, to_regclass('b')::text as b`);
    assert.deepEqual(rows, [{ a: 'a', b: null }]);
    folder.write(second, 'create table b (n int)');
    assert.deepEqual(await migrate(pool, folder.url), [second, third]);
  });

  it('refuse a file that was changed after it had been applied', async (t) => {
    const { pool } = await empty(t);
    const folder = folderOf(t, { [first]: 'create table a (n int)' });
    await migrate(pool, folder.url);
    folder.write(first, 'create table a (n bigint)');
    await assert.rejects(migrate(pool, folder.url), /2026-01-01-000-first\.sql was changed after it had been applied/);
  });

  it('take a data folder that applied 060-network before its check became a statement of its own', async (t) => {
    const { pool } = await empty(t);
    await migrate(pool);
    const checks = await pool.query(
      "select conname from pg_constraint where conrelid = 'station'::regclass and conname = 'station_open_orders_check'",
    );
    assert.equal(checks.rowCount, 1, 'the name that PostgreSQL gave it then');
    await pool.query('update migration set sha256 = $1 where name = $2', [
      '94d502821f04fae19a5ac48474f83659368840ab7a50e112925c1a3a765704d0',
      '2026-11-21-060-network.sql',
    ]);
    assert.deepEqual(await migrate(pool), []);
  });

  it('refuse a database newer than the program', async (t) => {
    const { pool } = await empty(t);
    const folder = folderOf(t, { [first]: 'select 1', [second]: 'select 2' });
    await migrate(pool, folder.url);
    folder.remove(second);
    await assert.rejects(migrate(pool, folder.url), /older than the database/);
  });

  it('refuse a new file that sorts before an applied one', async (t) => {
    const { pool } = await empty(t);
    const folder = folderOf(t, { [first]: 'select 1', [third]: 'select 3' });
    await migrate(pool, folder.url);
    folder.write(second, 'select 2');
    await assert.rejects(
      migrate(pool, folder.url),
      /2026-01-02-000-second\.sql sorts before 2026-01-03-000-third\.sql/,
    );
  });
});

async function empty(t: TestContext): Promise<TestDatabase> {
  const database = await emptyDatabase();
  t.after(() => database.drop());
  return database;
}

function folderOf(
  t: TestContext,
  files: Readonly<Record<string, string>>,
): { url: URL; write(name: string, sql: string): void; remove(name: string): void } {
  const folder = mkdtempSync(join(tmpdir(), 'yangui-migrations-'));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  const write = (name: string, sql: string): void => {
    writeFileSync(join(folder, name), sql);
  };
  for (const [name, sql] of Object.entries(files)) write(name, sql);
  return {
    url: pathToFileURL(`${folder}/`),
    write,
    remove: (name) => {
      rmSync(join(folder, name));
    },
  };
}
