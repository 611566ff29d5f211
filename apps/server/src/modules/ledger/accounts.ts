import * as z from 'zod';
import { defineRead } from '../../http/reading.ts';
import { fenAmount, moment, pageOf, paging, toPage } from '../../http/shapes.ts';

/** Readers of a part of the county see the accounts of the stations there and of their partners. */
const inTheirPlaces = `(a.county like any($2::text[]) or exists (select from station o
  where o.county = $1 and o.village like any($2) and split_part(a.id, ':', 2) in (o.id::text, o.partner::text)))`;

/** Whose account it is, by id: a uuid, so that names are found by their keys. */
function ownerOf(account: string): string {
  return `case when ${account}.id like '%:________-____-____-____-____________' then split_part(${account}.id, ':', 2)::uuid end`;
}

/** Every account with its balance: debits less credits. `about` is whose it is, by name; a villager's name is for those who serve them. */
export const accounts = defineRead({
  path: '/ledger',
  summary: 'Accounts and balances',
  capability: 'ledger.read',
  asks: z.object({}),
  answer: z.object({ rows: z.array(z.object({ account: z.string(), about: z.string().nullable(), balanceFen: fenAmount })), next: z.null() }),
  async read({ pool, county, within, alsoWithin }) {
    const { rows } = await pool.query<{ account: string; about: string | null; balanceFen: number }>(
      `select a.id as account, coalesce(s.name, p.name) as about, a.balance_fen as "balanceFen" from account a
       left join station s on s.county = $1 and s.id = ${ownerOf('a')}
       left join person_private p on p.county = $1 and p.person = ${ownerOf('a')} and (a.id not like 'tab:%' or exists (
         select from villager v where v.county = $1 and v.id = p.person and v.village like any($3::text[])))
       where a.county = $1 and ${inTheirPlaces} order by a.id`,
      [county, within, alsoWithin('villagers.read')],
    );
    return { rows, next: null };
  },
});

/** The lines of one account, newest first, with the balance after each. */
export const accountLines = defineRead({
  path: '/ledger/:account',
  summary: 'The lines of one account, newest first',
  capability: 'ledger.read',
  asks: z.object({ account: z.string().max(80), ...paging }),
  answer: pageOf(z.object({ seq: z.int(), line: z.int(), at: moment, reason: z.string(), amountFen: fenAmount, balanceAfterFen: fenAmount, ref: z.uuid() })).extend({
    account: z.string(),
    balanceFen: fenAmount,
  }),
  async read({ pool, county, within }, { account, cursor, limit }) {
    const found = await pool.query<{ balanceFen: number }>(
      `select a.balance_fen as "balanceFen" from account a where a.county = $1 and a.id = $3 and ${inTheirPlaces}`,
      [county, within, account],
    );
    const balanceFen = found.rows[0]?.balanceFen;
    if (balanceFen === undefined) return undefined;
    const [seq, line, after] = cursor?.split('_').map(Number) ?? [];
    const { rows } = await pool.query<{ seq: number; line: number; at: number; reason: string; amountFen: number; ref: string }>(
      `select p.seq, p.line, (e.body ->> 'at')::bigint as at, p.reason, p.amount_fen as "amountFen", p.ref
       from (select * from posting
         where county = $1 and account = $2 and seq <= coalesce($3::bigint, 9223372036854775807) and ($3::bigint is null or (seq, line) < ($3, $4::smallint))
         order by seq desc, line desc limit $5) p
       join journal_entry e on e.county = $1 and e.seq = p.seq
       order by p.seq desc, p.line desc`,
      [county, account, seq ?? null, line ?? null, limit + 1],
    );
    let balance = after ?? balanceFen;
    const lines = rows.map((row) => {
      const balanceAfterFen = balance;
      balance -= row.amountFen;
      return { ...row, balanceAfterFen };
    });
    return { account, balanceFen, ...toPage(lines, limit, (row) => `${row.seq}_${row.line}_${row.balanceAfterFen - row.amountFen}`) };
  },
});
