import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { businessDay, DAY } from '@yangui/domain';
import { CHAIN_START, link } from './entry.ts';
import { HeadKeeper, keptHeads, publicKeysIn } from './head-keeper.ts';
import { readHeads } from './heads.ts';
import { readBatches } from './read.ts';
import { differenceFromHead, headsIn, headText, isSignedBy, shortHeadText } from './signed-head.ts';
import { newId, sayAll, withCounty } from './test-county.ts';
import { verify } from './verify.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

describe('the signed head of a journal', () => {
  const here = withCounty();
  const now = Date.now();
  const tomorrow = now + DAY;

  function newFolder(t: TestContext): string {
    const folder = mkdtempSync(join(tmpdir(), 'yangui-heads-'));
    t.after(() => rmSync(folder, { recursive: true }));
    return join(folder, 'heads');
  }
  const trade = async () => {
    const order = here.county.order();
    await sayAll(here.writer, [order]);
    await sayAll(here.writer, [here.county.receive(order.id)]);
  };
  const epoch = async () => (await readHeads(here.pool, [here.county.code]))[0]?.epoch ?? '';
  before(trade);

  test('exposes a superuser who rewrites who did one thing and hashes everything anew, which verify alone passes', async (t) => {
    const { county, pool } = here;
    const folder = newFolder(t);
    const keeper = new HeadKeeper(folder, '/nowhere');
    assert.equal(await keeper.keepDaily(pool, [county.code], tomorrow), 1);
    const [yesterday] = keptHeads(folder, county.code, await epoch());
    assert.ok(yesterday);
    assert.equal(yesterday.day, businessDay(now));
    await trade();
    assert.equal(await differenceFromHead(pool, yesterday), undefined);

    await rewriteWho();
    assert.equal((await verify(pool, county.code)).ok, true, 'the forged journal agrees with itself');
    assert.match((await differenceFromHead(pool, yesterday)) ?? '', /an entry up to it was rewritten since/);

    // As the officer does it, with the line she kept, and with what she typed from paper.
    for (const kept of [headText(yesterday), shortHeadText(yesterday)]) {
      const { status, stdout, stderr } = yangui(['verify', '--head', kept], folder);
      assert.equal(status, 1, stderr);
      assert.match(stdout, /DIFFERS: the head of .* rewritten since/);
    }
    // And verify by itself, where the server's own heads still lie.
    assert.equal(yangui(['verify', county.code], folder).status, 1);
  });

  test('is passed by a journal that only went on', async (t) => {
    const folder = newFolder(t);
    const keeper = new HeadKeeper(folder, '/nowhere');
    const head = await keeper.current(here.pool, here.county.code, now);
    assert.ok(head);
    await trade();
    const file = join(folder, 'kept.txt');
    writeFileSync(file, `Kept by 王芳:\n${headText(head)}\n${shortHeadText(head)}\n`);
    const { status, stdout, stderr } = yangui(['verify', '--head', file], folder);
    assert.equal(status, 0, stderr + stdout);
    assert.match(stdout, new RegExp(`signed by key ${keeper.fingerprint}`));
    assert.match(stdout, /the short form/);
  });

  test('says that the journal was cut short, or batched anew', async (t) => {
    const head = await new HeadKeeper(newFolder(t), '/nowhere').current(here.pool, here.county.code, now);
    assert.ok(head);
    assert.match(
      (await differenceFromHead(here.pool, { ...head, lastSeq: head.lastSeq + 9 })) ?? '',
      /journal ends at/,
    );
    assert.match((await differenceFromHead(here.pool, { ...head, lastSeq: 0 })) ?? '', /no batch ends there/);
  });

  test('forged without the key is told from one that was signed', async (t) => {
    const folder = newFolder(t);
    const keeper = new HeadKeeper(folder, '/nowhere');
    const head = await keeper.current(here.pool, here.county.code, now);
    const key = publicKeysIn(folder).get(keeper.fingerprint);
    assert.ok(head && key);
    assert.ok(isSignedBy(head, key));
    for (const forged of [{ lastSeq: head.lastSeq - 1 }, { day: '2020-01-01' }, { hash: 'f'.repeat(64) }])
      assert.equal(isSignedBy({ ...head, ...forged }, key), false);
    const { status, stdout } = yangui(['verify', '--head', headText({ ...head, day: '2020-01-01' })], folder);
    assert.equal(status, 1);
    assert.match(stdout, /copied wrongly, or is forged/);
  });

  test('is kept once a day, and for the days that a server was away', async (t) => {
    const folder = newFolder(t);
    const keeper = new HeadKeeper(folder, '/nowhere');
    const { pool, county } = here;
    assert.equal(await keeper.keepDaily(pool, [county.code], now - DAY), 0, 'there was no journal then');
    assert.equal(await keeper.keepDaily(pool, [county.code], tomorrow), 1);
    assert.equal(await keeper.keepDaily(pool, [county.code], tomorrow), 0);
    assert.equal(await keeper.keepDaily(pool, [county.code], tomorrow + 3 * DAY), 3);
    const days = keptHeads(folder, county.code, await epoch()).map(({ day }) => day);
    assert.deepEqual(
      days,
      [0, 1, 2, 3].map((after) => businessDay(now + after * DAY)),
    );
  });

  test('comes from a key that nobody else may read, never from within the data folder', (t) => {
    const folder = newFolder(t);
    const keeper = new HeadKeeper(folder, '/nowhere');
    assert.equal(keeper.isNew, true);
    assert.equal(new HeadKeeper(folder, '/nowhere').fingerprint, keeper.fingerprint);
    assert.equal(statSync(folder).mode & 0o077, 0);
    for (const name of readdirSync(folder)) assert.equal(statSync(join(folder, name)).mode & 0o077, 0, name);
    assert.throws(() => new HeadKeeper(join(folder, 'data/heads'), join(folder, 'data')), /lies in the data folder/);
  });

  test('is announced when another key signs, and the old key is still known', async (t) => {
    const folder = newFolder(t);
    const first = new HeadKeeper(folder, '/nowhere');
    const before = await first.announce(here.pool, now);
    assert.deepEqual(await first.announce(here.pool, now), []);
    const head = await first.current(here.pool, here.county.code, now);
    assert.ok(head);
    rmSync(join(folder, 'key.pem'));
    const second = new HeadKeeper(folder, '/nowhere');
    assert.notEqual(second.fingerprint, first.fingerprint);
    assert.deepEqual(await second.announce(here.pool, now + 1), [...before, first.fingerprint]);
    const key = publicKeysIn(folder).get(head.key);
    assert.ok(key && isSignedBy(head, key));
  });

  test('is read from any text, and nothing else is taken for one', () => {
    const typed = '220112 2026-11-29 8784 3f2a-91bc-77d0-12ef-0ab4-9c11';
    assert.deepEqual(headsIn(`head: ${typed.toUpperCase()}.`), [
      { county: '220112', day: '2026-11-29', lastSeq: 8784, hash: '3f2a91bc77d012ef0ab49c11' },
    ]);
    for (const text of ['', 'hello', '220112 2026-11-29 8784', '220112 2026-11-29 8784 3f2a'])
      assert.deepEqual(headsIn(text), []);
    assert.equal(yangui(['verify', '--head', 'hello'], '/nowhere').status, 2);
  });

  function yangui(words: readonly string[], folder: string) {
    return spawnSync(process.execPath, [main, ...words, '--data', join(tmpdir(), 'yangui-heads-data')], {
      env: { ...process.env, DATABASE_URL: here.url, YANGUI_HEADS: folder },
      encoding: 'utf8',
    });
  }

  /** What whoever owns the database can do: another person in one entry and in what follows from it, and every hash computed anew. */
  async function rewriteWho(): Promise<void> {
    const { pool, county } = here;
    const { rows } = await pool.query<{ seq: number; text: string }>(
      `select seq, body::text as text from journal_entry where county = $1 and type = 'receive-order' order by seq limit 1`,
      [county.code],
    );
    const [entry] = rows;
    assert.ok(entry);
    const other = newId();
    const text = entry.text.replace(/"by":"[^"]*"/, `"by":"${other}"`);
    assert.notEqual(text, entry.text);
    await pool.query('update journal_entry set body = $3::json, by_person = $4 where county = $1 and seq = $2', [
      county.code,
      entry.seq,
      text,
      other,
    ]);
    const was = /"by":"([^"]*)"/.exec(entry.text)?.[1];
    await pool.query(
      `update assisted_order set steps = replace(steps::text, $2, $3)::json where county = $1 and strpos(steps::text, $2) > 0 and strpos(steps::text, $4) > 0`,
      [county.code, was, other, `"seq":${entry.seq},`],
    );
    let hash = CHAIN_START;
    for await (const { batch, entries } of readBatches(pool, county.code)) {
      hash = link(
        hash,
        batch.recordedAt,
        entries.map((one) => one.text),
      );
      await pool.query('update journal_batch set hash = $3 where county = $1 and last_seq = $2', [
        county.code,
        batch.lastSeq,
        hash,
      ]);
    }
    await pool.query('update journal_head set last_hash = $2 where county = $1', [county.code, hash]);
  }
});
