import { rebateAccounts, type CopiedLine, type Instant } from '@yangui/domain';
import type { Queryable } from '../../journal/read.ts';
import { aboutOf } from '../../store/about.ts';

const PAGE = 2_000;

/** The lines of somebody's own accounts after a journal number, and from a moment on, oldest first. */
export async function readOwnLines(
  db: Queryable,
  { county, person, after, since }: { county: string; person: string; after: number; since: Instant },
): Promise<readonly CopiedLine[]> {
  const found: CopiedLine[] = [];
  let before: number | null = null;
  for (;;) {
    const { rows }: { rows: CopiedLine[] } = await db.query<CopiedLine>(
      `select p.seq, p.line, (e.body ->> 'at')::bigint as at, p.account, p.amount_fen as "amountFen", p.reason, ${aboutOf('p')} as about
       from unnest($2::text[]) a(account)
       cross join lateral (
         select * from posting where county = $1 and account = a.account and seq > $3 and ($4::bigint is null or seq < $4) order by seq desc limit $5
       ) p
       join journal_entry e on e.county = $1 and e.seq = p.seq order by p.seq desc, p.line`,
      [county, rebateAccounts(person), after, before, PAGE],
    );
    // Each account went back as far as its own page: what lies further back than the shortest of them is not whole yet.
    const oldest = wholeFrom(rows);
    const whole = rows.filter(({ seq }) => seq >= oldest);
    found.push(...whole.filter(({ at }) => at >= since));
    if (oldest === 0 || whole.every(({ at }) => at < since)) return found.toReversed();
    before = oldest;
  }
}

/** The journal number from which on every account's lines are in a page; 0 where all of them are. */
function wholeFrom(rows: readonly CopiedLine[]): number {
  const full = [...Map.groupBy(rows, ({ account }) => account).values()].filter(({ length }) => length >= PAGE);
  return Math.max(0, ...full.map((lines) => lines.at(-1)?.seq ?? 0));
}
