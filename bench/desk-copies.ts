import { DAY } from '@yangui/domain';
import type { Client } from 'pg';
import type { DeskWorld } from './desk-world.ts';

/** How many copies of the orders that were lived through one statement makes. */
const COPIES_AT_ONCE = 50;
const YEARS = 3;
/** How long ago the orders to be copied were placed: as long as a device's clock may be behind. */
const LIVED_DAYS_AGO = 40;
/** How many of the last copies' orders are still on their way. */
const OPEN_ORDERS = 1_500;

/**
 * Copies the orders that the journal wrote, with their entries and bookings, until there are `orders` of them, spread
 * over three years before: every column as the journal left it but for ids, numbers, times and villagers.
 */
export async function copyOrders(client: Client, { county, stations }: DeskWorld, orders: number): Promise<void> {
  await client.query('set synchronous_commit = off');
  await prepare(client, county, stations);
  const [{ lives, length, head } = { lives: 1, length: 1, head: 0 }] = (
    await client.query<{ lives: number; length: number; head: number }>(
      `select (select count(*)::int from life) as lives, (select count(*)::int from life_entry) as length, (select last_seq::int from journal_head where county = $1) as head`,
      [county],
    )
  ).rows;
  const copies = Math.ceil(orders / lives);
  const columns = await columnsOf(client);
  for (let first = 0; first < copies; first += COPIES_AT_ONCE) {
    const last = Math.min(copies, first + COPIES_AT_ONCE) - 1;
    const values = [county, head, length, Math.round((YEARS * 365 * DAY) / copies), copies, first, last];
    for (const sql of statements(columns)) await client.query(sql, values);
    if (first % 500 === 0) console.error(`${Math.round(((last + 1) * lives) / 1_000)},000 orders copied`);
  }
  await finish(client, county, head + copies * length);
}

/** What is copied: each order, its entries by rank, and which command made which entry. */
async function prepare(client: Client, county: string, stations: DeskWorld['stations']): Promise<void> {
  await client.query(`create temp table life as select id, villager, station from assisted_order where county = '${county}'`);
  await client.query(`create temp table life_entry as
    select e.*, row_number() over (order by e.seq)::int as rank, l.id as order_id, l.villager, l.station, (e.body ->> 'at')::bigint as said_at
    from journal_entry e join life l on l.id = case when e.type = 'place-order' then e.command_id else ((e.body -> 'events' -> 0 -> 'data' ->> 'order'))::uuid end
    where e.county = '${county}' and e.refused is null`);
  await client.query('create index on life_entry (seq)');
  await client.query('create temp table served (station uuid, number int, villager uuid, primary key (station, number))');
  const rows = stations.flatMap(({ id, villagers }) => villagers.map((villager, number) => ({ station: id, number, villager })));
  await client.query('insert into served select r.station, r.number, r.villager from json_to_recordset($1::json) as r(station uuid, number int, villager uuid)', [JSON.stringify(rows)]);
  await client.query('analyze life, life_entry, served');
}

type Columns = Readonly<Record<'assisted_order' | 'journal_entry' | 'posting', readonly string[]>>;

async function columnsOf(client: Client): Promise<Columns> {
  const of = async (table: string) => {
    const { rows } = await client.query<{ name: string }>(`select attname::text as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`, [table]);
    return rows.map(({ name }) => name);
  };
  return { assisted_order: await of('assisted_order'), journal_entry: await of('journal_entry'), posting: await of('posting') };
}

