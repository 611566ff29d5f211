import { accountOf, type Remittance } from '@yangui/domain';
import type { ReceivedBy, RowOf } from '@yangui/domain/reads';
import { momentsOf, onDays, sumUp, type Fitting } from '../../http/fitting.ts';
import { ordered } from '../../http/ordering.ts';
import { entityOf } from '../../store/statements.ts';
import { NEARLY_FULL } from '../ledger/money-summary.ts';
import { readSettings } from '../ledger/settings.ts';
import type { Query, Reading } from '../../http/reading.ts';

/** Every station's cash: what it holds, what is under way, and how its last count came out. The fullest drawers first. */
export const drawers: Query<'/cash'> = async ({ pool, county, within }, { station }) => {
  const { cashFloatLimitFen: limitFen } = await readSettings(pool, county);
  const { rows } = await pool.query<Omit<RowOf<'/cash'>, 'limitFen' | 'overLimit'>>(
    `select s.id as station, s.name as "stationName", p.name as "partnerName",
         coalesce(c.balance_fen, 0) as "cashFen", coalesce(d.float_fen, 0) as "floatFen", coalesce(t.balance_fen, 0) as "inTransitFen",
         coalesce(o.balance_fen, 0) as "shortOverFen", (extract(epoch from d.counted_at) * 1000)::bigint as "countedAt",
         d.counted_fen as "countedFen", d.difference_fen as "differenceFen", d.reason, l.day as "closedDay"
       from station s
       left join account c on c.county = $1 and c.id = $4 || s.id::text
       left join account t on t.county = $1 and t.id = $5 || s.id::text
       left join account o on o.county = $1 and o.id = $6 || s.id::text
       left join drawer d on d.county = $1 and d.id = s.id
       left join last_close l on l.county = $1 and l.id = s.id::text
       left join person_private p on p.county = $1 and p.person = s.partner and p.kind = 'member'
       where s.county = $1 and s.village like any($2::text[]) and ($3::uuid is null or s.id = $3)
       order by coalesce(c.balance_fen, 0) desc, s.name`,
    [county, within, station ?? null, accountOf.cash(''), accountOf.cashInTransit(''), accountOf.cashShortOver('')],
  );
  return {
    rows: rows.map((row) => ({ ...row, limitFen, overLimit: row.cashFen >= limitFen * NEARLY_FULL })),
    next: null,
  };
};

interface RemittanceRow {
  readonly row: Remittance;
  readonly stationName: string;
  readonly partnerName: string | null;
  readonly confirmedByName: string | null;
  readonly reversedByName: string | null;
}

const sorting = ordered<'/remittances'>({
  id: { sql: 't.id', type: 'uuid', of: ({ id }) => id },
  by: {
    sent: { sql: 't.sent_at', type: 'instant', of: ({ sentAt }) => sentAt },
    amount: { sql: 't.sent_fen', type: 'bigint', of: ({ sentFen }) => sentFen },
    counted: {
      sql: 't.counted_fen',
      type: 'bigint',
      of: ({ countedFen }) => countedFen,
      has: 't.counted_fen is not null',
    },
  },
});

/** Which remittances fit. */
function fittingRemittances({ county, within }: Reading, asked: ReceivedBy<'/remittances-sums'>): Fitting {
  return {
    from: 'remittance t',
    where: `t.county = $1 and t.village like any($2::text[]) and ($3::text is null or t.stage = $3) and ($4::uuid is null or t.station = $4)
           and ${onDays('t.sent_at', 5)}`,
    values: [county, within, asked.stage ?? null, asked.station ?? null, ...momentsOf(asked)],
  };
}

/** Cash given on its way to the centre, newest first where no other order is asked for. */
export const remittances: Query<'/remittances'> = (reading, asked) => {
  const { from, where, values } = fittingRemittances(reading, asked);
  const limit = values.length + 1;
  return sorting.page(asked, async (stretch) => {
    const { rows } = await reading.pool.query<RemittanceRow>(
      `select ${entityOf('remittance')} as row, s.name as "stationName", p.name as "partnerName", c.name as "confirmedByName",
         r.name as "reversedByName"
       from (select t.id from ${from} where ${where} and ${stretch.where(limit + 1)}
         order by ${stretch.orderBy} limit $${limit}) page
       join remittance t on t.county = $1 and t.id = page.id
       join station s on s.county = $1 and s.id = t.station
       left join person_private p on p.county = $1 and p.person = t.partner and p.kind = 'member'
       left join person_private c on c.county = $1 and c.person = t.confirmed_by and c.kind = 'member'
       left join person_private r on r.county = $1 and r.person = t.reversed_by and r.kind = 'member'
       order by ${stretch.orderBy}`,
      [...values, stretch.limit, ...stretch.values],
    );
    return rows.map(({ row: { village: _, partner: __, confirmedBy: ___, reversedBy: ____, ...row }, ...names }) => ({
      ...row,
      ...names,
    }));
  });
};

/** What the remittances that fit come to, without those that were reversed. */
export const remittancesSums: Query<'/remittances-sums'> = async (reading, asked) =>
  sumUp(reading.pool, fittingRemittances(reading, asked), {
    sentFen: "case when t.stage <> 'reversed' then t.sent_fen end",
    countedFen: "case when t.stage <> 'reversed' then t.counted_fen end",
  });
