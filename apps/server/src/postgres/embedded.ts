import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import {
  choosePort,
  clusterFor,
  clusterIn,
  ensureCluster,
  lastWords,
  passwordOf,
  postmasterOf,
  processesOf,
  spawnPostgres,
  type Cluster,
} from './cluster.ts';
import { withFolderLock } from './folder-lock.ts';
import { assertOpenToUs } from './owner.ts';
import { programsOf, type Programs } from './programs.ts';

export interface PostgresOptions {
  /** Folder of the database's files; made when missing. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1; without it a free one is chosen once and kept in the folder. */
  readonly port?: number;
  /** PostgreSQL settings that replace or join the defaults, such as `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Folder of the system's own PostgreSQL programs (15 or later); without it those that come with the project. */
  readonly programFolder?: string | undefined;
}

export interface RunningPostgres {
  /** What runs it. */
  readonly programs: Programs;
  /** Address of the database `yangui`, with user and password. */
  readonly url: string;
  /** Leaves the database; the last user to leave stops PostgreSQL and waits until it is down. */
  stop(): Promise<void>;
}

const defaults: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '512MB',
  jit: 'off',
  synchronous_commit: 'on',
  max_wal_size: '4GB',
  min_wal_size: '512MB',
  wal_buffers: '16MB',
  wal_compression: 'on',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

const database = 'yangui';
const userMark = 'yangui database user';
const pollMs = 20;
const leftoversMayTakeMs = 10_000;

/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one that already runs there: another
 * Yangui's, or the orphan of one that was killed (it keeps the settings it was started with).
 * Each user holds one connection for as long as it lives; should PostgreSQL die under it, it is started
 * again on the same port. The user who leaves last stops it. Throws with PostgreSQL's own last words
 * when it will not start, when the programs are not to be had, and when another major version made the data;
 * what this call started it has stopped again by then.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const programs = programsOf(options.programFolder);
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const folder = realpathSync(options.dataDir);
  let stopped = false;
  let held = await withFolderLock(folder, () => hold(folder, programs, options));
  watch();

  function watch(): void {
    held.client.once('end', () => {
      if (!stopped) void startAgain();
    });
  }

  async function startAgain(): Promise<void> {
    try {
      await withFolderLock(folder, async () => {
        if (stopped) return;
        held = await hold(folder, programs, { ...options, port: held.port });
        if (stopped) await held.leave();
        else watch();
      });
    } catch (error) {
      process.emitWarning(`PostgreSQL in ${folder} stopped and does not start again: ${String(error)}`);
    }
  }

  return {
    programs,
    url: addressOf(held, database),
    async stop() {
      if (stopped) return;
      stopped = true;
      await held.leave();
      await stopIfUnused(folder);
    },
  };
}

/** Stops the PostgreSQL of a data folder unless somebody uses it. Says whether it is down now. */
export async function stopIfUnused(dataDir: string): Promise<boolean> {
  const folder = realpathSync(dataDir);
  return withFolderLock(folder, async () => {
    const cluster = clusterIn(folder);
    const postmaster = postmasterOf(cluster);
    if (postmaster === undefined || !isRunning(cluster)) return true;
    if ((await countUsers(cluster, postmaster.port)) > 0) return false;
    await shutDown(cluster);
    return true;
  });
}

async function shutDown(cluster: Cluster): Promise<void> {
  const postmaster = postmasterOf(cluster);
  if (postmaster !== undefined && isRunning(cluster)) process.kill(postmaster.pid, 'SIGINT');
  while (processesOf(cluster).length > 0) await sleep(pollMs);
}

interface Held extends Connection {
  readonly port: number;
  readonly password: string;
}

function addressOf({ port, password }: { port: number; password: string }, name: string): string {
  return `postgresql://yangui:${password}@127.0.0.1:${port}/${name}`;
}

/**
 * Joins or starts PostgreSQL and keeps one connection to it. Under the folder's lock, so nobody can have joined one
 * that was started here: when it cannot be held, it is stopped again.
 */
