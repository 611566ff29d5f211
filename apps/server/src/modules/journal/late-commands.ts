import type { RowOf } from '@yangui/domain/reads';
import type { Pool } from 'pg';
import * as z from 'zod';
import { ordered } from '../../http/ordering.ts';
import { type Reading, type Query } from '../../http/reading.ts';
import type { Sight } from '../../http/sight.ts';
import { placeNames } from '../rights/people.ts';

type Late = RowOf<'/late-commands'>;

interface LateRow extends Pick<
  Late,
  'id' | 'type' | 'at' | 'receivedAt' | 'place' | 'payload' | 'why' | 'erased' | 'emptiedAt'
> {
  readonly by: string;
  readonly byName: string | null;
  readonly station: string | null;
  readonly stationName: string | null;
  readonly personal: unknown;
}

const columns = `l.id, l.type, l.by_person as by, p.name as "byName", (extract(epoch from l.at) * 1000)::bigint as at,
  (extract(epoch from l.received_at) * 1000)::bigint as "receivedAt", l.place, l.station, s.name as "stationName", l.why, l.payload, l.personal, l.erased,
  (extract(epoch from l.emptied_at) * 1000)::bigint as "emptiedAt"`;
const joined = `late_command l left join person_private p on p.county = $1 and p.person = l.by_person and p.kind = 'member' left join station s on s.county = $1 and s.id = l.station`;

const sorting = ordered<'/late-commands'>({
  id: { sql: 'l.id', type: 'uuid', of: ({ id }) => id },
  by: {
    received: { sql: 'l.received_at', type: 'instant', of: ({ receivedAt }) => receivedAt },
    made: { sql: 'l.at', type: 'instant', of: ({ at }) => at },
  },
});

/** Commands that came late and wait for a decision, the longest waiting first where no other order is asked for. */
export const lateCommands: Query<'/late-commands'> = async (reading, asked) => {
  const { pool, county, within } = reading;
  return sorting.page(asked, async (stretch) => {
    const { rows } = await pool.query<LateRow>(
      `select ${columns} from ${joined}
         where l.county = $1 and l.place like any($2::text[]) and ($3::uuid is null or l.station = $3) and ($4::uuid is null or l.by_person = $4) and ${stretch.where(6)}
         order by ${stretch.orderBy} limit $5`,
      [county, within, asked.station ?? null, asked.by ?? null, stretch.limit, ...stretch.values],
    );
    return shown(reading, rows);
  });
};

/** One of them. */
export const lateCommandById: Query<'/late-commands/:id'> = async (reading, { id }) => {
  const { pool, county, within } = reading;
  const { rows } = await pool.query<LateRow>(
    `select ${columns} from ${joined} where l.county = $1 and l.place like any($2::text[]) and l.id = $3`,
    [county, within, id],
  );
  const [found] = await shown(reading, rows);
  return found;
};

/** How many wait within some places, and since when. */
export async function countLate(
  pool: Pool,
  county: string,
  within: readonly string[],
): Promise<{ readonly count: number; readonly oldest: number | null }> {
  const { rows } = await pool.query<{ count: number; oldest: number | null }>(
    `select count(*)::int as count, (extract(epoch from min(received_at)) * 1000)::bigint as oldest from late_command where county = $1 and place like any($2::text[])`,
    [county, within],
  );
  return rows[0] ?? { count: 0, oldest: null };
}

async function shown(reading: Reading, rows: readonly LateRow[]): Promise<readonly Late[]> {
  const placeName = await placeNames(
    reading.pool,
    rows.map(({ place }) => place),
  );
  const nameOf = await namesOf(reading, [...new Set(rows.flatMap(({ payload }) => [...idsIn(payload)]))]);
  return rows.map(({ by, byName, station, stationName, personal, ...row }) => ({
    ...row,
    by: { id: by, name: byName },
    placeName: placeName(row.place),
    station: station === null || stationName === null ? null : { id: station, name: stationName },
    personal: personIn(reading.people, row.place, personal),
    names: Object.fromEntries(
      [...idsIn(row.payload)].flatMap((id) => (nameOf.has(id) ? [[id, nameOf.get(id) ?? '']] : [])),
    ),
  }));
}

/** What a private part says of somebody: a name, a phone or the end of one, an address. */
const brought = z.object({
  name: z.string(),
  phone: z.string().optional(),
  phoneEnd: z.string().optional(),
  address: z.string().optional(),
});

/** What is typed of an outside purchase: shown as its goods and where they are sold. */
const purchased = z
  .object({ goods: z.array(z.string()), link: z.string().nullable() })
  .transform(({ goods, link }): z.infer<typeof brought> => ({ name: goods.join('、'), address: link ?? undefined }));

function personIn(people: Sight, place: string, personal: unknown): Late['personal'] {
  const { data } = z.union([purchased, brought]).safeParse(personal);
  const name = people.name(place, data?.name ?? null);
  if (data === undefined || name === null) return null;
  const { phone, phoneEnd, address = null } = data;
  return { name, phone: phone === undefined ? (phoneEnd ?? null) : people.phone(place, phone), address };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function* idsIn(value: unknown): Generator<string> {
  if (typeof value === 'string' && UUID.test(value)) yield value;
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* idsIn(part);
}

/** Names of goods, commodities, stations and those who work here; of villagers, numbers of parcels and codes of households, in the reader's places alone. */
async function namesOf(
  { pool, county, within, people }: Reading,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<{ id: string; name: string }>(
    `select id, name from product where county = $1 and id = any($3::uuid[])
     union all select id, name from station where county = $1 and id = any($3)
     union all select id, name from commodity where county = $1 and id = any($3)
     union all select id, name from household where county = $1 and id = any($3) and village like any($2::text[])
     union all select id, number from parcel where county = $1 and id = any($3) and village like any($2::text[])
     union all select v.id, p.name from villager v join person_private p on p.county = $1 and p.person = v.id and p.kind = 'villager'
       where v.county = $1 and v.id = any($3) and v.village like any($4::text[]) and p.name is not null
     union all select m.id, p.name from member m join person_private p on p.county = $1 and p.person = m.id and p.kind = 'member' where m.county = $1 and m.id = any($3) and p.name is not null`,
    [county, within, ids, people.named],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
