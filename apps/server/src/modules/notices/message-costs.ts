import { DAY } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import type { Query } from '../../http/reading.ts';

/** What messages came to in the last year, by the month in China in which they went out: as the operator bills them. */
export const messageCosts: Query<'/message-costs'> = async ({ pool, county }) => {
  const { rows } = await pool.query<RowOf<'/message-costs'>>(
    `select to_char(coalesce(m.sent_at, m.told_at) at time zone 'Asia/Shanghai', 'YYYY-MM') as month, m.channel, m.template,
       count(m.sent_at)::int as sent, count(m.delivered_at)::int as delivered, count(m.told_at)::int as told, sum(m.cost_fen)::bigint as "costFen"
     from message m where m.county = $1 and coalesce(m.sent_at, m.told_at) > to_timestamp($2 / 1000.0)
     group by 1, 2, 3 order by 1 desc, 2 nulls last, 3`,
    [county, Date.now() - YEAR],
  );
  return { rows, next: null };
};

const YEAR = 366 * DAY;
