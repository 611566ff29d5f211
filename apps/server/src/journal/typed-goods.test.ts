import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import type { Pool } from 'pg';
import { testDatabase } from '../postgres/test-database.ts';
import { CHAIN_START, link as chainLink } from './entry.ts';
import { assertBooksStand, newId, sayAll, verdictOf, withCounty } from './test-county.ts';
import { exportCounty, importCounty } from './transfer.ts';
import { verify } from './verify.ts';

const WORDS = '给东头老欧阳捎的棉鞋';
const LINK = 'https://mobile.example.com/laoouyang';

describe('what is typed of an outside purchase', () => {
  const here = withCounty();
  let numbers = 0;

  const registered = () => {
    const { id: station, partner } = here.county.station;
    const villager = newId();
    const said = here.county.bind(
      'register-villager',
      { villager, station },
      { by: partner, personal: { name: '王秀英' } },
    );
    return { villager, said };
  };
  const bought = (villager: string, older = false) => {
    const { id: station, partner } = here.county.station;
    const line = { line: newId(), ...(older && { name: WORDS }), quantity: 1, priceFen: 2_900 };
    const purchase = {
      station,
      villager,
      platform: 'pdd',
      platformOrder: `P-${(numbers += 1)}00000`,
      ...(older && { link: LINK }),
      tracking: null,
      category: null,
      lines: [line],
    };
    return here.county.bind('record-outside-purchase', purchase, {
      by: partner,
      ...(!older && { personal: { goods: [WORDS], link: LINK } }),
    });
  };
  const rowOf = async (pool: Pool, order: string) =>
    (
      await pool.query<{ name: string | null; address: string | null }>(
        `select name, address from person_private where county = $1 and kind = 'order' and person = $2`,
        [here.county.code, order],
      )
    ).rows[0];
  const anywhere = async (pool: Pool) => {
    const { rows } = await pool.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
    );
    const found: string[] = [];
    for (const { name } of rows)
      if ((await pool.query(`select from ${name} t where t::text ~ $1`, [`${WORDS}|laoouyang`])).rowCount !== 0)
        found.push(name);
    return found;
  };

  test('stands in its private row alone, and goes with the villager, in the same batch or later; the order stays', async () => {
    const { county, writer, pool } = here;
    const { villager, said } = registered();
    const [now, before] = [bought(villager), bought(villager, true)];
    assert.deepEqual((await sayAll(writer, [said, now, before])).map(verdictOf), ['accepted', 'accepted', 'accepted']);
    for (const { id } of [now, before]) assert.deepEqual(await rowOf(pool, id), { name: WORDS, address: LINK });
    assert.deepEqual(await anywhere(pool), ['person_private']);
    await assertBooksStand(pool, county);

    const third = bought(villager);
    await sayAll(writer, [third, county.bind('erase-villager', { villager })]);
    for (const { id } of [now, before, third])
      assert.deepEqual(await rowOf(pool, id), { name: null, address: null }, 'emptied, key and all');
    assert.deepEqual(await anywhere(pool), []);
    await assertBooksStand(pool, county);
    await pool.query(`update person_private set name = '又来' where person = $1`, [now.id]);
    const verdict = await verify(pool, county.code);
    assert.match('difference' in verdict ? verdict.difference : '', new RegExp(`order ${now.id} was emptied`));
    await pool.query('update person_private set name = null where person = $1', [now.id]);
  });

  test('is said in as many names as lines, or refused before anything happens', () => {
    const { id: station, partner, villager } = here.county.station;
    const lines = [1, 2].map(() => ({ line: newId(), quantity: 1, priceFen: 100 }));
    const purchase = {
      station,
      villager,
      platform: 'jd',
      platformOrder: '77001',
      tracking: null,
      category: null,
      lines,
    };
    const personal = { goods: ['一样'], link: null };
    assert.throws(() => here.county.bind('record-outside-purchase', purchase, { by: partner, personal }));
  });

  test('in a journal and in tables of before moves to the private row, of those not erased; verify agrees with both', async () => {
    const { county, writer, pool } = here;
    const [kept, gone] = [registered(), registered()];
    const [stays, goes] = [bought(kept.villager), bought(gone.villager)];
    const erase = county.bind('erase-villager', { villager: gone.villager });
    for (const one of [kept.said, gone.said, stays, goes, erase])
      assert.equal(verdictOf(await writer.submit(one)), 'accepted');
    const out = new PassThrough();
    const whole = text(out);
    await exportCounty(pool, county.code, out);
    out.end();
    const old = asOfBefore(await whole, [stays.id, goes.id]);

    const there = await testDatabase();
    await importCounty(there.pool, createInterface({ input: Readable.from([old]), crlfDelay: Infinity }), newId());
    assert.deepEqual(await rowOf(there.pool, stays.id), { name: WORDS, address: LINK });
    assert.equal((await rowOf(there.pool, goes.id))?.name ?? null, null);
    assert.equal((await verify(there.pool, county.code)).ok, true);
    assert.deepEqual(await anywhere(there.pool), ['journal_entry', 'person_private'], 'what was hashed stays');

    // As the last release left the tables.
    await there.pool.query(`delete from person_private where kind = 'order'`);
    await there.pool.query(
      `update assisted_order set outside = (outside::jsonb || jsonb_build_object('link', $1::text))::json,
         lines = (select json_agg(l::jsonb || jsonb_build_object('name', $2::text)) from json_array_elements(lines) l) where outside is not null`,
      [LINK, WORDS],
    );
    const migration = await readFile(
      new URL('../../migrations/2026-11-30-011-typed-goods.sql', import.meta.url),
      'utf8',
    );
    await there.pool.query(migration);
    assert.deepEqual(await rowOf(there.pool, stays.id), { name: WORDS, address: LINK });
    assert.equal((await rowOf(there.pool, goes.id))?.name ?? null, null);
    const verdict = await verify(there.pool, county.code);
    assert.ok(verdict.ok, 'difference' in verdict ? verdict.difference : '');
    await there.drop();
  });
});

/** An exported journal as the last release would have written it: the words in the events, and the chain over them. */
function asOfBefore(exported: string, orders: readonly string[]): string {
  const [head = '', ...rest] = exported.trim().split('\n');
  let hash = CHAIN_START;
  const lines: string[] = [];
  for (let at = 0; at < rest.length;) {
    const batch: { entries: number; recordedAt: number } = JSON.parse(rest[at] ?? '');
    const entries = rest.slice(at + 1, at + 1 + batch.entries).map((entry) =>
      orders.some((order) => entry.includes(`"id":"${order}","type":"record-outside-purchase"`))
        ? entry
            .replace(/,"private":\{[^}]*\}/, '')
            .replace('"name":null', `"name":"${WORDS}"`)
            .replace('"outside":{', `"outside":{"link":"${LINK}",`)
        : entry,
    );
    hash = chainLink(hash, batch.recordedAt, entries);
    lines.push(JSON.stringify({ ...batch, hash }), ...entries);
    at += 1 + batch.entries;
  }
  return [JSON.stringify({ ...JSON.parse(head), lastHash: hash }), ...lines, ''].join('\n');
}
