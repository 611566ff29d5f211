import type { Query } from '../../http/reading.ts';

interface EffectiveRow {
  readonly station: string;
  readonly stationName: string;
  readonly month: string;
  readonly orders: number;
  readonly effectiveFen: number;
}

/** Effective orders by station and month of collection: received, not refunded, not virtual. */
export const effectiveOrders: Query<'/effective-orders'> = async ({ pool, county, within }, asked) => {
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
};
