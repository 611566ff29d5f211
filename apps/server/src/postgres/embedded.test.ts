import assert from 'node:assert/strict';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { clusterIn, postmasterOf, processesOf } from './cluster.ts';
import { startPostgres, stopIfUnused, type PostgresOptions, type RunningPostgres } from './embedded.ts';
import { programsOf } from './programs.ts';

const started = new Set<RunningPostgres>();
const settings = { shared_buffers: '16MB' };
const isRoot = process.getuid?.() === 0;

/** The system's own PostgreSQL, the newest, where it has one that is not too old. */
const [ofSystem] = globSync('/usr/lib/postgresql/*/bin/postgres')
  .map((program) => dirname(program))
  .filter((folder) => Number(basename(dirname(folder))) >= 15)
  .toSorted()
  .toReversed();

/** Whose programs the running tests use. */
let programFolder: string | undefined;
/** A cluster made once by them: making one takes a second or, on a busy disk, ten. */
let model: string;
async function makeModel(folder: string | undefined): Promise<void> {
  programFolder = folder;
  model = mkdtempSync(join(tmpdir(), 'yangui-postgres-'));
  await (await startPostgres({ dataDir: model, settings, programFolder })).stop();
}
function removeModel(): void {
  rmSync(model, { recursive: true });
}

