import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { clusterIn, processesOf } from '../src/postgres/cluster.ts';
import { startPostgres, stopIfUnused } from '../src/postgres/embedded.ts';
import { ServerProcess } from './server-process.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

describe('a data folder with its own PostgreSQL', () => {
  let folder: string;
  let postgres: string;
  const without = { ...process.env, DATABASE_URL: '', YANGUI_HEADS: 'off' };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yangui-start-'));
    chmodSync(folder, 0o755);
    postgres = join(folder, 'postgres');
    const server = await ServerProcess.start({ DATABASE_URL: '' }, folder);
    assert.equal(await server.end('SIGINT'), 0);
  });
  after(async () => {
    await stopIfUnused(postgres);
    rmSync(folder, { recursive: true });
  });

  async function yangui(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const child = spawn(process.execPath, [main, ...words, '--data', folder], {
      env: { ...without, ...env },
      timeout: 60_000,
    });
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { status: child.exitCode, stdout, stderr };
  }

  /** Tells it in one line, and leaves no PostgreSQL behind. */
  async function failsCleanly(said: RegExp, words: readonly string[], env?: Readonly<Record<string, string>>) {
    const { status, stderr } = await yangui(words, env);
    assert.equal(status, 1, stderr);
    assert.match(stderr, said);
    assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
    assert.deepEqual(processesOf(clusterIn(postgres)), []);
  }

  test('is nobody else’s to look into, nor is what is exported from it', async () => {
    for (const path of ['.', 'postgres', 'postgres/log', 'auth-secret'])
      assert.equal(statSync(join(folder, path)).mode & 0o077, 0, path);
    await yangui(['open', '522325', '--name', 'wang']);
    const out = join(folder, 'county.jsonl');
    writeFileSync(out, 'an older one', { mode: 0o644 });
    assert.equal((await yangui(['export', '522325', '--out', out])).status, 0);
    assert.equal(statSync(out).mode & 0o077, 0);
  });

  test('is left as it was found by every start that fails', async () => {
    const taken = createServer();
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    await failsCleanly(/cannot listen on 127\.0\.0\.1:\d+ .*--port \d+/, ['start', '--no-sample', '--port', port]);
    taken.close();
    await failsCleanly(/“many” is no port/, ['start', '--no-sample', '--port', 'many']);
    await failsCleanly(/is no port/, ['start', '--no-sample'], { PORT: '70000' });
    await failsCleanly(/YANGUI_OSRM_URL/, ['start', '--no-sample', '--port', '0'], { YANGUI_OSRM_URL: 'nowhere' });
    await failsCleanly(/YANGUI_TILES_URL/, ['start', '--no-sample', '--port', '0'], { YANGUI_TILES_URL: 'nowhere' });
    await failsCleanly(/where there is no initdb/, ['start', '--no-sample'], { YANGUI_POSTGRES_BIN: folder });
    await failsCleanly(/too short/, ['start', '--no-sample'], { AUTH_SECRET: 'goose' });
  });

  test('is not made by commands that only look', async () => {
    const nowhere = join(folder, 'nowhere');
    for (const words of [['verify'], ['export', '522325', '--out', join(folder, 'x')], ['import', join(folder, 'x')]]) {
      const child = spawn(process.execPath, [main, ...words, '--data', nowhere], { env: without });
      const [said] = await Promise.all([text(child.stderr), once(child, 'exit')]);
      assert.equal(child.exitCode, 1);
      assert.match(said, /no data of Yangui|no file/);
      assert.equal(existsSync(nowhere), false);
    }
  });

  test('is left by every command when the database is newer than the program', async () => {
    const running = await startPostgres({ dataDir: postgres });
    const client = new Client({ connectionString: running.url });
    await client.connect();
    const tell = (sql: string) => client.query(sql);
    await tell("insert into migration values ('2999-01-01-000-later.sql', '', now())");
    await client.end();
    await running.stop();
    for (const words of [
      ['start', '--no-sample'],
      ['verify'],
      ['open', '522326', '--name', 'li'],
      ['export', '522325', '--out', join(folder, 'not.jsonl')],
    ])
      await failsCleanly(/it is older than the database/, words);
    assert.equal(existsSync(join(folder, 'not.jsonl')), false);
  });

  test('says what serves it, and how old that is', async () => {
    const { status, stdout } = await yangui(['about']);
    assert.equal(status, 0);
    assert.match(stdout, /^Yangui \d/m);
    assert.match(stdout, /^PostgreSQL \d+\.\d+ \(of \d{4}-\d\d-\d\d, \d+ days old\)$/m);
    assert.match(stdout, /^Node \d+/m);
  });
});
