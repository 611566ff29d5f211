import {
  accountsOf,
  businessMonth,
  grossOf,
  invariant,
  latestDue,
  payableNamed,
  payables,
  payRunNamed,
  startOfMonth,
  withhold,
  type NamedRun,
  type Owed,
  type PayoutLine,
  type Settlement,
  type About,
  type TypedPayee,
} from '@yangui/domain';
import type { AnswerOf, RowOf } from '@yangui/domain/reads';
import type { Pool } from 'pg';
import { aboutOf } from '../../store/about.ts';
import { entityOf } from '../../store/statements.ts';
import { ownersOfThings, payeeJoins, payeeName } from './payee-names.ts';
import { withNumbers } from './with-numbers.ts';
import { maskAccount } from './payees.ts';
import { payoutFile } from './payout-file.ts';
import { readSettings } from './settings.ts';
import { taxRuleOf } from './tax-rule.ts';
import type { Query, Reading } from '../../http/reading.ts';
import { householdPeople } from '../produce/household-people.ts';

/** What a settlement that is there pays. */
function runOf({ pays }: Settlement): NamedRun {
  const run = payRunNamed(pays);
  invariant(run !== undefined, `${pays} is paid`);
  return run;
}

interface SettlementRow {
  readonly row: Settlement;
  readonly preparedByName: string | null;
  readonly decidedByName: string | null;
}

const columns = `select ${entityOf('settlement')} as row, a.name as "preparedByName", b.name as "decidedByName" from settlement t
  left join person_private a on a.county = $1 and a.person = t.prepared_by and a.kind = 'member' left join person_private b on b.county = $1 and b.person = t.decided_by and b.kind = 'member'
  where t.county = $1`;

function summaryOf({ row, preparedByName, decidedByName }: SettlementRow): RowOf<'/settlements'> {
  const { id, period, pays, stage, totalFen, lines, files, preparedAt, decidedAt, reason } = row;
  const at = (wanted: PayoutLine['stage']) => lines.filter((line) => line.stage === wanted).length;
  return {
    id,
    period,
    pays,
    paysFor: runOf(row).title,
    stage,
    totalFen,
    withheldFen: lines.reduce((sum, { withheldFen = 0 }) => sum + withheldFen, 0),
    people: lines.length,
    waiting: at('waiting'),
    instructed: at('instructed'),
    paid: at('paid'),
    bounced: at('bounced'),
    files,
    preparedBy: { id: row.preparedBy, name: preparedByName },
    preparedAt,
    decidedBy: row.decidedBy === null ? null : { id: row.decidedBy, name: decidedByName },
    decidedAt,
    reason,
  };
}

/** Every settlement, newest first. */
export const settlements: Query<'/settlements'> = async ({ pool, county }) => {
  const { rows } = await pool.query<SettlementRow>(`${columns} order by t.prepared_seq desc`, [county]);
  return { rows: rows.map(summaryOf), next: null };
};

interface PartnerRow {
  readonly partner: string;
  readonly name: string | null;
  readonly stationName: string | null;
  readonly bank: string | null;
  readonly accountNumber: string | null;
  readonly setSeq: number | null;
}

interface Payee extends PartnerRow {
  readonly called: readonly string[];
}

async function partnersOf(
  { pool, county, people }: Pick<Reading, 'pool' | 'county' | 'people'>,
  partners: readonly string[],
): Promise<ReadonlyMap<string, Payee>> {
  const called = await householdPeople(pool, { county, people }, partners);
  const { rows } = await pool.query<PartnerRow>(
    `select k.id as partner, ${payeeName} as name, s.name as "stationName", b.bank, b.account_number as "accountNumber", y.set_seq as "setSeq"
     from unnest($2::uuid[]) as k(id)
     ${payeeJoins}
     left join station s on s.county = $1 and s.partner = k.id
     left join payee y on y.county = $1 and y.id = k.id
     left join payee_private b on b.county = $1 and b.person = k.id`,
    [county, partners],
  );
  return new Map(rows.map((row) => [row.partner, { ...row, called: called.get(row.partner) ?? [] }]));
}

type OwedOrTaxed = Pick<PayoutLine, 'partner' | 'amountFen' | 'withheldFen' | 'type'> & {
  readonly as?: string | undefined;
};