/** What holds whosever programs run it. */
function behaves(): void {
  it('keeps its rows and its address from one start to the next', async (t) => {
    const dataDir = newFolder(t);
    const first = await start({ dataDir, settings, programFolder });
    await query(first.url, 'create table goose (n int)', 'insert into goose values (7)');
    await first.stop();
    assert.deepEqual(processesOf(clusterIn(dataDir)), []);
    const second = await start({ dataDir, settings, programFolder });
    assert.equal(second.url, first.url);
    assert.deepEqual(await query(second.url, 'select n from goose'), [{ n: 7 }]);
    await second.stop();
  });

  it('speaks UTF-8, keeps synchronous commit and takes settings', async (t) => {
    const postgres = await start({ dataDir: newFolder(t), programFolder, settings: { ...settings, work_mem: '7MB' } });
    const names = ['server_encoding', 'synchronous_commit', 'fsync', 'jit', 'work_mem'];
    const rows = await query(
      postgres.url,
      `select ${names.map((name) => `current_setting('${name}') as ${name}`).join()}`,
    );
    assert.deepEqual(rows, [
      { server_encoding: 'UTF8', synchronous_commit: 'on', fsync: 'on', jit: 'off', work_mem: '7MB' },
    ]);
    await postgres.stop();
  });

  it('wants its password', async (t) => {
    const postgres = await start({ dataDir: newFolder(t), programFolder, settings });
    const stranger = new URL(postgres.url);
    stranger.password = 'guess';
    await assert.rejects(query(stranger.href, 'select 1'), { code: '28P01' });
    await postgres.stop();
  });

  it('lives on when Node is killed, and the next start joins it and finds every committed row', async (t) => {
    const dataDir = newFolder(t);
    const child = await otherYangui(dataDir);
    await query(child.url, 'create table goose (n int)', 'insert into goose values (1)');
    const postmaster = postmasterOf(clusterIn(dataDir))?.pid;
    await kill(child.process);
    const adopted = await start({ dataDir, settings, programFolder });
    assert.equal(postmasterOf(clusterIn(dataDir))?.pid, postmaster);
    assert.deepEqual(await query(adopted.url, 'select n from goose'), [{ n: 1 }]);
    await adopted.stop();
    assert.deepEqual(processesOf(clusterIn(dataDir)), []);
  });

  it('is started again, with every committed row, when it is killed under a living Yangui', async (t) => {
    const dataDir = newFolder(t);
    const postgres = await start({ dataDir, settings, programFolder });
    await query(postgres.url, 'create table goose (n int)');
    const before = postmasterOf(clusterIn(dataDir));
    assert.ok(before);
    setTimeout(() => process.kill(before.pid, 'SIGKILL'), 200);
    const acknowledged = await insertUntilCut(postgres.url);
    assert.ok(acknowledged > 0);
    const [kept] = await eventually(() => query(postgres.url, 'select count(*)::int as n from goose'));
    assert.ok(
      kept?.n === acknowledged || kept?.n === acknowledged + 1,
      `${kept?.n} rows of ${acknowledged} acknowledged`,
    );
    assert.notEqual(postmasterOf(clusterIn(dataDir))?.pid, before.pid);
    await postgres.stop();
    assert.deepEqual(processesOf(clusterIn(dataDir)), []);
  });

  it('recovers when both Node and PostgreSQL were killed', async (t) => {
    const dataDir = newFolder(t);
    const child = await otherYangui(dataDir);
    await query(child.url, 'create table goose (n int)', 'insert into goose values (1)');
    await kill(child.process);
    const postmaster = postmasterOf(clusterIn(dataDir));
    assert.ok(postmaster);
    process.kill(postmaster.pid, 'SIGKILL');
    const postgres = await start({ dataDir, settings, programFolder });
    assert.deepEqual(await query(postgres.url, 'select n from goose'), [{ n: 1 }]);
    await postgres.stop();
  });

  it('starts although postmaster.pid names a stranger that got the old number', async (t) => {
    const dataDir = newFolder(t);
    const first = await start({ dataDir, settings, programFolder });
    await first.stop();
    const { data } = clusterIn(dataDir);
    writeFileSync(
      join(data, 'postmaster.pid'),
      `${process.pid}\n${data}\n1700000000\n5432\n\n127.0.0.1\n  1234  5678\nready\n`,
    );
    const second = await start({ dataDir, settings, programFolder });
    assert.deepEqual(await query(second.url, 'select 1 as n'), [{ n: 1 }]);
    await second.stop();
  });

  it('throws a half-finished cluster away and makes a whole one', async (t) => {
    const dataDir = emptyFolder(t);
    mkdirSync(join(dataDir, 'draft-1234', 'base'), { recursive: true });
    writeFileSync(join(dataDir, 'draft-1234', 'PG_VERSION'), '15\n');
    const postgres = await start({ dataDir, settings, programFolder });
    assert.deepEqual(readdirSync(dataDir).toSorted(), [basename(clusterIn(dataDir).data), 'log', 'password', 'port']);
    await postgres.stop();
  });

  it('is stopped by the last of two users, not the first', async (t) => {
    const dataDir = newFolder(t);
    const [one, two] = await Promise.all([
      start({ dataDir, settings, programFolder }),
      start({ dataDir, settings, programFolder }),
    ]);
    assert.equal(one.url, two.url);
    await one.stop();
    assert.deepEqual(await query(two.url, 'select 1 as n'), [{ n: 1 }]);
    await two.stop();
    assert.deepEqual(processesOf(clusterIn(dataDir)), []);
  });

  it('is one and the same for two processes that start at once in an empty folder', async (t) => {
    const dataDir = emptyFolder(t);
    const [one, two] = await Promise.all([otherYangui(dataDir), otherYangui(dataDir)]);
    assert.equal(one.url, two.url);
    await Promise.all([kill(one.process), kill(two.process)]);
  });

  it('does not hear the Ctrl-C that Node hears', async (t) => {
    const dataDir = newFolder(t);
    const child = await otherYangui(dataDir);
    assert.ok(child.process.pid);
    process.kill(-child.process.pid, 'SIGINT');
    await once(child.process, 'exit');
    await sleep(200);
    assert.deepEqual(await query(child.url, 'select 1 as n'), [{ n: 1 }]);
  });

  it('says that a wanted port is taken', async (t) => {
    const one = await start({ dataDir: newFolder(t), programFolder, settings });
    const port = Number(new URL(one.url).port);
    await assert.rejects(startPostgres({ dataDir: newFolder(t), programFolder, settings, port }), /port \d+ is taken/);
    await one.stop();
  });

  it('says in its own words why it does not start', async (t) => {
    await assert.rejects(
      startPostgres({ dataDir: newFolder(t), programFolder, settings: { shared_buffers: 'many' } }),
      /invalid value for parameter "shared_buffers"/,
    );
  });

  it(
    'runs as an unprivileged user for root, even in a folder that only root may enter',
    { skip: isRoot ? false : 'needs root' },
    async (t) => {
      const closed = emptyFolder(t);
      chmodSync(closed, 0o700);
      const dataDir = join(closed, 'data');
      const postgres = await start({ dataDir, settings, programFolder });
      assert.deepEqual(await query(postgres.url, 'select 1 as n'), [{ n: 1 }]);
      assert.notEqual(statSync(clusterIn(dataDir).data).uid, 0);
      await postgres.stop();
    },
  );

  it('runs for an ordinary user, and then for root as that user', { skip: ordinaryUserSkip() }, async (t) => {
    const dataDir = emptyFolder(t);
    const nobody = { uid: 65534, gid: 65534 };
    chownSync(dataDir, nobody.uid, nobody.gid);
    const child = await otherYangui(dataDir, nobody);
    await query(child.url, 'create table goose (n int)', 'insert into goose values (1)');
    await kill(child.process);
    assert.equal(await stopIfUnused(dataDir), true);
    const postgres = await start({ dataDir, settings, programFolder });
    assert.deepEqual(await query(postgres.url, 'select n from goose'), [{ n: 1 }]);
    assert.equal(statSync(clusterIn(dataDir).data).uid, nobody.uid);
    await postgres.stop();
  });

  it("is not touched by an ordinary user when it is another's", { skip: ordinaryUserSkip() }, async (t) => {
    const dataDir = newFolder(t);
    const mine = await start({ dataDir, settings, programFolder });
    await assert.rejects(otherYangui(dataDir, { uid: 65534, gid: 65534 }), /belongs to another user/);
    await mine.stop();
  });

  it('is shut to everybody else, and shuts an open folder and log of before', async (t) => {
    const dataDir = newFolder(t);
    chmodSync(dataDir, 0o755);
    chmodSync(join(dataDir, 'log'), 0o644);
    const postgres = await start({ dataDir, settings, programFolder });
    for (const path of ['.', 'log', 'password', 'port', basename(clusterIn(dataDir).data)])
      assert.equal(statSync(join(dataDir, path)).mode & 0o077, 0, path);
    await postgres.stop();
  });

  it('is stopped again by a start that cannot hold it', async (t) => {
    const dataDir = newFolder(t);
    writeFileSync(join(dataDir, 'password'), 'not the one it was made with');
    await assert.rejects(startPostgres({ dataDir, settings, programFolder }), { code: '28P01' });
    assert.deepEqual(processesOf(clusterIn(dataDir)), []);
  });
}

