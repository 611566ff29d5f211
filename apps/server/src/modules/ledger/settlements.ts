import {
  accountOf,
  bounceReasons,
  payoutStages,
  rejectionReasons,
  settlementStages,
  type PayoutLine,
  type Settlement,
} from '@yangui/domain';
import type { Pool } from 'pg';
import * as z from 'zod';
import { defineRead } from '../../http/reading.ts';
import { fenAmount, idParameter, moment, person } from '../../http/shapes.ts';
import { entityOf } from '../../store/statements.ts';
import { maskAccount } from './payees.ts';
import { payoutFile } from './payout-file.ts';
import { source, sourceOf } from './source-of.ts';

const summary = z.object({
  id: z.uuid(),
  period: z.string(),
  stage: z.enum(settlementStages),
  totalFen: fenAmount,
  people: z.int(),
  waiting: z.int(),
  instructed: z.int(),
  paid: z.int(),
  bounced: z.int(),
  files: z.int(),
  preparedBy: person,
  preparedAt: moment,
  decidedBy: person.nullable(),
  decidedAt: moment.nullable(),
  reason: z.enum(rejectionReasons).nullable(),
});

interface SettlementRow {
  readonly row: Settlement;
  readonly preparedByName: string | null;
  readonly decidedByName: string | null;
}

const columns = `select ${entityOf('settlement')} as row, a.name as "preparedByName", b.name as "decidedByName" from settlement t
  left join person_private a on a.county = $1 and a.person = t.prepared_by left join person_private b on b.county = $1 and b.person = t.decided_by
  where t.county = $1`;

