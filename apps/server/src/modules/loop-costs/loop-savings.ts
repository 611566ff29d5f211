import { businessMonth } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import { daysOf, monthsUpTo } from './month-days.ts';
import type { Query } from '../../http/reading.ts';

type DayAnswer = RowOf<'/loop-costs/savings'>;

const MONTHS = 12;

interface DayRow {
  readonly day: string;
  readonly plannedFen: number;
  readonly downOnlyFen: number | null;
  readonly upOnlyFen: number | null;
  readonly loops: number;
  readonly settled: number;
  readonly onePlan: boolean;
  readonly actualFen: number | null;
}

/** What one van both ways saves against running down and up separately, day by day and month by month. */
export const loopSavings: Query<'/loop-costs/savings'> = async (
  { pool, county, within },
  { month: asked = businessMonth(Date.now()) },
) => {
  const months = monthsUpTo(asked, MONTHS);
  const { rows } = await pool.query<DayRow>(
    `select d.id as day, d.planned_fen as "plannedFen", d.down_only_fen as "downOnlyFen", d.up_only_fen as "upOnlyFen",
         count(l.id)::int as loops, count(c.id)::int as settled, bool_and(l.planned_at = d.planned_at) as "onePlan",
         sum(c.total_fen - (c.cost ->> 'extraFen')::bigint)::bigint as "actualFen"
       from day_plan d join loop l on l.county = $1 and l.day = d.id and l.stage <> 'cancelled'
       left join loop_charge c on c.county = $1 and c.id = l.id and c.stage = 'settled'
       where d.county = $1 and d.place like any($2::text[]) and d.id >= $3 and d.id < $4
       group by d.id, d.planned_fen, d.down_only_fen, d.up_only_fen order by d.id`,
    [county, within, daysOf(months[0] ?? asked).from, daysOf(asked).until],
  );
  const days = rows.map(answerOf);
  return {
    month: asked,
    rows: days.filter((one) => one.day.startsWith(asked)),
    months: months.map((one) => ofMonth(one, days)),
    next: null,
  };
};

function answerOf({ settled, onePlan, ...row }: DayRow): DayAnswer {
  const { downOnlyFen, upOnlyFen, actualFen, loops } = row;
  const comparison: DayAnswer['comparison'] =
    downOnlyFen === null || upOnlyFen === null
      ? 'no-figures'
      : !onePlan
        ? 'planned-again'
        : settled < loops
          ? 'unsettled'
          : 'compared';
  const savedFen = comparison === 'compared' ? (downOnlyFen ?? 0) + (upOnlyFen ?? 0) - (actualFen ?? 0) : null;
  return { ...row, comparison, savedFen };
}

function ofMonth(asked: string, days: readonly DayAnswer[]) {
  const its = days.filter((one) => one.day.startsWith(asked));
  const compared = its.filter(({ comparison }) => comparison === 'compared');
  const sum = (of: (one: DayAnswer) => number | null) => compared.reduce((total, one) => total + (of(one) ?? 0), 0);
  const separateFen = sum(({ downOnlyFen }) => downOnlyFen) + sum(({ upOnlyFen }) => upOnlyFen);
  return {
    month: asked,
    days: its.length,
    compared: compared.length,
    separateFen,
    actualFen: sum(({ actualFen }) => actualFen),
    savedFen: sum(({ savedFen }) => savedFen),
  };
}
