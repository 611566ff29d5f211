import { businessMonth, monthAfter, type Period, type TrialLine } from '@yangui/domain';
import { entityOf } from '../../store/statements.ts';
import type { Query } from '../../http/reading.ts';

interface PeriodRow {
  readonly row: Period;
  readonly closedByName: string | null;
}

/** Closed months with their trial balances, newest first; and the open one as it stands. */
export const periods: Query<'/periods'> = async ({ pool, county }) => {
  const { rows } = await pool.query<PeriodRow>(
    `select ${entityOf('period')} as row, p.name as "closedByName" from period t
       left join person_private p on p.county = $1 and p.person = t.closed_by and p.kind = 'member' where t.county = $1 order by t.id desc`,
    [county],
  );
  const open = await pool.query<TrialLine>(
    `select split_part(id, ':', 1) as head, sum(balance_fen)::bigint as "balanceFen" from account where county = $1 group by 1 order by 1`,
    [county],
  );
  const first = await pool.query<{ at: number | null }>(
    `select (body ->> 'at')::bigint as at from journal_entry where county = $1 order by seq limit 1`,
    [county],
  );
  const [last] = rows;
  const next = last === undefined ? businessMonth(first.rows[0]?.at ?? Date.now()) : monthAfter(last.row.id);
  return {
    open: { trialBalance: open.rows, next: next < businessMonth(Date.now()) ? next : null },
    rows: rows.map(({ row: { id, closedBy, ...row }, closedByName }) => ({
      ...row,
      period: id,
      closedBy: { id: closedBy, name: closedByName },
      trialBalance: [...row.trialBalance],
    })),
    next: null,
  };
};
