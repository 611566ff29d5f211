import { foundBy, namedLines, noticeChannels, openOrderStages, type NoticeChannel } from '@yangui/domain';
import * as z from 'zod';
import { ordered } from '../../http/ordering.ts';
import { defineRead, type Reading } from '../../http/reading.ts';
import { anywhere, fenAmount, idParameter, moment, pageOf, paging, searchText } from '../../http/shapes.ts';
import { phoneBackwards } from '../../http/sight.ts';

const villager = z.object({
  id: z.uuid(),
  station: z.uuid(),
  stationName: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  erased: z.boolean(),
  /** Whether the notice of what is kept about them is on record. */
  noticed: z.boolean(),
  openOrders: z.int(),
});

interface VillagerRow extends z.infer<typeof villager> {
  readonly village: string;
  readonly nameOrder: string | null;
}

const sorting = ordered<VillagerRow>({
  id: { sql: 'v.id', type: 'uuid', of: ({ id }) => id },
  by: {
    name: { sql: 'p.name_order', type: 'text', of: ({ nameOrder }) => nameOrder, has: 'p.name_order is not null' },
    orders: { sql: 'coalesce(o.open, 0)', type: 'bigint', of: ({ openOrders }) => openOrders },
  },
  otherwise: 'name',
});

/** A typed query of Latin letters is taken as pinyin initials, which only the names themselves can answer. */
const isInitials = (query: string | undefined): boolean => query !== undefined && /^[a-z]+$/i.test(query.trim());

/**
 * Villagers, by name where no other order is asked for, those erased last. The phone is in clear only where the reader serves
 * them: there any part of it finds them, elsewhere the whole number or the four digits at its end.
 */
export const villagers = defineRead({
  path: '/villagers',
  summary: 'The people a station serves',
  capability: 'villagers.read',
  reach: 'places',
  personal: true,
  asks: z.object({
    station: z.uuid().optional(),
    query: searchText,
    notice: z.literal('none').optional(),
    ...sorting.asks,
    ...paging,
  }),
  answer: pageOf(villager),
  async read(reading, asked) {
    const { pool, county, within, people } = reading;
    const { station, query, notice } = asked;
    const spelt = isInitials(query) ? await speltSo(reading, query, station) : null;
    const byOrders = asked.sort?.endsWith('orders') === true;
    const page = await sorting.page(asked, async (stretch) => {
      const { rows } = await pool.query<VillagerRow>(
        `select v.id, v.village, v.station, s.name as "stationName", p.name, p.name_order as "nameOrder", p.phone, v.erased, v.consent_notice is not null as noticed,
           coalesce(o.open, 0) as "openOrders"
         from (select v.id from villager v left join person_private p on p.county = $1 and p.person = v.id and p.kind = 'villager'
         ${byOrders ? `left join (select villager, count(*)::int as open from assisted_order where county = $1 and stage = any($8::text[]) group by villager) o on o.villager = v.id` : ''}
         where v.county = $1 and v.village like any($2::text[]) and ($4::uuid is null or v.station = $4)
           and ($5::text is null or p.name like $5 or reverse(p.phone) like $10 or (p.phone like $5 and v.village like any($3::text[]))) and ($7::uuid[] is null or v.id = any($7))
           and ($9::boolean is false or (v.consent_notice is null and not v.erased)) and ${stretch.where(11)}
         order by ${stretch.orderBy} limit $6) page
         join villager v on v.county = $1 and v.id = page.id join station s on s.county = $1 and s.id = v.station
         left join person_private p on p.county = $1 and p.person = v.id and p.kind = 'villager'
         cross join lateral (select count(*)::int as open from assisted_order where county = $1 and villager = v.id and stage = any($8::text[])) o
         order by ${stretch.orderBy}`,
        [
          county,
          within,
          people.clear,
          station ?? null,
          spelt === null ? anywhere(query) : null,
          stretch.limit,
          spelt,
          openOrderStages,
          notice === 'none',
          phoneBackwards(query ?? ''),
          ...stretch.values,
        ],
      );
      return rows;
    });
    const rows = page.rows.map(({ village, nameOrder: _, name, phone, ...row }) => ({
      ...row,
      name: people.name(village, name),
      phone: people.phone(village, phone),
    }));
    return { rows, next: page.next };
  },
});

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
  readonly consentNotice: number | null;
  readonly consentChannel: NoticeChannel | null;
  readonly consentAt: number | null;
}

/** Everything the system holds about one villager, to be handed to them on request (个人信息保护法 §45). */
export const villagerData = defineRead({
  path: '/villagers/:id/data',
  summary: 'All that is held about a villager, for them to have',
  capability: 'villagers.export',
  reach: 'places',
  personal: true,
  carries: ({ file }) => (file === undefined ? undefined : 'villager-file'),
  // `file`: it goes into a file, for the villager to have; without it, a screen shows it.
  asks: z.object({ id: idParameter, file: z.literal('1').optional() }),
  answer: z.object({
    villager: z.object({
      id: z.uuid(),
      station: z.uuid(),
      stationName: z.string(),
      name: z.string().nullable(),
      phone: z.string().nullable(),
      address: z.string().nullable(),
      erased: z.boolean(),
      consentNotice: z.int().nullable(),
      consentChannel: z.enum(noticeChannels).nullable(),
      consentAt: moment.nullable(),
    }),
    orders: z.array(
      z.object({
        id: z.uuid(),
        placedAt: moment,
        stage: z.string(),
        amountFen: fenAmount,
        link: z.string().nullable(),
        lines: z.array(z.object({ name: z.string().nullable(), quantity: z.int(), priceFen: fenAmount })),
      }),
    ),
    /** What they sent up; whom it was for is somebody else's data. */
    consignments: z.array(
      z.object({
        id: z.uuid(),
        registeredAt: moment,
        stage: z.string(),
        kind: z.string(),
        pieces: z.int(),
        weightGrams: z.int(),
        carrier: z.string().nullable(),
        number: z.string().nullable(),
      }),
    ),
  }),
  async read({ pool, county, within }, { id }) {
    const people = await pool.query<HeldVillager>(
      `select v.id, v.station, s.name as "stationName", p.name, p.phone, p.address, v.erased,
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
    const lines = (given: readonly { name: string | null; quantity: number; priceFen: number }[]) =>
      given.map(({ name, quantity, priceFen }) => ({ name, quantity, priceFen }));
    return {
      villager: found,
      orders: orders.rows.map(({ goods, ...order }) => ({
        ...order,
        lines: lines(namedLines(order.lines, { name: goods, address: order.link })),
      })),
      consignments: consignments.rows,
    };
  },
});
