import {
  shortCode,
  statementOf,
  type AtMarket,
  type Grade,
  type StatedPayout,
  type StatedTicket,
  type WeightUnit,
} from '@yangui/domain';
import type { Query } from '../../http/reading.ts';

interface TicketRow extends StatedTicket {
  readonly netGrams: number;
  readonly commodityName: string;
  readonly commodityNameEn: string | null;
  readonly unit: WeightUnit;
  readonly grade: Grade | null;
  readonly market: AtMarket | null;
  readonly invoice: { readonly id: string; readonly month: string; readonly number: number } | null;
}

interface PayoutRow extends StatedPayout {
  readonly period: string;
}

const millis = (moment: string) => `(extract(epoch from ${moment}) * 1000)::bigint`;

/** A household's statement, out of its tickets and of what approved settlements pay it. */
export const householdStatement: Query<'/household-statements/:id'> = async ({ pool, county, within }, { id }) => {
  const {
    rows: [household],
  } = await pool.query<{ name: string; stationName: string }>(
    `select h.name, s.name as "stationName" from household h join station s on s.county = $1 and s.id = h.station
     where h.county = $1 and h.id = $3 and h.village like any($2::text[])`,
    [county, within, id],
  );
  if (household === undefined) return undefined;
  const { rows: tickets } = await pool.query<TicketRow>(
    `select t.id, t.amount_fen as "amountFen", t.payment, t.stage, t.back, t.net_grams as "netGrams", t.market, ${millis('t.taken_at')} as "takenAt",
       ${millis('t.reversed_at')} as "reversedAt", c.name as "commodityName", c.name_en as "commodityNameEn", c.unit, c.grades -> t.grade as grade,
       case when p.stage = 'issued' then json_build_object('id', p.id, 'month', p.month, 'number', p.number) end as invoice
     from intake_ticket t join commodity c on c.county = $1 and c.id = t.commodity
       left join purchase_invoice p on p.county = $1 and p.id = t.invoice where t.county = $1 and t.household = $2`,
    [county, id],
  );
  const { rows: payouts } = await pool.query<PayoutRow>(
    `select t.id as settlement, t.period, (line ->> 'amountFen')::bigint as "amountFen", coalesce((line ->> 'withheldFen')::bigint, 0) as "withheldFen",
       ${millis('t.decided_at')} as "decidedAt", line ->> 'stage' as stage, (e.body ->> 'at')::bigint as at
     from settlement t cross join json_array_elements(t.lines) line
       join journal_entry e on e.county = $1 and e.seq = (line ->> 'seq')::bigint
     where t.county = $1 and t.stage = 'approved' and line ->> 'as' = 'household' and line ->> 'partner' = $2`,
    [county, id],
  );
  const brought = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const periods = new Map(payouts.map(({ settlement, period }) => [settlement, period]));
  const { lines, months, ...rest } = statementOf(tickets, payouts);
  return {
    id,
    ...household,
    since: null,
    lines: lines.map((line) => {
      const ticket = brought.get(line.about.id);
      return {
        ...line,
        ticket: ticket === undefined ? null : goodsOf(ticket),
        period: periods.get(line.about.id) ?? null,
      };
    }),
    months: [...months],
    ...rest,
  };
};

function goodsOf({ id, commodityName, commodityNameEn, grade, netGrams, unit, market, invoice }: TicketRow) {
  return {
    code: shortCode(id),
    commodityName,
    commodityNameEn,
    gradeName: grade?.zh ?? '',
    gradeNameEn: grade?.en ?? null,
    netGrams,
    unit,
    market: market && { ...market },
    invoice,
  };
}
