import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY } from '@yangui/domain';
import { simulate } from '@yangui/simulation';
import { turn } from './clockwork.ts';
import type { Outcome } from './outcome.ts';
import {
  assertBooksStand,
  bind,
  entryCount,
  newWriter,
  sayAll,
  stockOf,
  tally,
  testClockworkIds,
  withCounty,
} from './test-county.ts';

describe('a county that lives through lost answers, repeats, disorder and restarts', () => {
  for (const seed of [1, 20_261_121]) {
    describe(`from seed ${seed}`, () => {
      const here = withCounty({ stations: 3, products: 3, stockUnits: 60 });

      test('balances to nothing, never sells what is not there, answers each command once, and follows from its journal', async () => {
        const { county, pool } = here;
        const days = 12;
        const start = Date.now() - days * DAY;
        const before = await entryCount(pool, county);
        const deliveries = simulate(
          { clerk: county.clerk, stations: county.stations, products: county.products, priceFen: 1_000 },
          { start, days, seed },
        );
        let now = start;
        const restarted = () => newWriter(pool, { now: () => now });
        let writers = [restarted(), restarted()];
        const answers = new Map<string, Outcome>();
        for (const [index, { at, said, restart }] of deliveries.entries()) {
          now = at + DAY / 2;
          if (restart) writers = [restarted(), restarted()];
          const writer = writers[index % 2] ?? restarted();
          for (const outcome of await sayAll(
            writer,
            said.map(({ by, envelope: { id, type, at: saidAt, payload } }) =>
              bind(county.code, { id, type, at: saidAt, payload, ...(by !== undefined && { by }) }),
            ),
          )) {
            assert.deepEqual(outcome, answers.get(outcome.id) ?? outcome, 'the same command has the same outcome');
            answers.set(outcome.id, outcome);
          }
          await turn(pool, writer, now, testClockworkIds);
          for (const product of county.products) assert.ok(((await stockOf(pool, county, product)) ?? -1) >= 0);
        }
        const counts = tally([...answers.values()]);
        assert.ok(
          (counts['accepted'] ?? 0) > 100 && (counts['stock-short'] ?? 0) > 0 && (counts['order-not-ready'] ?? 0) > 0,
          JSON.stringify(counts),
        );
        const { rows } = await pool.query<{ released: number }>(
          `select count(*) as released from journal_entry where county = $1 and type = 'release-rebate'`,
          [county.code],
        );
        assert.equal(await entryCount(pool, county), before + answers.size + (rows[0]?.released ?? 0));
        await assertBooksStand(pool, county);
      });
    });
  }
});
