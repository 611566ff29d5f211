import * as z from 'zod';
import { defineRead } from '../../http/reading.ts';
import { fenAmount } from '../../http/shapes.ts';

interface EffectiveRow {
  readonly station: string;
  readonly stationName: string;
  readonly month: string;
  readonly orders: number;
  readonly effectiveFen: number;
}

/** Effective orders by station and month of collection: received, not refunded, not virtual. */
export const effectiveOrders = defineRead({
  path: '/effective-orders',
  summary: 'Effective orders of each station by month',
  capability: 'orders.read',
  reach: 'places',
  asks: z.object({
    month: z
      .string()
      .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
      .optional(),
  }),
  answer: z.object({
    rows: z.array(
      z.object({
        station: z.uuid(),
        stationName: z.string(),
        month: z.string(),
        orders: z.int(),
        effectiveFen: fenAmount,
      }),
    ),
    next: z.null(),
  }),
  async read({ pool, county, within }, asked) {
    const from = asked.month === undefined ? null : `${asked.month}-01`;
    const { rows } = await pool.query<EffectiveRow>(
      `select s.id as station, s.name as "stationName", o.month, o.orders, o."effectiveFen" from station s join (
         select station, to_char(collected_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, count(*)::int as orders, sum(effective_fen)::bigint as "effectiveFen"
         from assisted_order where county = $1 and effective_fen > 0
           and ($3::text is null or (collected_at >= $3::timestamp at time zone 'Asia/Shanghai'
             and collected_at < ($3::timestamp + interval '1 month') at time zone 'Asia/Shanghai'))
         group by 1, 2) o on o.station = s.id
       where s.county = $1 and s.village like any($2::text[]) order by o.month desc, o."effectiveFen" desc, s.name`,
      [county, within, from],
    );
    return { rows, next: null };
  },
});
