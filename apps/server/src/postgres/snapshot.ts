import type { Pool, PoolClient } from 'pg';

/**
 * Runs reads that must agree with each other on one snapshot of the database: what is saved meanwhile, none of them sees.
 * One county only, and so one node.
 */
export async function onSnapshot<T>(pool: Pool, read: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const result = await read(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}
