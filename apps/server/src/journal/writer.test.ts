import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Fault, refuse, SYSTEM, type BoundCommand, type Decision, type State } from '@yangui/domain';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { loadCounties } from '../store/load.ts';
import {
  assertBooksStand,
  begin,
  entryCount,
  newId,
  newWriter,
  sayAll,
  sayByTurns,
  stockOf,
  tally,
  TestCounty,
  verdictOf,
  WANSHAN,
  withCounty,
} from './test-county.ts';

/** A command whose rule is ours to write. */
function rigged(county: TestCounty, decide: (state: State) => Decision): BoundCommand {
  return { ...county.bind('receive-stock', { product: county.product, quantity: 1 }, { by: SYSTEM }), decide };
}

describe('an outcome', () => {
  const here = withCounty();

  test('of an accepted command is its journal number, of a refused one its reason', async () => {
    const [order, tooMuch] = await sayAll(here.writer, [
      here.county.order(),
      here.county.order({ quantity: 9_999, product: newId() }),
    ]);
    assert.ok(order?.status === 'accepted' && order.seq > 0);
    assert.equal(verdictOf(tooMuch), 'product-unknown');
  });

  test('is the same for a repeat: in the same batch, later, after a restart and from another server', async () => {
    const order = here.county.order();
    const none = here.county.order({ product: newId() });
    const [first, again, no, noAgain] = await sayAll(here.writer, [order, order, none, none]);
    assert.deepEqual(again, first);
    assert.deepEqual(noAgain, no);
    assert.equal(verdictOf(no), 'product-unknown');
    const count = await entryCount(here.pool, here.county);
    for (const writer of [here.writer, newWriter(here.pool), newWriter(here.pool)]) {
      assert.deepEqual(await sayAll(writer, [none, order]), [no, first]);
    }
    assert.equal(await entryCount(here.pool, here.county), count);
    await assertBooksStand(here.pool, here.county);
  });

  test('of an id used again for something else, or by somebody else, is a refusal, and the first stands', async () => {
    const { county, writer } = here;
    const order = county.order();
    const other = county.order({ id: order.id, quantity: 2 });
    const stranger = county.bind('place-order', order.payload, { id: order.id, by: county.clerk });
    const [first, reused] = await sayAll(writer, [order, other]);
    assert.equal(verdictOf(reused), 'command-id-reused');
    assert.deepEqual((await sayAll(writer, [other, stranger, order])).map(verdictOf), [
      'command-id-reused',
      'command-id-reused',
      'accepted',
    ]);
    assert.equal(verdictOf(first), 'accepted');
    const { rows } = await here.pool.query('select lines from assisted_order where county = $1 and id = $2', [
      county.code,
      order.id,
    ]);
    assert.equal(rows[0].lines[0].quantity, 1);
  });

  test('of a refused command stays refused though it could be done by now', async () => {
    const { county, writer } = here;
    const product = newId();
    const early = county.bind('receive-stock', { product, quantity: 5 });
    assert.equal(verdictOf(await writer.submit(early)), 'product-unknown');
    await writer.submit(
      county.bind('add-product', {
        product,
        name: '迟到的货',
        unit: '箱',
        barcode: null,
        priceFen: 100,
        rebateBasisPoints: 0,
        stockUnits: 0,
      }),
    );
    assert.equal(verdictOf(await writer.submit(early)), 'product-unknown');
    assert.equal(await stockOf(here.pool, county, product), 0);
  });

  test('of a command for a county that is not here is county-unknown, and its neighbours go through', async () => {
    const elsewhere = new TestCounty(WANSHAN);
    const outcomes = await sayAll(here.writer, [here.county.order(), elsewhere.order(), here.county.order()]);
    assert.deepEqual(outcomes.map(verdictOf), ['accepted', 'county-unknown', 'accepted']);
  });
});

