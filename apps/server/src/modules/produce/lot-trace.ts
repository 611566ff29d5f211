import type { Query } from '../../http/reading.ts';
import { closureOf } from './lot-closure.ts';
import { answerOfLot, lotColumns, lotNames, type LotRow } from './lots.ts';

interface Held {
  readonly station: string | null;
  readonly stationName: string | null;
  readonly vanName: string | null;
  readonly lots: number;
  readonly leftGrams: number;
  readonly count: number;
}

/** All that one lot is made of, or all that was made of it, of what the reader may see, and who has what is left. */
export const lotTrace: Query<'/lot-traces/:id'> = async ({ pool, county, within }, { id, way, limit }) => {
  const {
    rows: [there],
  } = await pool.query(`select t.id from lot t where t.county = $1 and t.id = $2 and t.village like any($3::text[])`, [
    county,
    id,
    within,
  ]);
  if (there === undefined) return undefined;
  // The closure is walked once: the desk shows a few hundred lots of it, and what all of them come to.
  const {
    rows: [walked],
  } = await pool.query<{ held: readonly Held[] | null; first: readonly string[] | null }>(
    `${closureOf(way)}, seen as materialized (
       select t.id, t.holder, t.station, t.stage, t.left_grams, t.made_at from lot t
       where t.county = $1 and t.id in (select id from closure) and t.village like any($3::text[]))
     select (select json_agg(h order by h."stationName" nulls first, h."vanName" nulls first) from (
         select g.station, g.lots, g."leftGrams", g.count, s.name as "stationName", v.name as "vanName" from (
           select case when holder like 'station:%' then substr(holder, 9)::uuid end as station,
             case when holder like 'van:%' then substr(holder, 5)::uuid end as van, count(*) filter (where stage = 'in-stock')::int as lots,
             sum(left_grams)::bigint as "leftGrams", count(*)::int as count
           from seen group by 1, 2) g left join station s on s.county = $1 and s.id = g.station
           left join loop o on o.county = $1 and o.id = g.van left join vehicle v on v.county = $1 and v.id = o.vehicle) h) as held,
       array(select id from seen where id <> $2 order by made_at, id limit $4) as first`,
    [county, id, within, limit],
  );
  const held = walked?.held ?? [];
  const { rows } = await pool.query<LotRow>(
    `${lotColumns} from lot t ${lotNames} where t.county = $1 and t.id = any($2::uuid[]) order by t.made_at, t.id`,
    [county, walked?.first ?? []],
  );
  return {
    count: held.reduce((sum, { count }) => sum + count, 0) - 1,
    holders: held.flatMap(({ count: _, lots, ...one }) => (lots === 0 ? [] : { ...one, lots })),
    rows: rows.map((row) => answerOfLot(row)),
  };
};
