import type { Query } from '../../http/reading.ts';
import { closureOf } from './lot-closure.ts';
import { answerOfLot, lotColumns, lotNames, type LotRow } from './lots.ts';

interface Held {
  readonly station: string | null;
  readonly stationName: string | null;
  readonly lots: number;
  readonly leftGrams: number;
  readonly count: number;
}

/** All that one lot is made of, or all that was made of it, of what the reader may see, and who has what is left. */
export const lotTrace: Query<'/lot-traces/:id'> = async ({ pool, county, within }, { id, way, limit }) => {
  const seen = `t.county = $1 and t.id in (select id from closure) and t.village like any($3::text[])`;
  const {
    rows: [there],
  } = await pool.query(`select t.id from lot t where t.county = $1 and t.id = $2 and t.village like any($3::text[])`, [
    county,
    id,
    within,
  ]);
  if (there === undefined) return undefined;
  const { rows: held } = await pool.query<Held>(
    `${closureOf(way)} select h.*, s.name as "stationName" from (
       select case when t.holder = 'centre' then null else t.station end as station, count(*) filter (where t.stage = 'in-stock')::int as lots,
         sum(t.left_grams)::bigint as "leftGrams", count(*)::int as count
       from lot t where ${seen} group by 1) h left join station s on s.county = $1 and s.id = h.station order by s.name nulls first`,
    [county, id, within],
  );
  const { rows } = await pool.query<LotRow>(
    `${closureOf(way)} ${lotColumns} from (select t.* from lot t where ${seen} and t.id <> $2 order by t.made_at, t.id limit $4) t ${lotNames} order by t.made_at, t.id`,
    [county, id, within, limit],
  );
  return {
    count: held.reduce((sum, { count }) => sum + count, 0) - 1,
    holders: held.flatMap(({ count: _, lots, ...one }) => (lots === 0 ? [] : { ...one, lots })),
    rows: rows.map((row) => answerOfLot(row)),
  };
};
