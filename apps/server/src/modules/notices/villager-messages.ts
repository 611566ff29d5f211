import type { RowOf } from '@yangui/domain/reads';
import type { Query } from '../../http/reading.ts';
import { followJournal } from './follow.ts';

/** How many are shown: of years ago nobody asks. */
const MOST = 50;

/** What one villager was told or is to be told: which text, when and how it came to them; their number stands nowhere in it. */
export const villagerMessages: Query<'/villager-messages'> = async ({ pool, county, within }, { villager }) => {
  await followJournal(pool, county, Date.now());
  const { rows } = await pool.query<RowOf<'/villager-messages'>>(
    `select m.id, m.template, s.name as "stationName", (extract(epoch from m.made_at) * 1000)::bigint as at, m.channel,
         case when m.told_at is not null then 'told' when m.delivered_at is not null then 'delivered' when m.sent_at is not null then 'sent'
           when m.state = 'over' then 'over' else 'waiting' end as outcome,
         (extract(epoch from coalesce(m.told_at, m.delivered_at, m.sent_at)) * 1000)::bigint as "outcomeAt"
       from message m join villager v on v.county = $1 and v.id = m.to_id left join station s on s.county = $1 and s.id = m.station
       where m.county = $1 and m.to_kind = 'villager' and m.to_id = $2 and v.village like any($3::text[])
       order by m.made_at desc, m.id limit ${MOST}`,
    [county, villager, within],
  );
  return { rows, next: null };
};
