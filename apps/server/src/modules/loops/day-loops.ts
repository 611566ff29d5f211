import { businessDay, type DayPlan, type Loop } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import { entityOf } from '../../store/statements.ts';
import type { Query } from '../../http/reading.ts';

interface LoopRow {
  readonly row: Loop;
  readonly vehicleName: string;
  readonly driverName: string | null;
  readonly loads: readonly Omit<RowOf<'/loops'>['loads'][number], 'signedAt'>[];
  /** What the parcels are numbered and the people called that its exceptions name. */
  readonly names: Readonly<Record<string, string>> | null;
  readonly charge: RowOf<'/loops'>['charge'];
  readonly aboard: {
    readonly consignments: readonly string[];
    readonly parcels: readonly string[];
    readonly lots: readonly string[];
  };
}

/** The loops of a business day, and of another day those that are still under way; a driver sees their own wherever they hold the role. */
export const dayLoops: Query<'/loops'> = async (
  { pool, county, within, person, alsoWithin },
  { day = businessDay(Date.now()), driver },
) => {
  const { rows } = await pool.query<LoopRow>(
    `select ${entityOf('loop')} as row, coalesce(v.name, '') as "vehicleName", p.name as "driverName",
         coalesce((select json_agg(json_build_object('id', l.id, 'station', l.station, 'seal', l.seal, 'parcels', json_array_length(l.parcels),
           'onVan', (select count(*) from parcel c where c.county = $1 and c.holder = 'van:' || l.id::text and c.stage = 'on-van')) order by l.loaded_at, l.id)
           from van_load l where l.county = $1 and l.loop = t.id), '[]') as loads,
         (select json_object_agg(n.id, n.name) from json_array_elements(t.exceptions) x, lateral (
            select c.id, c.number as name from parcel c where c.county = $1 and c.id::text in (select json_array_elements_text(x -> 'parcels'))
            union all select a.person, a.name from person_private a where a.county = $1 and a.kind = 'member' and a.person::text = x -> 'answered' ->> 'by' and a.name is not null) n) as names,
         json_build_object(
           'consignments', coalesce((select json_agg(c.id order by c.id) from consignment c where c.county = $1 and c.loop = t.id and c.stage = 'on-van'), '[]'),
           'parcels', coalesce((select json_agg(c.id order by c.id) from parcel c where c.county = $1 and c.holder = 'van:' || t.id::text and c.stage = 'on-van'), '[]'),
           'lots', coalesce((select json_agg(c.id order by c.id) from lot c where c.county = $1 and c.holder = 'van:' || t.id::text and c.stage = 'in-stock'), '[]')) as aboard,
         (select json_build_object('stage', g.stage, 'totalFen', g.total_fen, 'parcels', coalesce((select sum((s ->> 'parcels')::int) from json_array_elements(g.stations) s), 0),
           'parcelFen', coalesce((select sum((s ->> 'parcelFen')::bigint) from json_array_elements(g.stations) s), 0))
           from loop_charge g where g.county = $1 and g.id = t.id and t.place like any($6::text[])) as charge
       from loop t left join vehicle v on v.county = $1 and v.id = t.vehicle left join person_private p on p.county = $1 and p.person = t.driver and p.kind = 'member'
       where t.county = $1 and (t.place like any($2::text[]) or t.driver = $3) and ($4::uuid is null or t.driver = $4)
         and (t.day = $5 or (t.stage = 'underway' and t.day < $5)) and t.stage <> 'cancelled'
       order by t.day, v.name, t.planned_at, t.id`,
    [county, within, person, driver ?? null, day, alsoWithin('loop-costs.read')],
  );
  const {
    rows: [plan],
  } = await pool.query<{ row: DayPlan }>(
    `select ${entityOf('dayPlan')} as row from day_plan t where t.county = $1 and t.place like any($2::text[]) and t.id = $3`,
    [county, within, day],
  );
  return { day, plan: plan === undefined ? null : planOf(plan.row), rows: rows.map(answerOf), next: null };
};

function planOf({ plannedFen, downOnlyFen, upOnlyFen, leftOut: out, plannedAt }: DayPlan) {
  return { plannedFen, downOnlyFen, upOnlyFen, leftOut: [...out], plannedAt };
}

function answerOf({
  row: { place: _, lots: _lots, trips, exceptions, signed, ...row },
  loads,
  aboard,
  names,
  ...more
}: LoopRow): RowOf<'/loops'> {
  const nameOf = (id: string) => names?.[id] ?? null;
  const shown = exceptions.map(({ station, trouble, parcels, at, seal = null, answered }) => ({
    station,
    trouble,
    at,
    seal,
    parcels: parcels.map((id) => ({ id, number: nameOf(id) ?? '' })),
    answered: answered === undefined ? null : { answer: answered.answer, at: answered.at, byName: nameOf(answered.by) },
  }));
  return {
    ...row,
    ...more,
    exceptions: shown,
    loads: loads.map((one) => ({
      ...one,
      signedAt: signed.find(({ load: of, by }) => of === one.id && by === row.driver)?.at ?? null,
    })),
    aboard: { consignments: [...aboard.consignments], parcels: [...aboard.parcels], lots: [...aboard.lots] },
    trips: trips.map((trip) => ({ ...trip, stops: [...trip.stops] })),
  };
}