describe('a batch is a list of single decisions', () => {
  const here = withCounty();

  test('a refusal does not fail its neighbours, and what an earlier one did a later one sees', async () => {
    const { county, writer } = here;
    const order = county.order();
    const outcomes = await sayAll(writer, [
      order,
      county.collect(order.id),
      county.receive(order.id),
      county.order({ product: newId() }),
      county.collect(order.id),
      county.collect(order.id),
      county.order(),
    ]);
    assert.deepEqual(outcomes.map(verdictOf), [
      'accepted',
      'order-not-ready',
      'accepted',
      'product-unknown',
      'accepted',
      'order-not-ready',
      'accepted',
    ]);
    await assertBooksStand(here.pool, county);
  });

  test('a rule that throws fails its own command alone, leaves nothing behind, and can be sent again', async () => {
    const { county, pool } = here;
    const faults: unknown[] = [];
    const writer = newWriter(pool, { onFault: (fault) => faults.push(fault) });
    const stock = await stockOf(pool, county, county.product);
    const half = rigged(county, () => ({
      events: [
        { type: 'StockReceived', data: { product: county.product, quantity: 7 } },
        { type: 'OrderReceived', data: { order: newId() } },
      ],
    }));
    const undeclared = rigged(county, (state) => {
      state.get('order', newId());
      return refuse('busy');
    });
    const unbalanced = rigged(county, () => {
      throw new RangeError('out of luck');
    });
    const settled = await Promise.allSettled(
      [county.order(), half, county.order(), undeclared, unbalanced, county.order()].map((one) => writer.submit(one)),
    );
    assert.deepEqual(
      settled.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled', 'rejected', 'rejected', 'fulfilled'],
    );
    assert.equal(faults.length, 3);
    assert.ok(faults[0] instanceof Fault && faults[1] instanceof Fault);
    assert.equal(await stockOf(pool, county, county.product), (stock ?? 0) - 3);
    const { rowCount } = await pool.query(
      'select from journal_entry where county = $1 and command_id = any($2::uuid[])',
      [county.code, [half.id, undeclared.id]],
    );
    assert.equal(rowCount, 0);
    const mended = {
      ...half,
      decide: (): Decision => ({ events: [{ type: 'StockReceived', data: { product: county.product, quantity: 7 } }] }),
    };
    assert.equal(verdictOf(await writer.submit(mended)), 'accepted');
    await assertBooksStand(pool, county);
  });

  test('a row that the database will not take fails its own command alone', async () => {
    const { county, pool } = here;
    const cursed = newId();
    await pool.query('alter table product add constraint no_thirteen check (stock_units <> 13)');
    const writer = newWriter(pool);
    const add = (product: string, stockUnits: number) =>
      county.bind('add-product', {
        product,
        name: '新货',
        unit: '箱',
        barcode: null,
        priceFen: 100,
        rebateBasisPoints: 0,
        stockUnits,
      });
    const said = [county.order(), add(newId(), 12), add(cursed, 13), county.order(), add(newId(), 14), county.order()];
    const settled = await Promise.allSettled(said.map((one) => writer.submit(one)));
    assert.deepEqual(
      settled.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
    );
    assert.equal(await stockOf(pool, county, cursed), undefined);
    await assertBooksStand(pool, county);
    await pool.query('alter table product drop constraint no_thirteen');
    assert.equal(verdictOf(await writer.submit(add(cursed, 13))), 'accepted');
    await assertBooksStand(pool, county);
  });

  test('more commands than the queue holds are told that the server is busy, and may come again', async () => {
    const { county } = here;
    const writer = newWriter(here.pool, { queueLimit: 20 });
    const said = Array.from({ length: 60 }, () => county.order());
    const outcomes = await sayAll(writer, said);
    assert.deepEqual(tally(outcomes), { accepted: 20, busy: 40 });
    const turnedAway = said.filter((_, index) => verdictOf(outcomes[index]) === 'busy').slice(0, 20);
    assert.deepEqual(tally(await sayAll(writer, turnedAway)), { accepted: 20 });
  });

  test('a batch longer than one transaction carries goes on in the next, in the order it came', async () => {
    const { county } = here;
    const writer = newWriter(here.pool, { batchLimit: 7 });
    const outcomes = await sayAll(
      writer,
      Array.from({ length: 40 }, () => county.order()),
    );
    const numbers = outcomes.map((outcome) => (outcome.status === 'accepted' ? outcome.seq : 0));
    assert.deepEqual(
      numbers,
      Array.from({ length: 40 }, (_, index) => (numbers[0] ?? 0) + index),
    );
  });

  test('a clock ten minutes ahead or forty-five days behind is refused, less is not', async () => {
    const { county, writer } = here;
    const minutes = 60_000;
    const outcomes = await sayAll(
      writer,
      [11 * minutes, 9 * minutes, -44 * 1_440 * minutes, -46 * 1_440 * minutes].map((off) =>
        county.order({ at: Date.now() + off }),
      ),
    );
    assert.deepEqual(outcomes.map(verdictOf), ['clock-ahead', 'accepted', 'accepted', 'clock-behind']);
  });
});

