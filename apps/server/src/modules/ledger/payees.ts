import * as z from 'zod';
import { defineRead } from '../../http/reading.ts';
import { moment, person } from '../../http/shapes.ts';

/** An account number for eyes that need only recognise it: its last four digits. */
export function maskAccount(full: string): string {
  return `**** ${full.slice(-4)}`;
}

interface PayeeRow {
  readonly id: string;
  readonly name: string | null;
  readonly stationName: string | null;
  readonly accountName: string | null;
  readonly bank: string | null;
  readonly accountNumber: string | null;
  readonly setAt: number | null;
}

/** Everybody who has earned a rebate or runs a station, and where they are paid, masked. Those without bank details come first. */
export const payees = defineRead({
  path: '/payees',
  summary: 'Whom payouts go to, account numbers masked',
  capability: 'payees.read',
  asks: z.object({}),
  answer: z.object({
    rows: z.array(
      z.object({
        person,
        stationName: z.string().nullable(),
        accountName: z.string().nullable(),
        bank: z.string().nullable(),
        accountNumber: z.string().nullable().describe('masked'),
        setAt: moment.nullable(),
      }),
    ),
    next: z.null(),
  }),
  async read({ pool, county }) {
    const { rows } = await pool.query<PayeeRow>(
      `select m.id, p.name, s.name as "stationName", b.account_name as "accountName", b.bank, b.account_number as "accountNumber",
         (extract(epoch from b.written_at) * 1000)::bigint as "setAt"
       from member m left join station s on s.county = $1 and s.partner = m.id
       left join person_private p on p.county = $1 and p.person = m.id
       left join payee_private b on b.county = $1 and b.person = m.id
       where m.county = $1 and (s.id is not null or b.person is not null or exists (
         select from account a where a.county = $1 and a.id = any(array['rebate-accrued:' || m.id, 'rebate-pending:' || m.id, 'rebate-payable:' || m.id])))
       order by b.account_number is not null, p.name, m.id`,
      [county],
    );
    const shown = rows.map(({ id, name, accountNumber, ...row }) => ({
      person: { id, name },
      ...row,
      accountNumber: accountNumber === null ? null : maskAccount(accountNumber),
    }));
    return { rows: shown, next: null };
  },
});
