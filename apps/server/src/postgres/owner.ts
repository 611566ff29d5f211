import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The system user that PostgreSQL runs as; undefined means the user we are. */
export type Owner = { readonly uid: number; readonly gid: number } | undefined;

/**
 * Who runs PostgreSQL for this cluster folder. PostgreSQL refuses to run as root, so root hands over to
 * whoever owns the cluster, or for a new one to the system user `postgres`, which is made when missing.
 * Throws when we are not root and the cluster belongs to someone else.
 */
export function ownerOf(cluster: string): Owner {
  const me = process.getuid?.();
  const marker = `${cluster}/PG_VERSION`;
  const keeper = existsSync(cluster) && existsSync(marker) ? statSync(marker) : undefined;
  if (me !== 0) {
    if (existsSync(cluster) && statSync(cluster).uid !== me) throw notOurs(cluster);
    return undefined;
  }
  if (keeper !== undefined && keeper.uid !== 0) return { uid: keeper.uid, gid: keeper.gid };
  return postgresUser() ?? makePostgresUser();
}

/** Throws when the folder of a database is shut to us: another user's, who keeps it private. */
export function assertOpenToUs(folder: string): void {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
  } catch {
    throw notOurs(folder);
  }
}

function notOurs(folder: string): Error {
  return new Error(
    `the database in ${folder} belongs to another user (${statSync(folder).uid}); start as that user or as root`,
  );
}

function postgresUser(): Owner {
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith('postgres:'))
    ?.split(':');
  return entry === undefined ? undefined : { uid: Number(entry[2]), gid: Number(entry[3]) };
}

function makePostgresUser(): Owner {
  execFileSync(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
    { stdio: 'pipe' },
  );
  const owner = postgresUser();
  if (owner === undefined) throw new Error('useradd made no user "postgres"; make one and start again');
  return owner;
}

/** A program with its arguments, and who runs it. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly owner: Owner;
}

/**
 * The command as `owner` can really run it. Below a folder only root may enter (a clone in /root, mode 0700)
 * the owner could reach neither program nor data; there it gets, by setpriv, the one right to pass closed
 * folders. Throws, saying what to do, where that right is not to be had.
 */
export function runnable(command: Command, folder: string): Command {
  const { program, args, owner } = command;
  if (owner === undefined || canReach(owner, program, folder)) return command;
  for (const right of ['dac_read_search', 'dac_override']) {
    const prefix = [
      `--reuid=${owner.uid}`,
      `--regid=${owner.gid}`,
      '--clear-groups',
      `--inh-caps=+${right}`,
      `--ambient-caps=+${right}`,
      // Else access(2), which initdb asks whether it can run its programs, would not see the right.
      '--securebits=+no_setuid_fixup',
      '--',
    ];
    const tried = spawnSync('setpriv', [...prefix, 'test', '-x', program, '-a', '-x', folder], { cwd: '/' });
    if (tried.status === 0) return { program: 'setpriv', args: [...prefix, program, ...args], owner: undefined };
  }
  throw new Error(
    `PostgreSQL does not run as root, and its user (${owner.uid}) may not enter ${dirname(program)} or ${folder}. ` +
      'Clone to a folder that others may enter, such as /srv/yangui, or start as an ordinary user.',
  );
}

function canReach(owner: NonNullable<Owner>, program: string, folder: string): boolean {
  return spawnSync('test', ['-x', program, '-a', '-x', folder], { ...owner, cwd: '/' }).status === 0;
}
