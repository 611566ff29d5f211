import { fetchedBy, type Loop } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import { onSnapshot } from '../../postgres/snapshot.ts';
import { entityOf } from '../../store/statements.ts';
import { consignmentsAt, lotsAt, readLoads, returnsAt } from './driven-cargo.ts';
import type { Query } from '../../http/reading.ts';

interface VanRow {
  readonly row: Loop;
  readonly vehicleName: string;
  readonly driverName: string | null;
}

const vanColumns = `select ${entityOf('loop')} as row, coalesce(v.name, '') as "vehicleName", p.name as "driverName"`;
const vanNames = `left join vehicle v on v.county = $1 and v.id = t.vehicle left join person_private p on p.county = $1 and p.person = t.driver and p.kind = 'member'`;

function vanOf({
  row: { id, day, stage, startedAt, finishedAt },
  ...names
}: VanRow): Omit<RowOf<'/unloading'>, 'up' | 'left'> {
  return { id, day, stage, startedAt, finishedAt, ...names };
}

/** The vans that are back with something nobody has signed for, longest back first; then those on the road. */
export const unloadings: Query<'/unloading'> = async ({ pool, county, within }) => {
  const { rows } = await pool.query<VanRow & { readonly up: number; readonly left: number }>(
    `${vanColumns}, coalesce(b.up, 0)::int as up, coalesce(b.down, 0)::int as "left"
       from loop t left join (
         select a.loop, sum(a.up) as up, sum(a.down) as down from (
           select c.loop, count(*) as up, 0 as down from consignment c where c.county = $1 and c.stage = 'on-van' group by c.loop
           union all select o.loop, count(*), 0 from lot o where o.county = $1 and o.stage = 'in-stock' and o.holder like 'van:%' and coalesce(o.steps -> -1 ->> 'step', '') <> 'missing' group by o.loop
           union all select coalesce(l.loop, h.van), case when l.id is null then h.count else 0 end, case when l.id is null then 0 else h.count end
           from (select substr(holder, 5)::uuid as van, count(*) from parcel where county = $1 and stage = 'on-van' and trouble is null group by holder) h
           left join van_load l on l.county = $1 and l.id = h.van) a group by a.loop) b on b.loop = t.id
       ${vanNames}
       where t.county = $1 and t.place like any($2::text[]) and (t.stage = 'underway' or (t.stage = 'finished' and b.loop is not null))
       order by t.finished_at, t.started_at, t.id`,
    [county, within],
  );
  return { rows: rows.map(({ up: brought, left, ...row }) => ({ ...vanOf(row), up: brought, left })), next: null };
};

/**
 * What a van brought up by its driver's signature, and how each thing stands; what waits at its stops, which may be on it all the
 * same while the driver's record is on a phone without network, as what a broken van had that it fetches; and what it could not leave below.
 */
export const unloadingById: Query<'/unloading/:id'> = async ({ pool, county, within }, { id }) => {
  return onSnapshot(pool, async (db) => {
    const {
      rows: [found],
    } = await db.query<VanRow>(
      `${vanColumns} from loop t ${vanNames} where t.county = $1 and t.id = $3 and t.place like any($2::text[])`,
      [county, within, id],
    );
    if (found === undefined) return undefined;
    const { row: loop } = found;
    const stops = [...new Set(loop.trips.flatMap(({ stops: of }) => of.map(({ station }) => station)))].filter(
      (station) => station !== null,
    );
    const loads = await readLoads(db, county, [id]);
    const { rows: fetched } = await db.query<{ row: Loop }>(
      `select ${entityOf('loop')} as row from loop t where t.county = $1 and t.id = any($2::uuid[])`,
      [county, fetchedBy(loop)],
    );
    const loops = [loop, ...fetched.map(({ row }) => row)];
    const ups = [
      ...(await consignmentsAt(db, county, stops, loops)),
      ...(await returnsAt(db, county, stops, loops, Date.now())),
      ...(await lotsAt(db, county, stops, loops)),
    ];
    const left = loads.flatMap(({ station, parcels }) =>
      parcels.filter(({ onVan }) => onVan).map((parcel) => ({ ...parcel, station })),
    );
    const { rows: stations } = await db.query<{ id: string; name: string }>(
      'select id, name from station where county = $1 and id = any($2::uuid[]) order by village, id',
      [county, [...new Set([...stops, ...ups.map(({ station }) => station), ...left.map(({ station }) => station)])]],
    );
    return { ...vanOf(found), settled: loop.charged !== null, up: ups, left, stations };
  });
};