describe('the embedded PostgreSQL on the programs that come with Yangui', () => {
  before(() => makeModel(undefined));
  after(removeModel);
  behaves();

  it('is not started over data of another major version, and touches nothing', async (t) => {
    const dataDir = emptyFolder(t);
    mkdirSync(join(dataDir, '15'));
    await assert.rejects(
      startPostgres({ dataDir, settings }),
      /PostgreSQL 15 made the data in .*PostgreSQL 18 cannot read them.*YANGUI_POSTGRES_BIN/,
    );
    assert.deepEqual(readdirSync(dataDir), ['15']);
  });
});

describe(
  'the embedded PostgreSQL on the system’s own programs',
  { skip: ofSystem === undefined && 'there is no PostgreSQL 15 or later in /usr/lib/postgresql' },
  () => {
    before(() => makeModel(ofSystem));
    after(removeModel);
    behaves();

    it('says whose they are', async (t) => {
      const postgres = await start({ dataDir: newFolder(t), settings, programFolder });
      assert.equal(postgres.programs.own, false);
      assert.equal(postgres.programs.folder, ofSystem);
      await postgres.stop();
    });
  },
);

describe('a folder of programs', () => {
  const pretend = (t: TestContext, said: string): string => {
    const folder = emptyFolder(t);
    for (const name of ['initdb', 'postgres'])
      writeFileSync(join(folder, name), `#!/bin/sh\necho '${said}'\n`, { mode: 0o755 });
    return folder;
  };

  it('without PostgreSQL in it is refused', (t) => {
    assert.throws(() => programsOf(emptyFolder(t)), /where there is no initdb/);
  });

  it('with one older than 15 is refused', (t) => {
    assert.throws(() => programsOf(pretend(t, 'postgres (PostgreSQL) 14.11')), /PostgreSQL 14\.11: 15 is the oldest/);
  });

  it('of a later one is taken', (t) => {
    const folder = pretend(t, 'postgres (PostgreSQL) 19beta1');
    assert.deepEqual(programsOf(folder), { folder, version: '19beta1', major: 19, own: false });
  });

  it('that does not say what it is, is refused', (t) => {
    assert.throws(() => programsOf(pretend(t, 'hello')), /does not say its version/);
  });
});

