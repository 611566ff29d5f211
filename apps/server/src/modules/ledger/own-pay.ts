import { accountsOf, type About, type LoopDebt } from '@yangui/domain';
import { RefusalError } from '../../http/refusal-error.ts';
import { aboutOf } from '../../store/about.ts';
import { payoutsOf } from './earnings.ts';
import type { Query } from '../../http/reading.ts';

/** How many lines are shown: some years of a driver's. */
const LINES = 500;

interface LineRow {
  readonly seq: number;
  readonly line: number;
  readonly at: number;
  readonly amountFen: number;
  readonly reason: string;
  readonly about: About;
}

/** What the county owes the reader for loops, as a driver and as the owner of vehicles, and what became of it. */
export const ownPay: Query<'/own-pay'> = async ({ pool, county, ownIds }, { payee }) => {
  const own = [
    ...(await ownIds('member')).map((id) => ({ id, as: 'driver' }) as const),
    ...(await ownIds('vehicle')).map((id) => ({ id, as: 'vehicle' }) as const),
  ];
  const asked = payee === undefined ? own : own.filter(({ id }) => id === payee);
  // The same whether it is another's or not there at all.
  if (payee !== undefined && asked.length === 0) throw new RefusalError('not-yours');
  const { rows: vehicles } = await pool.query<{ id: string; name: string }>(
    'select id, name from vehicle where county = $1 and id = any($2::uuid[])',
    [county, asked.filter(({ as }) => as === 'vehicle').map(({ id }) => id)],
  );
  const pays = asked.map(async ({ id, as }: { readonly id: string; readonly as: LoopDebt }) => {
    const { payable, paying, bounced } = accountsOf({ partner: id, as });
    const balances = await pool.query<{ id: string; owedFen: number }>(
      'select id, -balance_fen as "owedFen" from account where county = $1 and id = any($2::text[])',
      [county, [payable, paying, bounced]],
    );
    const { rows: lines } = await pool.query<LineRow>(
      `select p.seq, p.line, (e.body ->> 'at')::bigint as at, -p.amount_fen as "amountFen", p.reason, ${aboutOf('p')} as about
         from posting p join journal_entry e on e.county = $1 and e.seq = p.seq
         where p.county = $1 and p.account = $2 order by p.seq desc, p.line desc limit $3`,
      [county, payable, LINES],
    );
    const payouts = await payoutsOf(pool, county, id, 'loops');
    const owed = (account: string) => balances.rows.find((row) => row.id === account)?.owedFen ?? 0;
    return {
      id,
      as,
      name: vehicles.find((vehicle) => vehicle.id === id)?.name ?? null,
      payableFen: owed(payable),
      inPaymentFen: owed(paying),
      bouncedFen: owed(bounced),
      paidFen: payouts.reduce((sum, { stage, amountFen }) => (stage === 'paid' ? sum + amountFen : sum), 0),
      payouts: [...payouts],
      lines: lines.map(({ line: _, ...line }) => line),
    };
  });
  const all = await Promise.all(pays);
  // Whoever only owns vehicles is no driver: nothing is said of it.
  return { payees: all.filter(({ as, lines, payouts }) => as === 'vehicle' || lines.length + payouts.length > 0) };
};
