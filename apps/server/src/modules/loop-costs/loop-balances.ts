import { accountOf, businessMonth, startOfDay } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import { daysOf } from './month-days.ts';
import type { Query } from '../../http/reading.ts';

const prefixes = [accountOf.vehiclePayable(''), accountOf.driverPayable(''), accountOf.carrierOwes('')];

interface BalanceRow {
  readonly as: RowOf<'/loop-costs/balances'>['as'];
  readonly id: string;
  readonly name: string | null;
  readonly openingFen: number;
  readonly bookedFen: number;
  readonly reversedFen: number;
  readonly settledFen: number;
  readonly closingFen: number;
  readonly nowFen: number;
  readonly inPaymentFen: number;
  readonly bouncedFen: number;
  readonly payeeSet: boolean;
}

/**
 * What the county owes to vehicles' owners and to drivers for loops, and what carriers owe it, over a month: at its beginning,
 * what was booked and reversed, what was settled (or received), at its end; and how it stands now.
 */
export const loopBalances: Query<'/loop-costs/balances'> = async (
  { pool, county },
  { month: asked = businessMonth(Date.now()) },
) => {
  const { from, until } = daysOf(asked);
  const { rows } = await pool.query<BalanceRow>(
    `with moved as (
         select p.account, p.reason, (e.body ->> 'at')::bigint as at, p.amount_fen * k.sign as fen
         from unnest($2::text[], array[-1, -1, 1]) as k(prefix, sign) join account a on a.county = $1 and starts_with(a.id, k.prefix)
         join posting p on p.county = $1 and p.account = a.id join journal_entry e on e.county = $1 and e.seq = p.seq
       ), told as (
         select account,
           coalesce(sum(fen) filter (where at < $3), 0)::bigint as "openingFen",
           coalesce(sum(fen) filter (where at >= $3 and at < $4 and reason = 'LoopSettled'), 0)::bigint as "bookedFen",
           coalesce(sum(fen) filter (where at >= $3 and at < $4 and reason = 'LoopCostReversed'), 0)::bigint as "reversedFen",
           -coalesce(sum(fen) filter (where at >= $3 and at < $4 and reason in ('SettlementApproved', 'ContributionReceived', 'ContributionReversed')), 0)::bigint as "settledFen",
           coalesce(sum(fen) filter (where at < $4), 0)::bigint as "closingFen", sum(fen)::bigint as "nowFen"
         from moved group by account
       )
       select case split_part(t.account, ':', 1) when 'vehicle-payable' then 'vehicle' when 'driver-payable' then 'driver' else 'carrier' end as as,
         split_part(t.account, ':', 2) as id, coalesce(v.name, n.name) as name, t."openingFen", t."bookedFen", t."reversedFen", t."settledFen", t."closingFen", t."nowFen",
         coalesce(-o.balance_fen, 0) as "inPaymentFen", coalesce(-b.balance_fen, 0) as "bouncedFen", y.emptied is false as "payeeSet"
       from told t
       left join vehicle v on v.county = $1 and v.id::text = split_part(t.account, ':', 2)
       left join person_private n on n.county = $1 and n.kind = 'member' and n.person::text = split_part(t.account, ':', 2)
       left join payee y on y.county = $1 and y.id::text = split_part(t.account, ':', 2)
       left join account o on o.county = $1 and o.id = 'loop-payout:' || split_part(t.account, ':', 2)
       left join account b on b.county = $1 and b.id = 'loop-payout-bounced:' || split_part(t.account, ':', 2)
       order by t.account`,
    [county, prefixes, startOfDay(from), startOfDay(until)],
  );
  return { month: asked, rows, next: null };
};
