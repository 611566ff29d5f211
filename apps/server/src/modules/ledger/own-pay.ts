import {
  accountsOf,
  contestPayees,
  filledText,
  invariant,
  payables,
  payRunNamed,
  paySlip,
  withDays,
  type About,
  type Kind,
} from '@yangui/domain';
import { RefusalError } from '../../http/refusal-error.ts';
import { aboutOf } from '../../store/about.ts';
import { payoutsOf } from './earnings.ts';
import { readSettings } from './settings.ts';
import { payeeJoins, payeeName } from './payee-names.ts';
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

/** As what somebody is paid, as a read says it. */
function payeeKind(to: Kind): (typeof contestPayees)[number] {
  const found = contestPayees.find((kind) => kind === to);
  invariant(found !== undefined, `${to} is paid`);
  return found;
}

/** What the county owes the reader, for themselves and as the owner of things, and what became of it: all that modules show on the slip. */
export const ownPay: Query<'/own-pay'> = async ({ pool, county, ownIds }, { payee }) => {
  const shown = payables.all.flatMap(({ slip, ...payable }) => (slip === undefined ? [] : [{ ...payable, slip }]));
  const own = await Promise.all(
    shown.map(async (payable) => (await ownIds(payable.to)).map((id) => ({ id, payable }))),
  );
  const asked = own.flat().filter(({ id }) => payee === undefined || id === payee);
  // The same whether it is another's or not there at all.
  if (payee !== undefined && asked.length === 0) throw new RefusalError('not-yours');
  const { rows: names } = await pool.query<{ id: string; name: string | null }>(
    `select k.id, ${payeeName} as name from unnest($2::uuid[]) as k(id) ${payeeJoins}`,
    [county, asked.map(({ id }) => id)],
  );
  const { settlementDay } = await readSettings(pool, county);
  const days = { now: Date.now(), settlementDay };
  const pays = asked.map(async ({ id, payable: { name: as, run, to, slip, unnamed = false } }) => {
    const { payable, paying, bounced } = accountsOf({ partner: id, ...(!unnamed && { as }) });
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
    const payouts = await payoutsOf(pool, county, id, as);
    const owed = (account: string) => balances.rows.find((row) => row.id === account)?.owedFen ?? 0;
    const name = names.find((one) => one.id === id)?.name ?? '';
    const earned = {
      id,
      as,
      to: payeeKind(to),
      title: { zh: filledText(slip.zh, { name }), en: filledText(slip.en, { name }) },
      payableFen: owed(payable),
      inPaymentFen: owed(paying),
      bouncedFen: owed(bounced),
      paidFen: payouts.reduce((sum, { stage, amountFen }) => (stage === 'paid' ? sum + amountFen : sum), 0),
      payouts: [...payouts],
      // A thing whose beginning lies before the lines that are shown is left out.
      slip: paySlip(
        lines.map((line) => ({ ...line, heap: 'payable' })),
        payouts,
      )
        .filter(({ whole }) => whole || lines.length < LINES)
        .map(({ whole: _, parts, ...line }) => ({
          ...line,
          parts: withDays(parts, null, { ...days, due: payRunNamed(run)?.due, payouts }),
        })),
      lines: lines.map(({ line: _, ...line }) => line),
    };
    // Whoever never earned for themselves is no driver: nothing is said of it. A thing of theirs is shown.
    return to !== 'member' || lines.length + payouts.length > 0 ? [earned] : [];
  });
  return { payees: (await Promise.all(pays)).flat() };
};
