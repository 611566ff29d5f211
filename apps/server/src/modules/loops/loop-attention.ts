import type { AnswerOf } from '@yangui/domain/reads';
import type { Query } from '../../http/reading.ts';

type Attention = AnswerOf<'/loops/attention'>;

/** Whether a loop's broken-down van is fetched by another loop: SQL over the loop `t` of county $1. */
export const fetchedBy = (asked: string): string =>
  `(select ${asked} from loop f join vehicle fv on fv.county = $1 and fv.id = f.vehicle
    where f.county = $1 and f.day >= t.day and f.stage <> 'cancelled'
      and exists (select from json_array_elements(f.trips) trip, json_array_elements(trip -> 'stops') stop where stop ->> 'fetch' = t.id::text) limit 1)`;

/** What was found wrong and nobody has seen to, bags that a driver left out when signing for the others, and vans that stand broken down with their load and nobody comes for. */
export const loopAttention: Query<'/loops/attention'> = async ({ pool, county, within }) => {
  const troubles = await pool.query<Attention['troubles'][number]>(
    `select t.id as loop, (nth - 1)::int as exception, t.day, coalesce(v.name, '') as "vehicleName", s.id as station, s.name as "stationName", x ->> 'trouble' as trouble, (x ->> 'at')::bigint as at
       from loop t cross join lateral json_array_elements(t.exceptions) with ordinality e(x, nth)
         join station s on s.county = $1 and s.id = (x ->> 'station')::uuid left join vehicle v on v.county = $1 and v.id = t.vehicle
       where t.county = $1 and t.place like any($2::text[]) and json_array_length(t.exceptions) > 0 and x -> 'answered' is null order by (x ->> 'at')::bigint`,
    [county, within],
  );
  const broken = await pool.query<Attention['stuck'][number]>(
    `select t.id as loop, t.day, coalesce(v.name, '') as "vehicleName", p.name as "driverName", (t.broke_down ->> 'at')::bigint as at
       from loop t left join vehicle v on v.county = $1 and v.id = t.vehicle left join person_private p on p.county = $1 and p.person = t.driver and p.kind = 'member'
       where t.county = $1 and t.place like any($2::text[]) and t.stage = 'underway' and t.broke_down is not null and ${fetchedBy('f.id')} is null order by t.day, t.id`,
    [county, within],
  );
  // A driver who signed for some of the bags has looked, and left out what was not there. Who signed for none may have no phone.
  const short = await pool.query<Attention['unsigned'][number]>(
    `select t.id as loop, t.day, coalesce(v.name, '') as "vehicleName", p.name as "driverName", count(*)::int as bags
       from loop t join van_load l on l.county = $1 and l.loop = t.id left join vehicle v on v.county = $1 and v.id = t.vehicle left join person_private p on p.county = $1 and p.person = t.driver and p.kind = 'member'
       where t.county = $1 and t.place like any($2::text[]) and t.stage in ('planned', 'underway') and exists (select from json_array_elements(t.signed) x where x ->> 'by' = t.driver::text)
         and l.id::text not in (select x ->> 'load' from json_array_elements(t.signed) x where x ->> 'by' = t.driver::text)
         and exists (select from parcel c where c.county = $1 and c.holder = 'van:' || l.id::text and c.stage = 'on-van')
       group by t.id, t.day, v.name, p.name order by t.day, t.id`,
    [county, within],
  );
  return { troubles: troubles.rows, stuck: broken.rows, unsigned: short.rows };
};
