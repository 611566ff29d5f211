import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openPool, retryable, withTransaction } from './pool.ts';
import { emptyDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;
before(async () => {
  database = await emptyDatabase();
  await database.pool.query('create table goose (n int primary key)');
});
after(() => database.drop());

describe('the pool', () => {
  it('reads bigint and count as numbers, and dates as written', async () => {
    const { rows } = await database.pool.query(
      `select 9007199254740991 as most, count(*) as n, date '2026-11-21' as day from goose`,
    );
    assert.deepEqual(rows, [{ most: Number.MAX_SAFE_INTEGER, n: 0, day: '2026-11-21' }]);
  });

  it('throws rather than round a bigint that no number holds exactly', async () => {
    await assert.rejects(database.pool.query('select 9007199254740993'), RangeError);
    assert.equal((await database.pool.query('select 1')).rowCount, 1);
  });
});

describe('a transaction', () => {
  it('keeps what it returns and undoes what it throws', async () => {
    assert.equal(
      await withTransaction(
        database.pool,
        async (client) => (await client.query('insert into goose values (1)')).rowCount,
      ),
      1,
    );
    const failed = withTransaction(database.pool, async (client) => {
      await client.query('insert into goose values (2)');
      throw new Error('changed my mind');
    });
    await assert.rejects(failed, /changed my mind/);
    assert.deepEqual((await database.pool.query('select n from goose')).rows, [{ n: 1 }]);
  });

  it('does not pass for committed when a statement in it failed unnoticed', async () => {
    const swallowed = withTransaction(database.pool, async (client) => {
      await client.query('select 1 / 0').catch(() => {});
    });
    await assert.rejects(swallowed, /rolled back/);
  });

  it('fails retryably when its connection is cut, and the pool goes on', async () => {
    const cut = withTransaction(database.pool, async (client) => {
      await database.pool.query('select pg_terminate_backend($1)', [
        (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid,
      ]);
      await client.query('select 1');
    });
    await assert.rejects(cut, retryable);
    assert.equal((await database.pool.query('select 1')).rowCount, 1);
  });
});

describe('an error', () => {
  const withCode = (code: string, message = ''): Error => Object.assign(new Error(message), { code });

  it('is retryable when the same work may succeed the next time', () => {
    for (const code of ['40001', '40P01', '55P03', '57P01', '08006', 'ECONNRESET', 'ECONNREFUSED'])
      assert.ok(retryable(withCode(code)), code);
    assert.ok(retryable(withCode('XX000', 'could not commit transaction on any active node')));
    assert.ok(retryable(new Error('Connection terminated unexpectedly')));
    assert.ok(retryable(new Error('Client has encountered a connection error and is not queryable')));
  });

  it('is not retryable when it would only happen again', () => {
    for (const code of ['23505', '42P01', '22012', 'XX000']) assert.ok(!retryable(withCode(code)), code);
    assert.ok(!retryable(new Error('something')));
    assert.ok(!retryable('08006'));
  });

  it('is retryable when nobody listens at the address', async () => {
    const nobody = openPool('postgresql://yangui@127.0.0.1:1/yangui', 1);
    await assert.rejects(nobody.query('select 1'), retryable);
    await nobody.end();
  });
});
