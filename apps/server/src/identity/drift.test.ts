import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getMigrations } from 'better-auth/db/migration';
import type { Pool } from 'pg';
import { emptyDatabase, testDatabase } from '../postgres/test-database.ts';
import { createAuth } from './auth.ts';

const authOn = (pool: Pool) => createAuth({ pool, secret: 'x'.repeat(32), secureCookies: false });

test('better-auth finds nothing to add to our tables', async () => {
  const ours = await testDatabase();
  try {
    const { toBeCreated, toBeAdded } = await getMigrations(authOn(ours.pool).options);
    assert.deepEqual({ toBeCreated, toBeAdded }, { toBeCreated: [], toBeAdded: [] });
  } finally {
    await ours.drop();
  }
});

test('our tables are those that better-auth would make: columns, types, what may be empty, what is unique', async () => {
  const ours = await testDatabase();
  const theirs = await emptyDatabase();
  try {
    const { runMigrations } = await getMigrations(authOn(theirs.pool).options);
    await runMigrations();
    assert.deepEqual(await shapeOf(ours.pool), await shapeOf(theirs.pool));
  } finally {
    await ours.drop();
    await theirs.drop();
  }
});

/** Columns of ours that the library does not know: the county that made a sign-in. */
const OURS = ['home'];

const TABLES = ['identity_user', 'identity_session', 'identity_account', 'identity_verification'];

async function shapeOf(pool: Pool) {
  // Ours keep ids as uuid where the library, told that we make them, says text.
  const columns = await pool.query(
    `select table_name, column_name, replace(data_type, 'uuid', 'text') as type, is_nullable
       from information_schema.columns where table_name = any ($1) and column_name <> all ($2) order by 1, 2`,
    [TABLES, OURS],
  );
  const indexed = await pool.query(
    `select c.relname as table_name, a.attname as column_name, bool_or(i.indisunique) as is_unique
       from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where c.relname = any ($1) and i.indnatts = 1 group by 1, 2 order by 1, 2`,
    [TABLES],
  );
  assert.ok(columns.rows.length > 30);
  return { columns: columns.rows, indexed: indexed.rows };
}
