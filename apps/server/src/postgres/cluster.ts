import { randomBytes } from 'node:crypto';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
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
import { join } from 'node:path';
import { ownerOf, runnable, type Owner } from './owner.ts';
import { keepPrivate } from './private-folder.ts';
import type { Programs } from './programs.ts';

/**
 * The files of one embedded database:
 * `<folder>/18` the cluster itself, by the major version that made it; `password` and `port` as first chosen,
 * `log` what PostgreSQL says.
 */
export interface Cluster {
  readonly folder: string;
  readonly data: string;
}

const logLimitBytes = 10_000_000;
const environment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_MESSAGES: 'C' };

/** The cluster that is in the folder, whatever version made it. */
export function clusterIn(folder: string): Cluster {
  return { folder, data: `${folder}/${majorsIn(folder)[0] ?? 'none'}` };
}

/**
 * The cluster of a folder for these programs, there already or to be made.
 * Throws when another major version of PostgreSQL made the one that is there: these programs cannot read it.
 */
export function clusterFor(folder: string, { major, own }: Programs): Cluster {
  const majors = majorsIn(folder);
  const [made] = majors;
  if (made !== undefined && !majors.includes(major)) {
    const remedy = own
      ? `Name the programs of ${made} with YANGUI_POSTGRES_BIN, such as /usr/lib/postgresql/${made}/bin`
      : 'Name others with YANGUI_POSTGRES_BIN, or take the setting away for those that come with Yangui';
    throw new Error(
      `PostgreSQL ${made} made the data in ${folder}, and PostgreSQL ${major} cannot read them. ${remedy}; counties are carried over by export and import`,
    );
  }
  return { folder, data: `${folder}/${major}` };
}

/** Who runs, or will run, PostgreSQL in this folder, which need not be there yet. Throws as {@link ownerOf} does. */
export function ownerIn(folder: string): Owner {
  return ownerOf(existsSync(folder) ? clusterIn(folder).data : folder);
}

function majorsIn(folder: string): readonly number[] {
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .toSorted((one, other) => other - one);
}

/**
 * Makes the cluster by initdb when there is none; a half-made one is thrown away first.
 * Throws when it is another user's.
 */
export function ensureCluster({ folder, data }: Cluster, programs: Programs): void {
  const owner = ownerOf(data);
  keepPrivate(folder, owner);
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
  const command = runnable({ program: join(programs.folder, 'initdb'), args, owner }, folder);
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
  writeFileSync(file, String(port), { mode: 0o600 });
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
  programs: Programs,
  { port, settings }: { readonly port: number; readonly settings: Readonly<Record<string, string>> },
): Promise<unknown> {
  const args = [
    '-D',
    cluster.data,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const program = join(programs.folder, 'postgres');
  const command = runnable({ program, args, owner: ownerOf(cluster.data) }, cluster.data);
  const log = openLog(cluster);
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

/** For PostgreSQL to write to, begun anew when it has grown long. Statements that failed stand in it: nobody else reads it. */
function openLog(cluster: Cluster): number {
  const file = logOf(cluster);
  const long = existsSync(file) && statSync(file).size > logLimitBytes;
  const log = openSync(file, long ? 'w' : 'a', 0o600);
  chmodSync(file, 0o600);
  return log;
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
