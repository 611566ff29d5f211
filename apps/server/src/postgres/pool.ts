import { Pool, TypeOverrides, types, type PoolClient } from 'pg';

/**
 * A pool of at most `max` connections. int8 arrives as a number (throws past 2^53 - 1 rather than round),
 * date as the text PostgreSQL wrote. An idle connection that breaks is reported as a warning and replaced.
 */
export function openPool(url: string, max: number): Pool {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, safeInteger);
  overrides.setTypeParser(types.builtins.DATE, (text) => text);
  const pool = new Pool({
    connectionString: url,
    max,
    types: overrides,
    keepAlive: true,
    connectionTimeoutMillis: 30_000,
    idleTimeoutMillis: 60_000,
    allowExitOnIdle: true,
    application_name: 'yangui',
  });
  pool.on('error', (error) => {
    if (!pool.ending) process.emitWarning(`an idle database connection broke: ${error.message}`);
  });
  return pool;
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`the database holds ${text}, which no number can hold exactly`);
  return value;
}

/** SQLSTATEs after which the same transaction may simply be tried again. */
const retryableStates = new Set(['40001', '40P01', '55P03', '57P01', '57P02', '57P03']);
/** What pg says, without a code, of a client whose connection broke before or while it was asked. */
const brokenClient = ['Connection terminated', 'Client has encountered a connection error'];
const brokenConnection = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

/**
 * Whether to try a failed transaction again: serialisation, deadlock, lock not had, server going down or
 * coming up, connection lost, and Citus's failure at commit. Its outcome may be unknown: only for work that
 * is safe to repeat.
 */
export function retryable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (brokenClient.some((words) => error.message.startsWith(words))) return true;
  if (!('code' in error) || typeof error.code !== 'string') return false;
  const { code } = error;
  return (
    retryableStates.has(code) ||
    brokenConnection.has(code) ||
    code.startsWith('08') ||
    (code === 'XX000' && error.message.startsWith('could not commit transaction'))
  );
}

/** SQLSTATE classes of a server that cannot serve just now: connection lost, out of connections, memory or disk, told to stop. */
const outageClasses = new Set(['08', '53', '57']);
/** What the network says of a database that is not to be had, beside a connection that broke. */
const notThere = new Set(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
/** What pg's pool says, without a code, when nobody let go of a connection or none came about in time. */
const noConnection = ['timeout exceeded when trying to connect', 'Cannot use a pool after calling end on the pool'];

/**
 * Whether work failed because the database is not to be had just now, itself or for whoever called it (`cause`): it goes down,
 * comes up, is full, or is not reached. Whoever asked may ask again in a moment.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (retryable(error) || noConnection.some((words) => error.message.startsWith(words))) return true;
  if ('code' in error && typeof error.code === 'string') {
    if (notThere.has(error.code)) return true;
    // 57014 is a statement that was cancelled: that says nothing of the server.
    if (error.name === 'error' && error.code !== '57014' && outageClasses.has(error.code.slice(0, 2))) return true;
  }
  return isOutage(error.cause);
}

/**
 * Runs `work` in one READ COMMITTED transaction: commits what it returns, rolls back what it throws.
 * Throws too when the commit was silently turned into a rollback because `work` swallowed an error.
 */
export async function withTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const noteBreak = (error: Error): void => {
    broken = error;
  };
  client.on('error', noteBreak);
  try {
    await client.query('begin');
    const result = await work(client);
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back: a statement in it had failed');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: unknown) => {
      broken ??= failure instanceof Error ? failure : new Error(String(failure));
    });
    throw error;
  } finally {
    client.off('error', noteBreak);
    client.release(broken);
  }
}
