import type { Query } from '../../http/reading.ts';
import { isWithheld } from '../parcels/withheld.ts';

interface LoadRow {
  readonly id: string;
  readonly station: string;
  readonly stationName: string;
  readonly seal: string;
  readonly code: string | null;
  readonly moreCodes: readonly string[];
  readonly van: string;
  readonly driverName: string | null;
  readonly loadedAt: number;
  readonly parcels: number;
  readonly onVan: number;
}

/** The loads that vans have not wholly handed over yet, oldest first. */
export const vanLoads: Query<'/van-loads'> = async ({ pool, county, within, alsoWithin }, { station }) => {
  const { rows } = await pool.query<LoadRow>(
    `select l.id, l.station, s.name as "stationName", l.seal, case when l.village like any($4::text[]) then l.code end as code,
         case when l.village like any($4::text[]) then l.more_codes else '[]' end as "moreCodes", l.van, p.name as "driverName", (extract(epoch from l.loaded_at) * 1000)::bigint as "loadedAt",
         json_array_length(l.parcels) as parcels, h.count::int as "onVan"
       from (select holder, count(*) from parcel where county = $1 and stage = 'on-van' and village like any($2::text[]) group by holder) h
       join van_load l on l.county = $1 and l.id = substr(h.holder, 5)::uuid
       join station s on s.county = $1 and s.id = l.station
       left join person_private p on p.county = $1 and p.person = l.driver and p.kind = 'member'
       where l.village like any($2::text[]) and ($3::uuid is null or l.station = $3) order by l.loaded_at, l.id`,
    [county, within, station ?? null, alsoWithin('parcels.receive')],
  );
  return { rows: rows.map(({ moreCodes, ...row }) => ({ ...row, moreCodes: [...moreCodes] })), next: null };
};

/** The stations for which parcels are at the centre, with how many: what a van can be loaded with. */
export const toLoad: Query<'/parcels-to-load'> = async ({ pool, county, within }) => {
  const { rows } = await pool.query<{ station: string; stationName: string; parcels: number; withheld: number }>(
    `select p.station, s.name as "stationName", p.parcels, p.withheld
       from (
         select t.station, count(*)::int as parcels,
             (count(*) filter (where ${isWithheld('t', 'o')}))::int as withheld
           from parcel t left join assisted_order o on o.county = $1 and o.id = t.of_order
           where t.county = $1 and t.stage = 'at-centre' and t.village like any($2::text[]) group by t.station
       ) p
       join station s on s.county = $1 and s.id = p.station order by s.village, s.id`,
    [county, within],
  );
  return { rows, next: null };
};
