import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { emptyDatabase } from '../src/postgres/test-database.ts';

test('the trial on a cluster tells plain PostgreSQL from Citus, and touches nothing', async (t) => {
  const database = await emptyDatabase();
  t.after(() => database.drop());
  const citus = fileURLToPath(new URL('../../../bench/citus.ts', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [citus, database.url], { encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /^citus: this database has no extension citus/);
  const { rows } = await database.pool.query(`select to_regclass('migration') as made`);
  assert.deepEqual(rows, [{ made: null }]);
});
