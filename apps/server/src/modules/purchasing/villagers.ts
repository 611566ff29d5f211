import { foundBy, namedLines, openOrderStages, type NoticeChannel } from '@yangui/domain';
import type { ReceivedBy, RowOf } from '@yangui/domain/reads';
import { sumUp, type Fitting } from '../../http/fitting.ts';
import { ordered } from '../../http/ordering.ts';
import { type Reading, type Query } from '../../http/reading.ts';
import { anywhere } from '../../http/like.ts';
import { phoneBackwards } from '../../http/sight.ts';

interface VillagerRow extends RowOf<'/villagers'> {
  readonly village: string;
  readonly nameOrder: string | null;
}

const sorting = ordered<'/villagers', VillagerRow>({
  id: { sql: 'v.id', type: 'uuid', of: ({ id }) => id },
  by: {
    name: { sql: 'p.name_order', type: 'text', of: ({ nameOrder }) => nameOrder, has: 'p.name_order is not null' },
    orders: { sql: 'coalesce(o.open, 0)', type: 'bigint', of: ({ openOrders }) => openOrders },
  },
});

/** A typed query of Latin letters is taken as pinyin initials, which only the names themselves can answer. */
const isInitials = (query: string | undefined): boolean => query !== undefined && /^[a-z]+$/i.test(query.trim());

/** Which villagers fit. */
async function fittingVillagers(reading: Reading, asked: ReceivedBy<'/villagers-sums'>): Promise<Fitting> {
  const { county, within, people } = reading;
  const { station, query, notice } = asked;
  const spelt = isInitials(query) ? await speltSo(reading, query, station) : null;
  return {
    from: `villager v left join person_private p on p.county = $1 and p.person = v.id and p.kind = 'villager'`,
    where: `v.county = $1 and v.village like any($2::text[]) and ($4::uuid is null or v.station = $4)
           and ($5::text is null or p.name like $5 or reverse(p.phone) like $8 or (p.phone like $5 and v.village like any($3::text[]))) and ($6::uuid[] is null or v.id = any($6))
           and ($7::boolean is false or (v.consent_notice is null and not v.erased))`,
    values: [
      county,
      within,
      people.clear,
      station ?? null,
      spelt === null ? anywhere(query) : null,
      spelt,
      notice === 'none',
      phoneBackwards(query ?? ''),
    ],
  };
}

/**
 * Villagers, by name where no other order is asked for, those erased last. The phone is in clear only where the reader serves
 * them: there any part of it finds them, elsewhere the whole number or the four digits at its end.
 */
export const villagers: Query<'/villagers'> = (reading, asked) => readVillagers(reading, asked);

/** A page of villagers in the reader's places. */
export async function readVillagers(
  reading: Reading,
  asked: ReceivedBy<'/villagers'>,
): Promise<{ rows: RowOf<'/villagers'>[]; next: string | null }> {
  const { pool, people } = reading;
  const { from, where, values } = await fittingVillagers(reading, asked);
  const byOrders = asked.sort.endsWith('orders');
  const [open, limit] = [values.length + 1, values.length + 2];
  const page = await sorting.page(asked, async (stretch) => {
    const { rows } = await pool.query<VillagerRow>(
      `select v.id, v.village, v.station, s.name as "stationName", p.name, p.name_order as "nameOrder", p.phone, p.address, v.erased, v.consent_notice is not null as noticed,
           coalesce(o.open, 0) as "openOrders", (extract(epoch from greatest(o.visit, c.visit)) * 1000)::bigint as "lastVisit"
         from (select v.id from ${from}
         ${byOrders ? `left join (select villager, count(*)::int as open from assisted_order where county = $1 and stage = any($${open}::text[]) group by villager) o on o.villager = v.id` : ''}
         where ${where} and ${stretch.where(limit + 1)}
         order by ${stretch.orderBy} limit $${limit}) page
         join villager v on v.county = $1 and v.id = page.id join station s on s.county = $1 and s.id = v.station
         left join person_private p on p.county = $1 and p.person = v.id and p.kind = 'villager'
         cross join lateral (select count(*) filter (where stage = any($${open}::text[]))::int as open, greatest(max(placed_at), max(collected_at)) as visit
           from assisted_order where county = $1 and villager = v.id) o
         cross join lateral (select max(closed_at) as visit from parcel where county = $1 and villager = v.id and stage = 'handed-out') c
         order by ${stretch.orderBy}`,
      [...values, openOrderStages, stretch.limit, ...stretch.values],
    );
    return rows;
  });
  const rows = page.rows.map(({ village, nameOrder: _, name, phone, address, ...row }) => ({
    ...row,
    name: people.name(village, name),
    phone: people.phone(village, phone),
    address: people.address(village, address),
  }));
  return { rows, next: page.next };
}

