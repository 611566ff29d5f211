import assert from 'node:assert/strict';
import { chart, evolve, kinds, WorkingSet, type AnyEvent } from '@yangui/domain';
import type { Server } from '@yangui/server';

/** How many copied orders are lived through once more. */
const SAMPLE = 2_000;

interface Body {
  readonly seq: number;
  readonly at: number;
  readonly countsFrom?: number;
  readonly by: string;
  readonly events?: readonly AnyEvent[];
}

/** Asks for a page of a list. */
export type Ask = (
  path: string,
) => Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[]; readonly next: string | null }>;

/**
 * Sees that the copies are what the journal would have left: orders picked at random, lived through once more from their
 * copied entries, give their rows; and what the reads add up agrees.
 * @returns how many orders were compared
 * @throws at the first difference
 */
export async function checkCopies({ pool }: Pick<Server, 'pool'>, ask: Ask, county: string): Promise<number> {
  const { rows: began } = await pool.query<{ seq: number }>(
    `select min(seq) - 1 as seq from journal_entry where county = $1 and type = 'place-order'`,
    [county],
  );
  const state = new WorkingSet(kinds, kinds);
  const live = async (sql: string, values: readonly unknown[]) => {
    const { rows } = await pool.query<{ body: Body }>(sql, [...values]);
    for (const {
      body: { seq, at, by, countsFrom = at, events = [] },
    } of rows)
      for (const event of events) evolve(state, event, { seq, at, by, countsFrom });
  };
  await live('select body from journal_entry where county = $1 and seq <= $2 order by seq', [
    county,
    began[0]?.seq ?? 0,
  ]);
  const orders = await pool.query<{ id: string; seqs: number[] }>(
    `select id, array(select (step ->> 'seq')::bigint from json_array_elements(steps) step)::bigint[] as seqs from assisted_order where county = $1 order by md5(id::text || 'check') limit $2`,
    [county, SAMPLE],
  );
  await live('select body from journal_entry where county = $1 and seq = any($2::bigint[]) order by seq', [
    county,
    orders.rows.flatMap(({ seqs }) => seqs),
  ]);
  for (const { id } of orders.rows) {
    const lived = state.get('order', id);
    const { rows } = await pool.query<Record<string, unknown>>(
      `select station, village, partner, villager, tender, stage, lines, steps, supplier_ref as "supplierRef", amount_fen as "amountFen", rebate_fen as "rebateFen", refunded_fen as "refundedFen",
         rebate_back_fen as "rebateBackFen", effective_fen as "effectiveFen", (extract(epoch from placed_at) * 1000)::bigint as "placedAt",
         (extract(epoch from collected_at) * 1000)::bigint as "collectedAt", (extract(epoch from return_until) * 1000)::bigint as "returnUntil", parcel, outside
       from assisted_order where county = $1 and id = $2`,
      [county, id],
    );
    assert.deepEqual({ id, ...rows[0] }, lived, `order ${id}`);
  }
  await checkSums({ pool }, ask, county);
  return orders.rows.length;
}

/** What one read adds up another has too: open orders, effective ones, what was sold, and that the books balance. */
async function checkSums({ pool }: Pick<Server, 'pool'>, ask: Ask, county: string): Promise<void> {
  const sum = (rows: readonly Record<string, unknown>[], field: string) =>
    rows.reduce((total, row) => total + Number(row[field]), 0);
  const {
    rows: [stored],
  } = await pool.query<Record<'open' | 'effective' | 'sold' | 'rebates', number>>(
    `select count(*) filter (where stage in ('placed', 'confirmed', 'received'))::int as open, sum(effective_fen)::bigint as effective, sum(amount_fen - refunded_fen) filter (where stage <> 'cancelled')::bigint as sold,
       sum(rebate_fen - rebate_back_fen) filter (where stage <> 'cancelled')::bigint as rebates from assisted_order where county = $1`,
    [county],
  );
  assert.equal(
    sum((await ask('/stations')).rows, 'openOrders'),
    stored?.open,
    'the stations count as many open orders as there are',
  );
  let [open, cursor] = [0, ''];
  do {
    const page = await ask(`/orders?stage=open&limit=1000${cursor && `&cursor=${cursor}`}`);
    open += page.rows.length;
    cursor = page.next ?? '';
  } while (cursor !== '');
  assert.equal(open, stored?.open, 'the list of open orders has them all');
  assert.equal(
    sum((await ask('/effective-orders')).rows, 'effectiveFen'),
    stored?.effective,
    'the months add up to the orders',
  );
  const { rows: accounts } = await ask('/ledger');
  assert.equal(sum(accounts, 'balanceFen'), 0, 'the books balance');
  const balance = (head: string) =>
    sum(
      accounts.filter(({ account }) => String(account).split(':')[0] === head),
      'balanceFen',
    );
  assert.equal(-balance(chart.sales), stored?.sold, 'sales are what orders come to');
  assert.equal(balance(chart.rebateExpense), stored?.rebates, 'and rebates');
  assert.equal(
    -['rebate-accrued', 'rebate-pending', 'rebate-payable'].reduce((total, head) => total + balance(head), 0),
    Number(stored?.rebates) + balance(chart.pickupExpense),
    'all of it owed to partners, and what they earned by handing out',
  );
}