/** `masked` is whether the reader may know where people are paid; `at` the day whose rules are quoted. */
function describe(
  { partner, as, amountFen, withheldFen = 0, type }: OwedOrTaxed,
  row: Payee | undefined,
  { masked, at }: { readonly masked: boolean; readonly at: number },
): AnswerOf<'/settlements/:id'>['carried'][number] {
  const payable = payableNamed(as);
  const payee = masked && row?.bank && row.accountNumber ? `${row.bank} ${maskAccount(row.accountNumber)}` : null;
  return {
    partner: { id: partner, name: row?.name ?? null },
    called: [...(row?.called ?? [])],
    as: payable.name,
    role: payable.title,
    stationName: row?.stationName ?? null,
    amountFen,
    grossFen: amountFen + withheldFen,
    withheldFen,
    rule: taxRuleOf(type, at),
    payee,
  };
}

/** One settlement, line by line. */
export const settlementById: Query<'/settlements/:id'> = async (reading, { id }) => {
  const { pool, county, alsoAtCounty } = reading;
  const masked = alsoAtCounty('payees.read');
  const { rows } = await pool.query<SettlementRow>(`${columns} and t.id = $2`, [county, id]);
  const [found] = rows;
  if (found === undefined) return undefined;
  const { lines, carried, decidedAt, preparedAt } = found.row;
  const shown = { masked, at: decidedAt ?? preparedAt };
  const people = await partnersOf(
    reading,
    [...lines, ...carried].map(({ partner }) => partner),
  );
  return {
    ...summaryOf(found),
    lines: lines.map(({ serial, stage, file, reason, seq, unconfirmed, undone = [], ...owed }) => {
      const row = people.get(owed.partner);
      const payeeChanged = (row?.setSeq ?? 0) > seq;
      const held = stage === 'waiting' && (unconfirmed === true || payeeChanged);
      const reversed = undone.map(({ at, reason: why }) => ({ at, reason: why }));
      return { ...describe(owed, row, shown), serial, stage, file, reason, payeeChanged, held, undone: reversed };
    }),
    carried: carried.map((owed) => describe(owed, people.get(owed.partner), shown)),
  };
};

/** What a settlement prepared now would pay, and what else could be settled. */
export const settlementPreview: Query<'/settlement-preview'> = async (reading, { pays }) => {
  const { pool, county, alsoAtCounty } = reading;
  const masked = alsoAtCounty('payees.read');
  const asked = payRunNamed(pays);
  if (asked === undefined) return undefined;
  const owed = payables.all.filter(({ run }) => run === asked.name);
  const { rows } = await pool.query<{ as: string; partner: string; amountFen: number }>(
    `select k.name as as, substr(a.id, length(k.head) + 2) as partner, -a.balance_fen as "amountFen"
       from unnest($2::text[], $3::text[]) with ordinality as k(name, head, turn)
       join account a on a.county = $1 and starts_with(a.id, k.head || ':')
       where a.balance_fen <> 0 order by k.turn, a.id`,
    [county, owed.map(({ name }) => name), owed.map(({ accounts: { payable } }) => payable)],
  );
  const people = await partnersOf(
    reading,
    rows.map(({ partner }) => partner),
  );
  const shown = { masked, at: Date.now() };
  const describing = (one: OwedOrTaxed) => describe(one, people.get(one.partner), shown);
  const { lines, untyped } = await withholdNow(pool, county, {
    due: rows.filter(({ amountFen }) => amountFen > 0).map(owedOf),
    run: asked.name,
    at: shown.at,
  });
  return {
    pays: asked.name,
    runs: payables.runs.map(({ name, title, from, none, noneNext }) => ({ name, title, from, none, noneNext })),
    latest: latestDue(asked, (await readSettings(pool, county)).settlementDay, Date.now()),
    lines: lines.map(describing),
    carried: [...rows.filter(({ amountFen }) => amountFen < 0), ...untyped].map(describing),
    withheldFen: lines.reduce((sum, { withheldFen }) => sum + withheldFen, 0),
    totalFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
  };
};

/** What is owed, as rules write it: what was there first goes without its name. */
function owedOf({ partner, as, amountFen }: { partner: string; as: string; amountFen: number }): Owed {
  const { unnamed = false } = payableNamed(as);
  return { partner, amountFen, ...(!unnamed && { as }) };
}

