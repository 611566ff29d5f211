import {
  consignmentLabel,
  DAY,
  lotOnTheWay,
  unclaimedDays,
  type Commodity,
  type Consignment,
  type Loop,
  type Lot,
  type Parcel,
  type VanLoad,
} from '@yangui/domain';
import type { AnswerOf } from '@yangui/domain/reads';
import type { Reading } from '../../http/reading.ts';
import { goesBack } from '../../planning/gather.ts';
import { entityOf } from '../../store/statements.ts';

export type Db = Pick<Reading['pool'], 'query'>;
type Up = AnswerOf<'/drive'>['up'][number];

/** What is sealed for each stop of some loops. */
export async function readLoads(db: Db, county: string, loops: readonly string[]) {
  const { rows } = await db.query<{ row: VanLoad; parcels: readonly Parcel[] | null }>(
    `select ${entityOf('vanLoad')} as row, (select json_agg(json_build_object('id', p.id, 'number', p.number, 'weightGrams', p.weight_grams, 'holder', p.holder, 'trouble', p.trouble) order by p.number)
       from parcel p where p.county = $1 and p.id in (select (x #>> '{}')::uuid from json_array_elements(t.parcels) x)) as parcels
     from van_load t where t.county = $1 and t.loop = any($2::uuid[]) order by t.loaded_at, t.id`,
    [county, loops],
  );
  return rows.map(({ row: { id, station: to, seal, code, apartFrom, loop: on }, parcels }) => ({
    id,
    station: to,
    seal,
    coded: code !== null || apartFrom !== null,
    loop: on,
    parcels: (parcels ?? []).map(({ id: one, number, weightGrams, holder, trouble }) => ({
      id: one,
      number,
      weightGrams,
      onVan: holder === `van:${id}`,
      trouble: trouble?.kind ?? null,
    })),
  }));
}

/** When a driver took something up, where that is the last that happened to it. */
function takenAt(last: { readonly step: string; readonly at: number } | undefined): number | null {
  return last?.step === 'collected' || last?.step === 'taken-up' ? last.at : null;
}

/** Where a consignment stands for whoever drives it: what has left the centre was there, what is given up as lost is missing. */
const standsNow: Readonly<Record<Consignment['stage'], Up['stands'] | undefined>> = {
  'at-station': 'at-station',
  'on-van': 'on-van',
  'at-centre': 'at-centre',
  'handed-on': 'at-centre',
  missing: 'missing',
  lost: 'missing',
  cancelled: undefined,
};

/** The consignments that wait at some stops or went onto some loops. */
export async function consignmentsAt(
  db: Db,
  county: string,
  stops: readonly string[],
  loops: readonly Loop[],
): Promise<readonly Up[]> {
  const { rows } = await db.query<{ row: Consignment }>(
    `select ${entityOf('consignment')} as row from consignment t where t.county = $1 and ((t.station = any($2::uuid[]) and t.stage = 'at-station') or t.loop = any($3::uuid[])) order by t.registered_at, t.id`,
    [county, stops, loops.map(({ id }) => id)],
  );
  return rows.flatMap(({ row: { id, station: from, pieces, weightGrams, cold, stage, loop: on, steps } }) => {
    const stands = standsNow[stage];
    return stands === undefined
      ? []
      : [
          {
            id,
            kind: 'consignment' as const,
            label: consignmentLabel(id),
            goods: null,
            station: from,
            pieces,
            weightGrams,
            cold,
            stands,
            loop: on,
            takenAt: takenAt(steps.at(-1)),
          },
        ];
  });
}

/** The parcels that go back from some stops, and those that some loops brought up. */
export async function returnsAt(
  db: Db,
  county: string,
  stops: readonly string[],
  loops: readonly Loop[],
  now: number,
): Promise<readonly Up[]> {
  const came = new Map(loops.flatMap(({ id, returns }) => returns.map((one) => [one, id] as const)));
  const { rows } = await db.query<{
    id: string;
    number: string;
    weightGrams: number | null;
    station: string;
    holder: string;
    trouble: string | null;
    last: Parcel['steps'][number];
  }>(
    `select p.id, p.number, p.weight_grams as "weightGrams", case when p.holder like 'station:%' then substr(p.holder, 9)::uuid else p.station end as station, p.holder, p.trouble ->> 'kind' as trouble, p.steps -> -1 as last
     from parcel p where p.county = $1 and (p.id = any($4::uuid[]) or (p.stage = 'at-station' and p.holder = any($2::text[]) and ${goesBack('$3')})) order by p.number`,
    [county, stops.map((id) => `station:${id}`), now - unclaimedDays[2] * DAY, [...came.keys()]],
  );
  return rows.map(({ id, number, weightGrams, station: from, holder, trouble, last }) => {
    const on = came.get(id) ?? null;
    const stands = holder.startsWith('van:')
      ? trouble === 'missing'
        ? 'missing'
        : 'on-van'
      : holder.startsWith('station:')
        ? 'at-station'
        : 'at-centre';
    return {
      id,
      kind: 'return' as const,
      label: number,
      goods: null,
      station: from,
      pieces: 1,
      weightGrams,
      cold: false,
      stands,
      loop: on,
      takenAt: takenAt(last),
    } as const;
  });
}

/** The lots of produce that wait at some stops or went onto some loops. */
export async function lotsAt(
  db: Db,
  county: string,
  stops: readonly string[],
  loops: readonly Loop[],
): Promise<readonly Up[]> {
  const { rows } = await db.query<{ row: Lot }>(
    `select ${entityOf('lot')} as row from lot t where t.county = $1
       and ((t.stage = 'in-stock' and t.holder = any($2::text[])) or t.loop = any($3::uuid[])) order by t.made_at, t.id`,
    [county, stops.map((id) => `station:${id}`), loops.map(({ id }) => id)],
  );
  const { rows: goods } = await db.query<{ row: Commodity }>(
    `select ${entityOf('commodity')} as row from commodity t where t.county = $1 and t.id = any($2::uuid[])`,
    [county, rows.map(({ row }) => row.commodity)],
  );
  const commodities = new Map(goods.map(({ row }) => [row.id, row]));
  return rows.flatMap(({ row }) => lotOnTheWay(row, commodities.get(row.commodity)));
}