/** How many villagers fit. */
export const villagersSums: Query<'/villagers-sums'> = async (reading, asked) =>
  sumUp(reading.pool, await fittingVillagers(reading, asked), {});

/** The villagers whose names, or their pinyin initials, hold what was typed. */
async function speltSo(
  { pool, county, within }: Reading,
  query: string | undefined,
  station: string | undefined,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string; name: string }>(
    `select v.id, p.name from villager v join person_private p on p.county = $1 and p.person = v.id and p.kind = 'villager'
     where v.county = $1 and v.village like any($2::text[]) and ($3::uuid is null or v.station = $3) and p.name is not null order by v.id`,
    [county, within, station ?? null],
  );
  return rows.filter(({ name }) => foundBy(query, name)).map(({ id }) => id);
}

interface HeldVillager {
  readonly id: string;
  readonly station: string;
  readonly stationName: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly erased: boolean;
  readonly amended: number;
  readonly consentNotice: number | null;
  readonly consentChannel: NoticeChannel | null;
  readonly consentAt: number | null;
}

/** Everything the system holds about one villager, to be handed to them on request (个人信息保护法 §45). */
export const villagerData: Query<'/villagers/:id/data'> = async ({ pool, county, within }, { id }) => {
  const people = await pool.query<HeldVillager>(
    `select v.id, v.station, s.name as "stationName", p.name, p.phone, p.address, v.erased, v.amended,
         v.consent_notice as "consentNotice", v.consent_channel as "consentChannel", (extract(epoch from v.consent_at) * 1000)::bigint as "consentAt"
       from villager v join station s on s.county = $1 and s.id = v.station left join person_private p on p.county = $1 and p.person = v.id and p.kind = 'villager'
       where v.county = $1 and v.id = $2 and v.village like any($3::text[])`,
    [county, id, within],
  );
  const [found] = people.rows;
  if (found === undefined) return undefined;
  const orders = await pool.query<{
    id: string;
    placedAt: number;
    stage: string;
    amountFen: number;
    lines: { name: string | null; quantity: number; priceFen: number }[];
    goods: string | null;
    link: string | null;
  }>(
    `select t.id, (extract(epoch from t.placed_at) * 1000)::bigint as "placedAt", t.stage, t.amount_fen as "amountFen", t.lines, p.name as goods, p.address as link
       from assisted_order t left join person_private p on p.county = $1 and p.kind = 'order' and p.person = t.id
       where t.county = $1 and t.station = $2 and t.villager = $3 order by t.placed_at desc`,
    [county, found.station, id],
  );
  const consignments = await pool.query<{
    id: string;
    registeredAt: number;
    stage: string;
    kind: string;
    pieces: number;
    weightGrams: number;
    carrier: string | null;
    number: string | null;
  }>(
    `select id, (extract(epoch from registered_at) * 1000)::bigint as "registeredAt", stage, kind, pieces, weight_grams as "weightGrams", carrier, number
       from consignment where county = $1 and sender = $2 order by registered_at desc`,
    [county, id],
  );
  const households = await pool.query<{
    id: string;
    name: string;
    nameUseAt: number | null;
    pictureUseAt: number | null;
  }>(
    `select h.id, h.name, (m ->> 'nameUseAt')::bigint as "nameUseAt", (m ->> 'pictureUseAt')::bigint as "pictureUseAt"
       from household h cross join lateral json_array_elements(h.members) m where h.county = $1 and h.station = $2 and m ->> 'villager' = $3`,
    [county, found.station, id],
  );
  const tickets = await pool.query<{
    id: string;
    takenAt: number;
    stage: string;
    commodityName: string;
    netGrams: number;
    amountFen: number;
    payment: string;
  }>(
    `select t.id, (extract(epoch from t.taken_at) * 1000)::bigint as "takenAt", t.stage, c.name as "commodityName", t.net_grams as "netGrams",
         t.amount_fen as "amountFen", t.payment
       from intake_ticket t join commodity c on c.county = $1 and c.id = t.commodity where t.county = $1 and t.seller = $2 order by t.taken_at desc`,
    [county, id],
  );
  const lines = (given: readonly { name: string | null; quantity: number; priceFen: number }[]) =>
    given.map(({ name, quantity, priceFen }) => ({ name, quantity, priceFen }));
  return {
    villager: found,
    orders: orders.rows.map(({ goods, ...order }) => ({
      ...order,
      lines: lines(namedLines(order.lines, { name: goods, address: order.link })),
    })),
    consignments: consignments.rows,
    households: households.rows,
    tickets: tickets.rows,
  };
};
