import { comingOrderStages, openOrderStages, startOfDayAfter } from '@yangui/domain';
import { clockStopped } from '../../journal/clock-watch.ts';
import { countLate } from '../journal/late-commands.ts';
import { driversInTrouble, stationsInTrouble } from '../devices/devices.ts';
import { countProposals } from '../two-people/proposals.ts';
import type { Query } from '../../http/reading.ts';

/** Below how many units a product's stock is called low. */
export const LOW_STOCK = 10;

interface StageCount {
  readonly stage: string;
  readonly count: number;
  readonly oldest: number;
  readonly due: number;
  readonly amountFen: number;
  readonly own: number;
  readonly oldestOwn: number | null;
}

/** What waits in the county today: the first thing the desk shows. */
export const overview: Query<'/overview'> = async (reading) => {
  const { pool, county, within, alsoWithin } = reading;
  const now = Date.now();
  const stages = await pool.query<StageCount>(
    `select stage, count(*)::int as count, (extract(epoch from min(placed_at)) * 1000)::bigint as oldest,
         count(*) filter (where return_until <= to_timestamp($3 / 1000.0))::int as due,
         coalesce(sum(amount_fen), 0)::bigint as "amountFen",
         count(*) filter (where outside is null)::int as own,
         (extract(epoch from min(placed_at) filter (where outside is null)) * 1000)::bigint as "oldestOwn"
       from assisted_order where county = $1 and village like any($2::text[]) and stage in ('placed', 'confirmed', 'undelivered', 'received', 'collected') group by stage`,
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
  const lost = await pool.query<{ name: string }>(
    `select s.name from assisted_order o join station s on s.county = $1 and s.id = o.station
       where o.county = $1 and o.village like any($2::text[]) and o.stage = 'undelivered' order by o.placed_at, o.id limit 1`,
    [county, within],
  );
  const of = (stage: string) => stages.rows.find((row) => row.stage === stage);
  const waitingAt = (...wanted: readonly string[]) => {
    const found = stages.rows.filter(({ stage }) => wanted.includes(stage));
    return {
      count: found.reduce((sum, { count }) => sum + count, 0),
      oldest: found.length === 0 ? null : Math.min(...found.map(({ oldest }) => oldest)),
    };
  };
  const stopped = await clockStopped(pool, county, now);
  const { stations = 0, vacant = 0, low = 0, villages = 0 } = counts.rows[0] ?? {};
  return {
    toConfirm: { count: of('placed')?.own ?? 0, oldest: of('placed')?.oldestOwn ?? null },
    toReceive: waitingAt(...comingOrderStages),
    toCollect: waitingAt('received'),
    undelivered: {
      ...waitingAt('undelivered'),
      amountFen: of('undelivered')?.amountFen ?? 0,
      stationName: lost.rows[0]?.name ?? null,
    },
    toRelease: { count: of('collected')?.due ?? 0 },
    toSecond: await countProposals(reading),
    toReview: await countLate(pool, county, alsoWithin('late.review')),
    clockStopped: stopped && { ...stopped, now },
    stationsWithoutPartner: vacant,
    productsLow: low,
    stations,
    villages,
    devicesInTrouble: await stationsInTrouble(pool, county, within),
    driversInTrouble: await driversInTrouble(pool, county, within),
    openOrders: waitingAt(...openOrderStages).count,
    ordersToday: today.rows[0]?.count ?? 0,
    amountTodayFen: today.rows[0]?.amountFen ?? 0,
  };
};
