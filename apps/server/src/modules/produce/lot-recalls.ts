import type { Recalled } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import type { Query } from '../../http/reading.ts';
import { followJournal } from '../notices/follow.ts';

type Reached = RowOf<'/lot-recalls/:id'>;

/** Whom a recall told: the households of its tickets by the messages, and who held some of it by what they read in the app. */
export const lotRecall: Query<'/lot-recalls/:id'> = async ({ pool, county, within }, { id }) => {
  const {
    rows: [found],
  } = await pool.query<{ recalled: Recalled | null }>(
    `select recalled from lot where county = $1 and id = $2 and village like any($3::text[])`,
    [county, id, within],
  );
  if (found === undefined) return undefined;
  if (found.recalled === null) return { rows: [], next: null };
  await followJournal(pool, county, Date.now());
  const { tickets, holders } = found.recalled;
  const { rows: households } = await pool.query<Reached>(
    `select distinct on (h.name, h.id) h.id, 'household' as who, h.name, r.name as "personName",
       case when m.told_at is not null then 'told' when m.state in ('sent', 'delivered') then 'sent' end as how,
       (extract(epoch from coalesce(m.told_at, m.delivered_at, m.sent_at)) * 1000)::bigint as at
     from intake_ticket t join household h on h.county = $1 and h.id = t.household
       left join message_thing g on g.county = $1 and g.template = 'recalled' and g.thing = t.id
       left join message m on m.county = $1 and m.id = g.message
       left join person_private r on r.county = $1 and r.kind = m.to_kind and r.person = m.to_id
     where t.county = $1 and t.id = any($2::uuid[]) order by h.name, h.id, m.told_at nulls last, m.sent_at nulls last`,
    [county, tickets],
  );
  const { rows: held } = await pool.query<Reached>(
    `select x.holder as id, split_part(x.holder, ':', 1) as who, coalesce(s.name, v.name, '') as name, p.name as "personName",
       case when n.read_at is not null then 'read' end as how, (extract(epoch from n.read_at) * 1000)::bigint as at
     from unnest($2::text[]) as x(holder)
       left join station s on s.county = $1 and 'station:' || s.id = x.holder
       left join loop o on o.county = $1 and 'van:' || o.id = x.holder left join vehicle v on v.county = $1 and v.id = o.vehicle
       left join person_private p on p.county = $1 and p.kind = 'member' and p.person = coalesce(s.partner, o.driver)
       left join notice n on n.county = $1 and n.event = 'LotCalledBack' and n.about_id = $3 and n.person = coalesce(s.partner, o.driver)
     where x.holder <> 'centre' order by x.holder`,
    [county, holders, id],
  );
  return { rows: [...held, ...households], next: null };
};
