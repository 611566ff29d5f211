import { startOfDayAfter } from '@yangui/domain';
import * as z from 'zod';
import { defineRead } from '../../http/reading.ts';
import { fenAmount, moment } from '../../http/shapes.ts';

const waiting = z.object({ count: z.int(), oldest: moment.nullable() });

/** Below how many units a product's stock is called low. */
export const LOW_STOCK = 10;

interface StageCount {
  readonly stage: string;
  readonly count: number;
  readonly oldest: number;
  readonly due: number;
}

/** What waits in the county today: the first thing the desk shows. */
export const overview = defineRead({
  path: '/overview',
  summary: 'What waits, what is late, what looks wrong',
  capability: 'orders.read',
  asks: z.object({}),
  answer: z.object({
    toReceive: waiting,
    toCollect: waiting,
    toRelease: z.object({ count: z.int() }),
    stationsWithoutPartner: z.int(),
    productsLow: z.int(),
    stations: z.int(),
    villages: z.int(),
    openOrders: z.int(),
    ordersToday: z.int(),
    amountTodayFen: fenAmount,
  }),
  async read({ pool, county, within }) {
    const now = Date.now();
    const stages = await pool.query<StageCount>(
      `select stage, count(*)::int as count, (extract(epoch from min(placed_at)) * 1000)::bigint as oldest,
         count(*) filter (where return_until <= to_timestamp($3 / 1000.0))::int as due
       from assisted_order where county = $1 and village like any($2::text[]) and stage in ('placed', 'received', 'collected') group by stage`,
      [county, within, now],
    );
    const today = await pool.query<{ count: number; amountFen: number }>(
      `select count(*)::int as count, coalesce(sum(amount_fen), 0)::bigint as "amountFen" from assisted_order
       where county = $1 and village like any($2::text[]) and placed_at >= to_timestamp($3 / 1000.0) and stage <> 'cancelled'`,
      [county, within, startOfDayAfter(now, 0)],
    );
    const counts = await pool.query<{ stations: number; vacant: number; low: number; villages: number }>(
      `select (select count(*) from station where county = $1 and village like any($2::text[]) and stage <> 'closed')::int as stations,
         (select count(*) from station where county = $1 and village like any($2::text[]) and partner is null and stage in ('open', 'paused'))::int as vacant,
         (select count(*) from product where county = $1 and stock_units < $3)::int as low,
         (select count(*) from place where level = 12 and code like $1 || '%' and code like any($2::text[]))::int as villages`,
      [county, within, LOW_STOCK],
    );
    const of = (stage: string) => stages.rows.find((row) => row.stage === stage);
    const waitingAt = (stage: string) => ({ count: of(stage)?.count ?? 0, oldest: of(stage)?.oldest ?? null });
    const { stations = 0, vacant = 0, low = 0, villages = 0 } = counts.rows[0] ?? {};
    return {
      toReceive: waitingAt('placed'),
      toCollect: waitingAt('received'),
      toRelease: { count: of('collected')?.due ?? 0 },
      stationsWithoutPartner: vacant,
      productsLow: low,
      stations,
      villages,
      openOrders: (of('placed')?.count ?? 0) + (of('received')?.count ?? 0),
      ordersToday: today.rows[0]?.count ?? 0,
      amountTodayFen: today.rows[0]?.amountFen ?? 0,
    };
  },
});
