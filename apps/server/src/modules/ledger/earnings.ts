import { accountOf, earningStages, shortCode } from '@yangui/domain';
import * as z from 'zod';
import { defineRead } from '../../http/reading.ts';
import { RefusalError } from '../../http/refusal-error.ts';
import { fenAmount, moment, pageOf, paging, person, toPage } from '../../http/shapes.ts';

interface LineRow {
  readonly account: string;
  readonly seq: number;
  readonly at: number;
  readonly amountFen: number;
  readonly reason: string;
  readonly order: string;
}

/** What a partner has earned: the balances of their three accounts, and every line, each with its order. */
export const earnings = defineRead({
  path: '/earnings',
  summary: 'A partner’s earnings, every line opening to its order',
  capability: 'earnings.read',
  asks: z.object({ partner: z.uuid().optional(), stage: z.enum(earningStages).optional(), ...paging }),
  answer: pageOf(
    z.object({
      seq: z.int(),
      at: moment,
      stage: z.enum(earningStages),
      reason: z.string(),
      amountFen: fenAmount,
      order: z.uuid(),
      orderCode: z.string(),
    }),
  ).extend({ partner: person, accruedFen: fenAmount, pendingFen: fenAmount, payableFen: fenAmount }),
  async read({ pool, county, person: reader, member }, { partner = reader, stage, cursor, limit }) {
    const widerThanStation = member.holdings.some(({ role }) => role !== 'station-partner');
    if (partner !== reader && !widerThanStation) throw new RefusalError('not-your-place', { place: partner });
    const accounts = [accountOf.rebateAccrued(partner), accountOf.rebatePending(partner), accountOf.rebatePayable(partner)];
    const balances = await pool.query<{ id: string; earnedFen: number }>(
      'select id, -balance_fen as "earnedFen" from account where county = $1 and id = any($2::text[])',
      [county, accounts],
    );
    const names = await pool.query<{ name: string | null }>('select name from person_private where county = $1 and person = $2', [county, partner]);
    const [beforeSeq, beforeAccount] = cursor?.split('_') ?? [];
    const { rows } = await pool.query<LineRow>(
      `select p.account, p.seq, (e.body ->> 'at')::bigint as at, -p.amount_fen as "amountFen", p.reason, p.ref as "order"
       from posting p join journal_entry e on e.county = $1 and e.seq = p.seq
       where p.county = $1 and p.account = any($2::text[]) and ($3::bigint is null or (p.seq, p.account) < ($3, $4))
       order by p.seq desc, p.account desc limit $5`,
      [county, stage === undefined ? accounts : accounts.filter((account) => account.startsWith(stage)), beforeSeq ?? null, beforeAccount ?? '', limit + 1],
    );
    const earned = (account: string) => balances.rows.find(({ id }) => id === account)?.earnedFen ?? 0;
    const page = toPage(rows, limit, ({ seq, account }) => `${seq}_${account}`);
    return {
      partner: { id: partner, name: names.rows[0]?.name ?? null },
      accruedFen: earned(accountOf.rebateAccrued(partner)),
      pendingFen: earned(accountOf.rebatePending(partner)),
      payableFen: earned(accountOf.rebatePayable(partner)),
      rows: page.rows.map(({ account, ...line }) => ({ ...line, stage: stageOf(account), orderCode: shortCode(line.order) })),
      next: page.next,
    };
  },
});

function stageOf(account: string): (typeof earningStages)[number] {
  return earningStages.find((stage) => account.startsWith(stage)) ?? 'rebate-accrued';
}