describe("the tests' guard", () => {
  before(() => makeModel(undefined));
  after(removeModel);

  it('stops a PostgreSQL whose users are all dead', async (t) => {
    const dataDir = newFolder(t);
    const child = await otherYangui(dataDir);
    const guard = spawn(process.execPath, [
      fileURLToPath(new URL('./test-postgres-guard.ts', import.meta.url)),
      dataDir,
    ]);
    await kill(child.process);
    await once(guard, 'exit');
    assert.deepEqual(processesOf(clusterIn(dataDir)), []);
  });
});

/** A folder with a fresh cluster in it. */
function newFolder(t: TestContext): string {
  const folder = emptyFolder(t);
  execFileSync('cp', ['-a', `${model}/.`, folder]);
  rmSync(join(folder, 'port'));
  return folder;
}

/** A new folder that everybody may enter, taken away after the test together with a PostgreSQL left in it. */
function emptyFolder(t: TestContext): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'yangui-postgres-')));
  chmodSync(folder, 0o755);
  t.after(async () => {
    for (const postgres of started) await postgres.stop();
    started.clear();
    if (existsSync(folder)) await stopIfUnused(folder);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

async function start(options: PostgresOptions): Promise<RunningPostgres> {
  const postgres = await startPostgres(options);
  started.add(postgres);
  return postgres;
}

async function query(url: string, ...statements: readonly string[]): Promise<readonly { readonly n?: number }[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: readonly { readonly n?: number }[] = [];
    for (const statement of statements) rows = (await client.query<{ n?: number }>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

/** Inserts row after row until the connection breaks; returns how many were acknowledged. */
async function insertUntilCut(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  for (let acknowledged = 0; ; acknowledged += 1) {
    try {
      await client.query('insert into goose values (1)');
    } catch {
      return acknowledged;
    }
  }
}

/** Another process, in a process group of its own, that uses the folder's PostgreSQL until it is killed. */
async function otherYangui(
  dataDir: string,
  user?: { uid: number; gid: number },
): Promise<{ process: ChildProcess; url: string }> {
  const program = `
    const { startPostgres } = await import(${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)});
    const { url } = await startPostgres(${JSON.stringify({ dataDir, settings, programFolder })});
    console.log(url);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    ...user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  for await (const url of createInterface(child.stdout)) return { process: child, url };
  throw new Error(complaint);
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + 15_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(50);
    }
  }
}

/** Playing an ordinary user needs root, and a clone that ordinary users may read. */
function ordinaryUserSkip(): string | false {
  if (!isRoot) return 'needs root';
  for (let folder = import.meta.dirname; folder !== '/'; folder = join(folder, '..')) {
    if ((statSync(folder).mode & 0o005) !== 0o005) return `ordinary users may not enter ${folder}`;
  }
  return false;
}
