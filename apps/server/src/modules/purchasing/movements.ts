import { CENTRE, drawerAccount, type About } from '@yangui/domain';
import type { ReceivedBy } from '@yangui/domain/reads';
import { momentsOf, onDays, sumUp, type Fitting } from '../../http/fitting.ts';
import { ordered } from '../../http/ordering.ts';
import type { Query, Reading } from '../../http/reading.ts';
import { aboutOf } from '../../store/about.ts';
import { withNumbers } from '../ledger/with-numbers.ts';

interface MovementRow {
  readonly seq: number;
  readonly line: number;
  readonly at: number;
  readonly reason: string;
  readonly amountFen: number;
  readonly balanceAfterFen: number;
  readonly about: About;
  readonly byName: string | null;
  readonly lateFor: string | null;
}

const sorting = ordered<'/cash/:drawer/movements', MovementRow>({
  id: { sql: 'p.line', type: 'smallint', of: ({ line }) => line },
  by: { seq: { sql: 'p.seq', type: 'bigint', of: ({ seq }) => seq } },
});

/** When a movement was made, by its entry `e` in the journal: as milliseconds, and as a moment. */
export const MADE_MS = `(e.body ->> 'at')::bigint`;
const MADE_AT = `to_timestamp(${MADE_MS} / 1000.0)`;

/** When a business day that stands in a column is over, in milliseconds. */
export function endOfDay(column: string): string {
  return `(extract(epoch from (${column}::date + 1)::timestamp at time zone 'Asia/Shanghai') * 1000)::bigint`;
}

interface Drawer {
  readonly stationName: string | null;
  readonly balanceFen: number;
}

/** A drawer that the reader may look into; undefined where there is none for them. The centre's is the county's. */
async function drawerOf({ pool, county, within, alsoAtCounty }: Reading, drawer: string): Promise<Drawer | undefined> {
  if (drawer === CENTRE && !alsoAtCounty('cash.read')) return undefined;
  const { rows } = await pool.query<Drawer>(
    `select s.name as "stationName", coalesce(a.balance_fen, 0) as "balanceFen"
       from (select $3::text as account) of
       left join station s on s.county = $1 and s.id::text = $4 and s.village like any($2::text[])
       left join account a on a.county = $1 and a.id = of.account`,
    [county, within, drawerAccount(drawer), drawer],
  );
  return rows.find(({ stationName }) => drawer === CENTRE || stationName !== null);
}

/** Which movements fit: those of the days on which they were made, whenever they came in. */
function fitting({ county }: Reading, { drawer, ...days }: ReceivedBy<'/cash/:drawer/movements-sums'>): Fitting {
  return {
    from: 'posting p join journal_entry e on e.county = $1 and e.seq = p.seq',
    where: `p.county = $1 and p.account = $2 and ${onDays(MADE_AT, 3)}`,
    values: [county, drawerAccount(drawer), ...momentsOf(days)],
  };
}

/**
 * What moved in a drawer, as the ledger has it: in the journal's order, with the balance after each. Where days are asked for, a
 * movement is of the day on which it was made; the balance after it is that of the whole account all the same.
 */
export const movements: Query<'/cash/:drawer/movements'> = async (reading, asked) => {
  const found = await drawerOf(reading, asked.drawer);
  if (found === undefined) return undefined;
  const { pool, county } = reading;
  const { where, values } = fitting(reading, asked);
  const limit = values.length + 1;
  const page = await sorting.page(asked, async (stretch) => {
    const { rows } = await pool.query<MovementRow>(
      `select p.seq, p.line, ${MADE_MS} as at, p.reason, p.amount_fen as "amountFen", p.after_fen as "balanceAfterFen",
         ${aboutOf('p')} as about, m.name as "byName",
         (select c.day from day_close c where c.county = $1 and c.drawer = $${limit + 1} and c.closed_seq < p.seq and ${MADE_MS} < ${endOfDay('c.day')}
           order by c.day limit 1) as "lateFor"
       from (select *, (sum(amount_fen) over (order by seq, line))::bigint as after_fen from posting where county = $1 and account = $2) p
       join journal_entry e on e.county = $1 and e.seq = p.seq
       left join person_private m on m.county = $1 and m.kind = 'member' and m.person = e.by_person
       where ${where} and ${stretch.where(limit + 2)}
       order by ${stretch.orderBy} limit $${limit}`,
      [...values, stretch.limit, asked.drawer, ...stretch.values],
    );
    return rows;
  });
  return { ...found, rows: await withNumbers(pool, county, page.rows), next: page.next };
};

/** What came in and went out in the days that are asked for. */
export const movementsSums: Query<'/cash/:drawer/movements-sums'> = async (reading, asked) =>
  (await drawerOf(reading, asked.drawer)) === undefined
    ? undefined
    : sumUp(reading.pool, fitting(reading, asked), {
        inFen: 'greatest(p.amount_fen, 0)',
        outFen: 'greatest(-p.amount_fen, 0)',
      });
