import {
  businessDay,
  businessMonth,
  chart,
  groupsOf,
  monthAfter,
  payableNamed,
  payeeTypeOn,
  startOfMonth,
  type PayeeType,
  type TaxPayment,
  type TypedPayee,
} from '@yangui/domain';
import type { AnswerOf } from '@yangui/domain/reads';
import type { Query, Reading } from '../../http/reading.ts';
import { householdPeople } from '../produce/household-people.ts';
import { payeeJoins, payeeName } from './payee-names.ts';
import { taxRuleOf } from './tax-rule.ts';

/** By when what was withheld in a month is paid over: the 15th of the next (个人所得税法 §14). */
const DUE_DAY = '15';

/** What settlements that were approved in some months paid somebody of one payable and type, and withheld. */
interface PaidRow {
  readonly partner: string;
  readonly as: string | null;
  readonly type: PayeeType | null;
  readonly owner: string | null;
  readonly payments: number;
  readonly netFen: number;
  readonly withheldFen: number;
  readonly decidedAt: number;
}

/** All lines of the settlements that were approved from one month on and before another, summed by whom they pay. */
async function paidBetween(
  { pool, county }: Pick<Reading, 'pool' | 'county'>,
  from: string,
  until: string,
): Promise<readonly PaidRow[]> {
  const { rows } = await pool.query<PaidRow>(
    `select line ->> 'partner' as partner, line ->> 'as' as as, line ->> 'type' as type, line ->> 'owner' as owner, count(*)::int as payments,
       sum((line ->> 'amountFen')::bigint)::bigint as "netFen", sum(coalesce((line ->> 'withheldFen')::bigint, 0))::bigint as "withheldFen",
       (extract(epoch from max(t.decided_at)) * 1000)::bigint as "decidedAt"
     from settlement t cross join json_array_elements(t.lines) line
     where t.county = $1 and t.stage = 'approved' and t.decided_at >= to_timestamp($2::bigint / 1000.0) and t.decided_at < to_timestamp($3::bigint / 1000.0)
     group by 1, 2, 3, 4 order by "withheldFen" desc, partner`,
    [county, startOfMonth(from), startOfMonth(until)],
  );
  return rows;
}

interface Whom {
  readonly partner: string;
  readonly as: string | null;
  readonly type: PayeeType | null;
  readonly owner: string | null;
}