describe('several writers on one database', () => {
  const here = withCounty({ stations: 4 });

  test('put the commands of several counties in one order each: no gap, no double, stock and money exact', async () => {
    const { county, pool } = here;
    const other = await begin(pool, here.writer, new TestCounty(WANSHAN));
    const writers = [newWriter(pool), newWriter(pool), newWriter(pool)];
    const start = await Promise.all([county, other].map((of) => entryCount(pool, of)));
    const said = Array.from({ length: 600 }, (_, index) =>
      index % 3 === 0 ? other.order() : county.order({ station: county.stations[index % 4] ?? county.station }),
    );
    const outcomes = await sayByTurns(writers, said);
    assert.ok(outcomes.every((outcome) => verdictOf(outcome) === 'accepted'));
    for (const [index, of] of [county, other].entries()) {
      const { rows } = await pool.query<{ seq: number }>(
        'select seq from journal_entry where county = $1 order by seq',
        [of.code],
      );
      assert.deepEqual(
        rows.map(({ seq }) => seq),
        Array.from({ length: rows.length }, (_, at) => at + 1),
      );
      const ordered = said.filter((command) => command.county === of.code).length;
      assert.equal(rows.length, (start[index] ?? 0) + ordered);
      assert.equal(await stockOf(pool, of, of.product), 1_000_000 - ordered);
      await assertBooksStand(pool, of);
    }
  });

  test('know when what they remember of a county is no longer so', async () => {
    const { county, pool } = here;
    const [one, other] = [newWriter(pool), newWriter(pool)];
    const product = newId();
    const add = county.bind('add-product', {
      product,
      name: '价变',
      unit: '箱',
      barcode: null,
      priceFen: 1_000,
      rebateBasisPoints: 0,
      stockUnits: 3,
    });
    await sayAll(other, [county.order()]);
    await sayAll(one, [add, county.order({ product, quantity: 2 })]);
    assert.equal(verdictOf(await other.submit(county.order({ product, quantity: 2 }))), 'stock-short');
    await other.submit(county.bind('change-product-terms', { product, priceFen: 900, rebateBasisPoints: 0 }));
    assert.equal(verdictOf(await one.submit(county.order({ product }))), 'price-changed');
    const late = county.order();
    await one.submit(late);
    assert.equal(verdictOf(await other.submit(county.receive(late.id))), 'accepted');
    assert.equal(verdictOf(await one.submit(county.collect(late.id))), 'accepted');
  });

  test('sell twenty of a hot product to three hundred at once, and not one more', async () => {
    const { county, pool } = here;
    const product = newId();
    await here.writer.submit(
      county.bind('add-product', {
        product,
        name: '抢手货',
        unit: '台',
        barcode: null,
        priceFen: 1_000,
        rebateBasisPoints: 1_000,
        stockUnits: 20,
      }),
    );
    const writers = [newWriter(pool, { batchLimit: 16 }), newWriter(pool), newWriter(pool)];
    const outcomes = await sayByTurns(
      writers,
      Array.from({ length: 300 }, () => county.order({ product })),
    );
    const accepted = outcomes.filter((outcome) => verdictOf(outcome) === 'accepted');
    assert.equal(accepted.length, 20);
    assert.equal(outcomes.filter((outcome) => verdictOf(outcome) === 'stock-short').length, 280);
    assert.equal(await stockOf(pool, county, product), 0);
    await assertBooksStand(pool, county);
  });

  test('get one and the same outcome for a command sent to all of them at once', async () => {
    const { county, pool } = here;
    const said = Array.from({ length: 30 }, () => county.order());
    const told = await Promise.all(
      [newWriter(pool), newWriter(pool), newWriter(pool)].map((writer) => sayAll(writer, said)),
    );
    assert.deepEqual(told[1], told[0]);
    assert.deepEqual(told[2], told[0]);
    assert.deepEqual(tally(told[0] ?? []), { accepted: 30 });
  });
});

