import type { About } from '@yangui/domain';
import { ordered } from '../../http/ordering.ts';
import { RefusalError } from '../../http/refusal-error.ts';
import { aboutOf } from '../../store/about.ts';
import { withNumbers } from './with-numbers.ts';
import type { Query } from '../../http/reading.ts';

/** Readers of a part of the county see the accounts of the stations there and of their partners. */
const inTheirPlaces = `(a.county like any($2::text[]) or exists (select from station o
  where o.county = $1 and o.village like any($2) and split_part(a.id, ':', 2) in (o.id::text, o.partner::text)))`;

/** Whose account it is, by id: a uuid, so that names are found by their keys. */
function ownerOf(account: string): string {
  return `case when ${account}.id like '%:________-____-____-____-____________' then split_part(${account}.id, ':', 2)::uuid end`;
}

interface AccountRow {
  readonly account: string;
  /** A station, a vehicle or a household. */
  readonly thing: string | null;
  readonly person: string | null;
  /** Where the person is registered, if they are a villager. */
  readonly villagersVillage: string | null;
  readonly balanceFen: number;
}

/** Every account with its balance: debits less credits. `about` is whose it is, by name; a villager's name is for those who serve them. */
export const accounts: Query<'/ledger'> = async ({ pool, county, within, people }) => {
  const { rows } = await pool.query<AccountRow>(
    `select a.id as account, coalesce(s.name, v.name, h.name) as thing, p.name as person, w.village as "villagersVillage", a.balance_fen as "balanceFen" from account a
       left join station s on s.county = $1 and s.id = ${ownerOf('a')}
       left join vehicle v on v.county = $1 and v.id = ${ownerOf('a')}
       left join household h on h.county = $1 and h.id = ${ownerOf('a')}
       left join villager w on w.county = $1 and w.id = ${ownerOf('a')}
       left join person_private p on p.county = $1 and p.kind = case when a.id like 'tab:%' then 'villager' else 'member' end and p.person = ${ownerOf('a')}
       where a.county = $1 and ${inTheirPlaces} order by a.id`,
    [county, within],
  );
  const shown = rows.map(({ thing, person, villagersVillage, ...row }) => ({
    ...row,
    about: thing ?? (villagersVillage === null ? person : people.name(villagersVillage, person)),
  }));
  return { rows: shown, next: null };
};

interface LineRow {
  readonly seq: number;
  readonly line: number;
  readonly at: number;
  readonly reason: string;
  readonly amountFen: number;
  readonly about: About;
}

const sorting = ordered<'/ledger/:account', LineRow>({
  id: { sql: 'line', type: 'smallint', of: ({ line }) => line },
  by: { seq: { sql: 'seq', type: 'bigint', of: ({ seq }) => seq } },
});

/** The lines of one account, newest first or from the beginning, with the balance after each. A cursor carries the balance on. */
export const accountLines: Query<'/ledger/:account'> = async (
  { pool, county, within },
  { account, sort, cursor, limit },
) => {
  const found = await pool.query<{ balanceFen: number }>(
    `select a.balance_fen as "balanceFen" from account a where a.county = $1 and a.id = $3 and ${inTheirPlaces}`,
    [county, within, account],
  );
  const balanceFen = found.rows[0]?.balanceFen;
  if (balanceFen === undefined) return undefined;
  const [mark, balance] = markAndBalance(cursor);
  const page = await sorting.page({ sort, limit, cursor: mark }, async (stretch) => {
    const { rows } = await pool.query<LineRow>(
      `select p.seq, p.line, (e.body ->> 'at')::bigint as at, p.reason, p.amount_fen as "amountFen", ${aboutOf('p')} as about
         from (select * from posting where county = $1 and account = $2 and ${stretch.where(4)} order by ${stretch.orderBy} limit $3) p
         join journal_entry e on e.county = $1 and e.seq = p.seq
         order by ${stretch.orderBy}`,
      [county, account, stretch.limit, ...stretch.values],
    );
    return rows;
  });
  // Back from today's balance, or up from nothing.
  const back = sort !== 'seq';
  let running = balance ?? (back ? balanceFen : 0);
  const rows = page.rows.map((row) => {
    const balanceAfterFen = back ? running : running + row.amountFen;
    running += back ? -row.amountFen : row.amountFen;
    return { ...row, balanceAfterFen };
  });
  return {
    account,
    balanceFen,
    rows: await withNumbers(pool, county, rows),
    next: page.next === null ? null : `${page.next}_${running}`,
  };
};

/** A cursor of account lines: the last one's mark, and the balance to go on from. */
function markAndBalance(cursor: string | undefined): [mark: string | undefined, balance: number | undefined] {
  if (cursor === undefined) return [undefined, undefined];
  const [, mark, balance] = /^(\d+_\d+)_(-?\d+)$/.exec(cursor) ?? [];
  if (mark === undefined) throw new RefusalError('malformed-request', { where: 'cursor' });
  return [mark, Number(balance)];
}
