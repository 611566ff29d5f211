import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, mock, test } from 'node:test';
import { testDatabase, type TestDatabase } from '../postgres/test-database.ts';
import type { Options } from './database.ts';
import { openCommand } from './open.ts';
import { exportCommand, importCommand } from './transfer.ts';
import { verifyCommand } from './verify.ts';

let database: TestDatabase;
let folder: string;
let dataFolder: string;
const said: string[] = [];
before(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'yangui-commands-'));
  dataFolder = mkdtempSync(join(tmpdir(), 'yangui-commands-data-'));
  process.env['DATABASE_URL'] = database.url;
  for (const way of ['log', 'error'] as const)
    mock.method(console, way, (text: string) => {
      said.push(text);
    });
});
after(async () => {
  mock.restoreAll();
  await database.drop();
  rmSync(folder, { recursive: true });
  rmSync(dataFolder, { recursive: true });
});

type Command = (words: readonly string[], options: Options) => Promise<number>;

async function assertSays(expected: RegExp, command: Command, words: readonly string[], options: Options, status = 1) {
  said.length = 0;
  assert.equal(await command(words, { data: dataFolder, ...options }), status, said.join('\n'));
  assert.match(said.join('\n'), expected);
  assert.doesNotMatch(said.join('\n'), /\n\s+at /);
}

const counties = async () =>
  (await database.pool.query<{ county: string }>('select county from journal_head order by county')).rows.map(
    ({ county }) => county,
  );

test('a county is opened with somebody who can enter it, or not at all', async () => {
  await assertSays(/one-time password: \S+/, openCommand, ['522325'], { name: 'wang', 'full-name': '王芳' }, 0);
  await assertSays(/already here/, openCommand, ['522325'], { name: 'zhao' });
  await assertSays(/taken|already|another/i, openCommand, ['522326'], { name: 'wang' });
  await assertSays(/[a-z]/i, openCommand, ['522326'], { name: '10086' });
  await assertSays(/[a-z]/i, openCommand, ['522326'], { name: 'a b' });
  await assertSays(/[a-z]/i, openCommand, ['522326'], { name: 'zhao', 'full-name': '😀' });
  await assertSays(/no county 999999/, openCommand, ['999999'], { name: 'zhao' });
  assert.deepEqual(await counties(), ['522325']);
  await assertSays(/one-time password/, openCommand, ['522326'], { name: 'zhao' }, 0);
  await assertSays(/522325: 2 entries[^]*522326: 2 entries/, verifyCommand, [], {}, 0);
});

test('an export, an import or a check that was told wrong leaves nothing behind', async () => {
  const [out, sealed] = [join(folder, 'none.jsonl'), join(folder, 'none.sealed')];
  await assertSays(/no county 520603 here/, verifyCommand, ['520603'], {});
  await assertSays(/no county 520603 here/, exportCommand, ['520603'], { out });
  await assertSays(/passphrase-file/, exportCommand, ['522325'], { out, private: sealed });
  await assertSays(/no file/, importCommand, [out], {});
  assert.deepEqual(readdirSync(folder), []);
  writeFileSync(out, 'an older export');
  await assertSays(/no county 520603 here/, exportCommand, ['520603'], { out });
  await assertSays(/not a county exported/, importCommand, [out], {});
  assert.equal(readFileSync(out, 'utf8'), 'an older export');
  assert.deepEqual(readdirSync(folder), ['none.jsonl']);
  assert.deepEqual(await counties(), ['522325', '522326']);
});
