import { CENTRE, drawerAccount, startOfDayAfter, type DayClose } from '@yangui/domain';
import type { ReceivedBy } from '@yangui/domain/reads';
import { sumUp, type Fitting } from '../../http/fitting.ts';
import { ordered } from '../../http/ordering.ts';
import type { Query, Reading } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';
import { endOfDay, MADE_MS } from './movements.ts';

interface CloseRow {
  readonly row: DayClose;
  readonly stationName: string | null;
  readonly closedByName: string | null;
  readonly lateCount: number;
  readonly lateFen: number;
}

const sorting = ordered<'/day-closes'>({
  id: { sql: 'd.id', type: 'uuid', of: ({ id }) => id },
  by: {
    day: { sql: 'd.day', type: 'text', of: ({ day }) => day },
    difference: { sql: 'd.difference_fen', type: 'bigint', of: ({ differenceFen }) => differenceFen },
  },
});

/** Which closes fit. The centre's are for who reads the whole county's cash. */
function fitting(
  { county, within, alsoAtCounty }: Reading,
  { drawer, from, to, differs }: ReceivedBy<'/day-closes-sums'>,
): Fitting {
  return {
    from: 'day_close d',
    where: `d.county = $1 and d.village like any($2::text[]) and ($3 or d.drawer <> '${CENTRE}') and ($4::text is null or d.drawer = $4)
      and ($5::text is null or d.day >= $5) and ($6::text is null or d.day <= $6) and ($7::text is null or d.difference_fen <> 0)`,
    values: [county, within, alsoAtCounty('cash.read'), drawer ?? null, from ?? null, to ?? null, differs ?? null],
  };
}

/** Days that were closed, the last first, each with what came in later of what was made on it. */
export const dayCloses: Query<'/day-closes'> = (reading, asked) => {
  const { where, values } = fitting(reading, asked);
  const [limit, account] = [values.length + 1, values.length + 2];
  return sorting.page(asked, async (stretch) => {
    const { rows } = await reading.pool.query<CloseRow>(
      `select ${entityOf('dayClose')} as row, s.name as "stationName", c.name as "closedByName",
         late.count::int as "lateCount", late.fen::bigint as "lateFen"
       from (select d.id from day_close d where ${where} and ${stretch.where(account + 2)} order by ${stretch.orderBy} limit $${limit}) page
       join day_close t on t.county = $1 and t.id = page.id
       cross join lateral (select t.day, t.id, t.difference_fen) d
       left join station s on s.county = $1 and s.id::text = t.drawer
       left join person_private c on c.county = $1 and c.kind = 'member' and c.person = t.closed_by
       cross join lateral (
         select count(*) as count, coalesce(sum(p.amount_fen), 0) as fen from posting p join journal_entry e on e.county = $1 and e.seq = p.seq
         where p.county = $1 and p.account = case when t.drawer = '${CENTRE}' then $${account + 1} else $${account} || t.drawer end and p.seq > t.closed_seq
           and ${MADE_MS} < ${endOfDay('t.day')} and (t.after is null or ${MADE_MS} >= ${endOfDay('t.after')})) late
       order by ${stretch.orderBy}`,
      [...values, stretch.limit, drawerAccount(''), drawerAccount(CENTRE), ...stretch.values],
    );
    return rows.map(({ row: { village: _, closedBy: __, closedSeq: ___, pieces, ...row }, ...found }) => ({
      ...row,
      ...found,
      pieces: pieces === null ? null : [...pieces],
    }));
  });
};

/** What the closes that fit come to. */
export const dayClosesSums: Query<'/day-closes-sums'> = async (reading, asked) =>
  sumUp(reading.pool, fitting(reading, asked), {
    countedFen: 'd.counted_fen',
    shortFen: 'greatest(-d.difference_fen, 0)',
    overFen: 'greatest(d.difference_fen, 0)',
  });

interface DrawerRow {
  readonly drawer: string;
  readonly stationName: string | null;
  readonly partnerName: string | null;
  readonly cashFen: number;
  readonly closedDay: string | null;
  readonly closedAt: number | null;
  readonly openSince: string | null;
}

/**
 * How far each drawer is closed, those first that wait the longest: since the first day that is over, on which something moved, and
 * which is not closed. A day is closed late as often as not: what moved since its end was booked before that close, though no earlier
 * than the day's end. A station without a partner waits for nobody's count once its drawer is empty.
 */
export const daysToClose: Query<'/days-to-close'> = async ({ pool, county, within, alsoAtCounty }) => {
  const { rows } = await pool.query<DrawerRow>(
    `select d.drawer, d.name as "stationName", m.name as "partnerName", coalesce(a.balance_fen, 0) as "cashFen", l.day as "closedDay",
       (extract(epoch from l.closed_at) * 1000)::bigint as "closedAt",
       to_char(to_timestamp(open.at / 1000.0) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "openSince"
     from (select s.id::text as drawer, s.name, s.partner, $4 || s.id::text as account from station s where s.county = $1 and s.village like any($2::text[])
       union all select '${CENTRE}', null, null, $5 where $3) d
     left join account a on a.county = $1 and a.id = d.account
     left join last_close l on l.county = $1 and l.id = d.drawer
     left join person_private m on m.county = $1 and m.kind = 'member' and m.person = d.partner
     left join lateral (
       select ${MADE_MS} as at from posting p join journal_entry e on e.county = $1 and e.seq = p.seq
       where p.county = $1 and p.account = d.account and (d.partner is not null or d.drawer = '${CENTRE}' or a.balance_fen <> 0)
         and p.seq > coalesce((select b.last_seq from journal_batch b
           where b.county = $1 and b.last_seq < l.closed_seq and b.recorded_at < (l.day::date + 1)::timestamp at time zone 'Asia/Shanghai'
           order by b.last_seq desc limit 1), 0) and p.seq is distinct from l.closed_seq
         and (l.day is null or ${MADE_MS} >= ${endOfDay('l.day')}) and ${MADE_MS} < $6
       order by p.seq limit 1) open on true
     where d.partner is not null or a.id is not null
     order by "openSince" nulls last, d.name nulls first`,
    [
      county,
      within,
      alsoAtCounty('cash.read'),
      drawerAccount(''),
      drawerAccount(CENTRE),
      startOfDayAfter(Date.now(), 0),
    ],
  );
  return { rows, next: null };
};
