import type { ReceivedBy, RowOf } from '@yangui/domain/reads';
import { momentsOf, onDays, sumUp, type Fitting } from '../../http/fitting.ts';
import { ordered } from '../../http/ordering.ts';
import type { Query, Reading } from '../../http/reading.ts';

/** What was entered under a reference and reversed, before the same was entered anew, stands in the row that took its place. */
const bookings = `(
  select t.county, t.id, 'float' as kind, t.station, null::uuid as product, t.amount_fen, null::bigint as counted_fen, null::bigint as quantity,
    null::text as reference, t.given_at as booked_at, t.stage, t.reversed_at, t.reversed_by, t.reason as fault
  from float_handing t
  union all select t.county, t.id, 'remittance', t.station, null, t.sent_fen, t.counted_fen, null, null, t.sent_at,
    case when t.stage = 'reversed' then 'reversed' else 'booked' end, t.reversed_at, t.reversed_by, t.fault
  from remittance t
  union all select t.county, t.id, 'stock', null, t.product, null, null, t.quantity, null, t.received_at, t.stage, t.reversed_at, t.reversed_by, t.reason
  from stock_receipt t
  union all select t.county, t.payment, 'institution', null, null, t.amount_fen, null, null, t.id, t.recorded_at, t.stage, t.reversed_at, t.reversed_by, t.reason
  from institution_payment t
  union all select t.county, (o ->> 'payment')::uuid, 'institution', null, null, (o ->> 'amountFen')::bigint, null, null, t.id,
    to_timestamp((o ->> 'recordedAt')::bigint / 1000.0), 'reversed', to_timestamp((o ->> 'reversedAt')::bigint / 1000.0),
    (o ->> 'reversedBy')::uuid, o ->> 'reason'
  from institution_payment t cross join lateral json_array_elements(t.before) o
) b`;

const sorting = ordered<'/bookings'>({
  id: { sql: 'b.id', type: 'uuid', of: ({ id }) => id },
  by: {
    booked: { sql: 'b.booked_at', type: 'instant', of: ({ bookedAt }) => bookedAt },
    amount: { sql: 'b.amount_fen', type: 'bigint', of: ({ amountFen }) => amountFen, has: 'b.amount_fen is not null' },
  },
});

/** Which bookings fit. */
function fitting({ county }: Pick<Reading, 'county'>, asked: ReceivedBy<'/bookings-sums'>): Fitting {
  return {
    from: bookings,
    where: `b.county = $1 and ($2::text is null or b.kind = $2) and ($3::text is null or b.stage = $3) and ($4::uuid is null or b.station = $4)
      and ${onDays('b.booked_at', 5)}`,
    values: [county, asked.kind ?? null, asked.stage ?? null, asked.station ?? null, ...momentsOf(asked)],
  };
}

/** What was booked by hand, the last first where no other order is asked for. */
export const bookingsList: Query<'/bookings'> = (reading, asked) => {
  const { from, where, values } = fitting(reading, asked);
  const limit = values.length + 1;
  return sorting.page(asked, async (stretch) => {
    const { rows } = await reading.pool.query<RowOf<'/bookings'>>(
      `select b.id, b.kind, coalesce(s.name, p.name) as of, b.amount_fen as "amountFen", b.counted_fen as "countedFen", b.quantity, b.reference,
         (extract(epoch from b.booked_at) * 1000)::bigint as "bookedAt", b.stage,
         (extract(epoch from b.reversed_at) * 1000)::bigint as "reversedAt", m.name as "reversedByName", b.fault
       from (select * from ${from} where ${where} and ${stretch.where(limit + 1)} order by ${stretch.orderBy} limit $${limit}) b
       left join station s on s.county = $1 and s.id = b.station
       left join product p on p.county = $1 and p.id = b.product
       left join person_private m on m.county = $1 and m.kind = 'member' and m.person = b.reversed_by
       order by ${stretch.orderBy}`,
      [...values, stretch.limit, ...stretch.values],
    );
    return rows;
  });
};

/** What the bookings that fit come to, and what of the kind was reversed. */
export const bookingsSums: Query<'/bookings-sums'> = async (reading, asked) =>
  sumUp(reading.pool, fitting(reading, asked), {
    bookedFen: "case when b.stage = 'booked' then b.amount_fen end",
    reversedFen: "case when b.stage = 'reversed' then b.amount_fen end",
  });