async function hold(folder: string, programs: Programs, options: PostgresOptions): Promise<Held> {
  assertOpenToUs(folder);
  const cluster = clusterFor(folder, programs);
  ensureCluster(cluster, programs);
  const password = passwordOf(cluster);
  for (;;) {
    const joined = await portOfRunning(cluster);
    try {
      const port = joined ?? (await spawnOn(cluster, programs, options));
      if (options.port !== undefined && options.port !== port) {
        throw new Error(`PostgreSQL already runs in ${cluster.data} on port ${port}, not ${options.port}`);
      }
      const connection = await connectWhileRunning(cluster, addressOf({ port, password }, 'postgres'));
      if (connection !== undefined) {
        await ensureDatabase(connection);
        return { ...connection, port, password };
      }
      if (joined === undefined) throw startFailure(cluster);
      // The one we joined was going down: start anew.
    } catch (error) {
      if (joined === undefined) await shutDown(cluster);
      throw error;
    }
  }
}

/** The port of the PostgreSQL that runs in this cluster; undefined when none does, not even a dead one's leftovers. */
async function portOfRunning(cluster: Cluster): Promise<number | undefined> {
  const deadline = performance.now() + leftoversMayTakeMs;
  for (;;) {
    const processes = processesOf(cluster);
    if (processes.length === 0) return undefined;
    const postmaster = postmasterOf(cluster);
    if (postmaster !== undefined && processes.includes(postmaster.pid)) return postmaster.port;
    if (performance.now() > deadline)
      throw new Error(`processes ${processes.join(', ')} of a dead PostgreSQL still work in ${cluster.data}`);
    await sleep(pollMs);
  }
}

/** Starts PostgreSQL where none runs and returns its port once it has written its postmaster.pid. */
async function spawnOn(cluster: Cluster, programs: Programs, options: PostgresOptions): Promise<number> {
  // Nobody works here, so a postmaster.pid is a dead one's, even if its number belongs to a stranger by now.
  rmSync(`${cluster.data}/postmaster.pid`, { force: true });
  const port = await choosePort(cluster, options.port);
  let exited = false;
  void spawnPostgres(cluster, programs, { port, settings: { ...defaults, ...options.settings } }).then(() => {
    exited = true;
  });
  while (!isRunning(cluster)) {
    if (exited) throw startFailure(cluster);
    await sleep(pollMs);
  }
  return port;
}

function startFailure(cluster: Cluster): Error {
  return new Error(`PostgreSQL did not start in ${cluster.data}:\n${lastWords(cluster)}`);
}

function isRunning(cluster: Cluster): boolean {
  const postmaster = postmasterOf(cluster);
  return postmaster !== undefined && processesOf(cluster).includes(postmaster.pid);
}

/** Waits, through a recovery if need be, until PostgreSQL takes a connection; undefined when it goes away instead. */
async function connectWhileRunning(cluster: Cluster, url: string): Promise<Connection | undefined> {
  while (isRunning(cluster)) {
    const connection = await connect(url);
    if (connection !== undefined) return connection;
    await sleep(pollMs);
  }
  return undefined;
}

interface Connection {
  readonly client: Client;
  leave(): Promise<void>;
}

/** A connection that does not keep the process alive; undefined while PostgreSQL is not ready for it. */
async function connect(connectionString: string): Promise<Connection | undefined> {
  const socket = new Socket();
  const client = new Client({ connectionString, application_name: userMark, stream: () => socket });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03') return undefined;
    if (error instanceof Error && error.message.startsWith('Connection terminated')) return undefined;
    throw error;
  }
  socket.unref();
  return {
    client,
    async leave() {
      socket.ref();
      await client.end();
    },
  };
}

async function ensureDatabase(connection: Connection): Promise<void> {
  const { client } = connection;
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } catch (error) {
    await connection.leave();
    throw error;
  }
}

async function countUsers(cluster: Cluster, port: number): Promise<number> {
  const connection = await connect(addressOf({ port, password: passwordOf(cluster) }, 'postgres'));
  if (connection === undefined) return 0;
  try {
    const { rowCount } = await connection.client.query(
      'select from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
      [userMark],
    );
    return rowCount ?? 0;
  } finally {
    await connection.leave();
  }
}