/** $1 county, $2 last number before, $3 entries a copy, $4 ms a copy, $5 copies, $6 first and $7 last of these copies. */
function statements({ assisted_order, journal_entry, posting }: Columns): readonly string[] {
  const copy = 'generate_series($6::int, $7::int) c';
  const numbered = '$2::bigint + c * $3::bigint';
  // The last copy is of this week; each one before it is a step further back.
  const earlier = `(($5::int - 1 - c) * $4::bigint - ${LIVED_DAYS_AGO - 1} * 86400000::bigint)`;
  const idAt = (template: string, at: string) =>
    `(lpad(to_hex(${at} - ${earlier}), 12, '0') || '7' || substr(md5(${template}::text || c), 1, 3) || '8' || substr(md5(${template}::text || c), 4, 15))::uuid`;
  const newOrder = idAt('l.id', '(extract(epoch from o.placed_at) * 1000)::bigint');
  const villager = '(select s.villager from served s where s.station = l.station and s.number = (c * 7 + length(l.id::text)) % 200)';
  const moved = (column: string) => `o.${column} - ${earlier} * interval '1 ms'`;
  const order: Readonly<Record<string, string>> = {
    id: newOrder,
    villager: `coalesce(${villager}, o.villager)`,
    placed_at: moved('placed_at'),
    return_until: moved('return_until'),
    steps: `(select json_agg(step.value::jsonb || jsonb_build_object('at', (step.value ->> 'at')::bigint - ${earlier}, 'seq', ${numbered} + e.rank) order by e.rank)
      from json_array_elements(o.steps) step join life_entry e on e.seq = (step.value ->> 'seq')::bigint)`,
  };
  const firstPlaced = `(select (extract(epoch from o.placed_at) * 1000)::bigint from assisted_order o where o.county = $1 and o.id = l.order_id)`;
  const orderOfEntry = idAt('l.order_id', firstPlaced);
  const command = `case when l.type = 'place-order' then ${orderOfEntry} else ${idAt('l.command_id', 'l.said_at')} end`;
  const villagerOfEntry = villager.replace('l.id', 'l.order_id');
  const body = `regexp_replace(regexp_replace(replace(replace(l.body::text, l.order_id::text, ${orderOfEntry}::text), l.villager::text, coalesce(${villagerOfEntry}, l.villager)::text),
    '^\\{"seq":\\d+,"id":"[^"]+"', '{"seq":' || (${numbered} + l.rank) || ',"id":"' || (${command}) || '"'), '"at":\\d+', '"at":' || (l.said_at - ${earlier}))::json`;
  const entry: Readonly<Record<string, string>> = { seq: `${numbered} + l.rank`, command_id: command, body };
  const booking: Readonly<Record<string, string>> = {
    seq: `${numbered} + l.rank`,
    ref: `case when p.ref = l.order_id then ${orderOfEntry} else p.ref end`,
  };
  const list = (columns: readonly string[], own: Readonly<Record<string, string>>, from: string) => columns.map((column) => own[column] ?? `${from}.${column}`).join(', ');
  return [
    `insert into assisted_order (${assisted_order.join(', ')}) select ${list(assisted_order, order, 'o')} from ${copy}, assisted_order o join life l on l.id = o.id where o.county = $1`,
    `insert into journal_entry (${journal_entry.join(', ')}) select ${list(journal_entry, entry, 'l')} from ${copy}, life_entry l where l.county = $1`,
    `insert into posting (${posting.join(', ')}) select ${list(posting, booking, 'p')} from ${copy}, life_entry l join posting p on p.county = $1 and p.seq = l.seq`,
    `insert into journal_batch (county, first_seq, last_seq, recorded_at, hash)
     select $1, ${numbered} + 1, ${numbered} + $3::bigint, h.opened_at + c * $4::bigint * interval '1 ms', md5(c::text) from ${copy}, journal_head h where h.county = $1 and $5::int > 0`,
  ];
}

/** Brings the rest in line: head, balances, and orders that are on their way. */
async function finish(client: Client, county: string, lastSeq: number): Promise<void> {
  console.error('adding up …');
  await client.query('update journal_head set last_seq = $2 where county = $1', [county, lastSeq]);
  await client.query(
    `update account a set balance_fen = p.sum from (select account, sum(amount_fen)::bigint as sum from posting where county = $1 group by account) p
     where a.county = $1 and a.id = p.account`,
    [county],
  );
  await client.query(
    `update assisted_order o set stage = (array['placed', 'received', 'collected'])[1 + (r.number % 3)::int], return_until = case when r.number % 3 = 2 then now() + (r.number % 14 - 3) * interval '1 day' end
     from (select id, row_number() over (order by placed_at desc) as number from assisted_order where county = $1 and stage = 'completed' order by placed_at desc limit $2) r
     where o.county = $1 and o.id = r.id`,
    [county, OPEN_ORDERS],
  );
  await client.query(
    `update station s set open_orders = o.count from (select station, count(*)::int as count from assisted_order where county = $1 and stage in ('placed', 'received') group by station) o
     where s.county = $1 and s.id = o.station`,
    [county],
  );
  console.error('vacuum analyze …');
  await client.query('vacuum analyze');
}
