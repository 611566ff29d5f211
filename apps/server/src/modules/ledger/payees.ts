import type { RowOf } from '@yangui/domain/reads';
import type { Query } from '../../http/reading.ts';

/** An account number for eyes that need only recognise it: its last four digits. */
export function maskAccount(full: string): string {
  return `**** ${full.slice(-4)}`;
}

interface PayeeRow {
  readonly id: string;
  readonly as: RowOf<'/payees'>['as'];
  readonly name: string | null;
  readonly stationName: string | null;
  readonly accountName: string | null;
  readonly bank: string | null;
  readonly accountNumber: string | null;
  readonly setAt: number | null;
}

/** Everybody who has earned a rebate, runs a station, or is owed for loops, and where they are paid, masked. Those without bank details come first. */
export const payees: Query<'/payees'> = async ({ pool, county }) => {
  const { rows } = await pool.query<PayeeRow>(
    `select k.id, k.name, k.as, k."stationName", b.account_name as "accountName", b.bank, b.account_number as "accountNumber",
         case when b.account_number is not null then (extract(epoch from b.written_at) * 1000)::bigint end as "setAt"
       from (select m.id, p.name, s.name as "stationName", case when s.id is null and d.id is not null then 'driver' else 'partner' end as as
       from member m left join station s on s.county = $1 and s.partner = m.id
       left join person_private p on p.county = $1 and p.person = m.id and p.kind = 'member'
       left join account d on d.county = $1 and d.id = 'driver-payable:' || m.id
       where m.county = $1 and (s.id is not null or d.id is not null
         or exists (select from payee_private b where b.county = $1 and b.person = m.id and b.account_number is not null)
         or exists (select from account a where a.county = $1 and a.id = any(array['rebate-accrued:' || m.id, 'rebate-pending:' || m.id, 'rebate-payable:' || m.id])))
       union all
       select v.id, v.name, null, 'vehicle' from vehicle v where v.county = $1 and v.stage <> 'retired'
         or v.county = $1 and exists (select from account a where a.county = $1 and a.id = 'vehicle-payable:' || v.id)) k
       left join payee_private b on b.county = $1 and b.person = k.id
       order by b.account_number is not null, k.name, k.id`,
    [county],
  );
  const shown = rows.map(({ id, name, accountNumber, ...row }) => ({
    person: { id, name },
    ...row,
    accountNumber: accountNumber === null ? null : maskAccount(accountNumber),
  }));
  return { rows: shown, next: null };
};
