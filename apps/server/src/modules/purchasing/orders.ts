import {
  accountOf,
  chart,
  codeSaid,
  comingOrderStages,
  isVisitCode,
  openOrderStages,
  reachedAt,
  shortCode,
  withWords,
  type Order,
  type OrderStage,
} from '@yangui/domain';
import type { ReceivedBy, RowOf } from '@yangui/domain/reads';
import * as z from 'zod';
import { areFew, momentsOf, onDays, sumUp, type Fitting } from '../../http/fitting.ts';
import { ordered, type Mark, type Stretch } from '../../http/ordering.ts';
import { type Reading, type Query } from '../../http/reading.ts';
import { anywhere } from '../../http/like.ts';
import type { Sight } from '../../http/sight.ts';
import { entityOf } from '../../store/statements.ts';
import { stationsWithin } from '../network/stations-within.ts';
import { numbersAt, waitingUnder } from './visit-numbers.ts';

type OrderAnswer = RowOf<'/orders'>;

interface OrderRow {
  readonly row: Order;
  readonly stationName: string;
  readonly villagerName: string | null;
  readonly goods: string | null;
  readonly link: string | null;
  readonly partnerName: string | null;
}

const orderColumns = `select ${entityOf('order')} as row, s.name as "stationName", v.name as "villagerName", p.name as "partnerName", g.name as goods, g.address as link`;
const orderNames = `join station s on s.county = $1 and s.id = t.station
  left join person_private v on v.county = $1 and v.person = t.villager and v.kind = 'villager'
  left join person_private p on p.county = $1 and p.person = t.partner and p.kind = 'member'
  left join person_private g on g.county = $1 and g.person = t.id and g.kind = 'order'`;

/** Names of villagers, and what was typed of their purchases, are for those who serve them: elsewhere neither shown nor found by. */
function answerOf(
  people: Sight,
  { row: { village, steps, ...row }, villagerName, goods, link, ...names }: OrderRow,
): OrderAnswer {
  return {
    ...withWords(row, people.sees(village) ? { name: goods, address: link } : undefined),
    ...names,
    villagerName: people.name(village, villagerName),
    code: shortCode(row.id),
    receivedAt: reachedAt(steps, 'received'),
    collectedAt: reachedAt(steps, 'collected'),
    closedAt: reachedAt(steps, 'completed', 'returned', 'cancelled'),
  };
}

function stagesOf(stage: NonNullable<ReceivedBy<'/orders'>['stage']>): readonly OrderStage[] {
  if (stage === 'open') return openOrderStages;
  if (stage === 'coming') return comingOrderStages;
  return [stage === 'to-confirm' ? 'placed' : stage];
}

const sortedWhere = (amount: string) =>
  ordered<'/orders'>({
    id: { sql: 't.id', type: 'uuid', of: ({ id }) => id },
    by: {
      placed: { sql: 't.placed_at', type: 'instant', of: ({ placedAt }) => placedAt },
      amount: { sql: amount, type: 'bigint', of: ({ amountFen }) => amountFen },
    },
  });
const amongAll = sortedWhere('t.amount_fen');
/** Among few orders, those that fit are found first and then sorted: down the whole index of amounts the few may stand anywhere. */
const amongFew = sortedWhere('t.amount_fen + 0');
/** Of how many stations, and of how many days, the orders are few. */
const FEW_STATIONS = 10;
const FEW_DAYS = 10;

/** What orders are narrowed by. */
type Narrowed = ReceivedBy<'/orders-sums'>;

/** Which orders fit; undefined where none can. */
async function fittingOrders(
  reading: Reading,
  asked: Narrowed,
): Promise<
  | {
      readonly fitting: Fitting;
      /** Whether goods are looked for, which no index knows. */
      readonly goods: boolean;
      /** Whether those that fit are few enough to be sorted, by any other filter than the days. */
      readonly few: boolean;
      readonly fewDays: boolean;
      /** Whether the reader sees the orders of the whole county. */
      readonly everybodys: boolean;
    }
  | undefined
