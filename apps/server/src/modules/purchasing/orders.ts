import { accountOf, chart, orderStages, orderStepKinds, platformCodes, shortCode, tenders, type Order, type OrderStage, type OrderStepKind } from '@yangui/domain';
import * as z from 'zod';
import { defineRead, type Reading } from '../../http/reading.ts';
import { anywhere, fenAmount, idParameter, moment, pageOf, paging, searchText, toPage } from '../../http/shapes.ts';
import { entityOf } from '../../store/statements.ts';

const order = z.object({
  id: z.uuid(),
  code: z.string(),
  station: z.uuid(),
  stationName: z.string(),
  villager: z.uuid(),
  villagerName: z.string().nullable(),
  partner: z.uuid(),
  partnerName: z.string().nullable(),
  tender: z.enum(tenders),
  stage: z.enum(orderStages),
  lines: z.array(z.object({ product: z.uuid(), name: z.string(), category: z.string(), quantity: z.int(), returned: z.int(), priceFen: fenAmount, rebateFen: fenAmount })),
  amountFen: fenAmount,
  rebateFen: fenAmount,
  refundedFen: fenAmount,
  rebateBackFen: fenAmount,
  effectiveFen: fenAmount,
  parcel: z.uuid().nullable(),
  outside: z.object({ platform: z.enum(platformCodes), platformOrder: z.string(), link: z.string().nullable(), tracking: z.string().nullable() }).nullable(),
  placedAt: moment,
  receivedAt: moment.nullable(),
  collectedAt: moment.nullable(),
  returnUntil: moment.nullable(),
  closedAt: moment.nullable(),
});
type OrderAnswer = z.infer<typeof order>;

interface OrderRow {
  readonly row: Order;
  readonly stationName: string;
  readonly villagerName: string | null;
  readonly partnerName: string | null;
}

const orderColumns = `select ${entityOf('order')} as row, s.name as "stationName", v.name as "villagerName", p.name as "partnerName"`;
/** Names of villagers are for those who serve them: elsewhere they are neither shown nor found by. */
const orderNames = (namesWithin: `$${number}`) => `join station s on s.county = $1 and s.id = t.station
  left join person_private v on v.county = $1 and v.person = t.villager and t.village like any(${namesWithin}::text[])
  left join person_private p on p.county = $1 and p.person = t.partner`;

function answerOf({ row: { village: _, steps, ...row }, ...names }: OrderRow): OrderAnswer {
  const reached = (...stages: readonly OrderStepKind[]) => steps.find(({ stage }) => stages.includes(stage))?.at ?? null;
  return {
    ...row,
    ...names,
    lines: [...row.lines],
    code: shortCode(row.id),
    receivedAt: reached('received'),
    collectedAt: reached('collected'),
    closedAt: reached('completed', 'returned', 'cancelled'),
  };
}

/** Orders, newest first. A query finds by the order's code, the villager's name or a product's. */
export const orders = defineRead({
  path: '/orders',
  summary: 'Orders, newest first',
  capability: 'orders.read',
  asks: z.object({
    stage: z.union([z.enum(orderStages), z.literal('open')]).optional(),
    station: z.uuid().optional(),
    villager: z.uuid().optional(),
    due: z.literal('1').optional(),
    query: searchText,
    ...paging,
  }),
  answer: pageOf(order),
  read: (reading, asked) => readOrders(reading, asked),
});

interface OrdersAsked {
  readonly stage?: OrderStage | 'open' | undefined;
  readonly station?: string | undefined;
  readonly villager?: string | undefined;
  readonly due?: '1' | undefined;
  readonly query?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of orders in the reader's places. */
export async function readOrders({ pool, county, within, alsoWithin }: Reading, asked: OrdersAsked): Promise<{ rows: OrderAnswer[]; next: string | null }> {
  const { stage, station, villager, due, query, cursor, limit } = asked;
  const [placedAt, after] = cursor?.split('_') ?? [];
  const stages = stage === undefined ? null : stage === 'open' ? ['placed', 'received'] : [stage];
  const { rows } = await pool.query<OrderRow>(
    `${orderColumns} from assisted_order t ${orderNames('$12')}
     where t.county = $1 and t.village like any($2::text[])
       and ($3::text[] is null or t.stage = any($3)) and ($4::uuid is null or t.station = $4) and ($5::uuid is null or t.villager = $5)
       and (not $6::boolean or (t.stage = 'collected' and t.return_until <= to_timestamp($7 / 1000.0)))
       and ($8::text is null or t.id::text like lower($8) or v.name like $8 or t.lines::text like $8)
       and ($9::bigint is null or (t.placed_at, t.id) < (to_timestamp($9 / 1000.0), $10::uuid))
     order by t.placed_at desc, t.id desc limit $11`,
    [county, within, stages, station ?? null, villager ?? null, due === '1', Date.now(), anywhere(query), placedAt ?? null, after ?? null, limit + 1, alsoWithin('villagers.read')],
  );
  const shown = rows.map(answerOf);
  return toPage(shown, limit, ({ placedAt: at, id }) => `${at}_${id}`);
}

/** One order with the steps it took and everything that was booked for it. */
export const orderById = defineRead({
  path: '/orders/:id',
  summary: 'One order, its history and its bookings',
  capability: 'orders.read',
  asks: z.object({ id: idParameter }),
  answer: order.extend({
    history: z.array(z.object({ seq: z.int(), at: moment, by: z.uuid(), byName: z.string().nullable(), stage: z.enum(orderStepKinds) })),
    postings: z.array(z.object({ seq: z.int(), account: z.string(), amountFen: fenAmount, reason: z.string() })),
  }),
  async read({ pool, county, within, alsoWithin }, { id }) {
    const { rows } = await pool.query<OrderRow>(
      `${orderColumns} from assisted_order t ${orderNames('$4')} where t.county = $1 and t.id = $3 and t.village like any($2::text[])`,
      [county, within, id, alsoWithin('villagers.read')],
    );
    const [found] = rows;
    if (found === undefined) return undefined;
    const { steps, station, partner, villager } = found.row;
    const accounts = [chart.sales, chart.rebateExpense, chart.institution, accountOf.cash(station), accountOf.tab(villager), accountOf.rebateAccrued(partner), accountOf.rebatePending(partner), accountOf.rebatePayable(partner)];
    const postings = await pool.query<{ seq: number; account: string; amountFen: number; reason: string }>(
      `select seq, account, amount_fen as "amountFen", reason from posting
       where county = $1 and account = any($2::text[]) and seq = any($3::bigint[]) and ref = $4 order by seq, line`,
      [county, accounts, steps.map(({ seq }) => seq), id],
    );
    const names = await pool.query<{ person: string; name: string | null }>(
      'select person, name from person_private where county = $1 and person = any($2::uuid[])',
      [county, steps.map(({ by }) => by)],
    );
    const nameOf = new Map(names.rows.map(({ person, name }) => [person, name]));
    return {
      ...answerOf(found),
      history: steps.map((step) => ({ ...step, byName: nameOf.get(step.by) ?? null })),
      postings: postings.rows,
    };
  },
});
