import { shortCode, type Grade, type IntakeTicket, type WeightUnit } from '@yangui/domain';
import type { ReceivedBy, RowOf } from '@yangui/domain/reads';
import { momentsOf, onDays, sumUp, type Fitting } from '../../http/fitting.ts';
import { anywhere, backwards } from '../../http/like.ts';
import { ordered } from '../../http/ordering.ts';
import type { Query, Reading } from '../../http/reading.ts';
import type { Sight } from '../../http/sight.ts';
import { entityOf } from '../../store/statements.ts';

type Answer = RowOf<'/tickets'>;

interface Row {
  readonly row: IntakeTicket;
  readonly stationName: string;
  readonly householdName: string;
  readonly sellerName: string | null;
  readonly partnerName: string | null;
  readonly reversedByName: string | null;
  readonly commodityName: string;
  readonly commodityNameEn: string | null;
  readonly unit: WeightUnit;
  readonly grades: readonly Grade[];
}

const columns = `select ${entityOf('intakeTicket')} as row, s.name as "stationName", h.name as "householdName", c.name as "commodityName", c.name_en as "commodityNameEn",
  c.unit, c.grades, v.name as "sellerName", p.name as "partnerName", r.name as "reversedByName"`;
const names = `join station s on s.county = $1 and s.id = t.station join household h on h.county = $1 and h.id = t.household
  join commodity c on c.county = $1 and c.id = t.commodity
  left join person_private v on v.county = $1 and v.person = t.seller and v.kind = 'villager'
  left join person_private p on p.county = $1 and p.person = t.partner and p.kind = 'member'
  left join person_private r on r.county = $1 and r.person = t.reversed_by and r.kind = 'member'`;

const sorting = ordered<'/tickets'>({
  id: { sql: 't.id', type: 'uuid', of: ({ id }) => id },
  by: {
    taken: { sql: 't.taken_at', type: 'instant', of: ({ takenAt }) => takenAt },
    amount: { sql: 't.amount_fen', type: 'bigint', of: ({ amountFen }) => amountFen },
  },
});

/** How the id of a ticket ends whose code was typed, read backwards; null where it cannot be one. */
function codeEnding(query = ''): string | null {
  const text = query.trim();
  return /^[0-9A-F]{6}$/i.test(text) ? `${backwards(text.toLowerCase())}%` : null;
}

/** Which tickets fit. A query finds by the ticket's code, by what the books call the household, and by who sold where the reader may know them. */
function fittingTickets({ county, within, people }: Reading, asked: ReceivedBy<'/tickets-sums'>): Fitting {
  const { station, household, commodity, stage, payment, implausible, query } = asked;
  return {
    from: 'intake_ticket t',
    where: `t.county = $1 and t.village like any($2::text[]) and ($3::uuid is null or t.station = $3) and ($4::uuid is null or t.household = $4)
      and ($5::uuid is null or t.commodity = $5) and ($6::text is null or t.stage = $6) and ($7::text is null or t.payment = $7)
      and (not $8::boolean or t.implausible is not null) and ${onDays('t.taken_at', 9)}
      and ($11::text is null or reverse(t.id::text) like $12
        or t.household in (select h.id from household h where h.county = $1 and h.name like upper($11))
        or (t.village like any($13::text[]) and t.seller in (select p.person from person_private p where p.county = $1 and p.kind = 'villager' and p.name like $11)))`,
    values: [
      county,
      within,
      station ?? null,
      household ?? null,
      commodity ?? null,
      stage ?? null,
      payment ?? null,
      implausible === '1',
      ...momentsOf(asked),
      anywhere(query),
      codeEnding(query),
      people.named,
    ],
  };
}

/** Tickets, newest first where no other order is asked for. Who sold is for those who serve villagers. */
export const tickets: Query<'/tickets'> = async (reading, asked) => {
  const { where, values } = fittingTickets(reading, asked);
  const limit = values.length + 1;
  return sorting.page(asked, async (stretch) => {
    const { rows } = await reading.pool.query<Row>(
      `${columns} from intake_ticket t ${names} where ${where} and ${stretch.where(limit + 1)} order by ${stretch.orderBy} limit $${limit}`,
      [...values, stretch.limit, ...stretch.values],
    );
    return rows.map((row) => answerOf(reading.people, row));
  });
};

/** What stands of one figure: what was reversed counts for nothing. */
const standing = (figure: string) => `case when t.stage = 'taken' then ${figure} else 0 end`;

/** What the tickets that fit come to. */
export const ticketsSums: Query<'/tickets-sums'> = async (reading, asked) =>
  sumUp(reading.pool, fittingTickets(reading, asked), {
    netGrams: standing('t.net_grams'),
    amountFen: standing('t.amount_fen'),
    cashFen: standing(`case when t.payment = 'cash' then t.amount_fen else 0 end`),
    reversed: `case when t.stage = 'reversed' then 1 else 0 end`,
  });

interface Booked {
  readonly seq: number;
  readonly at: number;
  readonly account: string;
  readonly amountFen: number;
  readonly reason: string;
}

/** One ticket with what was booked for it, and booked back. */
export const ticketById: Query<'/tickets/:id'> = async ({ pool, county, within, people }, { id }) => {
  const {
    rows: [found],
  } = await pool.query<Row>(
    `${columns} from intake_ticket t ${names} where t.county = $1 and t.id = $3 and t.village like any($2::text[])`,
    [county, within, id],
  );
  if (found === undefined) return undefined;
  const { rows: postings } = await pool.query<Booked>(
    `select p.seq, (e.body ->> 'at')::bigint as at, p.account, p.amount_fen as "amountFen", p.reason
       from posting p join journal_entry e on e.county = $1 and e.seq = p.seq
       where p.county = $1 and p.seq = any($2::bigint[]) order by p.seq, p.line`,
    [county, [found.row.takenSeq, found.row.reversedSeq]],
  );
  const { rows: invoices } = await pool.query<{ id: string; month: string; number: number }>(
    `select id, month, number from purchase_invoice where county = $1 and id = $2 and stage = 'issued'`,
    [county, found.row.invoice],
  );
  return { ...answerOf(people, found), invoice: invoices[0] ?? null, postings };
};

function answerOf(
  people: Sight,
  {
    row: {
      village,
      year: _,
      back: _back,
      reversedBy: _by,
      takenSeq: _taken,
      reversedSeq: _reversed,
      invoice: _on,
      ...row
    },
    grades,
    sellerName,
    ...more
  }: Row,
): Answer {
  const grade = grades[row.grade];
  return {
    ...row,
    ...more,
    code: shortCode(row.id),
    sellerName: people.name(village, sellerName),
    gradeName: grade?.zh ?? '',
    gradeNameEn: grade?.en ?? null,
    implausible: row.implausible && { ...row.implausible },
    market: row.market && { ...row.market },
  };
}
