import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { PoolClient } from 'pg';
import { readFresh, readMigrations } from './migrate.ts';
import { checkMigration, splitStatements } from './migration-rules.ts';
import { checkSchema, schemaRules } from './schema-rules.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

describe('the schema on Citus', () => {
  let database: TestDatabase;
  let client: PoolClient;
  before(async () => {
    database = await testDatabase();
    client = await database.pool.connect();
  });
  after(async () => {
    client.release();
    await database.drop();
  });

  it('breaks no rule', async () => {
    const { tables, violations } = await checkSchema(client);
    assert.ok(tables >= 4, `${tables} tables looked at`);
    assert.deepEqual(violations, []);
  });

  /** For each rule, statements that break it, and where that is seen. Each is rolled back after the look. */
  const planted: Readonly<Record<string, { sql: string; where: string }>> = {
    'a table is declared by county, reference or local': {
      sql: 'create table stray (id text primary key)',
      where: 'stray',
    },
    'a declared table exists': { sql: `select mark_local('ghost')`, where: 'ghost' },
    'a table has a primary key': { sql: `create table bare (id text); select mark_local('bare')`, where: 'bare' },
    'a table by county has a column "county text not null"': {
      sql: `create table flock (county int, id text, primary key (county, id)); select shard_by_county('flock')`,
      where: 'flock',
    },
    'a key or index of a table by county begins with county': {
      sql: `${flock()}; create index flock_name on flock (name)`,
      where: 'flock, flock_name',
    },
    'a foreign key between tables by county begins with county on both sides': {
      sql: `${flock()}; ${goose()}; alter table flock add unique (id, county);
        alter table goose add constraint goose_flock foreign key (flock, county) references flock (id, county)`,
      where: 'goose, goose_flock',
    },
    'a foreign key leads to the same kind of table, or from one by county to a reference table': {
      sql: `${goose()}; alter table goose add constraint goose_migration foreign key (name) references migration`,
      where: 'goose, goose_migration',
    },
    'no foreign key sets null or default on delete': {
      sql: `${flock()}; ${goose()}; alter table goose add constraint goose_flock foreign key (county, flock) references flock on delete set null (flock)`,
      where: 'goose, goose_flock',
    },
    'no foreign key changes rows on update': {
      sql: `${flock()}; ${goose()}; alter table goose add constraint goose_flock foreign key (county, flock) references flock on update cascade`,
      where: 'goose, goose_flock',
    },
    'no constraint is deferrable': {
      sql: `${flock()}; alter table flock add constraint flock_name unique (county, name) deferrable`,
      where: 'flock, flock_name',
    },
    'no table has a trigger': {
      sql: `${flock()}; create trigger flock_alarm before update on flock for each row execute function suppress_redundant_updates_trigger()`,
      where: 'flock, flock_alarm',
    },
    'no table has a rule': {
      sql: `${flock()}; create rule flock_deaf as on insert to flock do instead nothing`,
      where: 'flock, flock_deaf',
    },
    'no table inherits': {
      sql: `${flock()}; create table gaggle (primary key (county, id)) inherits (flock); select shard_by_county('gaggle')`,
      where: 'gaggle',
    },
    'there is no sequence': { sql: 'create sequence flock_number', where: 'flock_number' },
    'no column is an identity': {
      sql: `${flock()}; alter table flock add number bigint generated always as identity`,
      where: 'flock.number',
    },
    'no default changes from call to call': {
      sql: `${flock()}; alter table flock add seen_at timestamptz default now()`,
      where: 'flock.seen_at',
    },
  };

  it('has a planted violation for each rule', () => {
    assert.deepEqual(Object.keys(planted), schemaRules);
  });

  for (const [rule, { sql, where }] of Object.entries(planted)) {
    it(`is refused when broken: ${rule}`, async () => {
      assert.ok((await violationsAfter(sql)).some((found) => found.rule === rule && found.where === where));
    });
  }

  for (const value of [
    'gen_random_uuid()',
    'current_timestamp',
    'clock_timestamp()',
    'random()::text',
    'current_user',
  ]) {
    it(`is refused with the default ${value}`, async () => {
      const violations = await violationsAfter(`${flock()}; alter table flock add extra text default ${value}`);
      assert.deepEqual(violations, [{ rule: 'no default changes from call to call', where: 'flock.extra' }]);
    });
  }

  it('may have constant defaults, partial, expression and text-search indexes, and keys to reference tables', async () => {
    const sql = `${flock()}; alter table flock add extra text default lower('X');
      alter table flock add constraint flock_place foreign key (name) references place;
      create index flock_some on flock (county, lower(name)) where name <> ''; create index flock_search on flock using gin (to_tsvector('simple', name))`;
    assert.deepEqual(await violationsAfter(sql), []);
  });

  async function violationsAfter(sql: string): Promise<readonly { rule: string; where: string }[]> {
    await client.query('begin');
    try {
      await client.query(sql);
      return (await checkSchema(client)).violations;
    } finally {
      await client.query('rollback');
    }
  }
});