function summaryOf({ row, preparedByName, decidedByName }: SettlementRow): z.infer<typeof summary> {
  const { id, period, stage, totalFen, lines, files, preparedAt, decidedAt, reason } = row;
  const at = (wanted: PayoutLine['stage']) => lines.filter((line) => line.stage === wanted).length;
  return {
    id,
    period,
    stage,
    totalFen,
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
export const settlements = defineRead({
  path: '/settlements',
  summary: 'Settlements of rebates, newest first',
  capability: 'settlements.read',
  asks: z.object({}),
  answer: z.object({ rows: z.array(summary), next: z.null() }),
  async read({ pool, county }) {
    const { rows } = await pool.query<SettlementRow>(`${columns} order by t.prepared_seq desc`, [county]);
    return { rows: rows.map(summaryOf), next: null };
  },
});

interface PartnerRow {
  readonly partner: string;
  readonly name: string | null;
  readonly stationName: string | null;
  readonly bank: string | null;
  readonly accountNumber: string | null;
  readonly setSeq: number | null;
}

async function partnersOf(pool: Pool, county: string, partners: readonly string[]): Promise<ReadonlyMap<string, PartnerRow>> {
  const { rows } = await pool.query<PartnerRow>(
    `select k.id as partner, p.name, s.name as "stationName", b.bank, b.account_number as "accountNumber", y.set_seq as "setSeq"
     from unnest($2::uuid[]) as k(id)
     left join person_private p on p.county = $1 and p.person = k.id
     left join station s on s.county = $1 and s.partner = k.id
     left join payee y on y.county = $1 and y.id = k.id
     left join payee_private b on b.county = $1 and b.person = k.id`,
    [county, partners],
  );
  return new Map(rows.map((row) => [row.partner, row]));
}

const proposal = z.object({
  partner: person,
  stationName: z.string().nullable(),
  amountFen: fenAmount,
  payee: z.string().nullable().describe('bank and masked account number; null where none is set'),
});
const line = proposal.extend({
  serial: z.int(),
  stage: z.enum(payoutStages),
  file: z.int().nullable(),
  reason: z.enum(bounceReasons).nullable(),
  payeeChanged: z.boolean().describe('bank details were set after this line last changed'),
});

/** `masked` is whether the reader may know where people are paid. */
function describe(partner: string, amountFen: number, row: PartnerRow | undefined, masked: boolean): z.infer<typeof proposal> {
  const payee = masked && row?.bank && row.accountNumber ? `${row.bank} ${maskAccount(row.accountNumber)}` : null;
  return { partner: { id: partner, name: row?.name ?? null }, stationName: row?.stationName ?? null, amountFen, payee };
}

/** One settlement, line by line. */
export const settlementById = defineRead({
  path: '/settlements/:id',
  summary: 'One settlement, line by line',
  capability: 'settlements.read',
  asks: z.object({ id: idParameter }),
  answer: summary.extend({ lines: z.array(line), carried: z.array(proposal) }),
  async read({ pool, county, alsoWithin }, { id }) {
    const masked = alsoWithin('payees.read').length > 0;
    const { rows } = await pool.query<SettlementRow>(`${columns} and t.id = $2`, [county, id]);
    const [found] = rows;
    if (found === undefined) return undefined;
    const { lines, carried } = found.row;
    const people = await partnersOf(pool, county, [...lines, ...carried].map(({ partner }) => partner));
    return {
      ...summaryOf(found),
      lines: lines.map(({ partner, amountFen, serial, stage, file, reason, seq }) => {
        const row = people.get(partner);
        return { ...describe(partner, amountFen, row, masked), serial, stage, file, reason, payeeChanged: (row?.setSeq ?? 0) > seq };
      }),
      carried: carried.map(({ partner, amountFen }) => describe(partner, amountFen, people.get(partner), masked)),
    };
  },
});

/** What a settlement prepared now would pay: each partner's payable rebate. */
export const settlementPreview = defineRead({
  path: '/settlement-preview',
  summary: 'What a settlement prepared now would pay',
  capability: 'settlements.read',
  asks: z.object({}),
  answer: z.object({ lines: z.array(proposal), carried: z.array(proposal), totalFen: fenAmount }),
  async read({ pool, county, alsoWithin }) {
    const masked = alsoWithin('payees.read').length > 0;
    const payable = accountOf.rebatePayable('');
    const { rows } = await pool.query<{ partner: string; amountFen: number }>(
      `select substr(id, length($2) + 1) as partner, -balance_fen as "amountFen" from account
       where county = $1 and id like $2 || '%' and balance_fen <> 0 order by id`,
      [county, payable],
    );
    const people = await partnersOf(pool, county, rows.map(({ partner }) => partner));
    const all = rows.map(({ partner, amountFen }) => describe(partner, amountFen, people.get(partner), masked));
    const lines = all.filter(({ amountFen }) => amountFen > 0);
    return { lines, carried: all.filter(({ amountFen }) => amountFen < 0), totalFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0) };
  },
});

/** The orders whose rebates make up one line: what was released to the partner since the settlement before that paid them. */
export const settlementOrders = defineRead({
  path: '/settlements/:id/lines/:serial',
  summary: 'The orders that one line of a settlement pays for',
  capability: 'settlements.read',
  asks: z.object({ id: idParameter, serial: z.coerce.number().int().min(1) }),
  answer: z.object({ amountFen: fenAmount, rows: z.array(z.object({ seq: z.int(), at: moment, reason: z.string(), amountFen: fenAmount, ...source })) }),
  async read({ pool, county }, { id, serial }) {
    const { rows } = await pool.query<{ row: Settlement }>(`select ${entityOf('settlement')} as row from settlement t where t.county = $1 order by t.prepared_seq`, [county]);
    const all = rows.map(({ row }) => row);
    const found = all.find((one) => one.id === id);
    const asked = found?.lines.find((one) => one.serial === serial);
    if (found === undefined || asked === undefined) return undefined;
    const before = all.filter(({ stage, preparedSeq, lines }) => stage === 'approved' && preparedSeq < found.preparedSeq && lines.some(({ partner }) => partner === asked.partner)).at(-1);
    const booked = await pool.query<{ seq: number; at: number; reason: string; amountFen: number; ref: string }>(
      `select p.seq, (e.body ->> 'at')::bigint as at, p.reason, -p.amount_fen as "amountFen", p.ref
       from posting p join journal_entry e on e.county = $1 and e.seq = p.seq
       where p.county = $1 and p.account = $2 and p.seq > $3 and p.seq < $4 and p.reason <> 'SettlementApproved' order by p.seq`,
      [county, accountOf.rebatePayable(asked.partner), before?.preparedSeq ?? 0, found.preparedSeq],
    );
    return { amountFen: asked.amountFen, rows: booked.rows.map(({ ref, ...row }) => ({ ...row, ...sourceOf(row.reason, ref) })) };
  },
});

interface BankRow {
  readonly partner: string;
  readonly accountName: string;
  readonly accountNumber: string;
  readonly bank: string;
}

/** The file that tells the bank whom to pay, as it was issued. The one place where whole account numbers leave. */
export const settlementFile = defineRead({
  path: '/settlements/:id/files/:file',
  summary: 'A payout file for the bank',
  capability: 'payouts.issue',
  asks: z.object({ id: idParameter, file: z.coerce.number().int().min(1) }),
  answer: z.object({ name: z.string(), text: z.string() }),
  async read({ pool, county }, { id, file }) {
    const { rows } = await pool.query<{ row: Settlement }>(`select ${entityOf('settlement')} as row from settlement t where t.county = $1 and t.id = $2`, [county, id]);
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
    return { name: `yangui-${county}-${found.period}-${file}.csv`, text: payoutFile(paid, found.period) };
  },
});
