import {
  accountOf,
  covers,
  earningStages,
  includes,
  type Member,
  type About,
  type Place,
  payableNamed,
  type PayeeType,
} from '@yangui/domain';
import type { AnswerOf } from '@yangui/domain/reads';
import type { Pool } from 'pg';
import { RefusalError } from '../../http/refusal-error.ts';
import { under } from '../../http/like.ts';
import { toPage } from '../../http/ordering.ts';
import type { Queryable } from '../../journal/read.ts';
import { aboutOf } from '../../store/about.ts';
import type { Query } from '../../http/reading.ts';
import { taxRuleOf } from './tax-rule.ts';

interface LineRow {
  readonly account: string;
  readonly seq: number;
  readonly line: number;
  readonly at: number;
  readonly amountFen: number;
  readonly reason: string;
  readonly about: About;
}

interface PayoutRow extends Omit<AnswerOf<'/earnings'>['payouts'][number], 'grossFen' | 'rule'> {
  readonly type: PayeeType | null;
  readonly decidedAt: number;
}

/** What was settled for somebody of one payable, newest first, and how far each payout is. */
export async function payoutsOf(
  db: Queryable,
  county: string,
  partner: string,
  as?: string,
): Promise<readonly AnswerOf<'/earnings'>['payouts'][number][]> {
  const { name: unnamed } = payableNamed(undefined);
  const { rows } = await db.query<PayoutRow>(
    `select t.id as settlement, (line ->> 'serial')::int as serial, t.period, (line ->> 'amountFen')::bigint as "amountFen",
       coalesce((line ->> 'withheldFen')::bigint, 0) as "withheldFen", line ->> 'type' as type, (extract(epoch from t.decided_at) * 1000)::bigint as "decidedAt",
       line ->> 'stage' as stage, line ->> 'reason' as reason,
       t.prepared_seq as "preparedSeq", (e.body ->> 'at')::bigint as at
     from settlement t cross join json_array_elements(t.lines) line
       join journal_entry e on e.county = $1 and e.seq = (line ->> 'seq')::bigint
     where t.county = $1 and t.stage = 'approved' and coalesce(line ->> 'as', $4) = $3 and line ->> 'partner' = $2 order by t.prepared_seq desc`,
    [county, partner, as ?? unnamed, unnamed],
  );
  return rows.map(({ type, decidedAt, ...row }) => ({
    ...row,
    grossFen: row.amountFen + row.withheldFen,
    rule: taxRuleOf(type, decidedAt),
  }));
}

/**
 * What a partner has earned: the balances of their accounts, every line with what it is about, and what became of each payout.
 * Whoever looks after a part of the county reads what was booked there; payouts are the county's, and not told there.
 */
export const earnings: Query<'/earnings'> = async (
  { pool, county, person: reader, member },
  { partner = reader, stage, cursor, limit },
) => {
  const overseen = overseenBy(member);
  const whole = partner === reader || overseen.some((place) => covers(place, county));
  const within = overseen.map(under);
  if (!whole && !(await servesWithin(pool, { county, partner, within })))
    throw new RefusalError('not-your-place', { place: county });
  const accounts = [
    accountOf.rebateAccrued(partner),
    accountOf.rebatePending(partner),
    accountOf.rebatePayable(partner),
  ];
  const paying = [accountOf.payout(partner), accountOf.payoutBounced(partner)];
  const balances = whole
    ? await balancesOf(pool, county, [...accounts, ...paying])
    : await bookedWithin(pool, { county, accounts, within });
  const payouts = whole ? await payoutsOf(pool, county, partner) : [];
  const names = await pool.query<{ name: string | null }>(
    `select name from person_private where county = $1 and kind = 'member' and person = $2`,
    [county, partner],
  );
  const before = markIn(cursor);
  const { rows } = await pool.query<LineRow>(
    `select p.account, p.seq, p.line, p.at, -p.amount_fen as "amountFen", p.reason, ${aboutOf('p')} as about
       from unnest($2::text[]) a(account)
       cross join lateral (
         select b.*, (e.body ->> 'at')::bigint as at from posting b join journal_entry e on e.county = $1 and e.seq = b.seq
         where b.county = $1 and b.account = a.account and b.seq <= coalesce($3::bigint, 9223372036854775807)
           and ($3::bigint is null or (b.seq, b.account, b.line) < ($3, $4, $6::smallint))
           and ($7::text[] is null or e.place like any($7)) order by b.seq desc, b.line desc limit $5
       ) p
       order by p.seq desc, p.account desc, p.line desc limit $5`,
    [
      county,
      stage === undefined ? accounts : accounts.filter((account) => account.startsWith(stage)),
      before?.seq ?? null,
      before?.account ?? '',
      limit + 1,
      before?.line ?? 0,
      whole ? null : within,
    ],
  );
  const earned = (account: string) => balances.find(({ id }) => id === account)?.earnedFen ?? 0;
  const codes = await codesOf(pool, county, rows);
  const page = toPage(rows, limit, ({ seq, account, line }) => `${seq}_${account}_${line}`);
  return {
    partner: { id: partner, name: names.rows[0]?.name ?? null },
    accruedFen: earned(accountOf.rebateAccrued(partner)),
    pendingFen: earned(accountOf.rebatePending(partner)),
    payableFen: earned(accountOf.rebatePayable(partner)),
    inPaymentFen: earned(accountOf.payout(partner)),
    bouncedFen: earned(accountOf.payoutBounced(partner)),
    paidFen: payouts.reduce((sum, { stage: at, amountFen }) => (at === 'paid' ? sum + amountFen : sum), 0),
    payouts: [...payouts],
    rows: page.rows.map(({ account, line: _, ...line }) => ({
      ...line,
      stage: stageOf(account),
      code: codes.get(line.about.id) ?? null,
    })),
    next: page.next,
  };
};

