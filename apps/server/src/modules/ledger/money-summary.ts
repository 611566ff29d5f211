import { accountOf, businessDay, chart, payables } from '@yangui/domain';
import type { AnswerOf } from '@yangui/domain/reads';
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
  readonly untyped: number;
  readonly oldestToConfirm: number | null;
  readonly fen: AnswerOf<'/money-summary'>['fen'];
  readonly institutionFen: number | null;
}

/** From which part of the limit on a drawer is shown as one to look at. */
export const NEARLY_FULL = 0.9;

/** What waits about money: remittances to count, full drawers, settlements to approve, payouts to send or to correct. */
export const moneySummary: Query<'/money-summary'> = async ({ pool, county, within, alsoAtCounty }) => {
  const { cashFloatLimitFen } = await readSettings(pool, county);
  const seesSettlements = alsoAtCounty('settlements.read');
  const { rows } = await pool.query<Counts>(
    `select coalesce(r.count, 0)::int as "toConfirm",
         (extract(epoch from r.oldest) * 1000)::bigint as "oldestToConfirm",
         json_build_object('toConfirm', coalesce(r.fen, 0), 'drawersFull', coalesce(d.fen, 0), 'toApprove', coalesce(p.fen, 0),
           'toInstruct', coalesce(l.waiting_fen, 0), 'bounced', coalesce(l.bounced_fen, 0)) as fen,
         d.count::int as "drawersFull",
         p.count::int as "toApprove",
         l.waiting::int as "toInstruct",
         l.bounced::int as bounced,
         case when $5 then (select count(*) from unnest($8::text[]) h(head) join account a on a.county = $1 and starts_with(a.id, h.head || ':')
           left join payee_type y on y.county = $1 and y.id::text = substr(a.id, length(h.head) + 2)
           where a.balance_fen < 0 and not exists (select from json_array_elements(y.types) said where said ->> 'from' <= $9)) else 0 end::int as untyped,
         coalesce(sent.lines, 0)::int as "withBank",
         case when sent.settlements = 1 then sent.one end as "withBankIn",
         case when $6 then coalesce((select balance_fen from account where county = $1 and id = $7), 0) end as "institutionFen"
     from (select sum(o.lines) as lines, count(*) as settlements, min(o.id::text) as one
           from (select t.id, count(*) as lines from settlement t, json_array_elements(t.lines) line
                 where t.county = $1 and $5 and line ->> 'stage' = 'instructed' group by t.id) o) sent
       cross join (select count(*) as count, min(sent_at) as oldest, sum(sent_fen) as fen
           from remittance where county = $1 and village like any($2::text[]) and stage = 'sent') r
       cross join (select count(*) as count, sum(a.balance_fen) as fen from station s join account a on a.county = $1 and a.id = $3 || s.id::text
           where s.county = $1 and s.village like any($2) and a.balance_fen >= $4) d
       cross join (select count(*) as count, sum(total_fen) as fen from settlement where county = $1 and $5 and stage = 'prepared') p
       cross join (select count(*) filter (where line ->> 'stage' = 'waiting') as waiting,
             count(*) filter (where line ->> 'stage' = 'bounced') as bounced,
             sum((line ->> 'amountFen')::bigint) filter (where line ->> 'stage' = 'waiting') as waiting_fen,
             sum((line ->> 'amountFen')::bigint) filter (where line ->> 'stage' = 'bounced') as bounced_fen
           from settlement t, json_array_elements(t.lines) line where t.county = $1 and $5) l`,
    [
      county,
      within,
      accountOf.cash(''),
      Math.ceil(cashFloatLimitFen * NEARLY_FULL),
      seesSettlements,
      alsoAtCounty('ledger.read'),
      chart.institution,
      payables.all.flatMap(({ taxed, accounts: { payable } }) => (taxed.unlessSaid === null ? [payable] : [])),
      businessDay(Date.now()),
    ],
  );
  return rows[0];
};