> {
  const { county, within } = reading;
  const { stage, villager, due, query } = asked;
  const stages = stage === undefined ? null : stagesOf(stage);
  const stations = await stationsWithin(reading, asked.station);
  const found = await findOrders(reading, query, stations);
  if (found === 'none') return undefined;
  const few =
    (stages !== null && !stages.includes('completed')) ||
    (stations?.length ?? Infinity) <= FEW_STATIONS ||
    villager !== undefined ||
    found?.orders !== undefined;
  const fitting = {
    from: 'assisted_order t',
    where: `t.county = $1 and t.village like any($2::text[])
         and ($3::text[] is null or t.stage = any($3)) and ($4::uuid[] is null or t.station = any($4)) and ($5::uuid is null or t.villager = $5)
         and (not $6::boolean or (t.stage = 'collected' and t.return_until <= to_timestamp($7 / 1000.0)))
         and (not $8::boolean or t.outside is null)
         and ($9::uuid[] is null or t.id = any($9))
         and ($10::uuid[] is null or t.villager = any($10) or t.id = any($11::uuid[]))
         and ${onDays('t.placed_at', 14)}`,
    besides: `$12::text is null or t.lines::text like $12 or t.villager = any($13::uuid[]) or t.id = any($11::uuid[])`,
    values: [
      county,
      within,
      stages,
      stations,
      villager ?? null,
      due === '1',
      Date.now(),
      stage === 'to-confirm',
      found?.orders ?? null,
      found?.goods === undefined ? (found?.villagers ?? null) : null,
      found?.typed ?? null,
      found?.goods ?? null,
      found?.villagers ?? null,
      ...momentsOf(asked),
    ],
  };
  return {
    fitting,
    goods: found?.goods !== undefined,
    few,
    fewDays: areFew(asked, FEW_DAYS),
    everybodys: stations === null,
  };
}

/** Orders, newest first where no other order is asked for. A query finds by the order's code, the villager's name or a product's. */
export const orders: Query<'/orders'> = (reading, asked) => readOrders(reading, asked);

/** A page of orders in the reader's places. */
export async function readOrders(
  reading: Reading,
  asked: ReceivedBy<'/orders'>,
): Promise<{ rows: OrderAnswer[]; next: string | null }> {
  const { pool, people } = reading;
  const narrowed = await fittingOrders(reading, asked);
  if (narrowed === undefined) return { rows: [], next: null };
  const { fitting, goods, few, fewDays, everybodys } = narrowed;
  const { where, besides, values } = fitting;
  const sorting = fewDays || (few && !goods) ? amongFew : amongAll;
  let floor: Mark | undefined;
  const page = await sorting.page(asked, async (stretch) => {
    // Where a page stopped looking may be anybody's order: only whoever sees them all is told of one.
    floor = goods && everybodys && !fewDays ? await scanFloor(reading, asked, stretch) : undefined;
    const bound = floor === undefined ? { where: () => 'true', values: [] } : sorting.upTo(asked, floor);
    const limit = values.length + 1;
    // First which orders the page has, where it can be from an index alone; then what is shown of them.
    const { rows } = await pool.query<OrderRow>(
      `${orderColumns} from (select t.id from ${fitting.from} where ${where} and (${besides})
         and ${stretch.where(limit + 1)} and ${bound.where(limit + 1 + stretch.values.length)}
       order by ${stretch.orderBy} limit $${limit}) page join assisted_order t on t.county = $1 and t.id = page.id ${orderNames}
       order by ${stretch.orderBy}`,
      [...values, stretch.limit, ...stretch.values, ...bound.values],
    );
    return rows.map((row) => answerOf(people, row));
  });
  return { rows: page.rows, next: page.next ?? (floor === undefined ? null : sorting.cursorAt(floor)) };
}

/** What the orders that fit come to. */
export const ordersSums: Query<'/orders-sums'> = async (reading, asked) => {
  const narrowed = await fittingOrders(reading, asked);
  if (narrowed === undefined) return NOTHING;
  const { fitting, goods } = narrowed;
  const columns = {
    amountFen: 't.amount_fen',
    backFen: `case when t.stage = 'cancelled' then t.amount_fen else t.refunded_fen end`,
  };
  return sumUp(reading.pool, fitting, columns, goods ? LOOKED_THROUGH : undefined);
};

const NOTHING = { count: 0, whole: true, sums: { amountFen: 0, backFen: 0 } };

/** How many orders one page looks through for a product: the next page goes on from there. */
const LOOKED_THROUGH = 10_000;
/** How many villagers of a name are looked up among the orders: a surname alone has thousands. */
const NAMESAKES = 2_000;

/** What a typed text can mean: orders by code or id, villagers by name, and goods as a pattern of the lines. */
interface Meant {
  readonly orders?: readonly string[];
  readonly villagers?: readonly string[];
  readonly goods?: string;
  /** Outside purchases of which it was typed. */
  readonly typed?: readonly string[];
}

