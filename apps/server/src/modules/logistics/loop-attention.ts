import { stopTroubles } from '@yangui/domain';
import * as z from 'zod';
import { defineRead } from '../../http/reading.ts';
import { moment } from '../../http/shapes.ts';

const trouble = z.object({ loop: z.uuid(), day: z.string(), vehicleName: z.string(), station: z.uuid(), stationName: z.string(), trouble: z.enum(stopTroubles), at: moment });
const stuck = z.object({ loop: z.uuid(), day: z.string(), vehicleName: z.string(), driverName: z.string().nullable(), at: moment });

/** Whether a loop's broken-down van is fetched by another loop: SQL over the loop `t` of county $1. */
export const fetchedBy = (asked: string): string =>
  `(select ${asked} from loop f join vehicle fv on fv.county = $1 and fv.id = f.vehicle
    where f.county = $1 and f.day >= t.day and f.stage <> 'cancelled'
      and exists (select from json_array_elements(f.trips) trip, json_array_elements(trip -> 'stops') stop where stop ->> 'fetch' = t.id::text) limit 1)`;

/** What drivers found wrong and nobody has seen to, and vans that stand broken down with their load and nobody comes for. */
export const loopAttention = defineRead({
  path: '/loops/attention',
  summary: 'What went wrong on loops and waits for the centre',
  capability: 'loops.plan',
  asks: z.object({}),
  answer: z.object({ troubles: z.array(trouble), stuck: z.array(stuck) }),
  async read({ pool, county, within }) {
    const troubles = await pool.query<z.infer<typeof trouble>>(
      `select t.id as loop, t.day, coalesce(v.name, '') as "vehicleName", s.id as station, s.name as "stationName", x ->> 'trouble' as trouble, (x ->> 'at')::bigint as at
       from loop t cross join lateral json_array_elements(t.exceptions) x
         join station s on s.county = $1 and s.id = (x ->> 'station')::uuid left join vehicle v on v.county = $1 and v.id = t.vehicle
       where t.county = $1 and t.place like any($2::text[]) and json_array_length(t.exceptions) > 0 and x -> 'answered' is null order by (x ->> 'at')::bigint`,
      [county, within],
    );
    const broken = await pool.query<z.infer<typeof stuck>>(
      `select t.id as loop, t.day, coalesce(v.name, '') as "vehicleName", p.name as "driverName", (t.broke_down ->> 'at')::bigint as at
       from loop t left join vehicle v on v.county = $1 and v.id = t.vehicle left join person_private p on p.county = $1 and p.person = t.driver
       where t.county = $1 and t.place like any($2::text[]) and t.stage = 'underway' and t.broke_down is not null and ${fetchedBy('f.id')} is null order by t.day, t.id`,
      [county, within],
    );
    return { troubles: troubles.rows, stuck: broken.rows };
  },
});
