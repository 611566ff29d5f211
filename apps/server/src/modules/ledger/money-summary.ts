import { accountOf, chart } from '@yangui/domain';
import { readSettings } from './settings.ts';
import type { Query } from '../../http/reading.ts';

interface Counts {
  readonly toConfirm: number;
  readonly drawersFull: number;
  readonly toApprove: number;
  readonly toInstruct: number;
  readonly withBank: number;
  readonly withBankIn: string | null;
  readonly bounced: number;
  readonly institutionFen: number | null;
}

/** From which part of the limit on a drawer is shown as one to look at. */
export const NEARLY_FULL = 0.9;

/** What waits about money: remittances to count, full drawers, settlements to approve, payouts to send or to correct. */
export const moneySummary: Query<'/money-summary'> = async ({ pool, county, within, alsoAtCounty }) => {
  const { cashFloatLimitFen } = await readSettings(pool, county);
  const seesSettlements = alsoAtCounty('settlements.read');
  const { rows } = await pool.query<Counts>(
    `select (select count(*) from remittance where county = $1 and village like any($2::text[]) and stage = 'sent')::int as "toConfirm",
         (select count(*) from station s join account a on a.county = $1 and a.id = $3 || s.id::text
          where s.county = $1 and s.village like any($2) and a.balance_fen >= $4)::int as "drawersFull",
         (select count(*) from settlement where county = $1 and $5 and stage = 'prepared')::int as "toApprove",
         (select count(*) from settlement t, json_array_elements(t.lines) line where t.county = $1 and $5 and line ->> 'stage' = 'waiting')::int as "toInstruct",
         (select count(*) from settlement t, json_array_elements(t.lines) line where t.county = $1 and $5 and line ->> 'stage' = 'bounced')::int as bounced,
         coalesce(sent.lines, 0)::int as "withBank",
         case when sent.settlements = 1 then sent.one end as "withBankIn",
         case when $6 then coalesce((select balance_fen from account where county = $1 and id = $7), 0) end as "institutionFen"
     from (select sum(o.lines) as lines, count(*) as settlements, min(o.id::text) as one
           from (select t.id, count(*) as lines from settlement t, json_array_elements(t.lines) line
                 where t.county = $1 and $5 and line ->> 'stage' = 'instructed' group by t.id) o) sent`,
    [
      county,
      within,
      accountOf.cash(''),
      Math.ceil(cashFloatLimitFen * NEARLY_FULL),
      seesSettlements,
      alsoAtCounty('ledger.read'),
      chart.institution,
    ],
  );
  return rows[0];
};
