import { businessDay, payableNamed, payables, payeeTypeOn, saidType, type DatedType } from '@yangui/domain';
import type { Query } from '../../http/reading.ts';
import { mappings } from '../../store/mapping.ts';
import { householdPeople } from '../produce/household-people.ts';
import { payeeJoins, payeeName } from './payee-names.ts';

/** An account number for eyes that need only recognise it: its last four digits. */
export function maskAccount(full: string): string {
  return `**** ${full.slice(-4)}`;
}

interface PayeeRow {
  readonly id: string;
  readonly as: string;
  readonly name: string | null;
  readonly stationName: string | null;
  readonly accountName: string | null;
  readonly bank: string | null;
  readonly accountNumber: string | null;
  readonly setAt: number | null;
  readonly types: readonly DatedType[] | null;
}

/** As what a person is paid, where nothing else says so. */
const first = payableNamed(undefined).name;

/** Who there is to be paid: whoever runs a station or has earned something, and the things whose owners are paid. */
const candidates = [
  `select m.id, case when s.id is not null then '${first}' else coalesce(a.as, '${first}') end as as, s.name as "stationName"
   from member m left join station s on s.county = $1 and s.partner = m.id
   left join lateral (select k.name as as from unnest($2::text[], $3::text[]) with ordinality as k(name, head, turn)
     join account a on a.county = $1 and a.id = k.head || ':' || m.id order by k.turn limit 1) a on true
   where m.county = $1 and (s.id is not null
     or exists (select from account a where a.county = $1 and a.id in (select h.head || ':' || m.id from unnest($4::text[]) h(head)))
     or exists (select from payee_private b where b.county = $1 and b.person = m.id and b.account_number is not null))`,
  ...payables.all
    .filter(({ to }) => to !== 'member')
    .map(({ name, to, overAt, accounts: { payable } }) => {
      const inUse = overAt === undefined ? 'true' : `t.stage <> '${overAt}'`;
      return `select t.id, '${name}', null from ${mappings[to].table} t
        where t.county = $1 and (${inUse} or exists (select from account a where a.county = $1 and a.id = '${payable}:' || t.id))`;
    }),
].join(' union all ');
const earnedAs = payables.all.filter(({ to }) => to === 'member');

/** Everybody who is paid or may be, and where, masked. Those without bank details come first. */
export const payees: Query<'/payees'> = async ({ pool, county, people }) => {
  const { rows } = await pool.query<PayeeRow>(
    `select k.id, ${payeeName} as name, k.as, k."stationName", b.account_name as "accountName", b.bank, b.account_number as "accountNumber", y.types,
       case when b.account_number is not null then (extract(epoch from b.written_at) * 1000)::bigint end as "setAt"
     from (${candidates}) k
     ${payeeJoins}
     left join payee_type y on y.county = $1 and y.id = k.id
     left join payee_private b on b.county = $1 and b.person = k.id
     order by b.account_number is not null, name, k.id`,
    [
      county,
      earnedAs.map(({ name }) => name),
      earnedAs.map(({ accounts: { payable } }) => payable),
      payables.headsOf('member'),
    ],
  );
  const called = await householdPeople(
    pool,
    { county, people },
    rows.map(({ id }) => id),
  );
  const today = businessDay(Date.now());
  const shown = rows.map(({ id, name, accountNumber, types, ...row }) => ({
    person: { id, name },
    called: [...(called.get(id) ?? [])],
    ...row,
    role: payableNamed(row.as).title,
    ofThing: payableNamed(row.as).to !== 'member',
    type: payeeTypeOn({ types: types ?? [] }, payableNamed(row.as), today),
    typeFrom: saidType({ types: types ?? [] }, today)?.from ?? null,
    mayBe: [...payableNamed(row.as).taxed.may],
    accountNumber: accountNumber === null ? null : maskAccount(accountNumber),
  }));
  return { rows: shown, next: null };
};
