import { businessMonth, type ContributionPayment } from '@yangui/domain';
import { daysOf } from './month-days.ts';
import type { Query } from '../../http/reading.ts';

interface PaymentRow extends Omit<ContributionPayment, 'recordedBy' | 'reversedBy'> {
  readonly recordedBy: string;
  readonly recordedByName: string | null;
  readonly reversedBy: string | null;
  readonly reversedByName: string | null;
}

/** What carriers and the programme paid, newest first: those recorded in a month, and those taken back in it, which stay beside the others. */
export const contributions: Query<'/loop-costs/contributions'> = async (
  { pool, county },
  { month: asked = businessMonth(Date.now()) },
) => {
  const { from, until } = daysOf(asked);
  const { rows } = await pool.query<PaymentRow>(
    `with told as (select ($2 || 'T00:00:00+08:00')::timestamptz as begins, ($3 || 'T00:00:00+08:00')::timestamptz as ends)
       select c.id, c.payer, c.amount_fen as "amountFen", c.reference, c.stage, c.reason,
         (extract(epoch from c.recorded_at) * 1000)::bigint as "recordedAt", c.recorded_by as "recordedBy", r.name as "recordedByName",
         (extract(epoch from c.reversed_at) * 1000)::bigint as "reversedAt", c.reversed_by as "reversedBy", v.name as "reversedByName"
       from told, contribution_received c
       left join person_private r on r.county = $1 and r.person = c.recorded_by and r.kind = 'member'
       left join person_private v on v.county = $1 and v.person = c.reversed_by and v.kind = 'member'
       where c.county = $1
         and ((c.recorded_at >= told.begins and c.recorded_at < told.ends) or (c.reversed_at >= told.begins and c.reversed_at < told.ends))
       order by c.recorded_at desc, c.id limit 2000`,
    [county, from, until],
  );
  return { month: asked, rows: rows.map(answerOf), next: null };
};

function answerOf({ recordedByName, reversedByName, recordedBy, reversedBy, ...row }: PaymentRow) {
  return {
    ...row,
    recordedBy: { id: recordedBy, name: recordedByName },
    reversedBy: reversedBy === null ? null : { id: reversedBy, name: reversedByName },
  };
}