/** What parcels and orders go by at their station, or went by when they were handed out. */
async function codesOf(
  pool: Pool,
  county: string,
  lines: readonly Pick<LineRow, 'about'>[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ id: string; code: string }>(
    `select t.id, t.code from parcel t where t.county = $1 and t.id = any($2::uuid[])
     union all select o.id, o.visit_code from assisted_order o where o.county = $1 and o.id = any($3::uuid[]) and o.visit_code is not null`,
    [
      county,
      ...(['parcel', 'order'] as const).map((of) =>
        lines.flatMap(({ about }) => (about.kind === of ? [about.id] : [])),
      ),
    ],
  );
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/** Where a page ended: one act may book many lines on one account, so that the line's own number is part of it. */
function markIn(
  cursor: string | undefined,
): { readonly seq: number; readonly account: string; readonly line: number } | undefined {
  if (cursor === undefined) return undefined;
  const [, seq, account, line] = /^(\d{1,15})_([^_]+)_(\d{1,4})$/.exec(cursor) ?? [];
  if (seq === undefined || account === undefined || line === undefined)
    throw new RefusalError('malformed-request', { where: 'cursor' });
  return { seq: Number(seq), account, line: Number(line) };
}

/** The places where somebody looks after others' earnings, not only their own. */
function overseenBy({ holdings }: Member): readonly Place[] {
  return holdings
    .filter(({ role }) => role !== 'station-partner' && includes(role, 'earnings.read'))
    .map(({ place }) => place);
}

interface Earned {
  readonly id: string;
  readonly earnedFen: number;
}

async function balancesOf(pool: Pool, county: string, accounts: readonly string[]): Promise<readonly Earned[]> {
  const { rows } = await pool.query<Earned>(
    'select id, -balance_fen as "earnedFen" from account where county = $1 and id = any($2::text[])',
    [county, accounts],
  );
  return rows;
}

/** What some accounts were booked in some places since a settlement last took all that was payable. */
async function bookedWithin(
  pool: Pool,
  { county, accounts, within }: { county: string; accounts: readonly string[]; within: readonly string[] },
): Promise<readonly Earned[]> {
  const { rows } = await pool.query<Earned>(
    `select p.account as id, -sum(p.amount_fen)::bigint as "earnedFen" from posting p join journal_entry e on e.county = $1 and e.seq = p.seq
     where p.county = $1 and p.account = any($2::text[]) and e.place like any($3::text[])
       and p.seq > coalesce((select max(s.seq) from posting s where s.county = $1 and s.account = p.account and s.reason = 'SettlementApproved'), 0)
     group by p.account`,
    [county, accounts, within],
  );
  return rows;
}

/** Whether a partner serves, or has served, in one of the places. */
async function servesWithin(
  pool: Pool,
  { county, partner, within }: { county: string; partner: string; within: readonly string[] },
): Promise<boolean> {
  const { rows } = await pool.query<{ serves: boolean }>(
    `select exists (select from station s where s.county = $1 and s.partner = $2 and s.village like any($3::text[]))
       or exists (select from assisted_order o where o.county = $1 and o.partner = $2 and o.village like any($3)) as serves`,
    [county, partner, within],
  );
  return rows[0]?.serves ?? false;
}

function stageOf(account: string): (typeof earningStages)[number] {
  return earningStages.find((stage) => account.startsWith(stage)) ?? 'rebate-accrued';
}