/** Looks up first what was typed, in the small tables, so that the large one is asked by its indexes. */
async function findOrders(
  { pool, county, people }: Reading,
  query: string | undefined,
  stations: readonly string[] | null,
): Promise<Meant | 'none' | undefined> {
  const typed = query?.trim().toLowerCase();
  if (!typed) return undefined;
  if (z.uuid().safeParse(typed).success) return { orders: [typed] };
  const code = codeSaid(typed);
  if (/^[0-9a-f]{3,6}$/.test(typed) || isVisitCode(code)) {
    // A number of digits alone looks like a visit's code.
    const begins = isVisitCode(code) ? code.replaceAll('-', '') : typed;
    const orders = await pool.query<{ id: string }>(
      `select id from assisted_order where county = $1 and right(id::text, 6) like $2
       union select id from assisted_order where county = $1 and visit_code = $3
       union ${waitingUnder('$4')}`,
      [county, `${begins}%`, code, numbersAt(stations, code)],
    );
    return orders.rows.length === 0 ? 'none' : { orders: orders.rows.map(({ id }) => id) };
  }
  const pattern = anywhere(query);
  const villagers = await pool.query<{ id: string }>(
    `select v.id from person_private p join villager v on v.county = $1 and v.id = p.person and v.village like any($2::text[])
     where p.county = $1 and p.kind = 'villager' and p.name like $3 limit $4`,
    [county, people.named, pattern, NAMESAKES],
  );
  const purchases = await pool.query<{ id: string }>(
    `select o.id from person_private p join assisted_order o on o.county = $1 and o.id = p.person and o.village like any($2::text[])
     where p.county = $1 and p.kind = 'order' and p.name ilike $3 limit $4`,
    [county, people.named, pattern, NAMESAKES],
  );
  const typedOf = purchases.rows.length === 0 ? {} : { typed: purchases.rows.map(({ id }) => id) };
  // By name and not by id: an order keeps the name that its product had.
  const products = await pool.query(
    'select from product where county = $1 and ordered and lower(name) like $2 limit 1',
    [county, pattern?.toLowerCase()],
  );
  const ids = villagers.rows.map(({ id }) => id);
  if (products.rowCount === 0 || pattern === null)
    return ids.length === 0 && purchases.rows.length === 0 ? 'none' : { villagers: ids, ...typedOf };
  return { villagers: ids, goods: pattern, ...typedOf };
}

/** How far one page looks for a product; undefined where that is the end. */
async function scanFloor(
  { pool, county }: Reading,
  asked: ReceivedBy<'/orders'>,
  stretch: Stretch,
): Promise<Mark | undefined> {
  // In the order of their days, what lies outside those that are asked for is not looked through.
  const days = asked.sort.endsWith('placed') ? momentsOf(asked) : [null, null];
  const { rows } = await pool.query<Mark>(
    `select ${amongAll.markOf(asked)} from assisted_order t where t.county = $1 and ${onDays('t.placed_at', 3)} and ${stretch.where(5)} order by ${stretch.orderBy} offset $2 limit 1`,
    [county, LOOKED_THROUGH, ...days, ...stretch.values],
  );
  return rows[0];
}

/** One order with the steps it took and everything that was booked for it. */
export const orderById: Query<'/orders/:id'> = async ({ pool, county, within, people }, { id }) => {
  const { rows } = await pool.query<OrderRow>(
    `${orderColumns} from assisted_order t ${orderNames} where t.county = $1 and t.id = $3 and t.village like any($2::text[])`,
    [county, within, id],
  );
  const [found] = rows;
  if (found === undefined) return undefined;
  const { steps, station, partner, villager } = found.row;
  const accounts = [
    chart.sales,
    chart.rebateExpense,
    chart.institution,
    accountOf.cash(station),
    accountOf.tab(villager),
    accountOf.rebateAccrued(partner),
    accountOf.rebatePending(partner),
    accountOf.rebatePayable(partner),
  ];
  const postings = await pool.query<{ seq: number; account: string; amountFen: number; reason: string }>(
    `select seq, account, amount_fen as "amountFen", reason from posting
       where county = $1 and account = any($2::text[]) and seq = any($3::bigint[]) and about_id = $4 order by seq, line`,
    [county, accounts, steps.map(({ seq }) => seq), id],
  );
  const names = await pool.query<{ person: string; name: string | null }>(
    `select person, name from person_private where county = $1 and kind = 'member' and person = any($2::uuid[])`,
    [county, steps.map(({ by }) => by)],
  );
  const nameOf = new Map(names.rows.map(({ person, name }) => [person, name]));
  return {
    ...answerOf(people, found),
    history: steps.map((step) => ({ ...step, byName: nameOf.get(step.by) ?? null })),
    postings: postings.rows,
  };
};
