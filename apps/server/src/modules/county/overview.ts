import { comingOrderStages, openOrderStages, startOfDayAfter } from '@yangui/domain';
import * as z from 'zod';
import { clockStopped } from '../../journal/clock-watch.ts';
import { countLate } from '../journal/late-commands.ts';
import { defineRead } from '../../http/reading.ts';
import { fenAmount, moment } from '../../http/shapes.ts';
import { driversInTrouble, stationsInTrouble } from '../devices/devices.ts';
import { countProposals } from '../two-people/proposals.ts';

const waiting = z.object({ count: z.int(), oldest: moment.nullable() });

/** Below how many units a product's stock is called low. */
export const LOW_STOCK = 10;

interface StageCount {
  readonly stage: string;
  readonly count: number;
  readonly oldest: number;
  readonly due: number;
  readonly own: number;
  readonly oldestOwn: number | null;
}

/** What waits in the county today: the first thing the desk shows. */
export const overview = defineRead({
  path: '/overview',
  summary: 'What waits, what is late, what looks wrong',
  capability: 'orders.read',
  reach: 'places',
  asks: z.object({}),
  answer: z.object({
    /** Orders of the county's shop that the supplier has not confirmed; they are among those to receive too. */
    toConfirm: waiting,
    toReceive: waiting,
    toCollect: waiting,
    /** Orders whose parcel went back or got lost: to be sent again, or paid back. */
    undelivered: waiting,
    toRelease: z.object({ count: z.int() }),
    /** Commands that came late and wait for a decision, where the reader may decide. */
    toReview: waiting,
    /** The clock jumped, or the server was off for days: since when what time makes due stands still, and when it last went. Null where it goes. */
    clockStopped: z.object({ stoppedAt: moment, turnedAt: moment.nullable(), now: moment }).nullable(),
    /** What somebody else proposed and waits for the reader, or another second person. */
    toSecond: waiting,
    stationsWithoutPartner: z.int(),
    productsLow: z.int(),
    stations: z.int(),
    villages: z.int(),
    /** Stations with a device that is silent, full, keeps work it should have sent, shows old things or has its clock off; and drivers with such a phone. */
    devicesInTrouble: z.int(),
    driversInTrouble: z.int(),
    openOrders: z.int(),
    ordersToday: z.int(),
    amountTodayFen: fenAmount,
  }),
  async read(reading) {
    const { pool, county, within, alsoWithin } = reading;
    const now = Date.now();
    const stages = await pool.query<StageCount>(
      `select stage, count(*)::int as count, (extract(epoch from min(placed_at)) * 1000)::bigint as oldest,
         count(*) filter (where return_until <= to_timestamp($3 / 1000.0))::int as due,
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
      undelivered: waitingAt('undelivered'),
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
  },
});