/** Whom lines of tax are about, each as the reader may know them. */
async function whomOf(
  { pool, county, people }: Pick<Reading, 'pool' | 'county' | 'people'>,
  lines: readonly Whom[],
): Promise<(line: Whom) => Omit<AnswerOf<'/platform-report'>['rows'][number], 'deals' | `${string}Fen`>> {
  const ids = lines.flatMap(({ partner, owner }) => [partner, ...(owner === null ? [] : [owner])]);
  const { rows } = await pool.query<{ id: string; name: string | null }>(
    `select k.id, ${payeeName} as name from unnest($2::uuid[]) as k(id) ${payeeJoins}`,
    [county, ids],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const called = await householdPeople(pool, { county, people }, ids);
  return ({ partner, as, type, owner }) => {
    const payable = payableNamed(as ?? undefined);
    return {
      person: { id: partner, name: names.get(partner) ?? null },
      called: [...(called.get(partner) ?? [])],
      owner: owner === null ? null : { id: owner, name: names.get(owner) ?? null },
      as: payable.name,
      role: payable.title,
      type,
    };
  };
}

/** The payments of a month's withheld tax, the last first. */
async function paymentsOf({ pool, county }: Pick<Reading, 'pool' | 'county'>, month: string) {
  const { rows } = await pool.query<TaxPayment & { paidByName: string | null; reversedByName: string | null }>(
    `select t.id, t.month, t.amount_fen as "amountFen", t.reference, t.stage, t.reason, t.paid_by as "paidBy", t.reversed_by as "reversedBy",
       (extract(epoch from t.paid_at) * 1000)::bigint as "paidAt", (extract(epoch from t.reversed_at) * 1000)::bigint as "reversedAt",
       p.name as "paidByName", r.name as "reversedByName"
     from tax_payment t
     left join person_private p on p.county = $1 and p.kind = 'member' and p.person = t.paid_by
     left join person_private r on r.county = $1 and r.kind = 'member' and r.person = t.reversed_by
     where t.county = $1 and t.month = $2 order by t.paid_at desc, t.id`,
    [county, month],
  );
  return rows.map(({ paidBy, paidByName, reversedBy, reversedByName, ...row }) => ({
    ...row,
    paidBy: { id: paidBy, name: paidByName },
    reversedBy: reversedBy === null ? null : { id: reversedBy, name: reversedByName },
  }));
}

const sumOf = <R>(rows: readonly R[], of: (row: R) => number) => rows.reduce((sum, row) => sum + of(row), 0);

/** What was withheld in a month, payee by payee, and what of it is paid over. */
export const withheldTaxes: Query<'/withheld-taxes'> = async (reading, { month = businessMonth(Date.now()) }) => {
  const paid = await paidBetween(reading, month, monthAfter(month));
  const whom = await whomOf(reading, paid);
  const payments = await paymentsOf(reading, month);
  const account = await reading.pool.query<{ owedFen: number }>(
    'select -balance_fen as "owedFen" from account where county = $1 and id = $2',
    [reading.county, chart.taxWithheld],
  );
  const withheldFen = sumOf(paid, (row) => row.withheldFen);
  const paidFen = sumOf(payments, ({ stage, amountFen }) => (stage === 'paid' ? amountFen : 0));
  return {
    month,
    over: businessMonth(Date.now()) > month,
    dueDay: `${monthAfter(month)}-${DUE_DAY}`,
    rows: paid.map((row) => ({
      ...whom(row),
      payments: row.payments,
      grossFen: row.netFen + row.withheldFen,
      withheldFen: row.withheldFen,
      netFen: row.netFen,
      rule: taxRuleOf(row.type, row.decidedAt),
    })),
    next: null,
    grossFen: sumOf(paid, ({ netFen, withheldFen: tax }) => netFen + tax),
    withheldFen,
    paidFen,
    owedFen: withheldFen - paidFen,
    accountFen: account.rows[0]?.owedFen ?? 0,
    payments,
  };
};

interface SoldRow {
  readonly household: string;
  readonly deals: number;
  readonly grossFen: number;
  readonly takenBackFen: number;
}

/** What people and households came to in a quarter: sellers by their tickets, however they were paid, all others by their settlements. */
export const platformReport: Query<'/platform-report'> = async (reading, { quarter }) => {
  const { pool, county } = reading;
  const [year = '', number = ''] = quarter.split('-Q');
  const first = `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}`;
  const after = monthAfter(monthAfter(monthAfter(first)));
  const { rows: sold } = await pool.query<SoldRow>(
    `select t.household, count(*) filter (where t.taken_at >= q.begins and t.taken_at < q.ends)::int as deals,
       coalesce(sum(t.amount_fen) filter (where t.taken_at >= q.begins and t.taken_at < q.ends), 0)::bigint as "grossFen",
       coalesce(sum(t.amount_fen) filter (where t.reversed_at >= q.begins and t.reversed_at < q.ends), 0)::bigint as "takenBackFen"
     from (select to_timestamp($2::bigint / 1000.0) as begins, to_timestamp($3::bigint / 1000.0) as ends) q, intake_ticket t
     where t.county = $1 and ((t.taken_at >= q.begins and t.taken_at < q.ends) or (t.reversed_at >= q.begins and t.reversed_at < q.ends))
     group by t.household order by "grossFen" desc, t.household`,
    [county, startOfMonth(first), startOfMonth(after)],
  );
  const types = await pool.query<{ id: string; types: TypedPayee['types'] }>(
    'select id, types from payee_type where county = $1',
    [county],
  );
  const said = new Map(types.rows.map(({ id, types: all }) => [id, { types: all }]));
  const last = businessDay(startOfMonth(after) - 1);
  const seller = payableNamed('household');
  const paid = await paidBetween(reading, first, after);
  const withheldOf = new Map(
    groupsOf(
      paid.filter(({ as }) => as === seller.name),
      ({ partner }) => partner,
    ).map((of) => [of[0]?.partner ?? '', sumOf(of, ({ withheldFen }) => withheldFen)]),
  );
  const lines = [
    ...sold.map(({ household, ...row }) => ({
      partner: household,
      as: seller.name,
      owner: null,
      type: payeeTypeOn(said.get(household), seller, last),
      ...row,
      withheldFen: withheldOf.get(household) ?? 0,
    })),
    ...paid
      .filter(({ as }) => as !== seller.name)
      .map(({ payments, netFen, withheldFen, decidedAt: _, ...row }) => ({
        ...row,
        deals: payments,
        grossFen: netFen + withheldFen,
        takenBackFen: 0,
        withheldFen,
      })),
  ];
  const whom = await whomOf(reading, lines);
  const rows = lines.map((line) => ({
    ...whom(line),
    deals: line.deals,
    grossFen: line.grossFen,
    takenBackFen: line.takenBackFen,
    netFen: line.grossFen - line.takenBackFen,
    withheldFen: line.withheldFen,
  }));
  return {
    quarter,
    dueFrom: `${after}-01`,
    dueTo: businessDay(startOfMonth(monthAfter(after)) - 1),
    rows,
    next: null,
    grossFen: sumOf(rows, ({ grossFen }) => grossFen),
    takenBackFen: sumOf(rows, ({ takenBackFen }) => takenBackFen),
    netFen: sumOf(rows, ({ netFen }) => netFen),
    withheldFen: sumOf(rows, ({ withheldFen }) => withheldFen),
  };
};
