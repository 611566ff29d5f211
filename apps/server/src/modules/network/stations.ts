import { DAY } from '@yangui/domain';
import * as z from 'zod';
import { defineRead, type Reading } from '../../http/reading.ts';
import { idParameter, moment, person } from '../../http/shapes.ts';

const station = z.object({
  id: z.uuid(),
  name: z.string(),
  village: z.string(),
  villageName: z.string(),
  townName: z.string(),
  openedAt: moment,
  partner: person.nullable(),
  openOrders: z.int(),
  ordersLast30Days: z.int(),
  villagers: z.int(),
});

interface StationRow extends Omit<z.infer<typeof station>, 'partner'> {
  readonly partner: string | null;
  readonly partnerName: string | null;
}

/** The stations in somebody's places, or the one asked for. */
async function readStations({ pool, county, within }: Reading, id: string | null): Promise<z.infer<typeof station>[]> {
  const { rows } = await pool.query<StationRow>(
    `select s.id, s.name, s.village, coalesce(v.name, s.village) as "villageName", coalesce(t.name, '') as "townName",
       (extract(epoch from s.opened_at) * 1000)::bigint as "openedAt", s.partner, p.name as "partnerName",
       coalesce(o.open, 0)::int as "openOrders", coalesce(o.recent, 0)::int as "ordersLast30Days", coalesce(w.count, 0)::int as villagers
     from station s
     left join place v on v.code = s.village left join place t on t.code = v.parent
     left join person_private p on p.county = $1 and p.person = s.partner
     left join (select station, count(*) filter (where stage in ('placed', 'received')) as open, count(*) filter (where placed_at > to_timestamp($4 / 1000.0)) as recent
       from assisted_order where county = $1 and (placed_at > to_timestamp($4 / 1000.0) or stage in ('placed', 'received')) group by station) o on o.station = s.id
     left join (select station, count(*) from villager where county = $1 and not erased group by station) w on w.station = s.id
     where s.county = $1 and s.village like any($2::text[]) and ($3::uuid is null or s.id = $3)
     order by s.village, s.name`,
    [county, within, id, Date.now() - 30 * DAY],
  );
  return rows.map(({ partner, partnerName, ...row }) => ({ ...row, partner: partner === null ? null : { id: partner, name: partnerName } }));
}

export const stations = defineRead({
  path: '/stations',
  summary: 'Stations, their partners and how busy they are',
  capability: 'county.read',
  asks: z.object({}),
  answer: z.object({ rows: z.array(station), next: z.null() }),
  read: async (reading) => ({ rows: await readStations(reading, null), next: null }),
});

export const stationById = defineRead({
  path: '/stations/:id',
  summary: 'One station',
  capability: 'county.read',
  asks: z.object({ id: idParameter }),
  answer: station,
  read: async (reading, { id }) => (await readStations(reading, id))[0],
});