describe('a device that sends its whole outbox again', () => {
  const here = withCounty();

  test('three times over and in any order changes nothing', async () => {
    const { county, pool } = here;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('order', 'greedy', 'receive', 'collect', 'cancel', 'return'), {
          minLength: 1,
          maxLength: 25,
        }),
        fc.infiniteStream(fc.nat()),
        async (moves, chance) => {
          const outbox: BoundCommand[] = [];
          const orders: string[] = [];
          for (const move of moves) {
            const some = orders.at((chance.next().value ?? 0) % Math.max(1, orders.length)) ?? newId();
            const command = {
              order: () => county.order(),
              greedy: () => county.order({ quantity: 9_999, product: newId() }),
              receive: () => county.receive(some),
              collect: () => county.collect(some),
              cancel: () =>
                county.bind('cancel-order', { order: some, reason: 'other' }, { by: county.station.partner }),
              return: () =>
                county.bind('return-order', { order: some, reason: 'quality' }, { by: county.station.partner }),
            }[move]();
            outbox.push(command);
            if (move === 'order') orders.push(command.id);
          }
          const first = new Map((await sayAll(newWriter(pool), outbox)).map((outcome) => [outcome.id, outcome]));
          const hash = await headHash(pool, county);
          for (let times = 0; times < 3; times += 1) {
            const shuffled = outbox
              .map((command) => ({ command, key: chance.next().value ?? 0 }))
              .toSorted((one, other) => one.key - other.key)
              .map(({ command }) => command);
            for (const outcome of await sayAll(newWriter(pool), shuffled))
              assert.deepEqual(outcome, first.get(outcome.id));
          }
          assert.equal(await headHash(pool, county), hash);
        },
      ),
      { numRuns: 20, seed: 20_261_121 },
    );
    await assertBooksStand(pool, county);
  });
});

async function headHash(pool: Pool, { code }: TestCounty): Promise<string | undefined> {
  const { rows } = await pool.query<{ hash: string }>('select last_hash as hash from journal_head where county = $1', [
    code,
  ]);
  return rows[0]?.hash;
}

describe('a county with any number of accounts', () => {
  const here = withCounty();
  const balanceOf = async (account: string) => {
    const { rows } = await here.pool.query<{ fen: number }>(
      'select balance_fen as fen from account where county = $1 and id = $2',
      [here.county.code, account],
    );
    return rows[0]?.fen;
  };

  test('has those alone in memory that its commands touched, and books right on what lay on the disk', async () => {
    const { county, pool } = here;
    await sayAll(newWriter(pool), [county.order(), county.order()]);
    const before = await balanceOf('sales');
    const set = (await loadCounties(pool, [county.code])).get(county.code);
    assert.equal(set?.has('account', 'sales'), false);
    // A writer that knows nothing yet, and one that remembers.
    const writer = newWriter(pool);
    await sayAll(writer, [county.order()]);
    await sayAll(writer, [county.order(), county.order({ product: newId() }), county.order()]);
    assert.ok(before !== undefined && before < 0);
    assert.equal(await balanceOf('sales'), (before / 2) * 5);
    await assertBooksStand(pool, county);
  });

  test('closes a month on all of them, those that no command has touched and those not saved yet', async () => {
    const { county, pool } = here;
    const { rows } = await pool.query<{ sum: number; heads: number }>(
      `select sum(balance_fen)::bigint as sum, count(distinct split_part(id, ':', 1))::int as heads from account where county = $1`,
      [county.code],
    );
    assert.equal(rows[0]?.sum, 0);
    const writer = newWriter(pool);
    const [, closed] = await sayAll(writer, [
      county.order(),
      county.bind('close-period', { period: '2020-01' }, { by: SYSTEM }),
    ]);
    assert.equal(verdictOf(closed), 'accepted');
    const { rows: months } = await pool.query<{ lines: { head: string; balanceFen: number }[] }>(
      `select trial_balance as lines from period where county = $1 and id = '2020-01'`,
      [county.code],
    );
    const lines = months[0]?.lines ?? [];
    assert.equal(lines.length, rows[0].heads);
    assert.equal(lines.find(({ head }) => head === 'sales')?.balanceFen, await balanceOf('sales'));
    await assertBooksStand(pool, county);
  });
});
