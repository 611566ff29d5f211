import { shortCode, type TestHold, type WeightUnit } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import { ordered } from '../../http/ordering.ts';
import type { Query } from '../../http/reading.ts';

interface Row {
  readonly id: string;
  readonly commodityName: string;
  readonly commodityNameEn: string | null;
  readonly unit: WeightUnit;
  readonly leftGrams: number;
  readonly stationName: string | null;
  readonly atCentre: boolean;
  readonly testHold: TestHold | null;
  readonly madeAt: number;
}

const sorting = ordered<'/inspection-work'>({
  id: { sql: 't.id', type: 'uuid', of: ({ id }) => id },
  by: { made: { sql: 't.made_at', type: 'instant', of: ({ madeAt }) => madeAt } },
});

/** What a lot waits for: a rapid test that its commodity's plan names and nobody made, a sample, a laboratory, a limit, or to be taken away. */
const waitsFor = `case
  when t.test_hold is null and t.stage = 'in-stock' and json_array_length(p.rapid) > 0 and l.id is null then 'test'
  when t.test_hold = 'suspect' and not exists (select from json_array_elements(l.samples) s where s ->> 'verdict' is null) then 'sample'
  when t.test_hold = 'kin-failed' and t.stage = 'in-stock' then 'sample'
  when t.test_hold in ('suspect', 'sampled') then 'lab'
  when t.test_hold = 'not-judged' then 'judgement'
  when t.test_hold = 'failed' and t.stage = 'in-stock' then 'removal' end`;
const from = `lot t left join test_plan p on p.county = $1 and p.id = t.commodity left join lot_test l on l.county = $1 and l.id = t.id`;
const there = `t.county = $1 and t.village like any($2::text[]) and t.stage in ('in-stock', 'used')`;

/** Lots that wait for something in inspection, the oldest first. */
export const inspectionWork: Query<'/inspection-work'> = async ({ pool, county, within }, asked) =>
  sorting.page(asked, async (stretch) => {
    const { rows } = await pool.query<Row>(
      `select t.id, c.name as "commodityName", c.name_en as "commodityNameEn", c.unit, t.left_grams as "leftGrams", s.name as "stationName",
         t.holder = 'centre' as "atCentre", t.test_hold as "testHold", (extract(epoch from t.made_at) * 1000)::bigint as "madeAt"
       from ${from} join commodity c on c.county = $1 and c.id = t.commodity left join station s on s.county = $1 and s.id = t.station
       where ${there} and ${waitsFor} = $3 and ${stretch.where(5)} order by ${stretch.orderBy} limit $4`,
      [county, within, asked.waits, stretch.limit, ...stretch.values],
    );
    return rows.map((row): RowOf<'/inspection-work'> => ({ ...row, code: shortCode(row.id) }));
  });

/** How many lots wait for what. */
export const inspectionWaiting: Query<'/inspection-waiting'> = async ({ pool, county, within }) => {
  const { rows } = await pool.query<{ waits: string | null; count: number }>(
    `select ${waitsFor} as waits, count(*)::int as count from ${from} where ${there} group by 1`,
    [county, within],
  );
  const of = (waits: string) => rows.find((row) => row.waits === waits)?.count ?? 0;
  return {
    counts: {
      test: of('test'),
      sample: of('sample'),
      lab: of('lab'),
      judgement: of('judgement'),
      removal: of('removal'),
    },
  };
};
