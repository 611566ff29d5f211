import type { Query } from '../../http/reading.ts';

interface StepRow {
  readonly village: string;
  readonly villageName: string;
  readonly townName: string;
  readonly month: string;
  readonly asked: number;
  readonly soldOnce: number;
  readonly soldAgain: number;
}

/** The business month of a moment, in SQL. */
const monthOf = (sql: string) => `to_char(${sql} at time zone 'Asia/Shanghai', 'YYYY-MM')`;

/**
 * How many households of a village came to ask, sold once and sold again in a month: each is counted once at each step, in the month in
 * which it first got there. Of one day's tickets the first counts; reversed ones count for nothing.
 */
export const takingPart: Query<'/taking-part'> = async ({ pool, county, within }) => {
  const { rows } = await pool.query<StepRow>(
    `with days as (select distinct t.household, t.village, (t.taken_at at time zone 'Asia/Shanghai')::date as day from intake_ticket t
         where t.county = $1 and t.village like any($2::text[]) and t.stage = 'taken'),
       numbered as (select village, to_char(day, 'YYYY-MM') as month, row_number() over (partition by household order by day) as turn from days),
       steps as (
         select h.village, ${monthOf('h.registered_at')} as month, 0 as step from household h where h.county = $1 and h.village like any($2::text[])
         union all select village, month, turn from numbered where turn <= 2)
     select s.village, coalesce(v.name, s.village) as "villageName", coalesce(w.name, '') as "townName", s.month, count(*) filter (where s.step = 0)::int as asked,
         count(*) filter (where s.step = 1)::int as "soldOnce", count(*) filter (where s.step = 2)::int as "soldAgain"
       from steps s left join place v on v.code = s.village left join place w on w.code = v.parent
       group by s.village, v.name, w.name, s.month order by s.village, s.month`,
    [county, within],
  );
  return { rows, next: null };
};
