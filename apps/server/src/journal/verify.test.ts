import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { newId, sayAll, withCounty } from './test-county.ts';
import { verify, verifyAsSeenBy } from './verify.ts';

describe('verify', () => {
  const here = withCounty();
  let seq = 0;
  before(async () => {
    const { county, writer } = here;
    for (let batch = 0; batch < 3; batch += 1) {
      const order = county.order();
      await sayAll(writer, [
        order,
        county.receive(order.id),
        county.collect(order.id),
        county.order({ product: newId() }),
      ]);
    }
    const { rows } = await here.pool.query<{ seq: number }>(
      `select seq from journal_entry where county = $1 and type = 'place-order' and refused is null order by seq limit 1`,
      [county.code],
    );
    seq = rows[0]?.seq ?? 0;
  });

  test('finds that every row, booking and balance follows from the journal', async () => {
    const verdict = await verify(here.pool, here.county.code);
    assert.ok(verdict.ok);
    assert.equal(verdict.entries, 10 + 12);
    assert.ok(verdict.rows > 10 && verdict.postings >= 3 * 6);
  });

  test('sees the county at one moment, however much is recorded meanwhile', async () => {
    const { county, pool, writer } = here;
    const writing = (async () => {
      for (let batch = 0; batch < 60; batch += 1) {
        const order = county.order();
        await sayAll(writer, [order, county.receive(order.id)]);
      }
    })();
    for (let verdicts = 0; verdicts < 4; verdicts += 1) {
      const verdict = await verify(pool, county.code);
      assert.ok(verdict.ok, 'difference' in verdict ? verdict.difference : '');
    }
    await writing;
  });

  test('says that there is no such county', async () => {
    assert.deepEqual(await verify(here.pool, '999999'), {
      ok: false,
      county: '999999',
      difference: 'there is no county 999999 here',
    });
  });

  /** How somebody might tamper with the tables, and what is said of it first. `$1` is the county, `SEQ` an order's number. */
  const tampering: Readonly<Record<string, { sql: string; said: RegExp }>> = {
    'an entry’s body': {
      sql: `update journal_entry set body = replace(body::text, '"amountFen":1000', '"amountFen":9000')::json where county = $1 and seq = SEQ`,
      said: /the hash of entries \d+ to \d+ is not the recorded one/,
    },
    'an entry taken out': {
      sql: 'delete from journal_entry where county = $1 and seq = SEQ',
      said: /entry SEQ is missing/,
    },
    'an entry added at the end': {
      sql: `insert into journal_entry select county, seq + 1000, gen_random_uuid(), place, type, by_person, refused, body from journal_entry where county = $1 and seq = SEQ`,
      said: /entry \d+ .*outside/,
    },
    'the id an entry is found by': {
      sql: 'update journal_entry set command_id = gen_random_uuid() where county = $1 and seq = SEQ',
      said: /entry SEQ .*column/,
    },
    'whom an entry is said to be by': {
      sql: 'update journal_entry set by_person = gen_random_uuid() where county = $1 and seq = SEQ',
      said: /entry SEQ .*column/,
    },
    'the place an entry is shown at': {
      sql: `update journal_entry set place = '520603' where county = $1 and seq = SEQ`,
      said: /entry SEQ .*column/,
    },
    'a refusal hidden': {
      sql: 'update journal_entry set refused = null where county = $1 and refused is not null',
      said: /entry \d+ .*column/,
    },
    'a batch’s time': {
      sql: `update journal_batch set recorded_at = recorded_at + interval '1 minute' where county = $1 and last_seq >= SEQ`,
      said: /the hash of entries/,
    },
    'a batch taken out': {
      sql: 'delete from journal_batch where county = $1 and last_seq = (select min(last_seq) from journal_batch where county = $1)',
      said: /begins at/,
    },
    'the last batch taken out': {
      sql: 'delete from journal_batch where county = $1 and last_seq = (select max(last_seq) from journal_batch where county = $1)',
      said: /the journal ends at \d+ .* but the head says/,
    },
    'the head moved': {
      sql: 'update journal_head set last_seq = last_seq + 1 where county = $1',
      said: /the head says/,
    },
    'the head’s hash': {
      sql: `update journal_head set last_hash = repeat('a', 64) where county = $1`,
      said: /the head says/,
    },
    'a product’s stock': {
      sql: 'update product set stock_units = stock_units + 1 where county = $1',
      said: /product .*stockUnits is \d+ in the table, but \d+ by the journal/,
    },
    'a partner’s balance': {
      sql: `update account set balance_fen = balance_fen - 100 where county = $1 and id like 'rebate-pending:%'`,
      said: /account rebate-pending:.*balanceFen/,
    },
    'an order’s stage': {
      sql: `update assisted_order set stage = 'placed' where county = $1`,
      said: /assisted_order .*stage is "placed" in the table/,
    },
    'somebody’s role': { sql: `update member set holdings = '[]' where county = $1`, said: /member .*holdings/ },
    'a row added': {
      sql: 'insert into villager (county, id, station, village, erased) select county, gen_random_uuid(), station, village, false from villager where county = $1',
      said: /villager .* no event made it/,
    },
    'a row taken out': {
      sql: 'delete from station where county = $1',
      said: /station .* follows from the journal, but is not in the table/,
    },
    'a booking’s amount': {
      sql: 'update posting set amount_fen = amount_fen + 1 where county = $1 and seq = SEQ and line = 1',
      said: /posting to cash:.*the table has 1001 fen at SEQ\/1/,
    },
    'a booking’s order': {
      sql: 'update posting set about_id = gen_random_uuid() where county = $1 and seq = SEQ and line = 2',
      said: /posting to sales/,
    },
    'what kind of thing a booking is about': {
      sql: `update posting set about_kind = 'parcel' where county = $1 and seq = SEQ and line = 2`,
      said: /posting to sales: .* of parcel .* of order/,
    },
    'a booking added': {
      sql: `insert into posting select county, account, 1, 9, amount_fen, reason, about_id, about_kind from posting where county = $1 and seq = SEQ and line = 1`,
      said: /posting to cash/,
    },
    'a booking taken out': {
      sql: 'delete from posting where county = $1 and seq = SEQ and line = 3',
      said: /posting to rebate-expense: the table has .*, the journal 50 fen at SEQ\/3/,
    },
    'a booking moved to another account': {
      sql: `update posting set account = 'sales' where county = $1 and seq = SEQ and line = 3`,
      said: /posting to/,
    },
  };

  for (const [what, { sql, said }] of Object.entries(tampering)) {
    test(`names what was tampered with: ${what}`, async () => {
      const tampered = await here.pool.connect();
      try {
        await tampered.query('begin');
        const { rowCount } = await tampered.query(sql.replaceAll('SEQ', String(seq)), [here.county.code]);
        assert.ok((rowCount ?? 0) > 0, 'something was changed');
        const verdict = await verifyAsSeenBy(tampered, here.county.code);
        assert.ok(!verdict.ok, 'the difference is seen');
        assert.match(verdict.difference, new RegExp(said.source.replaceAll('SEQ', String(seq))));
      } finally {
        await tampered.query('rollback');
        tampered.release();
      }
    });
  }
});
