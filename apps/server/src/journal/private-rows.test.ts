import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { testDatabase } from '../postgres/test-database.ts';
import { importPrivate, readPersonal } from './private-file.ts';
import { newId, verdictOf, withCounty } from './test-county.ts';
import { exportCounty, importCounty } from './transfer.ts';
import { verify } from './verify.ts';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline';

const NAME = '欧阳雁归独一无二';
const bank = { accountName: '王站长', bank: '中国农业银行', accountNumber: '6228480402564890018' };

describe('a private row and what the journal says of it', () => {
  const here = withCounty();
  const difference = async () => {
    const verdict = await verify(here.pool, here.county.code);
    return verdict.ok ? undefined : verdict.difference;
  };
  const register = async () => {
    const { county, writer } = here;
    const villager = newId();
    const { id: station, partner } = county.station;
    const said = county.bind('register-villager', { villager, station }, { by: partner, personal: { name: NAME } });
    assert.equal(verdictOf(await writer.submit(said)), 'accepted');
    return villager;
  };
  const change = (sql: string, ...values: readonly unknown[]) => here.pool.query(sql, [here.county.code, ...values]);

  test('are one: a name, a key or an account changed in the tables is named, and a row emptied by no command', async () => {
    const { county, pool, writer } = here;
    const villager = await register();
    const { partner } = county.station;
    const paid = county.bind('set-payee', { person: partner }, { by: county.clerk, personal: bank });
    assert.equal(verdictOf(await writer.submit(paid)), 'accepted');
    assert.equal(await difference(), undefined);
    const { rows } = await pool.query<{ name: string; key: string }>(
      'select name, digest_key as key from person_private where county = $1 and person = $2',
      [county.code, villager],
    );
    const [was] = rows;
    assert.ok(was);
    const villagerRow = `the private row of villager ${villager}`;
    await change('update person_private set name = $3 where county = $1 and person = $2', villager, '王二');
    assert.match((await difference()) ?? '', new RegExp(`^${villagerRow} was changed`));
    await change('update person_private set name = null where county = $1 and person = $2', villager);
    assert.match((await difference()) ?? '', new RegExp(`^${villagerRow} is empty, but`));
    await change(
      'update person_private set name = $3, digest_key = $4 where county = $1 and person = $2',
      villager,
      NAME,
      '',
    );
    assert.match((await difference()) ?? '', new RegExp(`^${villagerRow} was changed`));
    await change('update person_private set digest_key = $3 where county = $1 and person = $2', villager, was.key);
    assert.equal(await difference(), undefined);
    await change('update payee_private set account_number = $3 where county = $1 and person = $2', partner, '6228');
    assert.match((await difference()) ?? '', new RegExp(`^the private row of payee ${partner} was changed`));
    await change(
      'update payee_private set account_number = $3 where county = $1 and person = $2',
      partner,
      bank.accountNumber,
    );
    assert.equal(await difference(), undefined);
  });

  test('part when it is emptied: its key goes with it, so that no list of names finds out whose it was', async () => {
    const { county, pool, writer } = here;
    const villager = await register();
    assert.equal(verdictOf(await writer.submit(county.bind('erase-villager', { villager }))), 'accepted');
    assert.equal(await difference(), undefined);
    const { rows } = await pool.query<{ body: string; key: string | null }>(
      `select e.body::text as body, p.digest_key as key from journal_entry e join person_private p on p.county = $1 and p.person = $2
       where e.county = $1 and e.body -> 'private' ->> 'id' = $2::text order by e.seq`,
      [county.code, villager],
    );
    assert.equal(rows.length, 2);
    for (const { body, key } of rows) {
      assert.equal(key, null);
      assert.ok(!body.includes(NAME) && !body.includes(createHash('sha256').update(NAME).digest('base64url')));
    }
    await change('update person_private set name = $3 where county = $1 and person = $2', villager, NAME);
    assert.match((await difference()) ?? '', /was emptied by the journal, but something stands in it/);
    await change('update person_private set name = null where county = $1 and person = $2', villager);
  });

  test('go together to another server: the sealed file carries the keys, and what was changed on the way is named', async () => {
    const { county, pool } = here;
    const villager = await register();
    const out = new PassThrough();
    const whole = text(out);
    await exportCounty(pool, county.code, out);
    out.end();
    const journal = await whole;
    const rows = await readPersonal(pool, county.code);
    for (const [changed, expected] of [
      [(row: object) => row, undefined],
      [(row: object) => ('person' in row && row.person === villager ? { ...row, name: '王二' } : row), villager],
      // As it was sealed before there were kinds and keys: rows find their kinds, and are not what newer entries say.
      [(row: object) => ({ ...row, kind: undefined, key: undefined }), 'was changed'],
    ] as const) {
      const there = await testDatabase();
      await importCounty(
        there.pool,
        createInterface({ input: Readable.from([journal]), crlfDelay: Infinity }),
        newId(),
      );
      const before = await verify(there.pool, county.code);
      assert.ok(before.ok, 'without private rows there is nothing to differ');
      const lines = rows.map((row) => `${JSON.stringify(changed(row))}\n`);
      await importPrivate(
        there.pool,
        county.code,
        createInterface({ input: Readable.from(lines), crlfDelay: Infinity }),
      );
      const verdict = await verify(there.pool, county.code);
      if (expected === undefined) assert.ok(verdict.ok, 'difference' in verdict ? verdict.difference : '');
      else assert.match('difference' in verdict ? verdict.difference : '', new RegExp(expected));
      await there.drop();
    }
  });
});
