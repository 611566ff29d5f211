import { DAY } from '@yangui/domain';
import type { Client } from 'pg';
import { LIVED_DAYS_AGO, type DeskWorld } from './desk-world.ts';

/** How many copies of what was lived through one statement makes. */
const COPIES_AT_ONCE = 50;
const YEARS = 3;
/** How many orders are still on their way, over how many days, and how many parcels there are in all. */
const OPEN_ORDERS = 6_000;
const OPEN_DAYS = 8;
const PARCELS = 300_000;

/** One kind of what was lived through, copied again and again, each copy a step further back. */
interface Copying {
  readonly what: 'over' | 'under way';
  readonly copies: number;
  readonly stepMs: number;
  /** By how much later than it was lived the last copy is: so that even its last step lies in the past. */
  readonly forwardMs: number;
}

/**
 * Copies the orders that the journal wrote, with their entries and bookings, until there are `orders` of them, spread over
 * three years; and on top of them those that are still on their way. Every column and every event is as the journal left
 * it but for ids, numbers, times and villagers. Parcels and remittances are copied as rows alone, without their entries.
 */
export async function copyOrders(client: Client, world: DeskWorld, orders: number): Promise<void> {
  const { county } = world;
  await client.query('set synchronous_commit = off');
  await prepare(client, world);
  const over = Math.ceil(orders / (await lives(client, 'over')));
  const open = Math.ceil(Math.min(OPEN_ORDERS, orders / 10) / (await lives(client, 'under way')));
  await copyAll(client, county, {
    what: 'over',
    copies: over,
    stepMs: Math.round((YEARS * 365 * DAY) / over),
    forwardMs: (LIVED_DAYS_AGO - 14) * DAY,
  });
  await copyAll(client, county, {
    what: 'under way',
    copies: open,
    stepMs: Math.round((OPEN_DAYS * DAY) / open),
    forwardMs: 0,
  });
  await copyRows(client, county, Math.min(PARCELS, orders));
  await finish(client, county);
}

async function lives(client: Client, what: Copying['what']): Promise<number> {
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from life where what = $1', [
    what,
  ]);
  return rows[0]?.count ?? 1;
}

/** What is copied: each order, its entries by rank, and which command made which entry. */
async function prepare(client: Client, { county, stations, beganAt }: DeskWorld): Promise<void> {
  await client.query(`create temp table life as select id, villager, station, case when stage in ('completed', 'returned', 'cancelled') then 'over' else 'under way' end as what
    from assisted_order where county = '${county}'`);
  await client.query(`create temp table life_entry as
    select e.*, row_number() over (partition by l.what order by e.seq)::int as rank, l.what, l.id as order_id, l.villager, l.station, (e.body ->> 'at')::bigint as said_at
    from journal_entry e join life l on l.id = case when e.type = 'place-order' then e.command_id else ((e.body -> 'events' -> 0 -> 'data' ->> 'order'))::uuid end
    where e.county = '${county}' and e.seq > ${beganAt} and e.refused is null`);
  await client.query('create index on life_entry (seq)');
  await client.query(
    'create temp table served (station uuid, number int, villager uuid, primary key (station, number))',
  );
  const rows = stations.flatMap(({ id, villagers }) =>
    villagers.map((villager, number) => ({ station: id, number, villager })),
  );
  await client.query(
    'insert into served select r.station, r.number, r.villager from json_to_recordset($1::json) as r(station uuid, number int, villager uuid)',
    [JSON.stringify(rows)],
  );
  await client.query('analyze life, life_entry, served');
}

async function copyAll(client: Client, county: string, { what, copies, stepMs, forwardMs }: Copying): Promise<void> {
  const {
    rows: [{ length, head, count } = { length: 1, head: 0, count: 1 }],
  } = await client.query<{ length: number; head: number; count: number }>(
    `select (select count(*)::int from life_entry where what = $2) as length, (select count(*)::int from life where what = $2) as count,
       (select greatest(h.last_seq, max(e.seq))::int from journal_entry e where e.county = $1) as head from journal_head h where h.county = $1`,
    [county, what],
  );
  const columns = await columnsOf(client);
  for (let first = 0; first < copies; first += COPIES_AT_ONCE) {
    const last = Math.min(copies, first + COPIES_AT_ONCE) - 1;
    const values = [county, head, length, stepMs, copies, first, last, what, forwardMs];
    for (const sql of statements(columns)) await client.query(sql, values);
    if (first % 500 === 0) console.error(`${(last + 1) * count} orders ${what} copied`);
  }
  await client.query('update journal_head set last_seq = $2 where county = $1', [county, head + copies * length]);
}