/** What would be withheld of what people are owed if it were paid now. */
async function withholdNow(
  pool: Pool,
  county: string,
  asked: { readonly due: readonly Owed[]; readonly run: string; readonly at: number },
) {
  const settled = await pool.query<{ row: Settlement }>(
    `select ${entityOf('settlement')} as row from settlement t where t.county = $1 and t.stage = 'approved' and t.decided_at >= to_timestamp($2::bigint / 1000.0)`,
    [county, startOfMonth(`${businessMonth(asked.at).slice(0, 4)}-01`)],
  );
  const said = await pool.query<TypedPayee>('select id, types from payee_type where county = $1', [county]);
  const owned = await pool.query<{ id: string; owner: string }>(ownersOfThings, [
    county,
    asked.due.map(({ partner }) => partner),
  ]);
  const types = new Map(said.rows.map((row) => [row.id, row]));
  const owners = new Map(owned.rows.map(({ id, owner }) => [id, owner]));
  return withhold(
    payables,
    {
      settlements: settled.rows.map(({ row }) => row),
      saidOf: (id) => types.get(id),
      ownerOf: ({ to }, id) => (to === 'member' ? undefined : owners.get(id)),
    },
    asked,
  );
}

/** What makes up one line: all that was booked since the settlement before that paid it, each opening to what it is about. */
export const settlementOrders: Query<'/settlements/:id/lines/:serial'> = async ({ pool, county }, { id, serial }) => {
  const { rows } = await pool.query<{ row: Settlement }>(
    `select ${entityOf('settlement')} as row from settlement t where t.county = $1 order by t.prepared_seq`,
    [county],
  );
  const all = rows.map(({ row }) => row);
  const found = all.find((one) => one.id === id);
  const asked = found?.lines.find((one) => one.serial === serial);
  if (found === undefined || asked === undefined) return undefined;
  const before = all
    .filter(
      ({ stage, preparedSeq, lines }) =>
        stage === 'approved' &&
        preparedSeq < found.preparedSeq &&
        lines.some(({ partner, as }) => partner === asked.partner && as === asked.as),
    )
    .at(-1);
  const booked = await pool.query<{ seq: number; at: number; reason: string; amountFen: number; about: About }>(
    `select p.seq, (e.body ->> 'at')::bigint as at, p.reason, -p.amount_fen as "amountFen", ${aboutOf('p')} as about
       from posting p join journal_entry e on e.county = $1 and e.seq = p.seq
       where p.county = $1 and p.account = $2 and p.seq > $3 and p.seq < $4 and p.reason <> 'SettlementApproved' order by p.seq`,
    [county, accountsOf(asked).payable, before?.preparedSeq ?? 0, found.preparedSeq],
  );
  return { amountFen: grossOf(asked), rows: await withNumbers(pool, county, booked.rows) };
};

interface BankRow {
  readonly partner: string;
  readonly accountName: string;
  readonly accountNumber: string;
  readonly bank: string;
}

/** The file that tells the bank whom to pay, as it was issued. The one place where whole account numbers leave. */
export const settlementFile: Query<'/settlements/:id/files/:file'> = async ({ pool, county }, { id, file }) => {
  const { rows } = await pool.query<{ row: Settlement }>(
    `select ${entityOf('settlement')} as row from settlement t where t.county = $1 and t.id = $2`,
    [county, id],
  );
  const found = rows[0]?.row;
  const lines = found?.lines.filter((one) => one.file === file) ?? [];
  if (found === undefined || lines.length === 0) return undefined;
  const bank = await pool.query<BankRow>(
    `select person as partner, account_name as "accountName", bank, account_number as "accountNumber" from payee_private
       where county = $1 and person = any($2::uuid[]) and account_number is not null`,
    [county, lines.map(({ partner }) => partner)],
  );
  const payees = new Map(bank.rows.map((row) => [row.partner, row]));
  const paid = lines.flatMap(({ partner, serial, amountFen }) => {
    const payee = payees.get(partner);
    return payee === undefined ? [] : [{ serial, amountFen, ...payee }];
  });
  const { name, remark, unnamed = false } = runOf(found);
  return {
    name: `yangui-${county}-${found.period}-${unnamed ? '' : `${name}-`}${file}.csv`,
    text: payoutFile(paid, `${found.period} ${remark}`),
  };
};
