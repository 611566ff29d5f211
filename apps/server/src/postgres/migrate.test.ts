import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Pool } from 'pg';
import { migrate, migrationsFolder, readFresh, readMigrations } from './migrate.ts';
import { openPool } from './pool.ts';
import { emptyDatabase, type TestDatabase } from './test-database.ts';

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

  it('end in the same schema and the same record, from the fresh files or from all there were', async (t) => {
    const [fresh, old, upgraded] = [await empty(t), await empty(t), await empty(t)];
    const all = await readMigrations();
    const byOld = folderOf(t, Object.fromEntries(all.map(({ name, sql }) => [name, sql])));
    const firstFew = folderOf(t, Object.fromEntries(all.slice(0, 7).map(({ name, sql }) => [name, sql])));
    await migrate(fresh.pool);
    await migrate(old.pool, byOld.url);
    await migrate(upgraded.pool, firstFew.url);
    assert.deepEqual(
      await migrate(upgraded.pool),
      all.slice(7).map(({ name }) => name),
      'a data folder of before goes on by the old files',
    );
    const [begun, lived, raised] = await Promise.all([fresh, old, upgraded].map(({ pool }) => catalogueOf(pool)));
    assert.ok((begun?.columns.length ?? 0) > 500 && (begun?.indexes.length ?? 0) > 100);
    assert.deepEqual(begun, lived);
    assert.deepEqual(raised, lived);
  });

  it('go on with the fresh files where a process was stopped between two of them', async (t) => {
    const { pool, url } = await empty(t);
    const found = await readFresh();
    assert.ok(found !== undefined && found.files.length > 10);
    const old = folderOf(t, Object.fromEntries(found.covers.map(({ name, sql }) => [name, sql])));
    const [folder = ''] = (found.files[0]?.name ?? '').split('/');
    mkdirSync(new URL(`${folder}/`, old.url));
    for (const [index, { name, sql }] of found.files.entries())
      writeFileSync(new URL(name, old.url), index === 5 ? 'select 1 / 0' : sql);
    await assert.rejects(migrate(pool, old.url), /division by zero/);
    const stopped = await pool.query<{ name: string }>('select name from migration');
    assert.equal(stopped.rowCount, 5);
    const other = openPool(url, 1);
    t.after(() => other.end());
    await migrate(other);
    const whole = await empty(t);
    await migrate(whole.pool);
    assert.deepEqual(await catalogueOf(pool), await catalogueOf(whole.pool));
  });

  it('lie in the folder that the fresh files are named after, and in no later one', async () => {
    const found = await readFresh();
    const names = (await readdir(migrationsFolder)).filter((name) => name.startsWith('fresh-to-'));
    assert.deepEqual(names, [`fresh-to-${found?.covers.at(-1)?.name.replace('.sql', '')}`]);
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

/** Everything that makes up a schema, and what is on record of how it came to be. */
async function catalogueOf(pool: Pool) {
  const of = async (sql: string): Promise<readonly object[]> => (await pool.query<object>(sql)).rows;
  return {
    tables: await of('select name, kind from table_kind order by name'),
    columns: await of(`select a.attrelid::regclass::text as table,
        row_number() over (partition by a.attrelid order by a.attnum)::int as place, a.attname, format_type(a.atttypid, a.atttypmod) as type,
        l.collname, a.attnotnull, a.attgenerated, a.attidentity, pg_get_expr(d.adbin, d.adrelid) as given
      from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace = 'public'::regnamespace
      left join pg_collation l on l.oid = a.attcollation left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attnum > 0 and not a.attisdropped order by 1, 2`),
    // What is required of a column stands there; the name of such a constraint is of no matter, and older PostgreSQL gives none.
    constraints:
      await of(`select conrelid::regclass::text as table, conname, contype, pg_get_constraintdef(oid) as definition, convalidated
      from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' order by 1, 2`),
    indexes: await of(`select indexname, indexdef from pg_indexes where schemaname = 'public' order by indexname`),
    comments:
      await of(`select classoid::regclass::text as kind, coalesce(objoid::regclass::text, '') as of, objsubid, description
      from pg_description where classoid = 'pg_class'::regclass and objoid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
      order by 1, 2, 3`),
    functions:
      await of(`select p.proname, pg_get_functiondef(p.oid) as definition from pg_proc p join pg_language l on l.oid = p.prolang
      where p.pronamespace = 'public'::regnamespace and l.lanname = 'plpgsql' order by 1`),
    types: await of(
      `select typname, typtype from pg_type where typnamespace = 'public'::regnamespace and typtype in ('d', 'e') order by 1`,
    ),
    extensions: await of('select extname from pg_extension order by 1'),
    rest: await of(
      `select c.relname, c.relkind, c.reloptions::text, c.relhastriggers from pg_class c where c.relnamespace = 'public'::regnamespace order by 1`,
    ),
    record: await of('select name, sha256 from migration order by name'),
  };
}

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