type Columns = Readonly<
  Record<'assisted_order' | 'journal_entry' | 'posting' | 'parcel' | 'remittance', readonly string[]>
>;

async function columnsOf(client: Client): Promise<Columns> {
  const of = async (table: string) => {
    const { rows } = await client.query<{ name: string }>(
      `select attname::text as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
      [table],
    );
    return rows.map(({ name }) => name);
  };
  return {
    assisted_order: await of('assisted_order'),
    journal_entry: await of('journal_entry'),
    posting: await of('posting'),
    parcel: await of('parcel'),
    remittance: await of('remittance'),
  };
}

/** The named columns as `own` says, the others as they stand in `from`. */
const list = (columns: readonly string[], own: Readonly<Record<string, string>>, from: string): string =>
  columns.map((column) => own[column] ?? `${from}.${column}`).join(', ');
/** A UUIDv7 of a moment, that follows from what was copied and the number of the copy. */
const idAt = (template: string, at: string): string =>
  `(lpad(to_hex(${at}), 12, '0') || '7' || substr(md5(${template}::text || c), 1, 3) || '8' || substr(md5(${template}::text || c), 4, 15))::uuid`;
const copy = 'generate_series($6::int, $7::int) c';

/** $1 county, $2 last number before, $3 entries a copy, $4 ms a copy, $5 copies, $6 first and $7 last of these copies, $8 what, $9 ms forward. */
function statements({ assisted_order, journal_entry, posting }: Columns): readonly string[] {
  const numbered = '$2::bigint + c * $3::bigint';
  const earlier = `(($5::int - 1 - c) * $4::bigint - $9::bigint)`;
  const villager =
    '(select s.villager from served s where s.station = l.station and s.number = (c * 7 + length(l.id::text)) % 200)';
  const moved = (column: string) => `o.${column} - ${earlier} * interval '1 ms'`;
  const order: Readonly<Record<string, string>> = {
    id: idAt('l.id', `(extract(epoch from o.placed_at) * 1000)::bigint - ${earlier}`),
    villager: `coalesce(${villager}, o.villager)`,
    placed_at: moved('placed_at'),
    collected_at: moved('collected_at'),
    return_until: moved('return_until'),
    steps: `(select json_agg(step.value::jsonb || jsonb_build_object('at', (step.value ->> 'at')::bigint - ${earlier}, 'seq', ${numbered} + e.rank) order by e.rank)
      from json_array_elements(o.steps) step join life_entry e on e.seq = (step.value ->> 'seq')::bigint)`,
  };
  const firstPlaced = `(select (extract(epoch from o.placed_at) * 1000)::bigint from assisted_order o where o.county = $1 and o.id = l.order_id)`;
  const orderOfEntry = idAt('l.order_id', `${firstPlaced} - ${earlier}`);
  const command = `case when l.type = 'place-order' then ${orderOfEntry} else ${idAt('l.command_id', `l.said_at - ${earlier}`)} end`;
  const villagerOfEntry = villager.replace('l.id', 'l.order_id');
  const until = `coalesce((l.body -> 'events' -> 0 -> 'data' ->> 'returnUntil')::bigint - ${earlier}, 0)`;
  const body = `regexp_replace(regexp_replace(regexp_replace(replace(replace(l.body::text, l.order_id::text, ${orderOfEntry}::text), l.villager::text, coalesce(${villagerOfEntry}, l.villager)::text),
    '^\\{"seq":\\d+,"id":"[^"]+"', '{"seq":' || (${numbered} + l.rank) || ',"id":"' || (${command}) || '"'), '"at":\\d+', '"at":' || (l.said_at - ${earlier})),
    '"returnUntil":\\d+', '"returnUntil":' || ${until})::json`;
  const entry: Readonly<Record<string, string>> = { seq: `${numbered} + l.rank`, command_id: command, body };
  const booking: Readonly<Record<string, string>> = {
    seq: `${numbered} + l.rank`,
    about_id: `case when p.about_id = l.order_id then ${orderOfEntry} else p.about_id end`,
  };
  return [
    `insert into assisted_order (${assisted_order.join(', ')}) select ${list(assisted_order, order, 'o')} from ${copy}, assisted_order o join life l on l.id = o.id where o.county = $1 and l.what = $8`,
    `insert into journal_entry (${journal_entry.join(', ')}) select ${list(journal_entry, entry, 'l')} from ${copy}, life_entry l where l.county = $1 and l.what = $8`,
    `insert into posting (${posting.join(', ')}) select ${list(posting, booking, 'p')} from ${copy}, life_entry l join posting p on p.county = $1 and p.seq = l.seq where l.what = $8`,
    `insert into journal_batch (county, first_seq, last_seq, recorded_at, hash)
     select $1, ${numbered} + 1, ${numbered} + $3::bigint, now() - ($5::int - 1 - c) * $4::bigint * interval '1 ms', md5($8 || c) from ${copy} where $9::bigint >= 0`,
  ];
}

/** Parcels and remittances as rows alone: those that are over spread over three years, those under way over the last weeks. */
async function copyRows(client: Client, county: string, parcels: number): Promise<void> {
  const columns = await columnsOf(client);
  await client.query(
    `create temp table parcel_life as select p.*, row_number() over (order by p.id)::int as rank, p.stage = 'handed-out' as over from parcel p where p.county = '${county}'`,
  );
  await client.query(
    `create temp table remittance_life as select r.*, r.stage = 'confirmed' as over from remittance r where r.county = '${county}'`,
  );
  const earlier = '($2::int - 1 - c) * $3::bigint';
  const moved = (column: string) => `t.${column} - ${earlier} * interval '1 ms'`;
  const every = async (sql: string, copies: number, days: number, over: boolean) =>
    client.query(sql.replace(copy, 'generate_series(0, $2::int - 1) c'), [
      county,
      copies,
      Math.round((days * DAY) / copies),
      over,
    ]);
  const parcel = `insert into parcel (${columns.parcel.join(', ')}) select ${list(
    columns.parcel,
    {
      id: idAt('t.id', `(extract(epoch from t.registered_at) * 1000)::bigint - ${earlier}`),
      villager: '(select s.villager from served s where s.station = t.station and s.number = (c * 7) % 200)',
      number: `'SF' || lpad((case when $4::boolean then 1000000 else 900000000 end + c * 1000 + t.rank)::text, 12, '0')`,
      registered_at: moved('registered_at'),
      received_at_station: moved('received_at_station'),
      closed_at: moved('closed_at'),
    },
    't',
  )} from ${copy}, parcel_life t where t.county = $1 and t.over = $4`;
  const remittance = `insert into remittance (${columns.remittance.join(', ')}) select ${list(
    columns.remittance,
    {
      id: idAt('t.id', `(extract(epoch from t.sent_at) * 1000)::bigint - ${earlier}`),
      sent_at: moved('sent_at'),
      confirmed_at: moved('confirmed_at'),
    },
    't',
  )} from ${copy}, remittance_life t where t.county = $1 and t.over = $4`;
  await every(parcel, Math.ceil(parcels / 60), YEARS * 365, true);
  await every(parcel, 30, 20, false);
  await every(remittance, YEARS * 52, YEARS * 365, true);
  await every(remittance, 4, 4, false);
}

/** Brings in line what the events would have counted: balances, stock, what is open at each station. */
async function finish(client: Client, county: string): Promise<void> {
  console.error('adding up …');
  await client.query(
    `update account a set balance_fen = p.sum from (select account, sum(amount_fen)::bigint as sum from posting where county = $1 group by account) p
     where a.county = $1 and a.id = p.account`,
    [county],
  );
  await client.query(
    `update product p set stock_units = 10000000 - o.units, ordered = true
     from (select (line ->> 'product')::uuid as product, sum(case when stage = 'cancelled' then 0 else (line ->> 'quantity')::int - (line ->> 'returned')::int end) as units
           from assisted_order, json_array_elements(lines) line where county = $1 group by 1) o
     where p.county = $1 and p.id = o.product`,
    [county],
  );
  await client.query(
    `update station s set open_orders = o.count from (select station, count(*)::int as count from assisted_order where county = $1 and stage in ('placed', 'confirmed', 'received') group by station) o
     where s.county = $1 and s.id = o.station`,
    [county],
  );
  await client.query(
    `update station s set open_parcels = p.count from (select station, count(*)::int as count from parcel where county = $1 and stage in ('at-centre', 'on-van', 'at-station') group by station) p
     where s.county = $1 and s.id = p.station`,
    [county],
  );
  await client.query(
    `update station s set open_parcels = p.count from (select station, count(*)::int as count from parcel where county = $1 and stage in ('at-centre', 'on-van', 'at-station') group by station) p
     where s.county = $1 and s.id = p.station`,
    [county],
  );
  console.error('vacuum analyze …');
  await client.query('vacuum analyze');
}