describe('a migration', () => {
  const begin =
    "set citus.enable_local_reference_table_foreign_keys=off;\nset citus.multi_shard_modify_mode='sequential';\n";
  const rulesBroken = (sql: string): readonly string[] =>
    checkMigration({ name: 'x.sql', sql }).map(({ rule }) => rule);

  it('in the folder breaks no rule', async () => {
    const migrations = await readMigrations();
    assert.ok(migrations.length > 0);
    assert.deepEqual(migrations.flatMap(checkMigration), []);
    const fresh = await readFresh();
    assert.ok(fresh !== undefined);
    assert.deepEqual(fresh.files.flatMap(checkMigration), []);
    for (const { name } of migrations) assert.match(name, /^\d{4}-\d{2}-\d{2}-\d{3}-[a-z-]+\.sql$/);
  });

  it('begins with the two settings', () => {
    assert.deepEqual(rulesBroken('-- hello\nselect 1;'), ['a migration begins with the two settings for Citus']);
  });

  it('declares each table before it does anything else', () => {
    assert.deepEqual(rulesBroken(`${begin}${flock()};`), []);
    const late = `${begin}create table flock (county text); create index i on flock (county); select shard_by_county('flock');`;
    assert.deepEqual(rulesBroken(late), ['a new table is declared by the very next statement']);
    const other = `${begin}create table flock (county text); select shard_by_county('goose');`;
    assert.deepEqual(rulesBroken(other), ['a new table is declared by the very next statement']);
  });

  it('adds foreign keys on their own, not with the table or the column', () => {
    const rule = 'a foreign key is added by ALTER TABLE … ADD CONSTRAINT';
    assert.deepEqual(rulesBroken(`${begin}create table a (p text references place); select mark_local('a');`), [rule]);
    assert.deepEqual(rulesBroken(`${begin}alter table a add column p text references place;`), [rule]);
    assert.deepEqual(rulesBroken(`${begin}alter table a\n  add constraint a_p foreign key (p) references place;`), []);
  });

  it('adds one constraint at a time', () => {
    const two = `${begin}alter table a add constraint b check (true), add constraint c check (true);`;
    assert.deepEqual(rulesBroken(two), ['an ALTER TABLE adds one constraint']);
  });

  it('adds a column first, and then its constraint by name', () => {
    const rule = 'a column comes first, then its constraint by name';
    for (const sql of [
      'add column n int check (n > 0)',
      'add n int unique',
      'add column n int primary key',
      'add check (n > 0)',
    ])
      assert.ok(rulesBroken(`${begin}alter table a ${sql};`).includes(rule), sql);
    for (const sql of [
      'add column n int',
      "add column n text default 'check (it)'",
      'add constraint a_n check (n > 0)',
    ])
      assert.deepEqual(rulesBroken(`${begin}alter table a ${sql};`), []);
  });

  it('has function bodies in quotes, so that statements are told apart', () => {
    const rule = 'a function has its body in quotes';
    assert.deepEqual(rulesBroken(`${begin}create function f() returns int begin atomic select 1; end;`), [rule]);
  });

  it('is split into statements that comments, strings and bodies do not confuse', () => {
    const sql = `select 'a;b' -- not; here\n  , "c;d"; /* nor; here */ create function f() as $x$ begin; end $x$; select 1 - 2 / $1`;
    assert.deepEqual(splitStatements(sql), [
      `select 'a;b' , "c;d"`,
      'create function f() as $body$',
      'select 1 - 2 / $1',
    ]);
  });
});

function flock(): string {
  return `create table flock (county text not null, id text, name text, primary key (county, id)); select shard_by_county('flock')`;
}

function goose(): string {
  return `create table goose (county text not null, id text, flock text, name text, primary key (county, id)); select shard_by_county('goose')`;
}
